"""`when`: which conditions hold, which can no longer hold, and which are refused at load."""

from typing import Any

import pytest
from pydantic import ValidationError

from pushback_cli.core.lines import Line
from pushback_cli.core.vocabulary import FIELDS, Domain, Values, names_of
from pushback_cli.core.when import Known, When, holds, ruled_out

NAMES: dict[str, Values] = names_of(
    [
        {"id": "days", "kind": "number"},
        {"id": "candidate", "kind": "text"},
        {"id": "seen", "kind": "yes-no"},
        {"id": "cause", "kind": "choice", "choices": {"no-time": "busy", "budget": "no money"}},
        {"id": "met_on", "kind": "date"},
    ]
)


def when(conditions: Any) -> When:
    """The conditions as a playbook's loader would check them."""
    line = Line.model_validate({"say": "Hello.", "when": conditions}, context={"names": NAMES})
    return line.when


def fault(conditions: Any) -> str:
    """What the loader says about conditions that cannot stand."""
    with pytest.raises(ValidationError) as caught:
        when(conditions)
    return "; ".join(error["msg"] for error in caught.value.errors())


def test_a_line_without_conditions_always_holds() -> None:
    assert holds(when({}), {})


@pytest.mark.parametrize(
    ("conditions", "known", "expected"),
    [
        ({"manager.style": "driving"}, {"manager.style": "driving"}, True),
        ({"manager.style": "driving"}, {"manager.style": "amiable"}, False),
        ({"manager.style": ["driving", "amiable"]}, {"manager.style": "amiable"}, True),
        ({"manager.style": ["driving", "amiable"]}, {"manager.style": "analytical"}, False),
        ({"seen": "yes"}, {"seen": "yes"}, True),
        ({"cause": "no-time"}, {"cause": "budget"}, False),
    ],
)
def test_a_value_or_one_of_a_list(conditions: Any, known: Known, expected: bool) -> None:
    assert holds(when(conditions), known) is expected


@pytest.mark.parametrize(
    ("comparison", "four", "five", "six"),
    [
        ("< 5", True, False, False),
        ("<= 5", True, True, False),
        ("> 5", False, False, True),
        (">= 5", False, True, True),
        ("= 5", False, True, False),
        (">=5", False, True, True),
        (">= 5.0", False, True, True),
    ],
)
def test_comparisons_at_their_boundary(comparison: str, four: bool, five: bool, six: bool) -> None:
    condition = when({"days": comparison})
    assert [holds(condition, {"days": days}) for days in (4.0, 5.0, 6.0)] == [four, five, six]


def test_comparisons_with_fractions_and_negative_numbers() -> None:
    assert holds(when({"days": "> 2.5"}), {"days": 2.6})
    assert holds(when({"days": "> -1"}), {"days": 0.0})


def test_a_list_of_comparisons_holds_if_any_does() -> None:
    outside = when({"days": ["< 2", "> 8"]})
    assert [holds(outside, {"days": days}) for days in (1.0, 5.0, 9.0)] == [True, False, True]


def test_all_conditions_must_hold() -> None:
    both = when({"manager.style": "driving", "days": ">= 5"})
    assert holds(both, {"manager.style": "driving", "days": 9.0})
    assert not holds(both, {"manager.style": "driving", "days": 4.0})
    assert not holds(both, {"manager.style": "amiable", "days": 9.0})
    assert not holds(both, {"manager.style": "driving"})


@pytest.mark.parametrize("conditions", [{"days": ">= 0"}, {"seen": "no"}, {"cause": ["budget"]}])
def test_an_unanswered_name_satisfies_no_value(conditions: Any) -> None:
    assert not holds(when(conditions), {})


@pytest.mark.parametrize("name", ["days", "candidate", "seen", "cause", "met_on", "manager.style"])
def test_answered_and_unanswered_work_for_every_name(name: str) -> None:
    value = 3.0 if name == "days" else "anything"
    assert holds(when({name: "answered"}), {name: value})
    assert not holds(when({name: "answered"}), {})
    assert holds(when({name: "unanswered"}), {})
    assert not holds(when({name: "unanswered"}), {name: value})


def test_a_value_beside_unanswered_leaves_the_question_open() -> None:
    lenient = when({"cause": ["budget", "unanswered"]})
    assert holds(lenient, {})
    assert holds(lenient, {"cause": "budget"})
    assert not holds(lenient, {"cause": "no-time"})


def test_ruled_out_only_by_an_answer() -> None:
    both = when({"manager.style": "driving", "days": ">= 5"})
    assert not ruled_out(both, {})
    assert not ruled_out(both, {"days": 9.0})
    assert ruled_out(both, {"days": 1.0})
    assert ruled_out(both, {"manager.style": "amiable", "days": 9.0})


@pytest.mark.parametrize("name", [name for name in FIELDS if isinstance(FIELDS[name], tuple)])
def test_every_value_of_the_vocabulary_is_accepted(name: str) -> None:
    values = FIELDS[name]
    assert isinstance(values, tuple)
    for value in values:
        assert holds(when({name: value}), {name: value})
    assert holds(when({name: list(values)}), {name: values[-1]})


def test_an_unknown_name_gets_a_did_you_mean() -> None:
    said = fault({"manager.styl": "driving"})
    assert "'manager.styl'" in said
    assert "did you mean 'manager.style'?" in said


def test_an_unknown_value_gets_a_did_you_mean_and_the_allowed_ones() -> None:
    said = fault({"manager.style": "drivin"})
    assert "'drivin'" in said
    assert "did you mean 'driving'?" in said
    assert "analytical, driving, amiable, expressive" in said


def test_one_wrong_value_in_a_list_is_found() -> None:
    assert "'sometimes'" in fault({"seen": ["yes", "sometimes"]})


@pytest.mark.parametrize("value", ["5", "five", "> five", "=> 5", "5 <", ">= 5 days", "> 1, < 3"])
def test_a_number_takes_only_a_comparison(value: str) -> None:
    assert "a comparison such as '>= 5'" in fault({"days": value})


@pytest.mark.parametrize("name", ["candidate", "met_on", "manager.name", "issues.others"])
def test_free_text_takes_only_answered_or_unanswered(name: str) -> None:
    assert "'answered' or 'unanswered'" in fault({name: "Amara"})


@pytest.mark.parametrize("value", [None, {"is": "driving"}, [["driving"]], [None]])
def test_a_condition_that_is_no_text_is_refused(value: object) -> None:
    assert "needs a value" in fault({"manager.style": value})


def test_an_empty_list_can_never_hold_and_is_refused() -> None:
    assert fault({"manager.style": []})


@pytest.mark.parametrize("conditions", ["manager.style", ["manager.style"], "days > 5"])
def test_there_is_no_expression_language(conditions: object) -> None:
    assert fault(conditions)


def test_every_field_is_either_a_list_of_values_or_a_domain() -> None:
    for values in FIELDS.values():
        assert isinstance(values, Domain) or len(values) >= 2
