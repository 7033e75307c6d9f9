"""A triage as a page: what to raise, what to leave, and why."""

from collections.abc import Iterator

from ..core import days
from ..core.triage import Battle, Choice, Triage
from .page import Block, Page, Row, Section, Text

_HEADS: tuple[tuple[Choice, str, str], ...] = (
    ("escalate", "escalate", "Escalate today"),
    ("raise", "raise", "Raise this one"),
    ("also", "then maybe", "And at most this"),
    ("park", "park", "Park"),
    ("drop", "drop", "Drop"),
)


def page(triage: Triage) -> Page:
    """One section for each thing that becomes of an issue."""
    sections = (
        Section(head, tuple(_blocks([b for b in triage.battles if b.choice == choice])))
        for choice, _, head in _HEADS
    )
    alarm = any(battle.choice == "escalate" for battle in triage.battles)
    return Page(
        title="Pick your battles",
        aside=days.written(triage.made_on),
        glance=tuple(_glance(triage)),
        sections=tuple(section for section in sections if section.blocks),
        alarm=alarm,
    )


def _glance(triage: Triage) -> Iterator[Row]:
    if triage.note:
        yield Row("advice", triage.note)
    for choice, label, _ in _HEADS:
        for battle in triage.battles:
            if battle.choice == choice:
                yield Row(label, battle.issue)


def _blocks(battles: list[Battle]) -> Iterator[Block]:
    for battle in battles:
        named = f" ({battle.title})" if battle.title else ""
        yield Text(f"“{battle.issue}”{named}")
        yield Text(advice(battle))
        if battle.choice in ("raise", "also", "escalate") and battle.situation:
            yield Text(f"pushback prep {battle.situation}")


def advice(battle: Battle) -> str:
    """What becomes of an issue, why, and when to look again."""
    because = f" {battle.because}" if battle.because else ""
    again = f" Look again on {days.spoken(battle.look_again)}." if battle.look_again else ""
    return f"{battle.say}{because}{again}"
