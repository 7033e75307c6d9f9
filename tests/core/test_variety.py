"""Another manager, or other evidence, visibly gives another opening, order and ask."""

import datetime
from functools import cache

import pytest

from pushback_cli.commands.given import answers_given
from pushback_cli.core.answers import Answers
from pushback_cli.core.brief import Brief
from pushback_cli.core.case import Case, example_answers
from pushback_cli.core.compose import compose
from pushback_cli.library.find import built_in, by_id
from pushback_cli.library.shelves import Library

TODAY = datetime.date(2026, 11, 20)
IDS = tuple(
    name
    for name, (file, *_) in by_id((built_in(),)).items()
    if "\nred_line: true" not in file.path.read_text(encoding="utf-8")
)
playbook_of = cache(Library.playbook)  # each file is read once
# Nothing else about the manager or the meeting tips the scale
PLAIN = (
    "manager.takes_pushback=mixed",
    "manager.trust=high",
    "manager.power=senior",
    "meeting.urgency=this-week",
    "history.kept=no-history",
)


@pytest.fixture(scope="module", params=IDS)
def bare(request: pytest.FixtureRequest, library: Library) -> Case:
    """Every situation in which there is something to advise, without answers."""
    return Case(playbook_of(library, request.param), library.coaching, Answers())


def brief_for(bare: Case, *settings: str) -> Brief:
    """The worked example with these answers over it; the last of a name counts."""
    by_name = {setting.partition("=")[0]: setting for setting in (*PLAIN, *settings)}
    given = answers_given(None, tuple(by_name.values()), None, bare)
    return compose(bare.with_answers(given.over(example_answers(bare))), TODAY)


def assert_visibly_different(one: Brief, other: Brief) -> None:
    """Opening, order and ask all differ, in the brief and in its first layer."""
    assert one.ask is not None
    assert other.ask is not None
    assert one.open.first.say != other.open.first.say
    assert one.steps != other.steps
    assert one.ask.say != other.ask.say
    assert one.ask.manager != other.ask.manager
    assert one.glance.first != other.glance.first
    assert one.glance.verdict != other.glance.verdict
    assert one.glance.ask_manager != other.glance.ask_manager


def test_analytical_and_amiable(bare: Case) -> None:
    assert_visibly_different(
        brief_for(bare, "manager.style=analytical"), brief_for(bare, "manager.style=amiable")
    )


@pytest.mark.parametrize("style", ["analytical", "driving", "amiable", "expressive"])
def test_one_who_welcomes_pushback_and_one_who_resists(bare: Case, style: str) -> None:
    assert_visibly_different(
        brief_for(bare, f"manager.style={style}", "manager.takes_pushback=welcomes"),
        brief_for(bare, f"manager.style={style}", "manager.takes_pushback=resists"),
    )


@pytest.mark.parametrize("style", ["driving", "expressive"])
def test_strong_evidence_and_none(bare: Case, style: str) -> None:
    assert_visibly_different(
        brief_for(bare, f"manager.style={style}", "evidence.strength=strong"),
        brief_for(bare, f"manager.style={style}", "evidence.strength=none"),
    )


def test_strong_evidence_and_no_answers_at_all(bare: Case) -> None:
    strong = brief_for(bare, "manager.style=analytical", "evidence.strength=strong")
    given = answers_given(None, (*PLAIN, "manager.style=analytical"), None, bare)
    nothing = compose(bare.with_answers(given), TODAY)
    assert nothing.case is not None
    assert nothing.case.strength == "none"
    assert nothing.case.rows == ()
    assert_visibly_different(strong, nothing)


def test_the_worked_example_has_evidence_to_show(bare: Case) -> None:
    brief = brief_for(bare)
    assert brief.case is not None
    assert brief.case.strength == "strong"
