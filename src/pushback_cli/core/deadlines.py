"""A day as somebody says it in a meeting: `Friday`, `end of next week`, `in 5 working days`.

Always counted from a given day, and never guessed: what two people would take for two
different days is a fault that names both.
"""

import re
from collections.abc import Callable
from datetime import date, timedelta

from . import days

_NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
}  # fmt: skip
_COUNT = rf"(\d{{1,3}}|{'|'.join(sorted(_NUMBERS, key=len, reverse=True))})"
_LEAD = re.compile(
    r"^(?:(?:by|on|due|until|till|no later than|before|the|cob|eod|eob|close of business|"
    r"close of play|end of day|first thing|morning|noon|lunchtime)\s+)+"
)
_TAIL = re.compile(r"\s+(?:cob|eod|eob|close of business|close of play|end of day|"
                   r"at the latest|morning|afternoon|evening|noon|lunchtime|"
                   r"(?:at )?\d{1,2}(?::\d\d ?(?:am|pm)?| ?(?:am|pm))|at \d{1,2})$")  # fmt: skip
_SLASHED = re.compile(r"(\d{1,2})[/.](\d{1,2})(?:[/.](\d{4}|\d\d)?)?")
_DAY_FIRST = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?(?: of)?[ -]([a-z]{3,9})\.?,?(?:[ -](\d{4}))?")
_MONTH_FIRST = re.compile(r"([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,?(?: (\d{4}))?")
_NTH = re.compile(r"(\d{1,2})(?:st|nd|rd|th)")
_WEEKDAY = re.compile(r"(?:(this|next|this coming|coming) )?([a-z]{3,9})(?: (week|fortnight))?")
MOST_BEHIND = 60  # days: a date without a year that has just passed is a slip, not next year


class DayFault(ValueError):
    """A text that is no day, or two; it says what to write instead."""


def read(text: str, today: date) -> date:
    """The day that a text means, counted from `today`; raises DayFault."""
    text = re.sub(r"\beow\b", "end of week", text, flags=re.IGNORECASE)
    words = " ".join(text.casefold().replace("’", "'").split()).rstrip(".!")
    plain = _TAIL.sub("", _LEAD.sub("", words)).strip(" ,")
    for reader in _READERS:
        found = reader(plain or words, today)
        if found is not None:
            return found
    raise DayFault(
        f"needs a day, such as Friday, 24 Nov, end of next week or in 5 working days; "
        f"not '{text.strip()[:40]}'"
    )


def ahead(text: str, today: date, since: date | None = None) -> date:
    """The same, and not before `since` (today): the day by which something is to be done."""
    day = read(text, today)
    if day < (since or today):
        raise DayFault(f"is {days.full(day)}, which has passed; write a later day, or its year")
    return day


def _fixed(text: str, today: date) -> date | None:
    friday = today + timedelta(days=(4 - today.weekday()) % 7)
    next_friday = today + timedelta(days=11 - today.weekday())
    ends = {
        "today": today,
        "tonight": today,
        "now": today,
        "cob": today,
        "eod": today,
        "close of business": today,
        "tomorrow": today + timedelta(days=1),
        "yesterday": today - timedelta(days=1),
        "day after tomorrow": today + timedelta(days=2),
        "end of week": friday,
        "end of the week": friday,
        "end of this week": friday,
        "this week's end": friday,
        "end of next week": next_friday,
        "next week's end": next_friday,
        "end of month": _end_of_month(today),
        "end of the month": _end_of_month(today),
        "end of this month": _end_of_month(today),
        "eom": _end_of_month(today),
        "end of next month": _end_of_month(_end_of_month(today) + timedelta(days=1)),
        "fortnight": today + timedelta(weeks=2),
    }
    if ends.get(text) == friday and "week" in text and today.weekday() > 4:
        # At a weekend this week's end is behind, or six days off
        raise _two(friday - timedelta(weeks=1), friday)
    if text in ("next week", "this week", "this month", "next month"):
        raise DayFault(f"is no single day; write 'end of {text}', or the day itself")
    return ends.get(text)


def _end_of_month(day: date) -> date:
    return (day.replace(day=1) + timedelta(days=32)).replace(day=1) - timedelta(days=1)


def _iso(text: str, today: date) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _counted(text: str, today: date) -> date | None:
    found = re.fullmatch(
        rf"(?:(?:in|within) )?{_COUNT} "
        r"(working days?|business days?|workdays?|days?|weeks?|fortnights?|months?)"
        r"(?: (?:from (?:now|today)|time))?",
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
    first = date(day.year + years, month + 1, 1)
    return min(first + timedelta(days=day.day - 1), _end_of_month(first))


def _weekday(text: str, today: date) -> date | None:
    found = _WEEKDAY.fullmatch(text)
    number = days.weekday(found[2]) if found else None
    if found is None or number is None:
        return None
    which, _, week = found.groups()
    on = today + timedelta(days=(number - today.weekday()) % 7)
    if week:
        return on + timedelta(weeks=1 if week == "week" else 2)
    if which == "next":
        if number <= today.weekday():  # this week's is behind: only one is left to mean
            return on if on > today else on + timedelta(weeks=1)
        raise _two(on, on + timedelta(weeks=1))
    if on == today:
        raise _two(on, on + timedelta(weeks=1))
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
        raise _two(*sorted(either))
    return either.pop() if either else None


def _named(text: str, today: date) -> date | None:
    lead, _, rest = text.partition(" ")
    stated = days.weekday(lead.rstrip(","))
    for pattern, number, name in ((_DAY_FIRST, 1, 2), (_MONTH_FIRST, 2, 1)):
        found = pattern.fullmatch(rest if stated is not None and rest else text)
        month = days.month(found[name]) if found else None
        if found and month:
            day = _day(month, int(found[number]), int(found[3]) if found[3] else None, today)
            if day and stated is not None and day.weekday() != stated:
                raise DayFault(f"is {days.full(day)}; is the weekday wrong, or the date?")
            return day
    return None


def _nth(text: str, today: date) -> date | None:
    found = _NTH.fullmatch(text)
    if not found:
        return None
    for month in (0, 1, 2):  # the next month that has such a day
        first = _months_on(today.replace(day=1), month)
        day = _day(first.month, int(found[1]), first.year, today)
        if day and day >= today:
            return day
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


def _two(one: date, other: date) -> DayFault:
    return DayFault(f"could be {days.written(one)} or {days.written(other)}; write which")


_READERS: tuple[Callable[[str, date], date | None], ...] = (
    _fixed,
    _iso,
    _counted,
    _weekday,
    _slashed,
    _named,
    _nth,
)
