"""Answers from a file and from `--set`: every way to write them, every way to get them wrong."""

import datetime
from functools import cache
from pathlib import Path

import pytest

from pushback_cli.core.answers import Answer, Answers, Origin
from pushback_cli.core.case import Case, example_answers
from pushback_cli.core.flow import unanswered
from pushback_cli.interview.answers_file import from_flags, parse
from pushback_cli.interview.template import template
from pushback_cli.library import marks
from pushback_cli.library.find import built_in, by_id
from pushback_cli.library.shelves import Library

IDS = tuple(by_id((built_in(),)))
playbook_of = cache(Library.playbook)  # each file is read once
FILE = Path("case.yaml")


def parsed(case: Case, text: str) -> Answers:
    """The answers of a file that has nothing wrong in it."""
    answers, problems = parse(
        marks.parse(FILE, text.encode()).data, case.questions, "late-feedback"
    )
    assert problems == ()
    return answers


def problem(case: Case, text: str) -> str:
    """The one thing wrong in a file, as it is told."""
    (told,) = problems(case, text)
    return told


def problems(case: Case, text: str) -> list[str]:
    """Everything wrong in a file, as it is told."""
    document = marks.parse(FILE, text.encode())
    _, found = parse(document.data, case.questions, case.playbook.id)
    return [str(document.fault(*problem)) for problem in found]


def values(answers: Answers) -> dict[str, str | float]:
    """What was answered, without where it came from."""
    return {name: answer.value for name, answer in answers.given.items()}


def test_flat_and_nested_are_the_same(late_feedback: Case) -> None:
    flat = "feedback_days: 9\nmanager.style: driving\nmanager.trust: low\n"
    nested = "feedback_days: 9\nmanager:\n  style: driving\n  trust: low\n"
    mixed = "feedback_days: 9\nmanager.trust: low\nmanager: {style: driving}\n"
    assert parsed(late_feedback, flat) == parsed(late_feedback, nested)
    assert values(parsed(late_feedback, mixed)) == {
        "feedback_days": 9.0,
        "manager.style": "driving",
        "manager.trust": "low",
    }


def test_every_answer_knows_that_it_came_from_a_file(late_feedback: Case) -> None:
    answers = parsed(late_feedback, "feedback_days: 9\ncandidate: Amara\n")
    assert {answer.origin for answer in answers.given.values()} == {Origin.FILE}


@pytest.mark.parametrize("day", ["2026-11-18", "18 Nov 2026", "'2026-11-18'"])
def test_a_value_with_its_evidence(late_feedback: Case, day: str) -> None:
    text = f"feedback_days: {{value: 9, source: ATS, date: {day}}}\n"
    assert parsed(late_feedback, text).given["feedback_days"] == Answer(
        value=9.0, origin=Origin.FILE, source="ATS", on=datetime.date(2026, 11, 18)
    )


def test_evidence_in_the_number_itself(late_feedback: Case) -> None:
    answer = parsed(late_feedback, "feedback_days: 9, from the ATS\n").given["feedback_days"]
    assert (answer.value, answer.source) == (9.0, "from the ATS")


def test_evidence_of_a_text(late_feedback: Case) -> None:
    text = "lost_candidate:\n  value: Jonas withdrew\n  source: his email\n"
    answer = parsed(late_feedback, text).given["lost_candidate"]
    assert (answer.value, answer.source, answer.on) == ("Jonas withdrew", "his email", None)


@pytest.mark.parametrize(
    "raw",
    ["", " ", "~", "null", "''", "{value: }", "{value: , source: ATS}", "{value: '', date: }"],
)
def test_blank_is_skipped_on_purpose(late_feedback: Case, raw: str) -> None:
    answers = parsed(late_feedback, f"candidate: {raw}\n")
    assert answers.given == {}
    assert answers.skipped == ("candidate",)


def test_blank_does_not_settle_what_no_brief_can_do_without(late_feedback: Case) -> None:
    answers = parsed(late_feedback, "feedback_days:\nmanager.style:\ncandidate:\n")
    assert answers.skipped == ("candidate",)
    missing = {question.id for question in unanswered(late_feedback.with_answers(answers))}
    assert missing == {"feedback_days", "manager.style"}


def test_a_file_may_say_which_situation_it_is_for(late_feedback: Case) -> None:
    assert values(parsed(late_feedback, "situation: late-feedback\ncandidate: Amara\n")) == {
        "candidate": "Amara"
    }
    assert values(parsed(late_feedback, "situation:\ncandidate: Amara\n")) == {"candidate": "Amara"}


@pytest.mark.parametrize("raw", ["yes", "no", "Yes", "true", "y", "'no'"])
def test_yes_and_no_are_answers_not_truth_values(late_feedback: Case, raw: str) -> None:
    expected = "yes" if raw.strip("'").lower() in ("yes", "true", "y") else "no"
    assert values(parsed(late_feedback, f"own_part: {raw}\n")) == {"own_part": expected}


def test_what_is_worked_out_can_be_set_outright(late_feedback: Case) -> None:
    text = "evidence: {strength: strong}\nissues.count: 3\n"
    assert values(parsed(late_feedback, text)) == {"evidence.strength": "strong", "issues.count": 3}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("- feedback_days\n", "case.yaml:1:1: should map questions to answers, but is a list"),
        ("nine days\n", "case.yaml:1:1: should map questions to answers, but is a single value"),
        (
            "situation: slow-offer\n",
            "case.yaml:1:12: these answers are for 'slow-offer', not 'late-feedback'",
        ),
        (
            "feedback_day: 9\n",
            "no question is called 'feedback_day'; did you mean 'feedback_days'?",
        ),
        ("manager:\n  styel: driving\n", "no question is called 'manager.styel'; did you mean"),
        ("xyzzy: 9\n", "no question is called 'xyzzy'"),
        ("manager: Dana\n", "no question is called 'manager'"),
        (
            "feedback_days: nine\n",
            "case.yaml:1:16: 'feedback_days' needs a number such as 9, or 9, from the ATS; "
            "not 'nine'",
        ),
        ("feedback_days: 2,5\n", "write 2.5 with a point"),
        ("feedback_days: -1\n", "case.yaml:1:16: 'feedback_days' is at least 0"),
        ("feedback_days: 9999\n", "case.yaml:1:16: 'feedback_days' is at most 250"),
        ("feedback_days: [9, 10]\n", "case.yaml:1:1: 'feedback_days' takes one value, not a list"),
        (
            "feedback_days: {value: 9, sorce: ATS}\n",
            "case.yaml:1:1: 'feedback_days' takes value, source, date; not 'sorce'",
        ),
        (
            "feedback_days: {value: [9]}\n",
            "'feedback_days' takes plain text for its value, source and date",
        ),
        (
            "feedback_days: {value: 9, source: {name: ATS}}\n",
            "'feedback_days' takes plain text for its value, source and date",
        ),
        (
            "feedback_days: {value: 9, date: 3/11}\n",
            "'feedback_days' needs a date such as 2026-11-18, not '3/11'",
        ),
        (
            "own_part: maybe\n",
            "case.yaml:1:11: 'own_part' is not 'maybe' (allowed: yes, no)",
        ),
        (
            "manager:\n  style: drivin\n",
            "case.yaml:2:10: 'manager.style' is not 'drivin'; did you mean 'driving'?",
        ),
        ("situation.reason: candor\n", "no question is called 'situation.reason'"),
        ("candidate: {name: Amara}\n", "no question is called 'candidate.name'"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_with_its_place(late_feedback: Case, text: str, told: str) -> None:
    assert told in problem(late_feedback, text)


def test_everything_wrong_is_told_at_once(late_feedback: Case) -> None:
    text = "feedback_days: nine\nfoo: 1\nmanager:\n  style: drivin\n  trust: low\nown_part: no\n"
    told = problems(late_feedback, text)
    assert [line.split(":")[1] for line in told] == ["1", "2", "4"]


def test_one_question_answered_twice_is_told(late_feedback: Case) -> None:
    """Flat here and nested there: we cannot know which of the two is meant."""
    told = problems(late_feedback, "manager.style: driving\nmanager: {style: amiable}\n")
    assert len(told) == 1
    assert "manager.style" in told[0]


@pytest.mark.parametrize("situation", IDS)
def test_the_example_written_as_a_file_reads_back_the_same(
    library: Library, situation: str
) -> None:
    bare = Case(playbook_of(library, situation), library.coaching, Answers())
    answers = example_answers(bare)
    text = template(bare.with_answers(answers))
    document = marks.parse(FILE, text.encode())
    again, found = parse(document.data, bare.questions, situation)
    assert found == ()
    assert again.given == answers.given


@pytest.mark.parametrize("situation", IDS)
def test_a_blank_template_is_accepted_and_skips_everything(
    library: Library, situation: str
) -> None:
    bare = Case(playbook_of(library, situation), library.coaching, Answers())
    document = marks.parse(FILE, template(bare).encode())
    answers, found = parse(document.data, bare.questions, situation)
    assert found == ()
    assert answers.given == {}
    asked = (*bare.playbook.questions, *bare.coaching.interview.questions)
    assert set(answers.skipped) == {question.id for question in asked if not question.required}


@pytest.mark.parametrize("situation", IDS)
def test_a_template_filled_in_by_hand_is_accepted_as_it_is(
    library: Library, situation: str
) -> None:
    bare = Case(playbook_of(library, situation), library.coaching, Answers())
    lines = []
    for line in template(bare).split("\n"):
        question = bare.questions.get(line.removesuffix(":"))
        fillings = {"number": "12", "date": "2026-11-18", "text": "Somebody: and something"}
        if question is None:
            lines.append(line)
        elif question.allowed:
            lines.append(f"{line} {question.allowed[-1]}")
        elif question.kind == "text":
            lines.append(f'{line} "{fillings["text"]}"')
        else:
            lines.append(f"{line} {fillings[question.kind]}")
    document = marks.parse(FILE, "\n".join(lines).encode())
    answers, found = parse(document.data, bare.questions, situation)
    assert [message for _, message, _ in found if "at most" not in message] == []
    assert unanswered(bare.with_answers(answers)) == ()


@pytest.mark.parametrize("situation", IDS)
def test_a_template_says_all_there_is_to_know(library: Library, situation: str) -> None:
    """Every question, why it is asked and what it takes, in comments within 96 columns."""
    bare = Case(playbook_of(library, situation), library.coaching, Answers())
    text = template(bare)
    words = " ".join(text.replace("\n# ", " ").split())
    for question in (*bare.playbook.questions, *bare.coaching.interview.questions):
        assert f"\n{question.id}:\n" in text
        assert " ".join(question.ask.split()) in words
        assert " ".join(question.why.split()) in words
        for value in question.allowed:
            assert value in text
    assert max(map(len, text.split("\n"))) <= 96
    assert text.endswith("\n")


HOSTILE = (
    'quote " and \\ backslash',
    "# no comment: {a: b}",
    "- not a list",
    "*anchor & !tag | > % @ `",
    "yes",
    "2026-11-20",
    "12:30",
    "null",
    "</script>[bold]",
    "👩‍👩‍👧 山田 שלום",
    "x" * 10_000,
)


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: text[:12])
def test_whatever_was_answered_survives_the_template(late_feedback: Case, text: str) -> None:
    answer = Answer(value=text, origin=Origin.FILE, source=text, on=datetime.date(2026, 11, 18))
    case = late_feedback.with_answers(Answers(given={"lost_candidate": answer}))
    assert parsed(late_feedback, template(case)).given == {"lost_candidate": answer}


def test_flags(late_feedback: Case) -> None:
    answers, wrong = from_flags(
        ("feedback_days=9", "manager.style = driving", "lost_candidate=a=b", "candidate="),
        late_feedback.questions,
    )
    assert wrong == ()
    assert values(answers) == {
        "feedback_days": 9.0,
        "manager.style": "driving",
        "lost_candidate": "a=b",
    }
    assert answers.skipped == ("candidate",)
    assert {answer.origin for answer in answers.given.values()} == {Origin.FLAG}


def test_flags_with_evidence_in_any_order(late_feedback: Case) -> None:
    flags = ("feedback_days.date=18 Nov 2026", "feedback_days=9", "feedback_days.source=ATS")
    answers, wrong = from_flags(flags, late_feedback.questions)
    assert wrong == ()
    expected = Answer(value=9.0, origin=Origin.FLAG, source="ATS", on=datetime.date(2026, 11, 18))
    assert answers.given["feedback_days"] == expected


def test_the_later_flag_counts(late_feedback: Case) -> None:
    answers, _ = from_flags(("feedback_days=9", "feedback_days=3"), late_feedback.questions)
    assert values(answers) == {"feedback_days": 3.0}


@pytest.mark.parametrize(
    ("flag", "told"),
    [
        ("feedback_days", "--set feedback_days: write NAME=VALUE"),
        ("feedback_day=9", "no question is called 'feedback_day'; did you mean 'feedback_days'?"),
        ("feedback_days=nine", "--set feedback_days: 'feedback_days' needs a number"),
        ("manager.style=drivin", "did you mean 'driving'? (allowed: analytical, driving"),
        ("feedback_days.source=ATS", "'feedback_days' needs a value beside its source"),
        ("feedback_days.sorce=ATS", "no question is called 'feedback_days.sorce'"),
        ("=9", "no question is called ''"),
    ],
)
def test_a_flag_that_is_wrong(late_feedback: Case, flag: str, told: str) -> None:
    _, (found,) = from_flags((flag,), late_feedback.questions)
    assert told in found


def test_every_flag_that_is_wrong_is_told_at_once(late_feedback: Case) -> None:
    flags = ("feedback_days=nine", "foo=1", "manager.style=drivin", "own_part=no")
    answers, found = from_flags(flags, late_feedback.questions)
    assert len(found) == 3
    assert values(answers) == {"own_part": "no"}
