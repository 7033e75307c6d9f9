"""The page when the advice is not to raise it: what to do instead, and what to hand over."""

from collections.abc import Iterator

from ..core.brief import Brief
from .page import Block, Points, Section, Table, Text
from .parts import evidence_row, instead_blocks, moved, parked, right_one


def not_raised(brief: Brief) -> Iterator[Section]:
    """The page when the advice is not to raise it: what to do instead, and what to hand over."""
    if brief.instead is None:  # a brief of an earlier version
        return
    yield Section("What to do instead", instead_blocks(brief.instead, "Look at it again:"))
    rows = brief.case.rows if brief.case else ()
    if rows:
        heads = ("What happened", "Why it hurts", "Source")
        yield Section("Take this with you", (Table(heads, tuple(map(evidence_row, rows))),))
    yield Section("Why, and what would change it", tuple(_why_not(brief)))
    yield Section("Is it the right conversation?", tuple(right_one(brief)))
    yield Section("Parked for another day", parked(brief))


def _why_not(brief: Brief) -> Iterator[Block]:
    because = f"{brief.gate.say} {brief.gate.because or ''}".strip()
    yield Text(because + moved(brief.gate.moved_by))
    for note in brief.notes:
        yield Text(note)
    if brief.approach and brief.approach.would_change:
        yield Text("It would change with:")
        yield Points(brief.approach.would_change)
