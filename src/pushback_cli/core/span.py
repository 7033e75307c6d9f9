"""How long ago: `180d`, `26w` or `6m` before a day."""

import re
from datetime import date, timedelta

_SPAN = re.compile(r"\s*(\d{1,5})\s*([dwm])\w*\s*", re.IGNORECASE)


class SpanFault(ValueError):
    """A text that is no span of time; it says how to write one."""


def before(text: str, today: date) -> date:
    """The day so long before `today`; raises SpanFault."""
    found = _SPAN.fullmatch(text)
    if not found:
        raise SpanFault(f"takes 180d, 26w or 6m, not '{text[:40]}'")
    count, unit = int(found[1]), found[2].lower()
    try:
        if unit == "m":
            return _months_back(today, count)
        return today - timedelta(days=count * (7 if unit == "w" else 1))
    except (OverflowError, ValueError):
        return date.min


def _months_back(day: date, count: int) -> date:
    years, month = divmod(day.year * 12 + day.month - 1 - count, 12)
    first = date(years, month + 1, 1)
    last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    return first.replace(day=min(day.day, last.day))
