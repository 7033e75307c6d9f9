"""What counts as an answer, for every kind of question, and how it is shown afterwards."""

import datetime
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from pushback_cli.core.answers import (
    OUTRIGHT,
    Answer,
    AnswerFault,
    Answers,
    Origin,
    by_id,
    plain_number,
    read,
    shown,
)
from pushback_cli.core.question import Question


def question(kind: str, **more: Any) -> Question:
    """A question of a kind."""
    return Question.model_validate({"id": "q", "ask": "?", "why": "So.", "kind": kind, **more})


DAYS = question("number", unit=("working day", "working days"), at_least=0, at_most=250)
COUNT = question("number")
TEXT = question("text")
DATE = question("date")
YES_NO = question("yes-no")
CHOICE = question(
    "choice", choices={"no-time": "they have not got round to it", "undecided": "Cannot decide"}
)
ALL = (DAYS, COUNT, TEXT, DATE, YES_NO, CHOICE, *OUTRIGHT)


def value(asked: Question, raw: str) -> str | float:
    """The value that is read from what was typed."""
    return read(asked, raw, Origin.ASKED).value


def fault(asked: Question, raw: str) -> str:
    """What is said about an answer that cannot be taken."""
    with pytest.raises(AnswerFault) as caught:
        read(asked, raw, Origin.ASKED)
    return str(caught.value)


@pytest.mark.parametrize(
    ("raw", "number", "source"),
    [
        ("9", 9, None),
        (" 9 ", 9, None),
        ("9.5", 9.5, None),
        ("0", 0, None),
        ("009", 9, None),
        ("9 days", 9, None),
        ("9 working days", 9, None),
        ("1 working day", 1, None),
        ("9 Working Days.", 9, None),
        ("9days", 9, None),
        ("9, from the ATS", 9, "from the ATS"),
        ("9,from the ATS", 9, "from the ATS"),
        ("9; ATS", 9, "ATS"),
        ("9 (ATS)", 9, "ATS"),
        ("9 days, from the ATS", 9, "from the ATS"),
        ("9 working days (ATS interview log)", 9, "ATS interview log"),
        ("9, ATS, checked twice", 9, "ATS, checked twice"),
        ("9, ATS report of 18 November", 9, "ATS report of 18 November"),
        ("9, 2026 pipeline report", 9, "2026 pipeline report"),
        ("9,", 9, None),
        ("9.5, ATS", 9.5, "ATS"),
        ("9, from the\x1b[31m ATS\x1b[0m", 9, "from the ATS"),
    ],
)
def test_a_number_and_the_source_behind_the_comma(
    raw: str, number: float, source: str | None
) -> None:
    answer = read(DAYS, raw, Origin.ASKED)
    assert (answer.value, answer.source) == (number, source)


def test_a_source_keeps_its_own_brackets() -> None:
    assert read(DAYS, "9, ATS (EU)", Origin.ASKED).source == "ATS (EU)"
    assert read(DAYS, "9 (ATS (EU))", Origin.ASKED).source == "ATS (EU)"


@pytest.mark.parametrize(
    ("raw", "number", "source"),
    [
        ("1,200", 1200, None),
        ("1,200.5", 1200.5, None),
        ("1,234,567", 1234567, None),
        ("1,200, from the ATS", 1200, "from the ATS"),
        ("1200", 1200, None),
        ("-3", -3, None),
    ],
)
def test_thousands(raw: str, number: float, source: str | None) -> None:
    answer = read(COUNT, raw, Origin.ASKED)
    assert (answer.value, answer.source) == (number, source)


@pytest.mark.parametrize("raw", ["2,5", "2,50", "2, 5", "12,34", "1,2000"])
def test_a_decimal_comma_is_never_taken_for_a_source(raw: str) -> None:
    said = fault(DAYS, raw)
    assert "point" in said


@pytest.mark.parametrize(
    "raw", ["2,5 days", "2,5 working days", "2,5, from the ATS", "2,5 (ATS)", "2,5; ATS"]
)
def test_a_decimal_comma_is_refused_with_words_behind_it_too(raw: str) -> None:
    """`2,5 days` read as 2 would put a wrong number into the first sentence."""
    assert "point" in fault(DAYS, raw)


@pytest.mark.parametrize(
    "raw",
    ["nine", "about 9", "~9", "9-10", "9 or 10", "1 200", "9%", "9 weeks", "9 candidates", "1e3",
     "٩ ٩", ".", "-", ",", "9..5", "1.2.3", "from the ATS, 9"],
)  # fmt: skip
def test_what_is_no_number_is_refused_with_an_example(raw: str) -> None:
    assert "a number such as 9" in fault(DAYS, raw)


def test_limits_are_named() -> None:
    assert fault(DAYS, "-1") == "is at least 0"
    assert fault(DAYS, "251") == "is at most 250"
    assert value(DAYS, "250") == 250
    assert value(DAYS, "0") == 0


def test_a_large_limit_is_written_out() -> None:
    assert fault(question("number", at_most=2_500_000), "9000000") == "is at most 2,500,000"


@pytest.mark.parametrize("raw", ["9" * 20, "9" * 400, "9" * 9000])
def test_a_number_without_end_is_refused(raw: str) -> None:
    assert fault(COUNT, raw) == "is too large a number"


@pytest.mark.parametrize("raw", ["yes", "Yes", "YES", " yes ", "y", "Y", "true", "True"])
def test_yes(raw: str) -> None:
    assert value(YES_NO, raw) == "yes"


@pytest.mark.parametrize("raw", ["no", "No", "NO", "n", "N", "false", "False"])
def test_no(raw: str) -> None:
    assert value(YES_NO, raw) == "no"


@pytest.mark.parametrize("raw", ["maybe", "1", "0", "on", "yes please", "nope"])
def test_neither_yes_nor_no(raw: str) -> None:
    assert "(allowed: yes, no)" in fault(YES_NO, raw)


@pytest.mark.parametrize(
    "raw", ["undecided", "UNDECIDED", " undecided ", "cannot decide", "Cannot decide"]
)
def test_a_choice_by_its_value_or_its_label(raw: str) -> None:
    assert value(CHOICE, raw) == "undecided"


def test_an_unknown_choice_gets_a_did_you_mean_and_the_allowed_ones() -> None:
    said = fault(CHOICE, "undecied")
    assert "is not 'undecied'" in said
    assert "did you mean 'undecided'?" in said
    assert "(allowed: no-time, undecided)" in said


def test_a_choice_far_from_all_gets_no_did_you_mean() -> None:
    assert "did you mean" not in fault(CHOICE, "xyzzy")


@pytest.mark.parametrize("raw", ["2026-11-25", "25 Nov 2026", "Wed 25 November 2026"])
def test_a_day(raw: str) -> None:
    assert value(DATE, raw) == "2026-11-25"


@pytest.mark.parametrize("raw", ["3/11", "yesterday", "9"])
def test_what_is_no_day_is_refused_with_an_example(raw: str) -> None:
    assert "a day such as 25 Nov 2026" in fault(DATE, raw)


def test_text_is_taken_as_it_stands_but_cleaned() -> None:
    assert value(TEXT, "  Jonas\nwithdrew [bold] \x1b[31m| a | ") == "Jonas withdrew [bold] | a |"
    assert value(TEXT, "9, from the ATS") == "9, from the ATS"


@pytest.mark.parametrize("asked", ALL)
@pytest.mark.parametrize("raw", ["", "  ", "\t\n", "\x1b[31m", "\u202e", "\ufeff"])
def test_nothing_typed_is_no_answer(asked: Question, raw: str) -> None:
    assert fault(asked, raw) == "is empty"


@pytest.mark.parametrize("raw", ["\u200d", "\u200c\u200d"])
def test_nothing_that_could_be_seen_is_no_answer(raw: str) -> None:
    assert fault(TEXT, raw) == "is empty"


def test_a_fault_quotes_no_more_than_a_line() -> None:
    for asked in (DAYS, CHOICE, DATE, YES_NO):
        assert len(fault(asked, "x" * 10_000)) < 200


def test_source_and_day_travel_with_the_answer() -> None:
    day = datetime.date(2026, 11, 18)
    answer = read(TEXT, "Jonas left", Origin.FILE, "his\x07 email", day)
    expected = Answer(value="Jonas left", origin=Origin.FILE, source="his email", on=day)
    assert answer == expected


def test_a_named_source_goes_before_the_one_behind_the_comma() -> None:
    assert read(DAYS, "9, hearsay", Origin.FILE, "ATS").source == "ATS"


@pytest.mark.parametrize(
    ("asked", "raw", "expected"),
    [
        (DAYS, "9", "9 working days"),
        (DAYS, "1", "1 working day"),
        (DAYS, "0", "0 working days"),
        (DAYS, "2.5", "2.5 working days"),
        (COUNT, "1200", "1,200"),
        (COUNT, "1234567", "1,234,567"),
        (COUNT, "100", "100"),
        (CHOICE, "no-time", "they have not got round to it"),
        (YES_NO, "y", "yes"),
        (DATE, "2026-11-25", "Wednesday 25 November"),
        (TEXT, "Jonas took another offer.", "Jonas took another offer"),
    ],
)
def test_how_an_answer_reads_in_a_sentence(asked: Question, raw: str, expected: str) -> None:
    assert shown(asked, read(asked, raw, Origin.ASKED)) == expected


@pytest.mark.parametrize("raw", ["...", ".", "He said no..."])
def test_an_answer_never_reads_as_nothing(raw: str) -> None:
    assert shown(TEXT, read(TEXT, raw, Origin.ASKED)).strip()


@pytest.mark.parametrize(
    ("number", "expected"),
    [(0.0, "0"), (9.0, "9"), (10.0, "10"), (2.5, "2.5"), (1200.0, "1200"), (1e12, "1" + "0" * 12)],
)
def test_a_number_is_written_without_exponent_or_trailing_noughts(
    number: float, expected: str
) -> None:
    assert plain_number(number) == expected


@settings(deadline=None)
@given(st.floats(0, 1e12, allow_nan=False).map(lambda number: round(number, 6)))
def test_a_number_that_is_written_can_be_read_again(number: float) -> None:
    assert value(COUNT, plain_number(number)) == pytest.approx(number, abs=1e-6)
    assert value(COUNT, plain_number(number, ",")) == pytest.approx(number, abs=1e-6)


RAW = (
    st.text(st.characters(exclude_categories=()))
    | st.text("0123456789,.;()- ²٣½Ⅷ days", max_size=20)
    | st.text("yesnotrufal \x1b\u200d", max_size=8)
    | st.from_regex(r"\A[A-Za-z]{3} \d{1,2} [A-Za-z]{3,9},? \d{4}\Z")
)


@settings(deadline=None, max_examples=200)
@given(st.sampled_from(ALL), RAW)
@example(DAYS, "9" * 5000)
@example(DAYS, "², ATS")
@example(DATE, "31 Feb 2026")
@example(DATE, "25 Nov 0000")
def test_read_raises_nothing_but_an_answer_fault(asked: Question, raw: str) -> None:
    try:
        answer = read(asked, raw, Origin.ASKED)
    except AnswerFault as refused:
        assert str(refused)
        return
    assert isinstance(shown(asked, answer), str)
    assert Answers.model_validate_json(Answers(given={"q": answer}).model_dump_json()).given == {
        "q": answer
    }


def test_answering_skipping_and_reopening() -> None:
    answer = read(TEXT, "Amara", Origin.ASKED)
    answers = Answers().skipping("q")
    assert answers.settled("q")
    assert answers.value("q") is None
    answers = answers.answering("q", answer)
    assert answers.value("q") == "Amara"
    assert answers.skipped == ()
    answers = answers.skipping("q").skipping("q")
    assert answers.skipped == ("q",)
    assert answers.given == {}
    assert not answers.reopening("q").settled("q")
    assert not Answers().answering("q", answer).reopening("q").settled("q")


def test_earlier_answers_win_and_a_skip_hides_the_later_ones() -> None:
    flag, file = (read(TEXT, raw, Origin.FLAG) for raw in ("flag", "file"))
    below = Answers(given={"a": file, "b": file, "c": file}, skipped=("d",))
    both = Answers(given={"a": flag}, skipped=("b",)).over(below)
    assert {name: answer.value for name, answer in both.given.items()} == {"a": "flag", "c": "file"}
    assert set(both.skipped) == {"b", "d"}


def test_an_answer_above_undoes_a_skip_below() -> None:
    answer = read(TEXT, "Amara", Origin.FLAG)
    assert Answers(given={"a": answer}).over(Answers(skipped=("a",))).settled("a")
    assert Answers(given={"a": answer}).over(Answers(skipped=("a",))).skipped == ()


def test_worked_out_fields_can_be_answered_outright() -> None:
    questions = by_id((DAYS,))
    assert set(questions) == {"q", "issues.count", "evidence.strength"}
    assert value(questions["evidence.strength"], "strong") == "strong"
    assert fault(questions["issues.count"], "0") == "is at least 1"
