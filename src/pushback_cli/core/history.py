"""What earlier conversations with a manager taught: what was kept, what worked, what to expect."""

import datetime
from collections import Counter
from collections.abc import Iterator, Sequence

from . import days
from .answers import Answer, Answers, Origin
from .debrief import SAID, Debrief
from .last_time import Became, LastTime, Reckoned
from .model import Model
from .promise import Promise, Side, State

SOME, SEASONED = 3, 10  # conversations held, for the recruiter's experience
MOST_EXPECTED = 3
WORKED = ("agreed", "partly")


class Past(Model):
    """One earlier conversation; without a `debrief` nobody said yet how it went."""

    brief: int
    on: datetime.date
    situation: str
    title: str
    debrief: Debrief | None = None
    promises: tuple[Promise, ...] = ()


class History(Model):
    """The last conversations with one manager, the newest first.

    `held` counts the recruiter's conversations with anybody, for how used they are to it.
    """

    past: tuple[Past, ...] = ()
    held: int = 0

    def told(self) -> tuple[Past, ...]:
        """Those that were held, and told about."""
        return tuple(p for p in self.past if p.debrief and p.debrief.outcome != "not-raised")


def answers(history: History, today: datetime.date) -> Answers:
    """What the history answers by itself."""
    found = {
        "history.kept": _kept(history),
        "recruiter.own_part": "open" if any(_own_overdue(history, today)) else None,
        "recruiter.experience": _experience(history.held),
    }
    return Answers(
        given={n: Answer(value=v, origin=Origin.PROFILE) for n, v in found.items() if v is not None}
    )


def expected(history: History | None) -> tuple[str, ...]:
    """The objections this manager has raised, the most frequent first, then the latest."""
    counted = Counter(
        said
        for past in (history.past if history else ())
        for said in (past.debrief.objections if past.debrief else ())
    )
    return tuple(said for said, _ in counted.most_common())


def last_time(
    history: History | None, in_hand: Sequence[str], today: datetime.date
) -> LastTime | None:
    """What to know of the earlier conversations first; `in_hand` are objections with a reply."""
    if history is None or not history.past:
        return None
    told = history.told()
    last = told[0] if told else history.past[0]
    worked = next((p.debrief for p in told if _opened_well(p)), None)
    promises = [each for past in history.past for each in past.promises]
    others = [said for said in expected(history) if said not in in_hand]
    return LastTime(
        on=last.debrief.held_on if last.debrief else last.on,
        title=last.title,
        outcome=SAID[last.debrief.outcome] if last.debrief else None,
        times=len(told),
        yours=tuple(_listed(promises, "you", today)),
        theirs=tuple(_listed(promises, "manager", today)),
        opening=worked.opening if worked else None,
        worked=worked.worked if worked else None,
        expect=tuple(others[:MOST_EXPECTED]),
        untold=tuple(past.brief for past in history.past if past.debrief is None),
    )


def _opened_well(past: Past) -> bool:
    debrief = past.debrief
    return bool(debrief and debrief.outcome in WORKED and (debrief.opening or debrief.worked))


def _kept(history: History) -> str | None:
    """What became of what was agreed the last time that anything was settled.

    That nobody but the recruiter broke or kept anything is no word about the manager.
    """
    for past in history.past:
        yours, theirs = _settled(past, "you"), _settled(past, "manager")
        if theirs:
            settled = yours | theirs
            return "mixed" if len(settled) > 1 else settled.pop()
        if "broken" in yours:
            return "mixed"
    return None


def _settled(past: Past, side: Side) -> set[State]:
    return {each.state for each in past.promises if each.side == side} - {"open"}


def _own_overdue(history: History, today: datetime.date) -> Iterator[Promise]:
    for past in history.past:
        yield from (p for p in past.promises if p.side == "you" and p.overdue(today))


def _experience(held: int) -> str | None:
    if held >= SEASONED:
        return "seasoned"
    return "some" if held >= SOME else None


_WORDS = {
    "broken": "not kept",
    "overdue": "was due {day}, not settled",
    "open": "due {day}",
    "kept": "kept",
}  # the most telling first


def _listed(promises: Sequence[Promise], side: Side, today: datetime.date) -> Iterator[Reckoned]:
    """Each promise of one side with what became of it, the broken ones first."""
    mine = [_reckoned(promise, today) for promise in promises if promise.side == side]
    return iter(sorted(mine, key=lambda each: list(_WORDS).index(each.became)))


def _reckoned(promise: Promise, today: datetime.date) -> Reckoned:
    became: Became = "overdue" if promise.overdue(today) else promise.state
    words = _WORDS[became].format(day=days.written(promise.due))
    return Reckoned(became=became, say=f"{promise.what} ({words})")
