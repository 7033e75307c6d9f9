"""The message to send after the meeting: what was agreed, who does what by when, thanks."""

from collections.abc import Iterator, Sequence

from . import days
from .debrief import Debrief
from .model import Model
from .promise import Promise
from .text import SentText, fill


class RecapCoaching(Model):
    """`recap` in `coaching/debrief.yaml`: one sentence for each thing the message may say."""

    greeting: SentText
    agreed: SentText
    partly: SentText
    refused: SentText
    they: SentText
    you: SentText
    look_again: SentText
    closing: SentText


def recap(
    debrief: Debrief, promises: Sequence[Promise], name: str | None, coaching: RecapCoaching
) -> tuple[str, ...]:
    """The message, paragraph by paragraph; empty where nothing was raised."""
    return tuple(_paragraphs(debrief, promises, name, coaching))


def _paragraphs(
    debrief: Debrief, promises: Sequence[Promise], name: str | None, coaching: RecapCoaching
) -> Iterator[str]:
    if debrief.outcome == "not-raised":
        return
    if name:
        yield fill(coaching.greeting, {"name": name.split()[0]})
    opening: str = getattr(coaching, debrief.outcome)
    yield fill(opening, {"held_on": days.spoken(debrief.held_on)})
    for side, sentence in (("manager", coaching.they), ("you", coaching.you)):
        for promise in promises:
            if promise.side == side:
                yield fill(sentence, {"what": promise.what, "by": days.full(promise.due)})
    if debrief.look_again:
        yield fill(coaching.look_again, {"look_again": days.spoken(debrief.look_again)})
    yield coaching.closing
