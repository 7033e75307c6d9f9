"""Promises as they are typed: whose, what, and by which day."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as some

from pushback_cli.core.promise import PromiseFault, read, spoken, written

TODAY = datetime.date(2026, 11, 25)


def test_both_sides_with_their_days() -> None:
    made = read(
        "Dana: two slots a week, by Friday; me: five profiles by 30 Nov", "Dana Cruz", TODAY
    )
    assert [(each.side, each.what, each.due.isoformat()) for each in made] == [
        ("manager", "two slots a week", "2026-11-27"),
        ("you", "five profiles", "2026-11-30"),
    ]
    assert list(spoken(made, "Dana Cruz")) == [
        "Dana Cruz: two slots a week, by Friday 27 November 2026",
        "You: five profiles, by Monday 30 November 2026",
    ]


def test_by_may_stand_in_the_promise_itself() -> None:
    (made,) = read("they: decide case by case by Friday", None, TODAY)
    assert made.what == "decide case by case"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("two slots by Friday", "whose promise"),
        ("Bob: two slots by Friday", "whose promise"),
        ("they: two slots", "needs a day"),
        ("they: two slots by soon", "needs a day"),
        ("they: two slots by 3/12", "Thu 3 Dec 2026 or Fri 12 Mar 2027"),
        ("they: two slots by 24 Nov", "which has passed"),
    ],
)
def test_what_is_missing_is_said(text: str, told: str) -> None:
    with pytest.raises(PromiseFault, match=told):
        read(text, "Dana Cruz", TODAY)


def test_a_day_since_the_meeting_may_have_passed() -> None:
    (made,) = read("they: a form by 24 Nov", None, TODAY, TODAY - datetime.timedelta(days=5))
    assert made.overdue(TODAY)


@given(some.text(max_size=80))
def test_what_is_understood_is_understood_again(text: str) -> None:
    try:
        made = read(text, "Dana Cruz", TODAY)
    except PromiseFault:
        return
    assert [(p.side, p.what, p.due) for p in read(written(made), "Dana Cruz", TODAY)] == [
        (p.side, p.what, p.due) for p in made
    ]
