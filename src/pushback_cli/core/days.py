"""Days as people say them: `Wed 25 Nov 2026`, and what 'in 3 working days' falls on.

Names are English whatever the locale, so that the same answers always give the same brief.
"""

import re
from datetime import date, timedelta

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
# fmt: off
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August",
           "September", "October", "November", "December")
# fmt: on
_WRITTEN = re.compile(r"(?:([A-Za-z]{3,9}),? )?(\d{1,2}) ([A-Za-z]{3,9}),? (\d{4})")


def written(day: date) -> str:
    """`Wed 25 Nov 2026`: for tables and headings."""
    return f"{_DAYS[day.weekday()][:3]} {day.day} {_MONTHS[day.month - 1][:3]} {day.year}"


def spoken(day: date) -> str:
    """`Wednesday 25 November`: for a sentence that is said aloud."""
    return f"{_DAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]}"


def full(day: date) -> str:
    """`Wednesday 25 November 2026`: for an echo that leaves no doubt."""
    return f"{spoken(day)} {day.year}"


def weekday(name: str) -> int | None:
    """Monday as 0, from a name or its beginning; None for anything else."""
    return _index(_DAYS, name)


def month(name: str) -> int | None:
    """January as 1, from a name or its beginning; None for anything else."""
    found = _index(_MONTHS, name)
    return None if found is None else found + 1


def _index(names: tuple[str, ...], name: str) -> int | None:
    begun = [n for n, each in enumerate(names) if each.lower().startswith(name.lower())]
    return begun[0] if len(begun) == 1 and len(name) >= 3 else None


def parse(text: str) -> date:
    """A day from `2026-11-25`, `25 Nov 2026` or `Wed 25 November 2026`.

    Raises ValueError for anything else; `3/11` is two different days to two people.
    """
    found = _WRITTEN.fullmatch(text.strip())
    if not found:
        return date.fromisoformat(text.strip())
    weekday, number, name, year = found.groups()
    months = [n for n, month in enumerate(_MONTHS, 1) if month.lower().startswith(name.lower())]
    if len(months) != 1:
        raise ValueError(f"no month is called {name}")
    day = date(int(year), months[0], int(number))
    if weekday and not _DAYS[day.weekday()].lower().startswith(weekday.lower()):
        raise ValueError(f"{day} is a {_DAYS[day.weekday()]}")
    return day


def due(by: str, start: date) -> date:
    """The day that `today`, `3 working days`, `10 days` or `2 weeks` after `start` falls on.

    Working days are Monday to Friday; public holidays differ by place and are not known here.
    """
    if by == "today":
        return start
    count, _, unit = by.partition(" ")
    if unit.startswith("week"):
        return start + timedelta(weeks=int(count))
    if unit.startswith("day"):
        return start + timedelta(days=int(count))
    day, left = start, int(count)
    while left:
        day += timedelta(days=1)
        left -= day.weekday() < 5
    return day
