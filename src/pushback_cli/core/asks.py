"""The ask: which one for this manager, by when, and the smaller one to fall back on."""

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from . import days
from .brief import AskMade
from .case import Case
from .coaching import Size
from .lines import Teller, fitting
from .playbook import Ask


@dataclass(frozen=True)
class Asked:
    """What to ask for now, what to settle for, and what more to ask if it goes well."""

    now: AskMade
    fallback: AskMade | None
    more: AskMade | None


def asks(case: Case, teller: Teller, size: Size, today: datetime.date) -> Asked:
    """The asks that fit, sized as the strategy advises."""
    full = next(_made(case.playbook.asks.full, "full", case, teller, today))
    smaller = list(_made(case.playbook.asks.smaller, "smaller", case, teller, today))
    if size == "full" or not smaller:
        return Asked(full, smaller[0] if smaller else None, None)
    return Asked(smaller[0], smaller[1] if len(smaller) > 1 else None, full)


def _made(
    choices: Iterable[Ask], size: Size, case: Case, teller: Teller, today: datetime.date
) -> Iterator[AskMade]:
    for ask in fitting(choices, case.known):
        due = days.due(ask.by, today)
        telling = Teller(teller.known, {**teller.shown, "by": days.spoken(due)})
        say, manager, recruiter = (telling.text(t) for t in (ask.say, ask.manager, ask.recruiter))
        teller.wanted.update(telling.wanted)
        if say is None or manager is None or recruiter is None:
            continue
        yield AskMade(
            size=size,
            say=say,
            manager=manager,
            recruiter=recruiter,
            by=due,
            starts=telling.text(ask.starts) if ask.starts else None,
            review=telling.text(ask.review) if ask.review else None,
            because=telling.text(ask.because) if ask.because else None,
        )


def recap(case: Case, teller: Teller, ask: AskMade) -> tuple[str, ...]:
    """The message to send afterwards, paragraph by paragraph, repeating the ask."""
    shown = {
        **teller.shown,
        "by": days.spoken(ask.by),
        "ask.manager": ask.manager,
        "ask.recruiter": ask.recruiter,
    }
    telling = Teller(teller.known, shown)
    paragraphs = (telling.text(text) for text in case.coaching.strategy.recap)
    return tuple(text for text in paragraphs if text is not None)
