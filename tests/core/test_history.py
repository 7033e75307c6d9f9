"""What earlier conversations teach the next brief."""

import datetime
from typing import Any

import pytest

from pushback_cli.core.answers import Answers
from pushback_cli.core.case import Around, Case, example_answers
from pushback_cli.core.compose import compose
from pushback_cli.core.debrief import Debrief
from pushback_cli.core.history import History, Past, answers, expected
from pushback_cli.core.profile import Profile, Trait, observed
from pushback_cli.core.promise import Promise
from pushback_cli.library.shelves import Library
from pushback_cli.render import outline, terminal
from pushback_cli.render.look import Look

TODAY = datetime.date(2026, 11, 25)


def day(back: int) -> datetime.date:
    """So many days ago."""
    return TODAY - datetime.timedelta(days=back)


def promise(side: str, state: str = "open", due: int = -5, what: str = "a form") -> Promise:
    """A promise, due so many days ago."""
    given = {"side": side, "what": what, "due": day(due), "made_on": day(30), "state": state}
    return Promise.model_validate(given)


def past(number: int, outcome: str | None, *promises: Promise, **told: Any) -> Past:
    """An earlier conversation."""
    debrief = (
        Debrief.model_validate(
            {"brief": number, "held_on": day(40 - number), "outcome": outcome, **told}
        )
        if outcome
        else None
    )
    return Past(
        brief=number,
        on=day(40 - number),
        situation="late-feedback",
        title="Feedback comes late",
        debrief=debrief,
        promises=promises,
    )


@pytest.mark.parametrize(
    ("states", "kept"),
    [
        (("kept", "kept"), "kept"),
        (("kept", "broken"), "mixed"),
        (("broken", "broken"), "broken"),
        (("open", "kept"), "kept"),
        (("open", "open"), None),
    ],
)
def test_what_became_of_it_answers_the_question(states: tuple[str, str], kept: str | None) -> None:
    made = (promise("you", states[0]), promise("manager", states[1]))
    assert answers(History(past=(past(1, "agreed", *made),)), TODAY).value("history.kept") == kept


def test_the_last_time_that_anything_was_settled_counts() -> None:
    newest = past(2, "agreed", promise("you", "open"))
    older = past(1, "agreed", promise("manager", "broken"))
    assert answers(History(past=(newest, older)), TODAY).value("history.kept") == "broken"


def test_a_promise_of_one_s_own_that_is_overdue_is_one_s_own_part() -> None:
    late = History(past=(past(1, "agreed", promise("you", due=3)),))
    assert answers(late, TODAY).value("recruiter.own_part") == "open"
    theirs = History(past=(past(1, "agreed", promise("manager", due=3)),))
    assert answers(theirs, TODAY).value("recruiter.own_part") is None


@pytest.mark.parametrize(("held", "experience"), [(0, None), (3, "some"), (10, "seasoned")])
def test_experience_is_counted(held: int, experience: str | None) -> None:
    assert answers(History(held=held), TODAY).value("recruiter.experience") == experience


def test_the_objections_they_repeat_come_first() -> None:
    history = History(
        past=(
            past(3, "refused", objections=("no time",)),
            past(2, "agreed", objections=("no budget", "no time")),
            past(1, "agreed", objections=("no way",)),
        )
    )
    assert expected(history)[0] == "no time"


def test_the_page_begins_with_last_time(late_feedback: Case) -> None:
    case = late_feedback.with_answers(example_answers(late_feedback))
    plain = compose(case, TODAY)
    repeated = plain.objections[-1].says
    history = History(
        past=(
            past(
                2,
                "partly",
                promise("you", "broken", what="a new plan"),
                promise("you", "kept", what="a list"),
                promise("manager", due=2, what="two slots"),
                opening="How is it going?",
                objections=(repeated, "ask my boss"),
            ),
            past(1, None),
        )
    )
    brief = compose(
        Case(case.playbook, case.coaching, case.answers, Around(history=history)), TODAY
    )
    last = brief.last_time
    assert last is not None
    assert [each.became for each in last.yours] == ["broken", "kept"]
    assert [each.became for each in last.theirs] == ["overdue"]
    assert last.opening == "How is it going?"
    assert last.expect == ("ask my boss",)
    assert last.untold == (1,)
    assert brief.objections[0].says == repeated
    page = outline.page(brief)
    assert page.glance[0].text == "You owe: a new plan (not kept)."
    assert page.sections[0].title == "Last time"


def test_the_first_layer_still_fits_a_screen(library: Library) -> None:
    """24 lines of 80 columns, with the longest debts."""
    debt = promise("you", "broken", what="a table each month of how we both keep to it, " * 5)
    around = Around(history=History(past=(past(1, "agreed", debt),)))
    for name in library.files:
        bare = Case(library.playbook(name), library.coaching, Answers(), around)
        brief = compose(bare.with_answers(example_answers(bare)), TODAY)
        shown = terminal.render(outline.page(brief)._replace(sections=()), Look(80))
        assert len(shown.rstrip("\n").split("\n")) <= 24, name


def test_what_was_seen_long_ago_is_asked_again() -> None:
    seen = {
        "style": Trait(value="driving", since=day(184)),
        "trust": Trait(value="high", since=day(9)),
    }
    profile = Profile(name="Dana Cruz", since=day(300), traits=seen)
    assert set(profile.answers(TODAY).given) == {"manager.name", "manager.trust"}
    assert set(profile.stale(TODAY)) == {"manager.style"}


def test_only_what_was_seen_anew_counts_as_seen_today() -> None:
    profile = Profile(
        name="Dana Cruz", since=day(9), traits={"trust": Trait(value="high", since=day(9))}
    )
    assert observed(profile.answers(TODAY), TODAY) == {}


def test_a_clock_that_was_a_little_ahead_does_not_make_it_old() -> None:
    assert not Trait(value="high", since=day(-40)).stale(TODAY)
