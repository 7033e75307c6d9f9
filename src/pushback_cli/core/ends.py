"""The days that close something: of a day, a week, a month, a year."""

import re
from datetime import date, timedelta

from . import days

_END_OF = re.compile(r"end of (?:the )?([a-z]{3,9})(?: (\d{4}))?|(month|year) end")


class DayFault(ValueError):
    """A text that is no day, or two; it says what to write instead."""


def two(one: date, other: date) -> DayFault:
    """The fault of a text that means one day to one person and another to the next."""
    return DayFault(f"could be {days.written(one)} or {days.written(other)}; write which")


def fixed(text: str, today: date) -> date | None:
    """A day that has a name of its own, such as `tomorrow` or `end of next week`."""
    friday = today + timedelta(days=(4 - today.weekday()) % 7)
    next_friday = today + timedelta(days=11 - today.weekday())
    ends = {
        "today": today,
        "tonight": today,
        "this morning": today,
        "this afternoon": today,
        "this evening": today,
        "end of day": today,
        "end of the day": today,
        "end of play": today,
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
        "end of this month": end_of_month(today),
        "end of this year": date(today.year, 12, 31),
        "eom": end_of_month(today),
        "end of next month": end_of_month(end_of_month(today) + timedelta(days=1)),
        "fortnight": today + timedelta(weeks=2),
    }
    if ends.get(text) == friday and "week" in text and today.weekday() > 4:
        # At a weekend this week's end is behind, or six days off
        raise two(friday - timedelta(weeks=1), friday)
    if text in ("next week", "this week", "this month", "next month"):
        raise DayFault(f"is no single day; write 'end of {text}', or the day itself")
    return ends.get(text)


def end_of(text: str, today: date) -> date | None:
    """The last day of a month or year: `end of November`, `year end`."""
    found = _END_OF.fullmatch(text)
    if not found:
        return None
    unit, year = found[1] or found[3], int(found[2] or today.year)
    if unit in ("month", "year"):
        return end_of_month(today) if unit == "month" else date(year, 12, 31)
    month = days.month(unit)
    if month is None:
        return None
    end = end_of_month(date(year, month, 1))
    return end if found[2] or end >= today else end_of_month(date(year + 1, month, 1))


def end_of_month(day: date) -> date:
    """The last day of the month that a day is in."""
    return (day.replace(day=1) + timedelta(days=32)).replace(day=1) - timedelta(days=1)
