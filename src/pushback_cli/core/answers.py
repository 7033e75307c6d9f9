"""What the recruiter said: each answer with where it came from, read by one set of rules.

The terminal, the answers file, `--set` and a playbook's example all go through `read`.
"""

import datetime
import math
import re
from collections.abc import Iterable, Mapping
from enum import StrEnum

from ..errors import did_you_mean
from . import days
from .clean import clean
from .model import Model
from .question import Question
from .vocabulary import STRENGTHS

_NUMBER = re.compile(r"(-?\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|-?\d+(?:\.\d+)?)\s*([^\d,;(]*)")
_BEHIND = re.compile(r"(?:[,;]\s*(.*)|\((.*)\))?")
_DECIMALS = re.compile(r"\d+\s*([^\d,;(]*)(?:[,;(].*)?")
_LARGEST = 1e12
_MEANT = re.compile(r"\s*\[(?:meant|i mean it)\]", re.IGNORECASE)  # the mark is for proofread


class Origin(StrEnum):
    """Where an answer came from."""

    ASKED = "asked"
    FILE = "file"
    FLAG = "flag"
    PROFILE = "profile"
    DEFAULT = "default"


class AnswerFault(ValueError):
    """A raw answer that its question cannot take; the text says what it would take."""


class Answer(Model):
    """A value, where it came from and, for evidence, its source and as of which day."""

    value: str | float
    origin: Origin
    source: str | None = None
    on: datetime.date | None = None


class Answers(Model):
    """Every answer so far, by question id, and the questions skipped on purpose."""

    given: Mapping[str, Answer] = {}
    skipped: tuple[str, ...] = ()

    def settled(self, name: str) -> bool:
        """Whether the question needs no asking: answered, or skipped on purpose."""
        return name in self.given or name in self.skipped

    def value(self, name: str) -> str | float | None:
        """The value of an answer, or None."""
        answer = self.given.get(name)
        return None if answer is None else answer.value

    def answering(self, name: str, answer: Answer) -> "Answers":
        """With this answer, whatever was there before."""
        rest = tuple(skipped for skipped in self.skipped if skipped != name)
        return Answers(given={**self.given, name: answer}, skipped=rest)

    def skipping(self, name: str) -> "Answers":
        """With this question left unanswered on purpose."""
        given = {other: answer for other, answer in self.given.items() if other != name}
        return Answers(given=given, skipped=tuple(dict.fromkeys((*self.skipped, name))))

    def reopening(self, name: str) -> "Answers":
        """With this question open again."""
        given = {other: answer for other, answer in self.given.items() if other != name}
        return Answers(given=given, skipped=tuple(n for n in self.skipped if n != name))

    def over(self, others: "Answers") -> "Answers":
        """These answers, and those of `others` where these have none."""
        given = {**others.given, **self.given}
        given = {name: answer for name, answer in given.items() if name not in self.skipped}
        skipped = [*self.skipped, *(name for name in others.skipped if name not in given)]
        return Answers(given=given, skipped=tuple(dict.fromkeys(skipped)))


def still_fitting(answers: Answers, questions: Mapping[str, Question]) -> Answers:
    """The answers that their questions would still take: a playbook may change meanwhile."""
    given = {n: a for n, a in answers.given.items() if n in questions and _fits(questions[n], a)}
    skipped = tuple(name for name in answers.skipped if name in questions)
    return Answers(given=given, skipped=skipped)


def _fits(question: Question, answer: Answer) -> bool:
    value = answer.value
    try:
        typed = plain_number(value) if isinstance(value, float) else value
        return read(question, typed, answer.origin).value == value
    except AnswerFault:
        return False


OUTRIGHT = (
    Question.model_construct(
        id="issues.count",
        ask="How many different issues are there?",
        why="Counted from issues.others unless you set it.",
        kind="number",
        at_least=1,
    ),
    Question.model_construct(
        id="evidence.strength",
        ask="How strong is your evidence?",
        why="Worked out from your answers unless you set it.",
        kind="choice",
        choices=dict.fromkeys(STRENGTHS, "by your own account"),
    ),
)
"""Fields worked out from other answers, never asked, that a file or a flag may set."""


def by_id(*groups: Iterable[Question]) -> dict[str, Question]:
    """Every question that can be answered, by id."""
    return {question.id: question for group in (*groups, OUTRIGHT) for question in group}


def read(
    question: Question,
    raw: str,
    origin: Origin,
    source: str | None = None,
    on: datetime.date | None = None,
) -> Answer:
    """The answer in a raw text.

    After a number, a comma starts its source: `9, from the ATS`. Raises AnswerFault.
    """
    text = clean(raw)
    if not text:
        raise AnswerFault("is empty")
    value: str | float = text
    match question.kind:
        case "number":
            value, named = _number(question, text)
            source = source or named
        case "choice" | "yes-no":
            value = _choice(question, text)
        case "date":
            value = _date(text)
        case "text":
            pass
    return Answer(value=value, origin=origin, source=clean(source) if source else None, on=on)


def _number(question: Question, text: str) -> tuple[float, str | None]:
    found = _NUMBER.match(text)
    behind = _BEHIND.fullmatch(text, found.end()) if found else None
    if not found or not behind or not _is_unit(question, found[2]):
        raise AnswerFault(f"needs a number such as 9, or 9, from the ATS; not {_quoted(text)}")
    source = (behind[1] or behind[2] or "").strip()
    decimals = _DECIMALS.fullmatch(source)
    if decimals and not found[2].strip() and _is_unit(question, decimals[1]):
        raise AnswerFault("has a decimal comma; write 2.5 with a point, or name a source")
    value = float(found[1].replace(",", ""))
    if not math.isfinite(value) or abs(value) > _LARGEST:
        raise AnswerFault("is too large a number")
    if question.at_least is not None and value < question.at_least:
        raise AnswerFault(f"is at least {plain_number(question.at_least, ',')}")
    if question.at_most is not None and value > question.at_most:
        raise AnswerFault(f"is at most {plain_number(question.at_most, ',')}")
    return value, source or None


def _is_unit(question: Question, word: str) -> bool:
    units = {part for unit in question.unit or () for part in unit.split()}
    return set(word.lower().rstrip(".").split()) <= units


def _choice(question: Question, text: str) -> str:
    allowed = question.allowed
    folded = text.casefold()
    for value in allowed:
        if folded in (value, question.label(value).casefold()):
            return value
    if question.kind == "yes-no" and folded in ("y", "true", "n", "false"):
        return "yes" if folded in ("y", "true") else "no"
    hint = did_you_mean(folded, allowed)
    raise AnswerFault(f"is not {_quoted(text)}{hint} (allowed: {', '.join(allowed)})")


def _date(text: str) -> str:
    try:
        return days.parse(text).isoformat()
    except ValueError:
        raise AnswerFault(f"needs a day such as 25 Nov 2026; not {_quoted(text)}") from None


def _quoted(text: str) -> str:
    return f"'{text}'" if len(text) <= 40 else f"'{text[:40]}…'"


def shown(question: Question, answer: Answer) -> str:
    """How a `{placeholder}` writes an answer: `9 working days`, `Wed 25 Nov 2026`, a label."""
    value = answer.value
    if isinstance(value, float):
        number = plain_number(value, ",")
        if question.unit:
            return f"{number} {question.unit[value != 1]}"
        return number
    if question.kind == "date":
        return days.spoken(datetime.date.fromisoformat(value))
    label = _MEANT.sub("", question.label(value))
    return label.rstrip(".") or label  # the sentence around it has a full stop of its own


def plain_number(value: float, thousands: str = "") -> str:
    """`9`, `2.5`, `1200` or with a mark at each thousand `1,200`; never an exponent."""
    return f"{value:{thousands}f}".rstrip("0").rstrip(".")
