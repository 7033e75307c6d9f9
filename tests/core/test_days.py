"""Days as people say them, and the day a promise falls due."""

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pushback_cli.core import days

FRIDAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("by", "expected"),
    [
        ("today", date(2026, 11, 20)),
        ("1 working day", date(2026, 11, 23)),
        ("3 working days", date(2026, 11, 25)),
        ("5 working days", date(2026, 11, 27)),
        ("6 working days", date(2026, 11, 30)),
        ("1 day", date(2026, 11, 21)),
        ("10 days", date(2026, 11, 30)),
        ("1 week", date(2026, 11, 27)),
        ("2 weeks", date(2026, 12, 4)),
    ],
)
def test_due_from_a_friday(by: str, expected: date) -> None:
    assert days.due(by, FRIDAY) == expected


@pytest.mark.parametrize("start", [date(2026, 11, 21), date(2026, 11, 22)])
def test_a_working_day_from_the_weekend_is_monday(start: date) -> None:
    assert days.due("1 working day", start) == date(2026, 11, 23)


def test_due_crosses_a_leap_day_and_a_year() -> None:
    assert days.due("1 day", date(2028, 2, 28)) == date(2028, 2, 29)
    assert days.due("2 working days", date(2026, 12, 31)) == date(2027, 1, 4)


@settings(deadline=None)
@given(st.integers(1, 99), st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_working_days_end_on_a_working_day(count: int, start: date) -> None:
    due = days.due(f"{count} working days", start)
    assert due.weekday() < 5
    between = [date.fromordinal(n) for n in range(start.toordinal() + 1, due.toordinal() + 1)]
    assert sum(day.weekday() < 5 for day in between) == count


def test_written_and_spoken() -> None:
    assert days.written(date(2026, 11, 25)) == "Wed 25 Nov 2026"
    assert days.spoken(date(2026, 11, 25)) == "Wednesday 25 November"
    assert days.spoken(date(2026, 3, 1)) == "Sunday 1 March"


@pytest.mark.parametrize(
    "text",
    [
        "2026-11-25",
        "25 Nov 2026",
        "25 November 2026",
        "25 november 2026",
        "Wed 25 Nov 2026",
        "Wed, 25 Nov 2026",
        "Wednesday 25 November 2026",
        "25 Nov, 2026",
        "  2026-11-25 ",
    ],
)
def test_ways_to_write_one_day(text: str) -> None:
    assert days.parse(text) == date(2026, 11, 25)


@pytest.mark.parametrize(
    "text",
    [
        "3/11",
        "3/11/2026",
        "03/11/26",
        "3.11.2026",
        "11-3-2026",
        "25 Nov",
        "25 Nov 26",
        "tomorrow",
        "next week",
        "Friday",
        "31 Feb 2026",
        "2026-02-30",
        "2026-13-01",
        "25 Nix 2026",
        "25 No 2026",
        "",
        " ",
        "9",
    ],
)
def test_what_could_be_two_days_or_none_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        days.parse(text)


@pytest.mark.parametrize("text", ["Mon 25 Nov 2026", "Friday 25 November 2026"])
def test_a_weekday_that_is_not_that_day_is_refused(text: str) -> None:
    """Wednesday is the 25th: the writer means one of two days, and we cannot know which."""
    with pytest.raises(ValueError, match=r".+"):
        days.parse(text)


@settings(deadline=None)
@given(st.dates())
def test_what_is_written_can_be_read_back(day: date) -> None:
    if day.year >= 1000:
        assert days.parse(days.written(day)) == day
    assert days.parse(day.isoformat()) == day


@settings(deadline=None)
@given(st.text())
def test_parse_raises_nothing_but_value_error(text: str) -> None:
    with suppress(ValueError):
        assert isinstance(days.parse(text), date)
