"""What earlier conversations with this manager taught: it stands before everything else."""

from collections.abc import Iterator

from ..core import days
from ..core.last_time import LastTime, Reckoned
from .page import Block, Points, Section, Spoken, Text
from .parts import sentence


def last_time(last: LastTime) -> Section:
    """One's own promises first, then theirs, what worked, and what to expect."""
    return Section("Last time", tuple(_blocks(last)))


def _blocks(last: LastTime) -> Iterator[Block]:
    became = f": {last.outcome}." if last.outcome else ". Nobody has said yet how it went."
    yield Text(f"{days.written(last.on)}, “{last.title}”{became}")
    if any(each.became in ("broken", "overdue") for each in last.yours):
        yield Text("Yours first, before they bring it up:")
        yield _reckoned(last.yours)
    elif last.yours:
        yield Text("You promised:")
        yield _reckoned(last.yours)
    if last.theirs:
        yield Text("They promised:")
        yield _reckoned(last.theirs)
    if last.opening:
        yield Text("You opened with this, and they agreed, at least in part:")
        yield Spoken(last.opening)
    if last.worked:
        yield Text(f"You noted that this worked: {sentence(last.worked)}")
    if last.expect:
        yield Text("They have said these before; have an answer ready:")
        yield Points(tuple(f"“{each}”" for each in last.expect))
    if last.untold:
        numbers = ", ".join(map(str, last.untold))
        yield Text(f"Not told yet: {numbers}. pushback debrief {last.untold[0]}")


def _reckoned(promises: tuple[Reckoned, ...]) -> Points:
    return Points(tuple(sentence(each.say) for each in promises))
