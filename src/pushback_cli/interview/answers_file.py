"""Answers from a file and from `--set`: the twins of every question.

A file maps question ids to values. `manager: {style: driving}` and `manager.style: driving`
are the same; a number may bring its evidence along: `{value: 9, source: ATS, date: 2026-11-20}`.
A question that stands there blank is skipped on purpose, unless no brief can do without it.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from ..core import days
from ..core.answers import Answer, AnswerFault, Answers, Origin, read
from ..core.question import Question
from ..errors import did_you_mean

Loc = tuple[int | str, ...]
Problem = tuple[Loc, str, bool]

SITUATION = "situation"
_DETAILS = ("value", "source", "date")


def parse(
    data: Any, questions: Mapping[str, Question], situation: str
) -> tuple[Answers, tuple[Problem, ...]]:
    """The answers in a file's data, and every problem: where, what, and whether it is the key."""
    if not isinstance(data, dict):
        kind = "a list" if isinstance(data, list) else "a single value"
        return Answers(), (((), f"should map questions to answers, but is {kind}", False),)
    answers, problems = Answers(), list[Problem]()
    for loc, name, given in _entries(data):
        if name == SITUATION:
            if given not in (None, situation):
                problems.append((loc, f"these answers are for '{given}', not '{situation}'", False))
            continue
        question = questions.get(name)
        if question is None:
            hint = did_you_mean(name, (*questions, SITUATION))
            problems.append((loc, f"no question is called '{name}'{hint}", True))
            continue
        if answers.settled(name):
            problems.append((loc, f"'{name}' is answered twice", True))
            continue
        try:
            answer = _answer(question, given)
        except AnswerFault as fault:
            problems.append((loc, f"'{name}' {fault}", False))
            continue
        if answer is not None:
            answers = answers.answering(name, answer)
        elif not question.required:
            answers = answers.skipping(name)
    return answers, tuple(problems)


def _entries(data: Mapping[str, Any]) -> Iterator[tuple[Loc, str, Any]]:
    for key, value in data.items():
        nested = isinstance(value, dict) and not set(value) & set(_DETAILS)
        if nested and value:
            for inner, given in value.items():
                yield (key, inner), f"{key}.{inner}", given
        else:
            yield (key,), key, value


def _answer(question: Question, given: Any) -> Answer | None:
    if given is None or isinstance(given, str):
        return read(question, given, Origin.FILE) if given and given.strip() else None
    if not isinstance(given, dict):
        raise AnswerFault("takes one value, not a list")
    unknown = [key for key in given if key not in _DETAILS]
    if unknown:
        raise AnswerFault(f"takes {', '.join(_DETAILS)}; not '{unknown[0]}'")
    if not all(isinstance(value, str) or value is None for value in given.values()):
        raise AnswerFault("takes plain text for its value, source and date")
    if not given.get("value"):
        return None
    as_of = _day(given["date"]) if given.get("date") else None
    return read(question, given["value"], Origin.FILE, given.get("source"), as_of)


def _day(text: str) -> date:
    try:
        return days.parse(text)
    except ValueError:
        raise AnswerFault(f"needs a date such as 2026-11-18, not '{text}'") from None


def from_flags(
    settings: Iterable[str], questions: Mapping[str, Question]
) -> tuple[Answers, tuple[str, ...]]:
    """The answers of `--set NAME=VALUE`, and every problem.

    `NAME.source=` and `NAME.date=` say where a value comes from; an empty value skips.
    """
    given: dict[str, dict[str, str]] = {}
    problems = []
    for setting in settings:
        name, equals, value = setting.partition("=")
        name, detail = _named(name.strip(), questions)
        if not equals:
            problems.append(f"--set {setting}: write NAME=VALUE")
        elif name not in questions:
            hint = did_you_mean(name, tuple(questions))
            problems.append(f"--set {name}: no question is called '{name}'{hint}")
        else:
            given.setdefault(name, {})[detail] = value
    answers = Answers()
    for name, details in given.items():
        try:
            if "value" not in details:
                raise AnswerFault(f"needs a value beside its {' and '.join(details)}")
            answer = _flag(questions[name], details)
        except AnswerFault as fault:
            problems.append(f"--set {name}: '{name}' {fault}")
            continue
        answers = answers.answering(name, answer) if answer else answers.skipping(name)
    return answers, tuple(problems)


def _named(name: str, questions: Mapping[str, Question]) -> tuple[str, str]:
    stem, _, detail = name.rpartition(".")
    if name not in questions and detail in _DETAILS and stem in questions:
        return stem, detail
    return name, "value"


def _flag(question: Question, details: Mapping[str, str]) -> Answer | None:
    if not details["value"].strip():
        return None
    as_of = _day(details["date"]) if details.get("date") else None
    return read(question, details["value"], Origin.FLAG, details.get("source"), as_of)
