"""A playbook: one situation, as a head of talent acquisition writes it in YAML."""

import datetime
import re
from collections.abc import Mapping
from typing import Annotated, ClassVar, Literal, Self

from pydantic import AfterValidator, Field, ValidationInfo, model_validator
from pydantic_core import PydanticCustomError

from ..errors import did_you_mean
from .lines import FactId, Line, Lines
from .model import Model, OrText
from .question import HarmKind, Question, Slug
from .text import AskText, Plain, Text, placeholders
from .vocabulary import FIELDS
from .when import When

Gate = Literal["raise", "wait", "let-go", "other-channel", "escalate"]
Reason = Literal["partnership", "candor", "accountability", "education"]
Stage = Literal["before-search", "calibration", "assessment", "decision", "closing"]

_BY = re.compile(r"today|[1-9]\d? (?:working days?|days?|weeks?)")


def _by(by: str) -> str:
    if not _BY.fullmatch(by):
        raise PydanticCustomError("by", "write 'today', '3 working days', '10 days' or '2 weeks'")
    return by


By = Annotated[str, AfterValidator(_by)]
"""How long: `today`, `3 working days`, `10 days` or `2 weeks`."""


def _same_as_path(part: str) -> AfterValidator:
    def check(value: str, info: ValidationInfo) -> str:
        expected = (info.context or {}).get(part)
        if expected is not None and value != expected:
            raise PydanticCustomError(
                "path",
                "is '{value}', but the {part} is '{expected}'; they must be the same",
                {"value": value, "part": part, "expected": expected},
            )
        return value

    return AfterValidator(check)


def _question(name: str, info: ValidationInfo) -> str:
    known = (info.context or {}).get("names")
    if known is not None and (name not in known or name in FIELDS):
        own = tuple(other for other in known if other not in FIELDS)
        raise PydanticCustomError(
            "question",
            "this playbook asks no '{name}'{hint}",
            {"name": name, "hint": did_you_mean(name, own)},
        )
    return name


class NotThis(Model):
    """A nearby situation, and how to tell it from this one."""

    situation: Slug
    tell: Plain


class Harm(Model):
    """A behavior to look for, what it costs, and who or what pays."""

    behavior: Text
    cost: Text
    kind: HarmKind
    when: When = {}
    facts: tuple[FactId, ...] = ()


class ToGather(Model):
    """Evidence worth fetching: what, from where, counted how; `question` is what it answers."""

    gather: Plain
    source: Plain
    metric: Plain
    question: Annotated[str, AfterValidator(_question)] | None = None
    when: When = {}


class Exchange(Model):
    """What the manager says, and the reply."""

    says: Plain
    reply: Lines


class Objection(Exchange):
    """The manager's pushback on the pushback, two rounds deep.

    `when` decides whether it can come up at all; `likely_when` moves it to the front.
    """

    if_they_press: Exchange
    when: When = {}
    likely_when: When = {}


class Ask(Model):
    """What is requested, always two-sided: what the manager does, what the recruiter does.

    `by` is counted from the day of the conversation; `starts` and `review` say, in words,
    from when it holds and when both look again. `say` is the request as it is spoken.
    """

    say: AskText
    manager: AskText
    recruiter: AskText
    by: By
    starts: AskText | None = None
    review: AskText | None = None
    when: When = {}
    because: Text | None = None


def _ask_for_everyone(asks: tuple[Ask, ...]) -> tuple[Ask, ...]:
    if not any(
        not ask.when and {"by"}.issuperset(placeholders(ask.say + ask.manager + ask.recruiter))
        for ask in asks
    ):
        raise PydanticCustomError(
            "default", "needs one ask without 'when' or placeholders, so that nobody goes without"
        )
    return asks


class Asks(Model):
    """The request, and the smaller one to fall back on; the most specific that fits is used."""

    full: Annotated[tuple[Ask, ...], AfterValidator(_ask_for_everyone)]
    smaller: tuple[Ask, ...] = ()


class NotTheMoment(Line):
    """A reason not to raise it now; when its `when` holds, it decides the gate."""

    gate: Gate = "wait"


class Escalate(Line):
    """When it stops being advice, and to whom it goes.

    With a `when` that holds, the gate becomes `escalate`; with `red_line` the whole page
    becomes the red-line page, and `hold` is the neutral sentence to say meanwhile.
    """

    to: Plain
    red_line: bool = False
    hold: Text | None = None

    @model_validator(mode="after")
    def _can_hold(self) -> Self:
        if self.red_line and not self.hold:
            raise PydanticCustomError("hold", "a red line needs 'hold', the sentence to say now")
        return self


def _distinct(questions: tuple[Question, ...]) -> tuple[Question, ...]:
    seen: set[str] = set(FIELDS)
    for question in questions:
        if question.id in seen:
            raise PydanticCustomError(
                "question", "the question id '{id}' is taken", {"id": question.id}
            )
        seen.add(question.id)
    return questions


def one_for_everyone(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """The lines, if one of them can always be said; raises a fault otherwise."""
    if not any(not line.when and not placeholders(line.say) for line in lines):
        raise PydanticCustomError(
            "default", "needs one line without 'when' or placeholders, so that nobody goes without"
        )
    return lines


class Evidenced(OrText):
    """An answer with its evidence: the value, where it comes from, and as of which day.

    A bare text is a value without evidence.
    """

    value: str | None
    source: Plain | None = None
    date: datetime.date | None = None

    bare: ClassVar = "value"


class Example(Model):
    """A worked case, with invented people: documentation, demonstration and test at once."""

    case: Plain
    on: datetime.date
    answers: Mapping[str, Evidenced]


class Playbook(Model):
    """One situation, whole."""

    id: Annotated[Slug, _same_as_path("file name")]
    title: Plain
    reason: Annotated[Reason, _same_as_path("folder")]
    stage: Stage
    summary: Plain
    review_by: datetime.date
    red_line: bool = False
    sounds_like: Annotated[tuple[Plain, ...], Field(min_length=1)]
    not_this: tuple[NotThis, ...] = ()
    harms: Annotated[tuple[Harm, ...], Field(min_length=1)]
    questions: Annotated[tuple[Question, ...], Field(min_length=1), AfterValidator(_distinct)]
    evidence: Annotated[tuple[ToGather, ...], Field(min_length=1)]
    open: Annotated[Lines, AfterValidator(one_for_everyone)]
    listen: Annotated[Lines, Field(min_length=1)]
    points: Lines = ()
    objections: Annotated[tuple[Objection, ...], Field(min_length=1)]
    asks: Asks
    avoid: Annotated[Lines, Field(min_length=1)]
    walk_away: Annotated[Lines, AfterValidator(one_for_everyone)]
    not_the_moment: tuple[NotTheMoment, ...] = ()
    escalate: Annotated[tuple[Escalate, ...], Field(min_length=1)]
    facts: tuple[FactId, ...] = ()
    example: Example
