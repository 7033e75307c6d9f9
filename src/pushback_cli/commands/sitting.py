"""One sitting of `prep`: which case, which answers, what is kept, and the brief they make."""

import datetime
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from .. import streams
from ..core.answers import Answers
from ..core.brief import Brief
from ..core.case import Case
from ..core.compose import compose
from ..core.flow import unanswered
from ..core.question import Question, Tier
from ..errors import Interrupted, MustAsk, UsageError
from ..memory.drafts import CannotKeep, Draft, Drafts
from .desk import library_of, tell_faults
from .given import answers_given, example_answers

if TYPE_CHECKING:
    from ..interview.asker import Asker
    from ..library.shelves import Library
    from ..settings import Settings


@dataclass(frozen=True)
class Wanted:
    """What the command line asked for."""

    situation: str | None
    name: str | None
    tier: str
    answers_file: str | None
    settings: tuple[str, ...]
    example: bool
    resume: bool


@dataclass
class Sitting:
    """A case and how far it has come; `asker` is None when nobody is there to be asked."""

    case: Case
    tier: Tier
    drafts: Drafts
    asker: "Asker | None"
    example: bool
    draft: Path | None = None
    asked: int = 0
    refused: bool = False

    def template(self) -> str:
        """The answers file to fill in."""
        from ..interview.template import template

        return template(self.case)

    def brief(self, today: datetime.date) -> Brief:
        """Ask what is missing, then compose."""
        answers = self._interview(self.asker) if self.asker else self._as_given()
        day = self.case.playbook.example.on if self.example else today
        return compose(self.case.with_answers(answers), day)

    def done(self) -> None:
        """The brief is out, so the draft can go."""
        if self.draft is not None:
            try:
                self.drafts.drop(self.draft)
            except CannotKeep as error:
                streams.tell(f"pushback: {error}")

    def _as_given(self) -> Answers:
        missing = unanswered(self.case)
        if missing:
            raise MustAsk(
                "nobody to ask, and answers are missing; give them in --answers FILE, or with:",
                *(_set_line(question) for question in missing),
            )
        return self.case.answers

    def _interview(self, asker: "Asker") -> Answers:
        from ..interview.conduct import Conductor

        conductor = Conductor(asker, self.case, self.tier, self._keep, self.asked)
        try:
            return conductor.run()
        except (KeyboardInterrupt, EOFError):
            kept = self.draft is not None and not self.refused
            raise Interrupted(
                "stopped; your answers are kept, and 'pushback prep --resume' goes on"
                if kept
                else "stopped; nothing was kept"
            ) from None

    def _keep(self, answers: Answers, asked: int) -> None:
        situation = self.case.playbook.id
        draft = Draft(situation=situation, tier=self.tier, answers=answers, asked=asked)
        try:
            self.draft = self.draft or self.drafts.reserve(situation)
            self.drafts.save(self.draft, draft)
        except CannotKeep as error:
            if not self.refused:
                streams.tell(f"pushback: {error}; the brief will still come out")
            self.refused = True
        else:
            self.refused = False


def _set_line(question: Question) -> str:
    return f"  --set {question.id}={'|'.join(question.allowed) or '…'}   {question.ask}"


def seat(wanted: Wanted, settings: "Settings", asks: bool) -> Sitting:
    """Find the case: a draft to go on with, or a playbook with the answers given."""
    library, drafts = library_of(settings), Drafts(settings.home)
    asker = _asker(settings) if asks else None
    kept = _kept(wanted, drafts, asker)
    situation, picked = kept[1].situation if kept else wanted.situation, 0
    if situation is None:
        if asker is None:
            raise MustAsk(
                "nobody to ask which situation; name one: pushback prep SITUATION "
                "('pushback playbooks list' shows them)"
            )
        situation, picked = _pick(library, asker), 1
    playbook = library.playbook(situation)
    bare = Case(playbook, library.coaching, Answers())
    answers = answers_given(wanted.answers_file, wanted.settings, wanted.name, bare)
    if wanted.example:
        answers = answers.over(example_answers(bare))
    if kept:
        path, draft = kept
        answers = answers.over(draft.answers)
        sitting = Sitting(
            bare.with_answers(answers), draft.tier, drafts, asker, False, path, draft.asked
        )
    else:
        case = bare.with_answers(answers)
        sitting = Sitting(case, Tier(wanted.tier), drafts, asker, wanted.example, asked=picked)
    tell_faults(library)
    return sitting


def _asker(settings: "Settings") -> "Asker":
    from .choosing import asker_for

    return asker_for(settings)


def _pick(library: "Library", asker: "Asker") -> str:
    from .choosing import choose_situation

    try:
        return choose_situation(library, asker)
    except (KeyboardInterrupt, EOFError):
        raise Interrupted("stopped; nothing was asked yet") from None


def _kept(wanted: Wanted, drafts: Drafts, asker: "Asker | None") -> tuple[Path, Draft] | None:
    """The draft to go on with, if there is one and it is wanted."""
    fresh = wanted.example or wanted.answers_file or wanted.settings
    if not wanted.resume and (fresh or asker is None):
        return None
    fitting = [
        (path, draft)
        for path, draft in drafts.newest_first()
        if wanted.situation in (None, draft.situation)
        and wanted.name in (None, draft.answers.value("manager.name"))
    ]
    if wanted.resume:
        if not fitting:
            raise UsageError("there is no unfinished interview to go on with")
        return fitting[0]
    if not fitting or asker is None:
        return None
    from .choosing import choose_draft

    try:
        return choose_draft(fitting, asker, drafts)
    except (KeyboardInterrupt, EOFError):
        raise Interrupted("stopped; what you had answered is still kept") from None
