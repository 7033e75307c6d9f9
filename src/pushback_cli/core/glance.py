"""The ten-second layer: what fits 24 lines of 80 columns."""

from collections.abc import Sequence

from . import days
from .asks import Asked
from .brief import Glance, InsteadMade, Opening, Practice, Pushback, Verdict
from .coaching import OrderRule
from .last_time import LastTime
from .lines import Said
from .shorten import shorten

# Characters, at 66 to a line beside the labels: four lines to open, two for most, three to reply.
OPENING, ONE_LINE, TWO_LINES, WORDY = 260, 66, 130, 195


def at_a_glance(
    gate: Verdict,
    order: OrderRule,
    before: str | None,
    opening: Opening,
    asked: Asked,
    replies: Sequence[Pushback],
    walk_away: Sequence[Said],
    avoid: Sequence[Said],
    last: LastTime | None,
) -> Glance:
    """The verdict, the first sentence, the ask, the fallback, an objection, what to avoid.

    `before` is what to do first, if anything; `last` what became of last time.
    """
    fallback = asked.fallback.say if asked.fallback else walk_away[0].say
    likeliest = replies[0] if replies else None
    return Glance(
        # How to raise it is beside the point where the advice is not to.
        verdict=shorten(f"{gate.say} {order.say}" if gate.decision == "raise" else gate.say, WORDY),
        first=shorten(opening.first.say, OPENING),
        instead=shorten(before, TWO_LINES) if before else None,
        ask_manager=shorten(asked.now.manager, TWO_LINES),
        ask_recruiter=shorten(asked.now.recruiter, TWO_LINES),
        ask_by=days.written(asked.now.by),
        fallback=shorten(fallback, TWO_LINES),
        objection=shorten(likeliest.says, TWO_LINES) if likeliest else None,
        reply=shorten(likeliest.reply.say, WORDY) if likeliest else None,
        last_time=shorten(_last(last), ONE_LINE if before else TWO_LINES) if last else None,
        # What to do before, and last time, take the place of what to avoid: the screen is full.
        avoid=() if before or last else tuple(shorten(s.say, TWO_LINES) for s in avoid[:1]),
    )


def first_of_all(wait: InsteadMade | None, rehearsal: Practice | None) -> str | None:
    """What to do before going in, where the advice is to wait or it would be a hard first time."""
    if wait:
        return wait.do[0].say
    return rehearsal.why.say if rehearsal else None


def _last(last: LastTime) -> str:
    """What most needs to be known of last time, in two lines: one's own debts first."""
    for whose, promises in (("You owe", last.yours), ("They owe", last.theirs)):
        for promise in promises:
            if promise.became in ("broken", "overdue"):
                return f"{whose}: {promise.say}."
    became = last.outcome or "nobody has said yet how it went"
    return f"“{last.title}” ({days.written(last.on)}): {became}."


def instead_at_a_glance(gate: Verdict, to_do: InsteadMade) -> Glance:
    """The verdict, what to do instead, what to say, and when to look again."""
    return Glance(
        verdict=shorten(gate.say, WORDY),
        first=shorten(to_do.tell.say, OPENING),
        instead=shorten(to_do.do[0].say, WORDY),
        again=shorten(to_do.again.say, WORDY),
    )
