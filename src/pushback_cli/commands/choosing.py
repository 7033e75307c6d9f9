"""Prompts that come before the interview: which asker, which draft, which situation."""

from pathlib import Path

from .. import streams
from ..core.vocabulary import REASONS
from ..interview.asker import Asker, Choice, Prompt
from ..interview.plain import PlainAsker
from ..interview.terminal import TerminalAsker
from ..library.shelves import Library
from ..memory.drafts import Draft, Drafts
from ..settings import Settings

GO_ON, AFRESH, DELETE = "go on", "afresh", "delete"


def asker_for(settings: Settings) -> Asker:
    """Arrow keys, or plain lines where they were asked for or a terminal can do no more."""
    if settings.plain:
        return PlainAsker(streams.tell, streams.read_line)
    return TerminalAsker(streams.error_stream(), streams.tell, streams.width())


def choose_situation(library: Library, asker: Asker) -> str:
    """A situation from the list, grouped by reason."""
    by_reason = sorted(library.headings(), key=lambda each: REASONS.index(each.reason))
    choices = tuple(
        Choice(each.file.id, f"{each.file.id}: {each.title}", each.reason.capitalize())
        for each in by_reason
    )
    reply = asker.ask(Prompt("What is it about?", choices=choices, filtered=True))
    return str(reply)


def choose_draft(
    kept: list[tuple[Path, Draft]], asker: Asker, drafts: Drafts
) -> tuple[Path, Draft] | None:
    """Whether to go on with the newest unfinished interview."""
    path, draft = kept[0]
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
        drafts.drop(path)
    return kept[0] if reply == GO_ON else None
