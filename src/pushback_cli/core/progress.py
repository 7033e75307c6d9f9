"""From order taker to trusted adviser: what the kept conversations come to."""

from collections.abc import Iterable, Mapping
from typing import Final, Literal

from pydantic import Field

from .debrief import OUTCOMES, Outcome
from .model import Model
from .vocabulary import REASONS

SCHEMA: Final = "pushback.progress/1"
HEARD: tuple[Outcome, ...] = ("agreed", "partly")
FEW = 3  # managers, or conversations, before something is a habit


class Told(Model):
    """Counts of conversations alike: in one month, for one reason, with one outcome.

    `outcome` is None where nobody said yet how it went.
    """

    month: str
    reason: str
    outcome: str | None
    count: int


class Settled(Model):
    """What became of one side's promises, as counts."""

    kept: int = 0
    broken: int = 0
    open: int = 0


class Rung(Model):
    """A step on the way, whether it was reached, and what to do to reach it."""

    say: str
    goal: str
    reached: bool


class Month(Model):
    """A month: how many conversations were prepared, for which reasons, how many were heard."""

    month: str
    prepared: int
    heard: int
    reasons: Mapping[str, int]


class Progress(Model):
    """Everything `pushback progress` shows; all figures are counts."""

    schema_id: Literal["pushback.progress/1"] = Field(SCHEMA, alias="schema")
    months: tuple[Month, ...]
    outcomes: Mapping[str, int]
    untold: int
    yours: Settled
    theirs: Settled
    situations: int
    first_times: tuple[str, ...]
    ladder: tuple[Rung, ...]


def progress(
    told: Iterable[Told],
    yours: Settled,
    theirs: Settled,
    situations: int,
    first_times: Iterable[str],
    kept_with: int,
) -> Progress:
    """The figures in order; `kept_with` counts managers with whom both sides kept a promise."""
    told = tuple(told)
    outcomes = {name: sum(each.count for each in told if each.outcome == name) for name in OUTCOMES}
    heard = sum(outcomes[name] for name in HEARD)
    held = heard + outcomes["refused"]
    return Progress(
        schema=SCHEMA,
        months=tuple(_months(told)),
        outcomes=outcomes,
        untold=sum(each.count for each in told if each.outcome is None),
        yours=yours,
        theirs=theirs,
        situations=situations,
        first_times=tuple(first_times),
        ladder=_ladder(told, held, heard, yours, theirs, kept_with),
    )


def _months(told: tuple[Told, ...]) -> Iterable[Month]:
    for month in sorted({each.month for each in told}):
        rows = [each for each in told if each.month == month]
        counts = {
            reason: sum(each.count for each in rows if each.reason == reason) for reason in REASONS
        }
        yield Month(
            month=month,
            prepared=sum(each.count for each in rows),
            heard=sum(each.count for each in rows if each.outcome in HEARD),
            reasons={reason: count for reason, count in counts.items() if count},
        )


def _ladder(
    told: tuple[Told, ...], held: int, heard: int, yours: Settled, theirs: Settled, kept_with: int
) -> tuple[Rung, ...]:
    """Each step is something that happened, and can be counted."""
    prepared = sum(each.count for each in told)
    rungs = (
        (
            "You prepared a conversation instead of taking the order.",
            "Prepare one conversation: pushback prep",
            prepared > 0,
        ),
        ("You raised it.", "Raise one, and say how it went: pushback debrief", held > 0),
        (
            "You were heard: a manager agreed to some of it.",
            "Get a yes to something, however small. An easier manager counts.",
            heard > 0,
        ),
        (
            "You kept what you promised.",
            "Keep one promise of your own, and mark it: pushback promises keep NUMBER",
            yours.kept > 0,
        ),
        (
            "A manager kept what they promised you.",
            "Thank the manager who keeps a promise, and mark it as kept.",
            theirs.kept > 0,
        ),
        (
            f"Heard {FEW} times or more, and more often than not.",
            "Pick the next one with care: pushback triage",
            heard >= FEW and heard * 2 > held,
        ),
        (
            f"Promises kept on both sides with {FEW} managers.",
            "Do it again with another manager.",
            kept_with >= FEW,
        ),
    )
    return tuple(Rung(say=say, goal=goal, reached=reached) for say, goal, reached in rungs)
