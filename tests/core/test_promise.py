"""Promises as they are typed, echoed and written."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pushback_cli.core import days, promise
from pushback_cli.core.clean import clean
from pushback_cli.core.promise import Promise, PromiseFault, Side

WEDNESDAY = date(2026, 11, 18)


def read(text: str, name: str | None = "Zoë Cruz") -> list[tuple[Side, str, str]]:
    """Each promise: whose, what, and when."""
    return [
        (p.side, p.what, " ".join(days.written(p.due).split()[1:3]))
        for p in promise.read(text, name, WEDNESDAY)
    ]


@pytest.mark.parametrize(
    ("text", "promises"),
    [
        ("me: five profiles by 24 Nov", [("you", "five profiles", "24 Nov")]),
        ("I: five profiles, by 24 Nov", [("you", "five profiles", "24 Nov")]),
        ("they: two slots a week by Friday", [("manager", "two slots a week", "20 Nov")]),
        ("She : reads it BY end of next week.", [("manager", "reads it", "27 Nov")]),
        ("Zoë: reads it by Friday", [("manager", "reads it", "20 Nov")]),
        ("zoe cruz: reads it by Friday", [("manager", "reads it", "20 Nov")]),
        ("me: profiles by email by Friday", [("you", "profiles by email", "20 Nov")]),
        ("me: stand by by Friday", [("you", "stand by", "20 Nov")]),
        ("me: agree: pay and place by Friday", [("you", "agree: pay and place", "20 Nov")]),
        (
            "they: two slots by Friday; me: five profiles by 24 Nov;",
            [("manager", "two slots", "20 Nov"), ("you", "five profiles", "24 Nov")],
        ),
        ("me: send\nthe list by Friday", [("you", "send the list", "20 Nov")]),
        ("", []),
        (" ; ", []),
    ],
)
def test_promises_as_they_are_typed(text: str, promises: list[tuple[Side, str, str]]) -> None:
    assert read(text) == promises


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (
            "five profiles by Friday",
            "needs to say whose promise 'five profiles by Friday' is: 'me:",
        ),
        ("Dana: five profiles by Friday", "needs to say whose promise"),
        ("me: five profiles", "needs a day for 'five profiles', such as 'by Friday'"),
        ("me: by Friday", "needs a day for 'by Friday'"),
        ("me: , by Friday", "needs to say what is promised by Friday"),
        ("me: profiles by email", "has 'email', which needs a day"),
        (
            "me: profiles by 3/12",
            "has '3/12', which could be Thu 3 Dec 2026 or Fri 12",
        ),
        (
            "me: profiles by next Friday",
            "has 'next Friday', which could be Fri 20 Nov 2026",
        ),
        (
            "me: profiles by yesterday",
            "has 'yesterday', which is Tuesday 17 November 2026, which has",
        ),
        ("me: one by Friday; two by Friday", "needs to say whose promise 'two by Friday' is"),
    ],
)
def test_what_is_no_promise_says_how_to_write_one(text: str, fault: str) -> None:
    with pytest.raises(PromiseFault) as caught:
        read(text)
    assert str(caught.value).startswith(fault)


def test_without_a_name_only_they_can_promise() -> None:
    assert read("they: two slots by Friday", None)
    for name in (None, "", "   "):
        with pytest.raises(PromiseFault, match="whose promise"):
            read("Zoë: two slots by Friday", name)


def test_each_is_echoed_in_full_with_its_weekday() -> None:
    text = "they: two slots by Friday; me: five profiles by 24 Nov"
    promises = promise.read(text, "Zoë", WEDNESDAY)
    assert list(promise.spoken(promises, "Zoë")) == [
        "Zoë: two slots, by Friday 20 November 2026",
        "You: five profiles, by Tuesday 24 November 2026",
    ]
    assert next(promise.spoken(promises, None)).startswith("They: two slots")


WHAT = (
    st.text(st.characters(codec="utf-8"), min_size=1, max_size=60)
    .map(lambda text: clean(text).strip(" ,."))
    .filter(lambda text: text and ";" not in text)
)


@settings(deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from(["you", "manager"]), WHAT, st.integers(0, 900)), max_size=4)
)
def test_what_is_written_is_read_as_the_same(made: list[tuple[Side, str, int]]) -> None:
    promises = tuple(
        Promise(side=side, what=what, due=WEDNESDAY + timedelta(days=later), made_on=WEDNESDAY)
        for side, what, later in made
    )
    assert promise.read(promise.written(promises), None, WEDNESDAY) == promises


@settings(deadline=None, max_examples=300)
@given(st.text() | st.text("me: by;,Friday3/11\n"), st.none() | st.text())
def test_any_text_is_promises_or_one_line_of_fault(text: str, name: str | None) -> None:
    try:
        for each in promise.read(text, name, WEDNESDAY):
            assert each.due >= WEDNESDAY
            assert each.what == clean(each.what) != ""
    except PromiseFault as fault:
        assert str(fault) == clean(str(fault))


def test_overdue_is_open_and_past_its_day() -> None:
    due = Promise(side="you", what="profiles", due=WEDNESDAY, made_on=WEDNESDAY)
    assert not due.overdue(WEDNESDAY)
    assert due.overdue(WEDNESDAY + timedelta(days=1))
    for state in ("kept", "broken"):
        settled = due.model_copy(update={"state": state})
        assert not settled.overdue(WEDNESDAY + timedelta(days=9))
