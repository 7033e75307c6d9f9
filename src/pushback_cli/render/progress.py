"""Progress as a page: the way so far, month by month, and what became of promises."""

from collections.abc import Iterator

from ..core.progress import Progress, Settled
from .page import Block, Page, Pairs, Row, Section, Table, Text

WIDEST_BAR = 20
MOST_MONTHS = 12
REACHED, AHEAD, BAR = "●", "○", "█"
_OUTCOMES = {
    "agreed": "agreed",
    "partly": "agreed in part",
    "refused": "not agreed",
    "not-raised": "not raised",
}


def page(progress: Progress) -> Page:
    """The page; it fits a screen of 80 columns."""
    return Page(
        title="From order taker to trusted adviser",
        aside="counted on this machine",
        glance=tuple(_glance(progress)),
        sections=tuple(s for s in _sections(progress) if s.blocks),
    )


def _glance(progress: Progress) -> Iterator[Row]:
    marks = "──".join(REACHED if rung.reached else AHEAD for rung in progress.ladder)
    yield Row("you are here", f"order taker {marks} trusted adviser")
    ahead = next((rung for rung in progress.ladder if not rung.reached), None)
    yield Row("next", ahead.goal if ahead else "Keep it. It is lost faster than it is made.")


def _sections(progress: Progress) -> Iterator[Section]:
    yield Section("The way", tuple(_way(progress)))
    yield Section("By month", tuple(_months(progress)))
    told = {name: progress.outcomes[key] for key, name in _OUTCOMES.items()}
    told["not told yet"] = progress.untold
    rows = tuple((name, str(count)) for name, count in told.items() if count)
    yield Section("What became of them", (Pairs(rows),) if rows else ())
    yield Section("Promises", tuple(_promises(progress)))
    if progress.first_times:
        names = ", ".join(progress.first_times)
        yield Section("For the first time", (Text(names),))


def _way(progress: Progress) -> Iterator[Block]:
    yield Pairs(tuple((REACHED if r.reached else AHEAD, r.say) for r in progress.ladder))


def _months(progress: Progress) -> Iterator[Block]:
    if not progress.months:
        yield Text("No conversation yet. pushback prep makes the first.")
        return
    shown = progress.months[-MOST_MONTHS:]
    most = max(month.prepared for month in shown)
    yield Table(
        ("Month", "Prepared", "Heard", "Why"),
        tuple(
            (
                month.month,
                f"{BAR * max(1, round(month.prepared * WIDEST_BAR / max(most, WIDEST_BAR)))} "
                f"{month.prepared}",
                str(month.heard),
                ", ".join(f"{reason} {count}" for reason, count in month.reasons.items()),
            )
            for month in shown
        ),
    )


def _promises(progress: Progress) -> Iterator[Block]:
    sides = (("yours", progress.yours), ("theirs", progress.theirs))
    rows = tuple((name, _settled(side)) for name, side in sides if _settled(side))
    if rows:
        yield Pairs(rows)


def _settled(side: Settled) -> str:
    counts = (("kept", side.kept), ("not kept", side.broken), ("open", side.open))
    return ", ".join(f"{count} {word}" for word, count in counts if count)
