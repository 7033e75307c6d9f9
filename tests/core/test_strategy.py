"""Whether to raise it, and how: first rule that holds, for every manager there is."""

from functools import cache
from itertools import product

import pytest

from pushback_cli.commands.given import answers_given
from pushback_cli.core.answers import Answer, Answers, Origin
from pushback_cli.core.case import Case, example_answers
from pushback_cli.core.compose import compose
from pushback_cli.core.days import parse
from pushback_cli.core.question import Question
from pushback_cli.core.strategy import advise, approach, in_words, verdict
from pushback_cli.core.vocabulary import FIELDS, STRENGTHS, STYLES
from pushback_cli.core.when import holds
from pushback_cli.library.find import built_in, by_id
from pushback_cli.library.shelves import Library

IDS = tuple(by_id((built_in(),)))
playbook_of = cache(Library.playbook)  # each file is read once
TODAY = parse("2026-11-20")


def values_of(field: str) -> tuple[str, ...]:
    """The allowed values of a field."""
    values = FIELDS[field]
    assert isinstance(values, tuple)
    return values


def case_of(library: Library, situation: str, *settings: str, example: bool = False) -> Case:
    """A situation with the answers of these `--set`s, over its worked example if wanted."""
    bare = Case(playbook_of(library, situation), library.coaching, Answers())
    given = answers_given(None, settings, None, bare)
    return bare.with_answers(given.over(example_answers(bare)) if example else given)


def managers(situation: Case) -> list[Case]:
    """One case for every combination of what steers the approach."""
    names = ("manager.style", "manager.takes_pushback", "manager.trust", "evidence.strength")
    values = (
        (*STYLES, None),
        (*values_of(names[1]), None),
        (*values_of(names[2]), None),
        STRENGTHS,
    )
    made = []
    for combination in product(*values):
        answers = situation.answers
        for name, value in zip(names, combination, strict=True):
            if value is not None:
                answers = answers.answering(name, Answer(value=value, origin=Origin.FLAG))
        made.append(situation.with_answers(answers))
    return made


@pytest.mark.parametrize("situation", ["late-feedback", "unicorn-requirements"])
def test_every_manager_gets_advice(library: Library, situation: str) -> None:
    for case in managers(case_of(library, situation)):
        advice = advise(case)
        said = approach(case, advice, advice.size.choose)
        assert verdict(case, advice).say
        assert said.setting
        assert said.tone
        assert len(said.why) == 7
        assert all(why.say and why.because for why in said.why)


def test_each_part_is_the_first_rule_that_holds(library: Library) -> None:
    rules = library.coaching.strategy.approach
    for case in managers(case_of(library, "late-feedback")):
        advice = advise(case)
        for chosen, among in (
            (advice.setting, rules.setting),
            (advice.order, rules.order),
            (advice.size, rules.size),
            (advice.tone, rules.tone),
            (advice.open_with, rules.open_with),
            (advice.concede, rules.concede),
            (advice.first_word, rules.first_word),
        ):
            index = next(n for n, rule in enumerate(among) if rule is chosen)
            assert holds(among[index].when, case.known)
            assert not any(holds(rule.when, case.known) for rule in among[:index])


@pytest.mark.parametrize("situation", IDS)
def test_what_would_change_it_really_changes_it(library: Library, situation: str) -> None:
    """Each line names one answer and what it leads to: giving that answer leads there."""
    case = case_of(library, situation, example=True)
    advice = advise(case)
    changes = approach(case, advice, advice.size.choose).would_change
    described = {
        in_words(question, value): (name, value)
        for name, question in case.questions.items()
        for value in question.allowed
    }
    for line in changes:
        named, _, effect = line.partition(" → ")
        name, value = described[named]
        other = advise(
            case.with_answers(case.answers.answering(name, Answer(value=value, origin=Origin.FLAG)))
        )
        assert other.parts() != advice.parts()
        assert effect
        if other.gate != advice.gate:
            assert effect == (
                f"{other.gate.replace('-', ' ')} instead of {advice.gate.replace('-', ' ')}"
            )
        else:
            if other.order.choose != advice.order.choose:
                assert other.order.choose.replace("-", " ") in effect
            if other.size.choose != advice.size.choose:
                assert f"the {other.size.choose} ask" in effect


@pytest.mark.parametrize("situation", IDS)
def test_no_two_answers_that_would_change_it_read_alike(library: Library, situation: str) -> None:
    case = case_of(library, situation)
    seen = dict[str, str]()
    for name, question in case.questions.items():
        for value in question.allowed:
            words = in_words(question, value)
            assert seen.setdefault(words, name) == name, words


def test_no_more_than_six_changes_and_none_twice(library: Library) -> None:
    case = case_of(library, "late-feedback", example=True)
    advice = advise(case)
    changes = approach(case, advice, advice.size.choose).would_change
    assert len(changes) <= 6
    assert len(set(changes)) == len(changes)


@pytest.mark.parametrize(
    ("settings", "gate"),
    [
        (("delay_cause=on-leave",), "let-go"),
        (("delay_cause=budget",), "wait"),
        (("complaint=yes",), "escalate"),
        (("complaint=yes", "delay_cause=on-leave"), "escalate"),
        (("evidence.strength=strong",), "raise"),
        (("evidence.strength=none",), "raise"),
        (("evidence.strength=none", "manager.takes_pushback=resists",
          "meeting.urgency=can-wait"), "wait"),
        (("evidence.strength=none", "manager.takes_pushback=resists",
          "meeting.urgency=today"), "raise"),
    ],
)  # fmt: skip
def test_the_gate(library: Library, settings: tuple[str, ...], gate: str) -> None:
    case = case_of(library, "late-feedback", *settings)
    assert verdict(case, advise(case)).decision == gate


@pytest.mark.parametrize("situation", IDS)
def test_every_moment_and_escalation_can_decide_the_gate(library: Library, situation: str) -> None:
    """Each line of `not_the_moment` and `escalate` with a `when` has answers that trigger it."""
    bare = case_of(library, situation)
    for line in (*bare.playbook.not_the_moment, *bare.playbook.escalate):
        if not line.when:
            continue
        answers = Answers()
        for name, conditions in line.when.items():
            question = bare.questions.get(name)
            value = _fitting(question, conditions) if question else None
            if value is not None:
                answers = answers.answering(name, Answer(value=value, origin=Origin.FLAG))
        case = bare.with_answers(answers)
        assert holds(line.when, case.known)
        assert advise(case).gate != "raise"


def _fitting(question: Question, conditions: tuple[str, ...]) -> str | float | None:
    candidates: list[str | float] = [*question.allowed]
    if question.kind == "number":
        candidates = [float(number) for number in range(400)]
    if not candidates:
        candidates = ["Something"]
    for value in candidates:
        if holds({question.id: conditions}, {question.id: value}):
            return value
    return None


def test_a_sentence_about_why_is_filled_in_like_any_other(library: Library) -> None:
    """The heads of talent acquisition may use {placeholders} in the strategy's reasons, too."""
    case = case_of(library, "late-feedback", "manager.name=Dana", "manager.style=driving")
    parts = case.coaching.strategy.approach
    told = parts.tone[-1].model_copy(update={"when": {}, "because": "{manager.name} likes it."})
    unknown = told.model_copy(update={"because": "{manager.title} likes it."})
    for tone, expected in ((told, "Dana likes it."), (unknown, None)):
        changed = parts.model_copy(update={"tone": (tone,)})
        strategy = case.coaching.strategy.model_copy(update={"approach": changed})
        coaching = case.coaching.model_copy(update={"strategy": strategy})
        brief = compose(Case(case.playbook, coaching, case.answers), TODAY)
        assert brief.approach is not None
        assert brief.approach.why[-1].because == expected
