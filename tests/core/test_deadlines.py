"""Days as people say them: understood, echoed, and asked again where two would understand two."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as some

from pushback_cli.core import days
from pushback_cli.core.deadlines import DayFault, ahead, read

WEDNESDAY, FRIDAY = datetime.date(2026, 11, 25), datetime.date(2026, 11, 27)
SATURDAY = datetime.date(2026, 11, 28)
DATES = some.dates(datetime.date(2020, 1, 1), datetime.date(2060, 1, 1))


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("today", "2026-11-25"),
        ("tomorrow", "2026-11-26"),
        ("Friday", "2026-11-27"),
        ("by fri", "2026-11-27"),
        ("this Friday", "2026-11-27"),
        ("on Monday", "2026-11-30"),
        ("next Monday", "2026-11-30"),
        ("Monday week", "2026-12-07"),
        ("COB Thursday", "2026-11-26"),
        ("close of business Thursday", "2026-11-26"),
        ("Friday 4pm", "2026-11-27"),
        ("Friday at 16:00 pm", "2026-11-27"),
        ("end of week", "2026-11-27"),
        ("EOW", "2026-11-27"),
        ("end of next week", "2026-12-04"),
        ("end of the month", "2026-11-30"),
        ("end of next month", "2026-12-31"),
        ("in 5 working days", "2026-12-02"),
        ("5 business days", "2026-12-02"),
        ("within three days", "2026-11-28"),
        ("in two weeks", "2026-12-09"),
        ("in a fortnight", "2026-12-09"),
        ("a week from now", "2026-12-02"),
        ("in 2 months", "2027-01-25"),
        ("24 Nov 2027", "2027-11-24"),
        ("30 November", "2026-11-30"),
        ("30th of November", "2026-11-30"),
        ("Nov 30", "2026-11-30"),
        ("November 30th, 2026", "2026-11-30"),
        ("Mon 30 Nov", "2026-11-30"),
        ("the 30th", "2026-11-30"),
        ("the 3rd", "2026-12-03"),
        ("2 Jan", "2027-01-02"),
        ("30/11", "2026-11-30"),
        ("30.11.2026", "2026-11-30"),
        ("11/30/26", "2026-11-30"),
        ("5/5", "2027-05-05"),
        ("2026-12-01", "2026-12-01"),
        ("24 Nov", "2026-11-24"),
    ],
)
def test_what_people_say_on_a_wednesday(said: str, meant: str) -> None:
    assert read(said, WEDNESDAY) == datetime.date.fromisoformat(meant)


@pytest.mark.parametrize(
    ("said", "today", "readings"),
    [
        ("3/12", WEDNESDAY, ("Thu 3 Dec 2026", "Fri 12 Mar 2027")),
        ("next Friday", WEDNESDAY, ("Fri 27 Nov 2026", "Fri 4 Dec 2026")),
        ("Friday", FRIDAY, ("Fri 27 Nov 2026", "Fri 4 Dec 2026")),
        ("end of week", SATURDAY, ("Fri 27 Nov 2026", "Fri 4 Dec 2026")),
    ],
)
def test_what_could_be_two_days_names_both(
    said: str, today: datetime.date, readings: tuple[str, str]
) -> None:
    with pytest.raises(DayFault) as fault:
        read(said, today)
    assert all(reading in str(fault.value) for reading in readings)


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("next week", "write 'end of next week'"),
        ("asap", "needs a day"),
        ("soon", "needs a day"),
        ("a few days", "needs a day"),
        ("", "needs a day"),
        ("31 Feb", "needs a day"),
        ("Thu 30 November", "is Monday 30 November 2026"),
        ("yesterday", "which has passed"),
        ("24 Nov", "which has passed"),
    ],
)
def test_what_is_no_day_to_do_it_by_says_what_would_be(said: str, told: str) -> None:
    with pytest.raises(DayFault, match=told):
        ahead(said, WEDNESDAY)


@given(some.text(max_size=60), DATES)
def test_no_text_crashes_it_and_no_day_is_behind(text: str, today: datetime.date) -> None:
    try:
        day = ahead(text, today)
    except DayFault as fault:
        assert str(fault)
    else:
        assert day >= today


@given(DATES, some.integers(0, 300))
def test_a_day_echoed_in_full_is_that_day(today: datetime.date, after: int) -> None:
    day = today + datetime.timedelta(days=after)
    assert read(days.full(day), today) == day
    assert read(days.written(day), today) == day
    assert read(f"by {day.isoformat()}", today) == day
