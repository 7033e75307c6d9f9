"""Which issue to raise: one, at most one more, upstream first, and a red line empties the rest."""

import random
from itertools import permutations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pushback_cli.core.days import parse
from pushback_cli.core.soundness import never
from pushback_cli.core.triage import FIELDS, Issue, Triage, TriageCoaching, triage
from pushback_cli.core.vocabulary import STAGES
from pushback_cli.library.find import built_in
from pushback_cli.library.shelves import Library

TODAY = parse("2026-11-20")
TRIAGE = Library((built_in(),)).triage


def issue(name: str, stage: str | None = "decision", **said: str) -> Issue:
    """An issue worth raising, but for what is said otherwise."""
    given = {"cost": "high", "evidence": "strong", "chance": "even", **said}
    return Issue(issue=name, situation=name, stage=stage, **given)


def choices(result: Triage) -> dict[str, str]:
    """What becomes of each."""
    return {battle.issue: battle.choice for battle in result.battles}


@pytest.fixture(scope="module")
def coaching() -> TriageCoaching:
    return TRIAGE


def test_every_rule_can_decide(coaching: TriageCoaching) -> None:
    assert list(never(("rules",), coaching.rules, FIELDS)) == []
    assert all(rule.because for rule in coaching.rules)


def test_upstream_before_downstream(coaching: TriageCoaching) -> None:
    issues = [issue(stage, stage) for stage in STAGES]
    for order in permutations(issues):
        result = triage(order, coaching, TODAY)
        assert choices(result) == {
            stage: "raise" if stage == STAGES[0] else "park" for stage in STAGES
        }
        assert all(
            battle.say == coaching.behind for battle in result.battles if battle.choice == "park"
        )


def test_one_more_only_if_it_is_sure(coaching: TriageCoaching) -> None:
    sure = issue("late", "closing", chance="good")
    assert choices(triage([sure, issue("early", "calibration")], coaching, TODAY)) == {
        "early": "raise",
        "late": "also",
    }
    three = [issue("early", "calibration"), sure, issue("later", "closing", chance="good")]
    assert sorted(choices(triage(three, coaching, TODAY)).values()) == ["also", "park", "raise"]


def test_a_red_line_empties_the_rest(coaching: TriageCoaching) -> None:
    red = Issue(issue="red", situation="discriminatory-request", red_line=True)
    result = triage([issue("a"), red, issue("b", "calibration")], coaching, TODAY)
    assert choices(result) == {"red": "escalate", "a": "drop", "b": "drop"}
    assert result.battles[0].issue == "red"
    assert {battle.say for battle in result.battles[1:]} == {coaching.emptied}


def test_nothing_worth_a_meeting_is_an_answer(coaching: TriageCoaching) -> None:
    result = triage([issue("a", cost="little", chance="poor")], coaching, TODAY)
    assert choices(result) == {"a": "drop"}
    assert result.note == coaching.nothing


def test_what_is_parked_has_a_day(coaching: TriageCoaching) -> None:
    result = triage([issue("a", evidence="none")], coaching, TODAY)
    assert result.battles[0].choice == "park"
    assert result.battles[0].look_again == parse("2026-12-04")


def test_every_combination_of_answers_comes_to_something(coaching: TriageCoaching) -> None:
    values = [(*allowed, None) for allowed in FIELDS.values() if isinstance(allowed, tuple)][:3]
    for cost, evidence, chance in product(*values):
        one = Issue(issue="x", cost=cost, evidence=evidence, chance=chance)
        battle = triage([one], coaching, TODAY).battles[0]
        assert battle.say
        if cost == "little" and chance == "poor":
            assert battle.choice == "drop"
        if evidence == "none":
            assert battle.choice != "raise"


@given(
    st.lists(
        st.tuples(
            st.sampled_from((*STAGES, None)),
            st.sampled_from(("high", "some", "little")),
            st.sampled_from(("none", "thin", "strong")),
            st.sampled_from(("good", "even", "poor")),
        ),
        min_size=1,
        max_size=8,
        unique=True,
    ),
    st.randoms(use_true_random=False),
)
def test_at_most_two_are_raised_whatever_the_order(
    rows: list[tuple[str | None, str, str, str]], chance: random.Random
) -> None:
    issues = [
        issue(f"{number}", stage, cost=cost, evidence=evidence, chance=odds)
        for number, (stage, cost, evidence, odds) in enumerate(rows)
    ]
    result = triage(issues, TRIAGE, TODAY)
    assert len(result.battles) == len(issues)
    kinds = [battle.choice for battle in result.battles]
    assert kinds.count("raise") <= 1
    assert kinds.count("also") <= kinds.count("raise")
    shuffled = list(issues)
    chance.shuffle(shuffled)
    raised, again = result.first(), triage(shuffled, TRIAGE, TODAY).first()
    assert (raised is None) == (again is None)
    if raised and again:
        stages = {each.issue: each.stage for each in issues}
        assert stages[raised.issue] == stages[again.issue]
