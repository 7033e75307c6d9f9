"""`pushback managers add` and `edit`: what was observed of a manager."""

import datetime
from typing import TYPE_CHECKING, Annotated

import typer

from .. import settings as settings_file
from .. import streams
from ..errors import Interrupted, UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..core.answers import Answers
    from ..core.question import Question
    from ..settings import Settings

NAME = typer.Argument(metavar="NAME", help="A manager's name, or the beginning of it.")
TITLE = typer.Option("--title", help="Their title.")
STYLE = typer.Option("--style", help="analytical, driving, amiable or expressive.")
WAYS = typer.Option("--takes-pushback", help="welcomes, mixed or resists.")
TRUST = typer.Option("--trust", help="low, some or high.")
POWER = typer.Option("--power", help="peer, senior or executive.")
PLAIN = typer.Option("--plain", help="Numbered lists and typed lines, for screen readers.")
NOTE = typer.Option("--note", help="A remark of your own; added to those there are.")


def add(
    name: Annotated[str, NAME],
    title: Annotated[str | None, TITLE] = None,
    style: Annotated[str | None, STYLE] = None,
    takes_pushback: Annotated[str | None, WAYS] = None,
    trust: Annotated[str | None, TRUST] = None,
    power: Annotated[str | None, POWER] = None,
    note: Annotated[str | None, NOTE] = None,
) -> None:
    """Add a manager; without options, each trait is asked, and each can be skipped."""
    from ..core.clean import clean
    from ..memory import managers
    from .known import store_of

    settings = settings_file.read()
    whole = clean(name)
    if not whole:
        raise UsageError("the name is empty")
    with store_of(settings).reading() as db:
        if managers.number(db, whole) is not None:
            raise UsageError(f"'{whole}' is kept already; 'pushback managers edit' changes it")
    given = _given(title, style, takes_pushback, trust, power)
    _keep(settings, whole, given, note)


def edit(
    name: Annotated[str, NAME],
    new: Annotated[str | None, typer.Option("--name", help="Another name.")] = None,
    title: Annotated[str | None, TITLE] = None,
    style: Annotated[str | None, STYLE] = None,
    takes_pushback: Annotated[str | None, WAYS] = None,
    trust: Annotated[str | None, TRUST] = None,
    power: Annotated[str | None, POWER] = None,
    note: Annotated[str | None, NOTE] = None,
) -> None:
    """Change what was observed, as of today; an empty value takes it back."""
    from ..core.clean import clean
    from ..memory import managers
    from .known import known_manager, store_of

    settings = settings_file.read()
    store = store_of(settings)
    whole = known_manager(name, store, settings)
    if new is not None:
        renamed = clean(new)
        with store.writing() as db:
            if not renamed or managers.number(db, renamed) not in (
                None,
                managers.number(db, whole),
            ):
                raise UsageError(f"'{renamed}' is empty, or somebody else's; choose another name")
            managers.rename(db, whole, renamed)
        whole = renamed
    given = _given(title, style, takes_pushback, trust, power)
    _keep(settings, whole, given, note, asks=new is None)


def _given(*values: str | None) -> dict[str, str]:
    from ..core.profile import TRAITS

    return {t: value for t, value in zip(TRAITS, values, strict=True) if value is not None}


def _keep(
    settings: "Settings", name: str, given: "Mapping[str, str]", note: str | None, asks: bool = True
) -> None:
    from ..core.answers import AnswerFault, Answers, Origin, read
    from ..core.clean import clean
    from ..core.profile import PREFIX, Note, observed
    from ..memory import managers
    from .desk import library_of
    from .known import store_of

    today = settings.today or datetime.date.today()
    library = library_of(settings)
    questions = {q.id: q for q in library.coaching.interview.questions}
    answers, wrong = Answers(), []
    for trait, value in given.items():
        if not value.strip():
            continue
        try:
            answer = read(questions[PREFIX + trait], value, Origin.FLAG)
            answers = answers.answering(PREFIX + trait, answer)
        except AnswerFault as fault:
            wrong.append(f"--{trait.replace('_', '-')} {fault}")
    if wrong:
        raise UsageError(*wrong)
    if asks and not given and note is None and streams.interactive():
        answers = _asked(settings, name)
    with store_of(settings).writing() as db:
        managers.observe(db, name, observed(answers, today), today)
        for trait in (trait for trait, value in given.items() if not value.strip()):
            managers.forget_trait(db, name, trait)
        if note and clean(note):
            managers.annotate(db, name, Note(on=today, text=clean(note)))
    streams.tell(f"Kept: {name}.")


def _asked(settings: "Settings", name: str) -> "Answers":
    from ..core.answers import Answers
    from ..core.profile import PREFIX, TRAITS
    from ..interview.conduct import Conductor, Script
    from ..memory import managers
    from .choosing import asker_for
    from .desk import library_of
    from .known import store_of

    with store_of(settings).reading() as db:
        profile = managers.profile(db, name)
    today = settings.today or datetime.date.today()
    every = {q.id: q for q in library_of(settings).coaching.interview.questions}
    questions = {PREFIX + trait: every[PREFIX + trait] for trait in TRAITS}
    known = profile.answers(today) if profile else Answers()
    stood = {**(profile.stale(today) if profile else {}), **known.given}

    def plan(answers: Answers, asked: int) -> "list[Question]":
        return [q for q in questions.values() if not answers.settled(q.id)]

    script = Script(questions, plan, "Keep it")
    conductor = Conductor(asker_for(settings), script, lambda *_: None, before=stood)
    try:
        return conductor.run(Answers())
    except (KeyboardInterrupt, EOFError):
        raise Interrupted("stopped; nothing was kept") from None
