"""A promise: who does what by when, and what became of it."""

import datetime
import re
from collections.abc import Iterator, Sequence
from typing import Literal

from . import days, deadlines
from .clean import clean
from .model import Model
from .names import fold

Side = Literal["you", "manager"]
State = Literal["open", "kept", "broken"]

_SIDES: dict[str, Side] = {
    "i": "you", "me": "you", "you": "you",
    "they": "manager", "she": "manager", "he": "manager", "manager": "manager", "hm": "manager",
}  # fmt: skip
_PART = re.compile(r"\s*([^\W\d_][\w'’. -]{0,60}?)\s*:\s*(.+)", re.DOTALL)
_BY = re.compile(r"\s+by(?=\s+\S)", re.IGNORECASE)


class PromiseFault(ValueError):
    """A text that is no list of promises; it says how to write one."""


class Promise(Model):
    """A commitment made in a meeting; `id`, `manager` and `brief` are known once it is kept."""

    side: Side
    what: str
    due: datetime.date
    made_on: datetime.date
    state: State = "open"
    settled_on: datetime.date | None = None
    moved: int = 0
    id: int | None = None
    manager: str | None = None
    brief: int | None = None

    def overdue(self, today: datetime.date) -> bool:
        """Whether its day has passed and nobody said what became of it."""
        return self.state == "open" and self.due < today


def read(
    text: str, name: str | None, today: datetime.date, since: datetime.date | None = None
) -> tuple[Promise, ...]:
    """The promises in `they: two slots a week by Friday; me: five profiles by 24 Nov`.

    Each part names a side (`me`, `they`, or the manager's name), what, and by when; a semicolon
    parts them. Days are counted from `today`, and none is before `since`. Raises PromiseFault.
    """
    return tuple(_read(part, name, today, since) for part in text.split(";") if part.strip())


def _read(
    part: str, name: str | None, today: datetime.date, since: datetime.date | None
) -> Promise:
    found = _PART.fullmatch(part)
    side = _side(found[1], name) if found else None
    if found is None or side is None:
        raise PromiseFault(
            f"needs to say whose promise '{_short(part)}' is: 'me: …' or 'they: …'; "
            "a semicolon parts two promises"
        )
    *_, by = (None, *_BY.finditer(found[2]))  # the last one: "profiles by email by Friday"
    if by is None:
        raise PromiseFault(f"needs a day for '{_short(found[2])}', such as 'by Friday'")
    what, day = clean(found[2][: by.start()]).strip(" ,."), found[2][by.end() :]
    if not what:
        raise PromiseFault(f"needs to say what is promised by {_short(day)}")
    try:
        due = deadlines.ahead(day, today, since)
    except deadlines.DayFault as fault:
        raise PromiseFault(f"has '{_short(day)}', which {fault}") from None
    return Promise(side=side, what=what, due=due, made_on=today)


def _side(word: str, name: str | None) -> Side | None:
    folded = fold(word)
    if name and folded in (fold(name), *fold(name).split()[:1]):
        return "manager"
    return _SIDES.get(folded)


def _short(text: str) -> str:
    text = clean(text)
    return text if len(text) <= 40 else f"{text[:40]}…"


def written(promises: Sequence[Promise]) -> str:
    """The promises as `read` takes them."""
    return "; ".join(
        f"{'me' if each.side == 'you' else 'they'}: {each.what} by {days.written(each.due)}"
        for each in promises
    )


def spoken(promises: Sequence[Promise], name: str | None) -> Iterator[str]:
    """Each promise in full, with its weekday: the echo before it is kept."""
    for each in promises:
        who = "You" if each.side == "you" else name or "They"
        yield f"{who}: {each.what}, by {days.full(each.due)}"
