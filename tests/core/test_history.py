"""What earlier conversations with a manager teach the next brief."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from typing import Literal

import pytest

from pushback_cli.core import history
from pushback_cli.core.answers import Answer, Answers, Origin
from pushback_cli.core.brief import Brief
from pushback_cli.core.case import Around, Case, example_answers
from pushback_cli.core.compose import compose
from pushback_cli.core.debrief import Debrief, Outcome
from pushback_cli.core.history import History, Past
from pushback_cli.core.promise import Promise, Side, State
from pushback_cli.library.find import built_in, by_id
from pushback_cli.library.shelves import Library
from pushback_cli.render.formats import FORMATS
from pushback_cli.render.look import Look
from pushback_cli.render.outline import page
from pushback_cli.render.page import Page
from pushback_cli.render.terminal import render

IDS = tuple(by_id((built_in(),)))
playbook_of = cache(Library.playbook)
TODAY = date(2026, 11, 20)
BEFORE, AHEAD = TODAY - timedelta(days=7), TODAY + timedelta(days=7)
NO_TIME = "You have no idea what my week looks like."
FINE = "I told you, he was fine."


def promised(side: Side, what: str, state: State = "open", due: date = AHEAD) -> Promise:
    """A promise of an earlier conversation."""
    return Promise(side=side, what=what, due=due, made_on=due - timedelta(days=7), state=state)


def past(
    number: int = 1,
    outcome: Outcome | None = "agreed",
    promises: Sequence[Promise] = (),
    objections: Sequence[str] = (),
    opening: str | None = None,
    worked: str | None = None,
) -> Past:
    """An earlier conversation; the higher its number, the later it was."""
    on = date(2026, 6, 1) + timedelta(days=number)
    debrief = outcome and Debrief(
        brief=number,
        held_on=on + timedelta(days=1),
        outcome=outcome,
        objections=tuple(objections),
        opening=opening,
        worked=worked,
    )
    return Past(
        brief=number,
        on=on,
        situation="late-feedback",
        title=f"Feedback {number}",
        debrief=debrief or None,
        promises=tuple(promises),
    )


def of(*pasts: Past, held: int = 0) -> History:
    """A history, the newest first as the store gives it."""
    return History(past=pasts, held=held)


def answered(known: History) -> dict[str, object]:
    """What a history answers by itself."""
    return {name: answer.value for name, answer in history.answers(known, TODAY).given.items()}


@pytest.mark.parametrize(
    ("states", "kept"),
    [
        ([], None),
        (["open"], None),
        (["kept"], "kept"),
        (["kept", "open"], "kept"),
        (["broken", "open"], "broken"),
        (["kept", "broken"], "mixed"),
        (["kept", "kept"], "kept"),
    ],
)
def test_whether_what_was_agreed_was_kept(states: list[State], kept: str | None) -> None:
    promises = [promised("manager", f"{n}", state) for n, state in enumerate(states)]
    assert answered(of(past(promises=promises))).get("history.kept") == kept


@pytest.mark.parametrize(
    ("yours", "theirs", "kept"),
    [
        ("kept", "open", None),
        ("broken", "open", "mixed"),
        ("broken", "kept", "mixed"),
        ("kept", "broken", "mixed"),
        ("open", "broken", "broken"),
        ("broken", "broken", "broken"),
    ],
)
def test_what_only_the_recruiter_did_is_no_word_about_the_manager(
    yours: State, theirs: State, kept: str | None
) -> None:
    """Nobody is thanked, or asked what got in the way, for what they had no part in."""
    promises = [promised("you", "profiles", yours), promised("manager", "slots", theirs)]
    assert answered(of(past(promises=promises))).get("history.kept") == kept


def test_the_last_conversation_in_which_anything_was_settled_decides() -> None:
    known = of(
        past(3),
        past(2, promises=[promised("manager", "slots", "broken")]),
        past(1, promises=[promised("manager", "slots", "kept")]),
    )
    assert answered(known)["history.kept"] == "broken"


@pytest.mark.parametrize(
    ("promise", "open_part"),
    [
        (promised("you", "profiles", due=BEFORE), True),
        (promised("you", "profiles", due=TODAY), False),
        (promised("you", "profiles", "kept", BEFORE), False),
        (promised("manager", "slots", due=BEFORE), False),
    ],
)
def test_ones_own_overdue_promise_is_an_open_part(promise: Promise, open_part: bool) -> None:
    found = answered(of(past(2), past(1, promises=[promise])))
    assert ("recruiter.own_part" in found) == open_part


@pytest.mark.parametrize(
    ("held", "experience"), [(0, None), (2, None), (3, "some"), (9, "some"), (10, "seasoned")]
)
def test_conversations_make_experience(held: int, experience: str | None) -> None:
    assert answered(of(held=held)).get("recruiter.experience") == experience


def test_what_history_answers_is_marked_as_remembered() -> None:
    given = history.answers(of(held=10), TODAY).given
    assert {answer.origin for answer in given.values()} == {Origin.PROFILE}


def test_objections_are_ranked_by_how_often_then_how_lately() -> None:
    known = of(
        past(4, objections=["newest"]),
        past(3, objections=["often", "twice"]),
        past(2, objections=["twice", "often", "old"]),
        past(1, objections=["often"]),
    )
    assert history.expected(known) == ("often", "twice", "newest", "old")
    assert history.expected(None) == ()


def test_nothing_past_is_nothing_to_tell() -> None:
    assert history.last_time(None, (), TODAY) is None
    assert history.last_time(History(held=12), (), TODAY) is None


def test_last_time_is_the_last_that_was_told() -> None:
    known = of(past(3, None), past(2, "not-raised"), past(1, "partly"))
    told = history.last_time(known, (), TODAY)
    assert told is not None
    assert (told.title, told.outcome, told.times) == ("Feedback 1", "agreed in part", 1)
    assert told.on == date(2026, 6, 3)  # when it was held, not when it was prepared
    assert told.untold == (3,)


def test_a_first_conversation_that_nobody_told_about_is_still_last_time() -> None:
    told = history.last_time(of(past(1, None)), (), TODAY)
    assert told is not None
    assert (told.title, told.outcome, told.times) == ("Feedback 1", None, 0)


def test_broken_promises_come_first_on_either_side() -> None:
    promises = [
        promised("you", "kept one", "kept"),
        promised("you", "open one"),
        promised("you", "overdue one", due=BEFORE),
        promised("you", "broken one", "broken"),
        promised("manager", "theirs"),
    ]
    told = history.last_time(of(past(2), past(1, promises=promises)), (), TODAY)
    assert told is not None
    assert [each.say for each in told.yours] == [
        "broken one (not kept)",
        "overdue one (was due Fri 13 Nov 2026, not settled)",
        "open one (due Fri 27 Nov 2026)",
        "kept one (kept)",
    ]
    assert [each.say for each in told.theirs] == ["theirs (due Fri 27 Nov 2026)"]


def test_the_opening_that_worked_last_is_offered_again() -> None:
    known = of(
        past(4, "refused", opening="It failed."),
        past(3, "agreed"),
        past(2, "partly", opening="It worked.", worked="The numbers."),
        past(1, "agreed", opening="Older."),
    )
    told = history.last_time(known, (), TODAY)
    assert told is not None
    assert (told.opening, told.worked) == ("It worked.", "The numbers.")


def test_an_objection_that_has_a_reply_here_is_not_listed_beside() -> None:
    known = of(past(1, objections=["answered", "one", "two", "three", "four"]))
    told = history.last_time(known, ["answered"], TODAY)
    assert told is not None
    assert told.expect == ("one", "two", "three")


# In the brief


def brief_of(library: Library, situation: str, known: History | None, *styles: str) -> Brief:
    """The worked example, with a history."""
    bare = Case(playbook_of(library, situation), library.coaching, Answers())
    answers = example_answers(bare)
    for style in styles:
        answer = Answer(value=style, origin=Origin.FLAG)
        answers = answers.answering("manager.style", answer)
    remembered = history.answers(known, TODAY) if known else Answers()
    case = replace(bare.with_answers(remembered.over(answers)), around=Around(history=known))
    return compose(case, TODAY)


def test_what_they_say_ranks_above_what_is_likely(library: Library) -> None:
    """Also what only a manager would say who resists, whom this one was not taken for."""
    without = brief_of(library, "late-feedback", None)
    assert [each.says for each in without.objections][:1] != [NO_TIME]
    known = of(past(2, objections=[FINE, NO_TIME]), past(1, objections=[NO_TIME, "Not now."]))
    brief = brief_of(library, "late-feedback", known)
    assert [each.says for each in brief.objections][:2] == [NO_TIME, FINE]
    assert {each.says for each in brief.objections} > {each.says for each in without.objections}
    assert brief.glance.objection == NO_TIME
    assert brief.last_time is not None
    assert brief.last_time.expect == ("Not now.",)


def test_what_they_said_when_they_pressed_counts_as_well(library: Library) -> None:
    pressed = "I am not filling in forms for HR."
    brief = brief_of(library, "late-feedback", of(past(1, objections=[pressed])))
    assert brief.objections[0].if_they_press.says == pressed
    assert brief.last_time is not None
    assert brief.last_time.expect == ()


@pytest.mark.parametrize("name", ["terminal", "text", "markdown"])
def test_last_time_stands_first_and_ones_own_debts_first_of_all(
    library: Library, name: Literal["terminal", "text", "markdown"]
) -> None:
    promises = [promised("manager", "two slots", "broken"), promised("you", "profiles", "broken")]
    known = of(past(1, promises=promises, opening="Shall we?", objections=["Not now."]))
    shown = FORMATS[name](brief_of(library, "late-feedback", known), Look())
    places = [
        shown.index(text)
        for text in (
            "You owe: profiles (not kept)",
            "Feedback 1",
            "Yours first, before they bring it up",
            "They promised",
            "wo slots (not kept)",
            "You opened with this, and they agreed",
            "Shall we?",
            "Not now.",
        )
    ]
    assert places == sorted(places)
    assert shown.lower().index("last time") < shown.lower().index("advice")


def test_history_reaches_the_strategy(library: Library) -> None:
    """Broken promises are no first talk about it any more."""
    kept, broken = (
        brief_of(library, "late-feedback", of(past(1, promises=[promised("manager", "slots", s)])))
        for s in ("kept", "broken")
    )
    assert kept.approach != broken.approach


LONG = "five profiles with " + "notes on what each of them has done and where, " * 6
HISTORIES = {
    "untold": of(past(1, None)),
    "agreed": of(past(1)),
    "own broken": of(past(1, promises=[promised("you", LONG, "broken")])),
    "own overdue": of(past(1, promises=[promised("you", LONG, due=BEFORE)]), held=12),
    "theirs broken": of(past(1, promises=[promised("manager", LONG, "broken")])),
    "a long way back": of(
        *(past(n, "partly", objections=[LONG]) for n in range(12, 0, -1)), held=9
    ),
    "wide": of(past(1, promises=[promised("you", "候補者五名の履歴書を送る約束" * 20, "broken")])),
}


@pytest.mark.parametrize("situation", IDS)
def test_the_first_layer_still_fits_a_screen(library: Library, situation: str) -> None:
    """24 lines of 80 columns, whatever there is to remember."""
    for name, known in HISTORIES.items():
        for style in ("driving", "amiable"):
            brief = brief_of(library, situation, known, style)
            whole = page(brief)
            first = Page(whole.title, whole.aside, whole.glance)
            lines = render(first, Look(width=80)).splitlines()
            assert len(lines) <= 24, (name, style, len(lines))
            if brief.red_line is None and brief.gate.decision in ("raise", "wait"):
                assert brief.glance.last_time, name


@pytest.mark.parametrize("situation", IDS)
def test_an_objection_they_raised_leads_wherever_it_can_come_up(
    library: Library, situation: str
) -> None:
    without = brief_of(library, situation, None)
    for each in without.objections:
        known = of(past(1, objections=[each.says]))
        assert brief_of(library, situation, known).objections[0].says == each.says
