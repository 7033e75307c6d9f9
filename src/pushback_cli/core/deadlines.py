"""A day as somebody says it in a meeting: `Friday`, `end of next week`, `in 5 working days`.

Always counted from a given day, and never guessed: what two people would take for two
different days is a fault that names both.
"""

import re
from collections.abc import Callable, Iterable
from datetime import MAXYEAR, date, timedelta
from itertools import product

from . import days
from .clean import clean
from .ends import DayFault as DayFault
from .ends import end_of, end_of_month, fixed, two

Reader = Callable[[str, date], date | None]

_NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
}  # fmt: skip
_COUNT = rf"(\d{{1,3}}|{'|'.join(sorted(_NUMBERS, key=len, reverse=True))})"
_LEAD = re.compile(
    r"^(?:(?:by|on or before|on|due|until|till|no later than|at the latest|latest|before|the|cob|"
    r"eod|eob|close of business|close of play|end of business|end of play|end of day|first thing|"
    r"morning|noon|lunchtime)\s+)+"
)
_TAIL = re.compile(r",?\s+(?:cob|eod|eob|close of business|close of play|end of business|"
                   r"end of play|end of day|at the latest|latest|first thing|"
                   r"morning|afternoon|evening|noon|lunchtime|"
                   r"(?:at )?\d{1,2}(?::\d\d ?(?:am|pm)?| ?(?:am|pm))|at \d{1,2})$")  # fmt: skip
_BEFORE = re.compile(r"(?<!or )\bbefore (?:the )?$")
_SLASHED = re.compile(r"(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{4}|\d\d)?)?")
_DAY_FIRST = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?(?: of)?[ -]([a-z]{3,9})\.?,?(?:[ -](\d{4}))?")
_MONTH_FIRST = re.compile(r"([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,?(?: (\d{4}))?")
_NTH = re.compile(r"(?:([a-z]{3,9}),? (?:the )?)?(\d{1,2})(?:st|nd|rd|th)")
_OF_A_WEEK = (
    re.compile(r"(?P<day>[a-z]{3,9})(?: of| in)? (?P<which>this|next) week"),
    re.compile(r"(?P<which>this|next) week,?(?: on)? (?P<day>[a-z]{3,9})"),
)
_WEEKDAY = re.compile(r"(?:(this|next|this coming|coming) )?([a-z]{3,9})(?: (week|fortnight))?")
MOST_BEHIND = 60  # days: a date without a year that has just passed is a slip, not next year


def read(text: str, today: date) -> date:
    """The day that a text means, counted from `today`; raises DayFault."""
    text = re.sub(r"\beow\b", "end of week", text, flags=re.IGNORECASE)
    words = " ".join(text.casefold().replace("’", "'").split()).rstrip(".!")
    lead = _LEAD.match(words)
    rest = words[lead.end() :] if lead else words
    found = _first(dict.fromkeys((rest, _TAIL.sub("", rest).strip(" ,"))), today)
    if found is None:
        raise DayFault(
            f"needs a day, such as Friday, 24 Nov, end of next week or in 5 working days; "
            f"not '{clean(text)[:40]}'"
        )
    day, reader = found
    if lead and _BEFORE.search(lead[0]) and reader not in _ENDS:
        raise two(day - timedelta(days=1), day)
    return day


def _first(ways: Iterable[str], today: date) -> tuple[date, Reader] | None:
    try:
        for text, reader in product(ways, _READERS):
            day = reader(text, today)
            if day is not None:
                return day, reader
    except DayFault:
        raise
    except (OverflowError, ValueError):
        pass  # a day that no calendar has, such as 29 February next year
    return None


def ahead(text: str, today: date, since: date | None = None) -> date:
    """The same, and not before `since` (today): the day by which something is to be done."""
    day = read(text, today)
    if day < (since or today):
        raise DayFault(f"is {days.full(day)}, which has passed; write a later day, or its year")
    return day


def _iso(text: str, today: date) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _counted(text: str, today: date) -> date | None:
    found = re.fullmatch(
        rf"(?:(?:in|within) )?{_COUNT} "
        r"(working days?|business days?|workdays?|days?|weeks?|fortnights?|months?)"
        r"(?:'? time| from now|(?: from)? today)?",
        text,
    )
    if not found:
        return None
    word, unit = found.groups()
    count = int(word) if word.isdecimal() else _NUMBERS[word]
    if unit.startswith(("working", "business", "workday")):
        return days.due(f"{count} working days", today)
    if unit.startswith("month"):
        return _months_on(today, count)
    weeks = {"w": 1, "f": 2}.get(unit[0])
    return today + (timedelta(weeks=count * weeks) if weeks else timedelta(days=count))


def _months_on(day: date, count: int) -> date:
    years, month = divmod(day.month - 1 + count, 12)
    if day.year + years > MAXYEAR:
        raise OverflowError
    first = date(day.year + years, month + 1, 1)
    return min(first + timedelta(days=day.day - 1), end_of_month(first))


def _of_a_week(text: str, today: date) -> date | None:
    found = next(filter(None, (each.fullmatch(text) for each in _OF_A_WEEK)), None)
    number = _weekday_number(found["day"]) if found else None
    if found is None or number is None:
        return None
    monday = today - timedelta(days=today.weekday())
    on = monday + timedelta(days=number, weeks=1 if found["which"] == "next" else 0)
    if today.weekday() > 4:  # at a weekend some take the week that is ending for the last one
        raise two(on, on + timedelta(weeks=1))
    return on


def _weekday_number(name: str) -> int | None:
    return days.weekday("wed" if name == "weds" else name)


def _weekday(text: str, today: date) -> date | None:
    found = _WEEKDAY.fullmatch(text)
    number = _weekday_number(found[2]) if found else None
    if found is None or number is None:
        return None
    which, _, week = found.groups()
    on = today + timedelta(days=(number - today.weekday()) % 7)
    if week:
        return on + timedelta(weeks=1 if week == "week" else 2)
    if which == "next":
        if number <= today.weekday():  # this week's is behind: only one is left to mean
            return on if on > today else on + timedelta(weeks=1)
        raise two(on, on + timedelta(weeks=1))
    if on == today:
        raise two(on, on + timedelta(weeks=1))
    return on


def _slashed(text: str, today: date) -> date | None:
    found = _SLASHED.fullmatch(text)
    if not found:
        return None
    first, second = int(found[1]), int(found[2])
    year = found[3] and (int(found[3]) + 2000 if len(found[3]) == 2 else int(found[3]))
    either = {
        day
        for month, number in ((second, first), (first, second))
        if (day := _day(month, number, int(year) if year else None, today))
    }
    if len(either) > 1:
        raise two(*sorted(either))
    return either.pop() if either else None


def _named(text: str, today: date) -> date | None:
    lead, _, rest = text.partition(" ")
    stated = _weekday_number(lead.rstrip(","))
    for pattern, number, name in ((_DAY_FIRST, 1, 2), (_MONTH_FIRST, 2, 1)):
        found = pattern.fullmatch(rest if stated is not None and rest else text)
        month = days.month(found[name]) if found else None
        if found and month:
            day = _day(month, int(found[number]), int(found[3]) if found[3] else None, today)
            return _agreeing(day, stated) if day else None
    return None


def _agreeing(day: date, stated: int | None) -> date:
    if stated is not None and day.weekday() != stated:
        raise DayFault(f"is {days.full(day)}; is the weekday wrong, or the date?")
    return day


def _nth(text: str, today: date) -> date | None:
    found = _NTH.fullmatch(text)
    if not found:
        return None
    stated = _weekday_number(found[1]) if found[1] else None
    if found[1] and stated is None:
        return None
    for month in (0, 1, 2):  # the next month that has such a day
        first = _months_on(today.replace(day=1), month)
        day = _day(first.month, int(found[2]), first.year, today)
        if day and day >= today:
            return _agreeing(day, stated)
    return None


def _day(month: int, number: int, year: int | None, today: date) -> date | None:
    """The date, in the year that is meant where none was said; None where there is none."""
    try:
        if year is not None:
            return date(year, month, number)
        this_year = date(today.year, month, number)
    except ValueError:
        return None
    behind = (today - this_year).days
    return this_year if behind <= MOST_BEHIND else date(today.year + 1, month, number)


_ENDS: tuple[Reader, ...] = (fixed, end_of, _counted)
_READERS = (*_ENDS, _iso, _of_a_week, _weekday, _slashed, _named, _nth)
