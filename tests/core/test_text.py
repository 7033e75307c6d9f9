"""Placeholders: plain names only, checked when a playbook is loaded, filled once."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel, ValidationError

from pushback_cli.core.lines import Line
from pushback_cli.core.text import AskText, RecapText, fill, missing, placeholders
from pushback_cli.core.vocabulary import names_of

NAMES = names_of([{"id": "feedback_days", "kind": "number"}, {"id": "candidate", "kind": "text"}])


class Spoken(BaseModel):
    """Texts of an ask and of a recap, as the models hold them."""

    ask: AskText = "x"
    recap: RecapText = "x"


def fault(text: str) -> str:
    """What the loader says about a line's text."""
    with pytest.raises(ValidationError) as caught:
        Line.model_validate({"say": text}, context={"names": NAMES})
    return "; ".join(error["msg"] for error in caught.value.errors())


def test_names_in_order_of_first_use_and_once_each() -> None:
    text = "{candidate} waits {feedback_days}; {candidate} has written."
    assert placeholders(text) == ("candidate", "feedback_days")


def test_text_without_braces_has_none() -> None:
    assert placeholders("Nothing to fill.") == ()


def test_filling_replaces_every_placeholder() -> None:
    shown = {"candidate": "Amara", "feedback_days": "9 working days"}
    text = "{candidate}: {feedback_days}. {candidate}!"
    assert fill(text, shown) == "Amara: 9 working days. Amara!"


def test_braces_in_an_answer_are_not_filled_again() -> None:
    shown = {"candidate": "{feedback_days}", "feedback_days": "9"}
    assert fill("{candidate}", shown) == "{feedback_days}"


def test_missing_names_only_what_has_no_answer() -> None:
    assert missing("{candidate} {feedback_days}", {"candidate": "Amara"}) == ("feedback_days",)
    assert missing("{candidate}", {"candidate": ""}) == ()


@pytest.mark.parametrize("name", ["feedback_days", "candidate", "manager.name", "manager.style"])
def test_own_questions_and_fields_may_be_named(name: str) -> None:
    line = Line.model_validate({"say": f"{{{name}}}."}, context={"names": NAMES})
    assert placeholders(line.say) == (name,)


def test_an_undeclared_name_gets_a_did_you_mean() -> None:
    said = fault("It is {feedback_day} now.")
    assert "'feedback_day'" in said
    assert "did you mean 'feedback_days'?" in said


@pytest.mark.parametrize(
    "text",
    [
        "{candidate.__class__}",
        "{candidate[0]}",
        "{candidate!r}",
        "{feedback_days:>9}",
        "{feedback_days:.1f}",
        "{manager}",
        "{}",
        "{0}",
        "{ candidate }",
        "{candidate",
        "candidate}",
        "{",
        "{candidate:{feedback_days}}",
    ],
)
def test_nothing_but_a_plain_name_may_stand_in_braces(text: str) -> None:
    assert fault(text)


def test_because_is_checked_like_say() -> None:
    with pytest.raises(ValidationError, match="feedback_days"):
        Line.model_validate({"say": "x", "because": "{feedbck_days}"}, context={"names": NAMES})


def test_the_due_day_belongs_to_asks_and_recaps_alone() -> None:
    assert "'by'" in fault("By {by}, please.")
    given_names = {"names": NAMES}
    assert Spoken.model_validate({"ask": "By {by}."}, context=given_names).ask == "By {by}."
    recap = "{ask.manager} and {ask.recruiter} by {by}"
    assert Spoken.model_validate({"recap": recap}, context=given_names).recap == recap
    with pytest.raises(ValidationError, match=r"ask\.manager"):
        Spoken.model_validate({"ask": "{ask.manager}"}, context=given_names)


def test_an_empty_line_is_refused() -> None:
    assert fault("")
    assert fault("   ")


@settings(deadline=None)
@given(st.text(alphabet="{}ab.[]!: ", max_size=30))
def test_any_text_is_either_refused_or_can_be_filled(text: str) -> None:
    """No text that passes the check can break the brief later."""
    try:
        names = placeholders(text)
    except ValueError:
        return
    filled = fill(text, dict.fromkeys(names, "X"))
    assert isinstance(filled, str)
