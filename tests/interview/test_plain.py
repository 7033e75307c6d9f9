"""Numbered lists and typed lines, for screen readers."""

from collections.abc import Iterable

import pytest

from pushback_cli.interview.asker import Choice, Control, Prompt, Reply
from pushback_cli.interview.plain import PlainAsker

STYLES = (Choice("analytical", "asks for data"), Choice("driving", "goes straight to the point"))


def ask(prompt: Prompt, *typed: str) -> tuple[Reply, list[str]]:
    """The reply, and every line that was told."""
    told: list[str] = []
    lines = iter(typed)
    return PlainAsker(told.append, lambda: _next(lines)).ask(prompt), told


def _next(lines: Iterable[str]) -> str:
    for line in lines:
        return line
    raise EOFError


def test_a_prompt_says_how_far_what_why_and_how() -> None:
    prompt = Prompt(
        "What do they do most?", why="It decides how you open.", progress="2 of 4",
        choices=STYLES, back=True, skip=True,
    )  # fmt: skip
    _, told = ask(prompt, "1")
    assert told == [
        "",
        "2 of 4",
        "What do they do most?",
        "Why: It decides how you open.",
        "  1. asks for data",
        "  2. goes straight to the point",
        "Type a number; Enter to skip; < to go back.",
    ]


@pytest.mark.parametrize(("typed", "value"), [("1", "analytical"), (" 2 ", "driving")])
def test_a_choice_by_its_number(typed: str, value: str) -> None:
    assert ask(Prompt("?", choices=STYLES), typed)[0] == value


def test_a_choice_by_its_own_word() -> None:
    assert ask(Prompt("?", choices=STYLES), "driving")[0] == "driving"


@pytest.mark.parametrize("typed", ["0", "3", "-1", "x", "1.", "١٢", "²", "9" * 5000])
def test_another_number_is_asked_for_again(typed: str) -> None:
    reply, told = ask(Prompt("?", choices=STYLES), typed, "2")
    assert reply == "driving"
    assert told[-1] == "Please type a number from 1 to 2."


def test_enter_alone_is_no_choice_where_nothing_may_be_skipped() -> None:
    reply, told = ask(Prompt("?", choices=STYLES), "", "1")
    assert reply == "analytical"
    assert told[-1] == "Please type a number from 1 to 2."


def test_groups_stand_above_their_choices_and_numbers_run_on() -> None:
    prompt = Prompt("?", choices=(Choice("a", "one", "Candor"), Choice("b", "two", "Candor"),
                                  Choice("c", "three", "Education")))  # fmt: skip
    reply, told = ask(prompt, "3")
    assert reply == "c"
    assert told[2:7] == ["Candor:", "  1. one", "  2. two", "Education:", "  3. three"]


def test_a_typed_line() -> None:
    reply, told = ask(Prompt("Who is waiting?"), "  Amara ")
    assert reply == "Amara"
    assert told[-1] == "Type your answer."


def test_a_hint_says_how_to_type_it() -> None:
    _, told = ask(Prompt("?", hint="a day such as 18 Nov 2026", skip=True), "x")
    assert told[-1] == "a day such as 18 Nov 2026; Enter to skip."


def test_a_typed_line_is_asked_for_until_it_fits() -> None:
    prompt = Prompt("How many?", fault=lambda typed: None if typed.isdigit() else "is no number")
    reply, told = ask(prompt, "nine", "", "9")
    assert reply == "9"
    assert told[-2:] == ["That is no number.", "That is no number."]


def test_back_and_skip() -> None:
    prompt = Prompt("?", back=True, skip=True)
    assert ask(prompt, "<")[0] is Control.BACK
    assert ask(prompt, "")[0] is Control.SKIP
    assert ask(prompt, "   ")[0] is Control.SKIP
    chosen = Prompt("?", choices=STYLES, back=True, skip=True)
    assert ask(chosen, "<")[0] is Control.BACK
    assert ask(chosen, "")[0] is Control.SKIP


def test_back_is_not_offered_where_there_is_none() -> None:
    reply, told = ask(Prompt("?", choices=STYLES), "<", "1")
    assert reply == "analytical"
    assert not [line for line in told if "go back" in line]


def test_enter_takes_what_stood_there() -> None:
    assert ask(Prompt("?", default="9, ATS", skip=True), "")[0] == "9, ATS"
    reply, told = ask(Prompt("?", choices=STYLES, default="driving", skip=True), "")
    assert reply == "driving"
    assert "Enter for: goes straight to the point" in told[-1]


@pytest.mark.parametrize("choices", [(), STYLES])
def test_skip_is_offered_beside_what_stood_there(choices: tuple[Choice, ...]) -> None:
    """Every prompt offers back and skip, also when an answer is changed."""
    _, told = ask(Prompt("?", choices=choices, default="driving", back=True, skip=True), "")
    assert "skip" in told[-1]
    assert "go back" in told[-1]


def test_the_end_of_input_ends_the_interview() -> None:
    with pytest.raises(EOFError):
        ask(Prompt("?"))
    with pytest.raises(EOFError):
        ask(Prompt("?", choices=STYLES), "7")
