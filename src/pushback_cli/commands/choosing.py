"""What comes before the interview: which draft to go on with, or which situation.

Light on purpose: the first prompt is on the screen before the models are loaded.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from .. import streams
from ..core.vocabulary import REASONS, STAGES
from ..errors import Interrupted, MustAsk, UsageError
from ..memory.folder import draft_files

if TYPE_CHECKING:
    from ..core.answers import Answers
    from ..interview.asker import Asker
    from ..library.shelves import Heading, Library
    from ..memory.drafts import Draft
    from ..settings import Settings

NONE_OF_THESE = "*none*"
GO_ON, AFRESH, DELETE = "go on", "afresh", "delete"


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


@dataclass(frozen=True)
class Start:
    """Where to begin: a situation, a draft to go on with, and the prompts that it took.

    With `edited`, it is a brief that was made before, to be looked over with its `answers`.
    """

    situation: str
    draft: Path | None = None
    asked: int = 0
    answers: "Answers | None" = None
    edited: bool = False


def asker_for(settings: "Settings") -> "Asker":
    """Arrow keys, or plain lines where they were asked for or a terminal can do no more."""
    from ..interview.plain import PlainAsker
    from ..interview.terminal import TerminalAsker

    if settings.plain:
        return PlainAsker(streams.tell, streams.read_line)
    return TerminalAsker(streams.error_stream(), streams.tell, streams.width())


def starting_point(wanted: Wanted, library: "Library", home: Path, asker: "Asker | None") -> Start:
    """The draft or the situation to work on; raises MustAsk when nobody can choose one."""
    try:
        kept = _kept(wanted, home, asker)
        if kept is not None:
            return Start(kept[1].situation, kept[0])
        if wanted.situation is not None and _is_text(wanted.situation):
            return _from_text(wanted.situation, library, asker)
        if wanted.situation is not None:
            return Start(wanted.situation)
        if asker is None:
            raise MustAsk(
                "nobody to ask which situation; name one: pushback prep SITUATION "
                "('pushback playbooks list' shows them)"
            )
        return Start(_choose_situation(library, asker), asked=1)
    except (KeyboardInterrupt, EOFError):
        raise Interrupted("stopped; nothing was asked yet, and what was kept is kept") from None


def _is_text(situation: str) -> bool:
    """Whether it is what happened, in the recruiter's own words, rather than a situation's id."""
    return not situation.strip() or any(not (c.isalnum() or c in "-_") for c in situation.strip())


def _from_text(text: str, library: "Library", asker: "Asker | None") -> Start:
    from ..interview.asker import Choice, Prompt
    from ..library.search import Search
    from .playbooks_find import BROWSE, NO_MATCH

    result = Search(library).find(text)
    names = [each.heading.file.id for each in result.found]
    if asker is None:
        if not names:
            raise MustAsk(f"{NO_MATCH} {BROWSE}")
        if not result.clear:
            raise MustAsk(f"could be {', '.join(names)}; name one: pushback prep {names[0]}")
        streams.tell(f"Taken as {names[0]}.")
        return Start(names[0])
    if names:
        choices = tuple(
            Choice(each.heading.file.id, f"{each.heading.file.id}: {each.heading.summary}")
            for each in result.found
        )
        none = Choice(NONE_OF_THESE, "none of these: show me all")
        reply = asker.ask(Prompt("Which is it most like?", choices=(*choices, none)))
        if reply != NONE_OF_THESE:
            return Start(str(reply), asked=1)
    else:
        streams.tell(NO_MATCH)
    by_stage = sorted(library.headings(), key=lambda each: STAGES.index(each.stage))
    return Start(_choose("Where in the search are you?", by_stage, "stage", asker), asked=1)


def _choose_situation(library: "Library", asker: "Asker") -> str:
    """A situation from the list, grouped by reason."""
    by_reason = sorted(library.headings(), key=lambda h: REASONS.index(h.reason))
    return _choose("What is it about?", by_reason, "reason", asker)


def _choose(text: str, headings: "list[Heading]", group: str, asker: "Asker") -> str:
    from ..interview.asker import Choice, Prompt

    choices = tuple(
        Choice(
            each.file.id,
            f"{each.file.id}: {each.title}",
            str(getattr(each, group)).replace("-", " ").capitalize(),
        )
        for each in headings
    )
    why = "The playbook decides what is asked, and what stands on the page."
    return str(asker.ask(Prompt(text, why=why, choices=choices, filtered=True)))


def _kept(wanted: Wanted, home: Path, asker: "Asker | None") -> "tuple[Path, Draft] | None":
    """The draft to go on with, if there is one and it is wanted."""
    fresh = wanted.example or wanted.answers_file or wanted.settings
    if not wanted.resume and (fresh or asker is None):
        return None
    fitting = _fitting(wanted, home) if draft_files(home) else []
    if wanted.resume:
        if not fitting:
            raise UsageError("there is no unfinished interview to go on with")
        return fitting[0]
    return _choose_draft(fitting[0], asker, home) if fitting and asker else None


def _fitting(wanted: Wanted, home: Path) -> "list[tuple[Path, Draft]]":
    from ..memory.drafts import Drafts

    return [
        (path, draft)
        for path, draft in Drafts(home).newest_first()
        if wanted.situation in (None, draft.situation)
        and wanted.name in (None, draft.answers.value("manager.name"))
    ]


def _choose_draft(
    kept: "tuple[Path, Draft]", asker: "Asker", home: Path
) -> "tuple[Path, Draft] | None":
    """Whether to go on with the newest unfinished interview."""
    from ..interview.asker import Choice, Prompt
    from ..memory.drafts import Drafts

    path, draft = kept
    name = draft.answers.value("manager.name")
    whom = f" with {name}" if name else ""
    count = len(draft.answers.given)
    reply = asker.ask(
        Prompt(
            f"You stopped in the middle of {draft.situation}{whom}. Go on?",
            why=f"{count} answer{'s' * (count != 1)} kept.",
            choices=(
                Choice(GO_ON, "Go on where I stopped"),
                Choice(AFRESH, "Start afresh, keep it for later"),
                Choice(DELETE, "Delete it and start afresh"),
            ),
            default=GO_ON,
        )
    )
    if reply == DELETE:
        Drafts(home).drop(path)
    return kept if reply == GO_ON else None
