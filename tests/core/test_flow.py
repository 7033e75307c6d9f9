"""What is asked next: no more than the tier allows, and nothing that could change nothing."""

from collections.abc import Callable
from functools import cache

import pytest

from pushback_cli.commands.given import answers_given
from pushback_cli.core import flow
from pushback_cli.core.answers import Answers, Origin, read
from pushback_cli.core.case import Case, example_answers
from pushback_cli.core.question import Question, Tier
from pushback_cli.core.when import holds, ruled_out
from pushback_cli.library.find import built_in, by_id
from pushback_cli.library.shelves import Library

IDS = tuple(by_id((built_in(),)))
playbook_of = cache(Library.playbook)  # each file is read once
Reply = Callable[[Question], str | None]


def case_of(library: Library, situation: str, *settings: str) -> Case:
    """A situation with the answers of these `--set`s."""
    bare = Case(playbook_of(library, situation), library.coaching, Answers())
    return bare.with_answers(answers_given(None, settings, None, bare))


def first(question: Question) -> str | None:
    """The first thing that can be answered."""
    return question.allowed[0] if question.allowed else _typed(question)


def last(question: Question) -> str | None:
    """The last thing that can be answered."""
    return question.allowed[-1] if question.allowed else _typed(question)


def skip(question: Question) -> str | None:
    """No answer at all."""
    return None


def _typed(question: Question) -> str:
    if question.kind == "date":
        return "2026-11-18"
    return f"{max(question.at_least or 0, 2):g}" if question.kind == "number" else "Something"


def interviewed(case: Case, tier: Tier, reply: Reply, asked: int = 0) -> tuple[str, ...]:
    """The ids that are asked, one by one, until nothing is left to ask."""
    answers, trail = case.answers, list[str]()
    while plan := flow.plan(case.with_answers(answers), tier, asked + len(trail)):
        answers = answered(answers, plan[0], reply)
        trail.append(plan[0].id)
    return tuple(trail)


def answered(answers: Answers, question: Question, reply: Reply) -> Answers:
    """The answers with one more, or with one more skipped."""
    raw = reply(question)
    if raw is None:
        return answers.skipping(question.id)
    return answers.answering(question.id, read(question, raw, Origin.ASKED))


@pytest.mark.parametrize("situation", IDS)
def test_no_tier_asks_more_than_it_promises(library: Library, situation: str) -> None:
    """Whatever is answered; and choosing the situation counts as a prompt, too."""
    case = case_of(library, situation)
    for reply in (first, last, skip):
        for tier, most in ((Tier.QUICK, 4), (Tier.STANDARD, 10)):
            asked = interviewed(case, tier, reply)
            assert 1 <= len(asked) <= most
            assert len(set(asked)) == len(asked)
            assert len(interviewed(case, tier, reply, asked=1)) <= most - 1


@pytest.mark.parametrize("situation", IDS)
def test_quick_asks_what_no_brief_can_do_without(library: Library, situation: str) -> None:
    case = case_of(library, situation)
    required = {question.id for question in flow.unanswered(case)}
    assert required <= set(interviewed(case, Tier.QUICK, first))


@pytest.mark.parametrize("situation", IDS)
def test_deep_asks_all_that_the_playbook_knows_to_ask(library: Library, situation: str) -> None:
    case = case_of(library, situation)
    everything = (*case.playbook.questions, *case.coaching.interview.questions)
    assert [q.id for q in flow.plan(case, Tier.DEEP)] == [q.id for q in everything]


@pytest.mark.parametrize("situation", IDS)
def test_deep_leaves_out_only_what_the_answers_rule_out(library: Library, situation: str) -> None:
    case = case_of(library, situation)
    shared = [question.id for question in case.coaching.interview.questions]
    for reply in (first, last):
        asked = interviewed(case, Tier.DEEP, reply)
        answers = case.answers
        for name in asked:
            answers = answered(answers, case.questions[name], reply)
        known = case.with_answers(answers).known
        # What another answer has settled is not asked again.
        open_ones = [name for name in shared if name in asked or name not in known]
        assert [name for name in asked if name in shared] == open_ones
        for question in case.playbook.questions:
            if question.id not in asked and (question.required or question.evidence):
                assert ruled_out(question.when, known), question.id


@pytest.mark.parametrize("tier", list(Tier))
def test_the_plan_keeps_the_playbook_s_order(library: Library, tier: Tier) -> None:
    case = case_of(library, "late-feedback")
    order = list(case.questions)
    plan = [question.id for question in flow.plan(case, tier)]
    assert plan == sorted(plan, key=order.index)


def test_a_question_that_is_ruled_out_is_not_asked(library: Library) -> None:
    none_missing = case_of(library, "late-feedback", "scorecards_missing=0")
    some_missing = case_of(library, "late-feedback", "scorecards_missing=6")
    assert "interviews_held" not in {q.id for q in flow.plan(none_missing, Tier.DEEP)}
    assert "interviews_held" in {q.id for q in flow.plan(some_missing, Tier.DEEP)}


def test_a_question_that_hangs_on_a_skipped_one_is_not_asked(library: Library) -> None:
    """`And how many in all?` makes no sense to someone who has just passed over the part."""
    skipped = case_of(library, "late-feedback", "scorecards_missing=")
    assert "interviews_held" not in {q.id for q in flow.plan(skipped, Tier.DEEP)}


@pytest.mark.parametrize("situation", IDS)
def test_no_question_is_asked_whose_condition_fails(library: Library, situation: str) -> None:
    """Whatever is answered, each prompt still fits the answers before it."""
    case = case_of(library, situation)
    for reply in (first, last):
        answers = case.answers
        for name in interviewed(case, Tier.DEEP, reply):
            assert holds(case.questions[name].when, case.with_answers(answers).known), name
            answers = answered(answers, case.questions[name], reply)


def test_what_was_given_is_not_asked_again(library: Library) -> None:
    case = case_of(library, "late-feedback", "feedback_days=9", "manager.style=driving")
    asked = interviewed(case, Tier.DEEP, first)
    assert "feedback_days" not in asked
    assert "manager.style" not in asked


def test_what_was_skipped_is_not_asked_again(library: Library) -> None:
    case = case_of(library, "late-feedback", "candidate=")
    assert "candidate" not in {question.id for question in flow.plan(case, Tier.DEEP)}


@pytest.mark.parametrize("situation", IDS)
def test_nothing_is_left_to_ask_after_the_worked_example(library: Library, situation: str) -> None:
    case = case_of(library, situation)
    case = case.with_answers(example_answers(case))
    assert flow.unanswered(case) == ()


def test_what_is_missing_when_nobody_can_be_asked(library: Library) -> None:
    case = case_of(library, "late-feedback")
    assert {q.id for q in flow.unanswered(case)} == {"feedback_days", "manager.style"}
    case = case_of(library, "late-feedback", "feedback_days=9", "manager.style=driving")
    assert flow.unanswered(case) == ()


def test_skipping_a_required_answer_leaves_it_missing(library: Library) -> None:
    case = case_of(library, "late-feedback", "feedback_days=", "manager.style=driving")
    assert [question.id for question in flow.unanswered(case)] == ["feedback_days"]
