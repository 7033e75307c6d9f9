"""Days as people say them: read as everybody would, or refused with both that it could be."""

from datetime import date, timedelta

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from pushback_cli.core import days, deadlines
from pushback_cli.core.clean import clean
from pushback_cli.core.deadlines import DayFault

WEDNESDAY = date(2026, 11, 18)
FRIDAY = date(2026, 11, 20)
SATURDAY = date(2026, 11, 21)
SUNDAY = date(2026, 11, 22)
ANY_DAY = st.dates(date(2000, 1, 1), date(2100, 1, 1))


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("today", "18 Nov 2026"),
        ("now", "18 Nov 2026"),
        ("tonight", "18 Nov 2026"),
        ("this afternoon", "18 Nov 2026"),
        ("EOD", "18 Nov 2026"),
        ("by end of day", "18 Nov 2026"),
        ("close of business", "18 Nov 2026"),
        ("tomorrow", "19 Nov 2026"),
        ("Tomorrow morning", "19 Nov 2026"),
        ("tomorrow, first thing", "19 Nov 2026"),
        ("COB tomorrow", "19 Nov 2026"),
        ("the day after tomorrow", "20 Nov 2026"),
        ("Friday", "20 Nov 2026"),
        ("fri", "20 Nov 2026"),
        ("Fri.", "20 Nov 2026"),
        ("this Friday", "20 Nov 2026"),
        ("by Friday!", "20 Nov 2026"),
        ("by Friday EOD", "20 Nov 2026"),
        ("Friday, end of day", "20 Nov 2026"),
        ("end of play Friday", "20 Nov 2026"),
        ("no later than Friday noon", "20 Nov 2026"),
        ("Friday at the latest", "20 Nov 2026"),
        ("on or before Friday", "20 Nov 2026"),
        ("Friday 5pm", "20 Nov 2026"),
        ("Friday at 17:00", "20 Nov 2026"),
        ("Friday this week", "20 Nov 2026"),
        ("thurs", "19 Nov 2026"),
        ("Monday", "23 Nov 2026"),
        ("next Monday", "23 Nov 2026"),
        ("this coming Tuesday", "24 Nov 2026"),
        ("first thing Monday", "23 Nov 2026"),
        ("Monday next week", "23 Nov 2026"),
        ("Tuesday of next week", "24 Nov 2026"),
        ("next week Friday", "27 Nov 2026"),
        ("Friday week", "27 Nov 2026"),
        ("weds week", "25 Nov 2026"),
        ("Friday fortnight", "4 Dec 2026"),
        ("end of week", "20 Nov 2026"),
        ("EOW", "20 Nov 2026"),
        ("before the end of the week", "20 Nov 2026"),
        ("end of next week", "27 Nov 2026"),
        ("end of month", "30 Nov 2026"),
        ("month end", "30 Nov 2026"),
        ("end of November", "30 Nov 2026"),
        ("the end of Feb", "28 Feb 2027"),
        ("end of February 2028", "29 Feb 2028"),
        ("end of next month", "31 Dec 2026"),
        ("end of the year", "31 Dec 2026"),
        ("in 5 working days", "25 Nov 2026"),
        ("5 business days", "25 Nov 2026"),
        ("three working days from now", "23 Nov 2026"),
        ("in three days", "21 Nov 2026"),
        ("within 10 days", "28 Nov 2026"),
        ("in a week", "25 Nov 2026"),
        ("a week today", "25 Nov 2026"),
        ("a week from today", "25 Nov 2026"),
        ("in two weeks’ time", "2 Dec 2026"),
        ("in a fortnight", "2 Dec 2026"),
        ("in a month", "18 Dec 2026"),
        ("24 Nov", "24 Nov 2026"),
        ("24 November", "24 Nov 2026"),
        ("24th of November", "24 Nov 2026"),
        ("the 24th of Nov", "24 Nov 2026"),
        ("Nov 24", "24 Nov 2026"),
        ("November 24th, 2026", "24 Nov 2026"),
        ("Tue 24 Nov", "24 Nov 2026"),
        ("Tuesday, 24 November 2026", "24 Nov 2026"),
        ("Tuesday the 24th", "24 Nov 2026"),
        ("the 24th", "24 Nov 2026"),
        ("the 1st", "1 Dec 2026"),
        ("31st", "31 Dec 2026"),
        ("5 Jan", "5 Jan 2027"),
        ("24/11", "24 Nov 2026"),
        ("24.11.", "24 Nov 2026"),
        ("24-11-2026", "24 Nov 2026"),
        ("11/24/26", "24 Nov 2026"),
        ("12/12", "12 Dec 2026"),
        ("2026-11-24", "24 Nov 2026"),
        ("  24   NOV  ", "24 Nov 2026"),
    ],
)
def test_as_it_is_said_on_a_wednesday(text: str, meant: str) -> None:
    assert deadlines.ahead(text, WEDNESDAY) == days.parse(meant)


@pytest.mark.parametrize(
    ("text", "today", "one", "other"),
    [
        ("3/12", WEDNESDAY, "3 Dec 2026", "12 Mar 2027"),
        ("3/11", WEDNESDAY, "3 Nov 2026", "11 Mar 2027"),
        ("03.11.2027", WEDNESDAY, "11 Mar 2027", "3 Nov 2027"),
        ("next Friday", WEDNESDAY, "20 Nov 2026", "27 Nov 2026"),
        ("next fri at 5pm", WEDNESDAY, "20 Nov 2026", "27 Nov 2026"),
        ("Wednesday", WEDNESDAY, "18 Nov 2026", "25 Nov 2026"),
        ("Friday", FRIDAY, "20 Nov 2026", "27 Nov 2026"),
        ("before Friday", WEDNESDAY, "19 Nov 2026", "20 Nov 2026"),
        ("before 24 Nov", WEDNESDAY, "23 Nov 2026", "24 Nov 2026"),
        ("end of the week", SATURDAY, "20 Nov 2026", "27 Nov 2026"),
        ("end of week", SUNDAY, "20 Nov 2026", "27 Nov 2026"),
        ("Friday next week", SUNDAY, "27 Nov 2026", "4 Dec 2026"),
    ],
)
def test_what_could_be_two_days_is_asked_with_both(
    text: str, today: date, one: str, other: str
) -> None:
    with pytest.raises(DayFault) as caught:
        deadlines.read(text, today)
    said = str(caught.value)
    assert said.startswith("could be ")
    assert one in said
    assert other in said
    assert deadlines.read(other, today) > deadlines.read(one, today)  # either is understood


@pytest.mark.parametrize("text", ["next week", "this week", "next month", "this month"])
def test_a_stretch_of_days_is_no_day(text: str) -> None:
    with pytest.raises(DayFault, match=f"is no single day; write 'end of {text}'"):
        deadlines.read(text, WEDNESDAY)
    assert deadlines.ahead(f"end of {text}", WEDNESDAY) > WEDNESDAY


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "by",
        "asap",
        "soon",
        "10",
        "12:30",
        "in a few days",
        "in -1 days",
        "Friday or Monday",
        "31 Feb",
        "29 Feb 2027",
        "32/13",
        "the 32nd",
        "0 Nov",
        "24 Nix",
        "Fryday",
        "end of Nix",
        "end of November 0000",
        "1 Nov 0000",
        "2026-02-30",
        "2026-13-01",
    ],
)
def test_what_is_no_day_is_told_how_to_write_one(text: str) -> None:
    with pytest.raises(DayFault, match="needs a day, such as Friday, 24 Nov"):
        deadlines.read(text, WEDNESDAY)


def test_a_weekday_that_is_not_that_date_is_asked() -> None:
    for text in ("Monday 24 Nov", "Monday the 24th"):
        with pytest.raises(DayFault, match="Tuesday 24 November 2026; is the weekday wrong"):
            deadlines.read(text, WEDNESDAY)


@pytest.mark.parametrize("text", ["1 Nov", "yesterday", "17 Nov 2026", "2025-11-24"])
def test_a_day_that_has_passed_is_no_deadline(text: str) -> None:
    assert deadlines.read(text, WEDNESDAY) < WEDNESDAY
    with pytest.raises(DayFault, match="which has passed"):
        deadlines.ahead(text, WEDNESDAY)


def test_a_fault_is_one_line_whatever_was_typed() -> None:
    with pytest.raises(DayFault) as caught:
        deadlines.read("Fri\nday \x1b[31m" + "x" * 10_000, WEDNESDAY)
    assert str(caught.value) == clean(str(caught.value))
    assert len(str(caught.value)) < 200


def test_the_leap_day_that_next_year_has_not() -> None:
    with pytest.raises(DayFault):
        deadlines.read("29 Feb", date(2028, 12, 20))
    assert deadlines.read("29 Feb", date(2027, 12, 20).replace(year=2028, month=1)) == date(
        2028, 2, 29
    )


SAID = (
    "by before on end of the next this week month year friday wed sunday in a two 5 31 30th 29 feb",
    "november 2028 0000 9999 days working months fortnight time today 3/11 29/2 eod at 5pm , . -",
    "29-02 999 12 weds morning",
)
WORDS = st.lists(st.sampled_from(" ".join(SAID).split()), max_size=6).map(" ".join)


@settings(deadline=None, max_examples=500)
@given(WORDS | st.text(), ANY_DAY | st.sampled_from([date.max, date.min, date(2028, 12, 20)]))
@example("in 999 months", date.max)
@example("٣ days", WEDNESDAY)
@example("² days", WEDNESDAY)
def test_any_text_is_a_day_or_a_fault_and_no_deadline_has_passed(text: str, today: date) -> None:
    try:
        assert deadlines.ahead(text, today) >= today
    except DayFault as fault:
        assert str(fault) == clean(str(fault))


@settings(deadline=None)
@given(ANY_DAY, st.integers(0, 3000))
def test_what_is_echoed_is_read_as_the_same_day(today: date, later: int) -> None:
    day = today + timedelta(days=later)
    for text in (days.full(day), days.written(day), day.isoformat(), f"by {days.full(day)}"):
        assert deadlines.ahead(text, today) == day


@settings(deadline=None)
@given(ANY_DAY, st.integers(1, 300))
def test_a_short_date_is_the_next_such_day(today: date, later: int) -> None:
    day = today + timedelta(days=later)
    if (day.month, day.day) != (2, 29):
        assert deadlines.ahead(" ".join(days.written(day).split()[1:3]), today) == day
