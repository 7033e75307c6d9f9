"""What holds across situations: the reasons, the tips, the strategy, the published facts.

Each class is one YAML file beside the playbooks, or a part of one.
"""

import datetime
import re
from collections import Counter
from collections.abc import Mapping
from typing import Annotated, Any, Literal, TypeVar

from pydantic import AfterValidator, BeforeValidator, Field
from pydantic_core import PydanticCustomError

from .lines import FactId, Line, Lines
from .model import Model
from .playbook import Gate, Reason, one_for_everyone
from .question import Interview, Slug
from .text import Plain, PracticeText, RecapText


class ReasonWhy(Model):
    """Why pushback is right: one of the four reasons."""

    id: Reason
    title: Plain
    say: Plain
    because: Plain


class Reasons(Model):
    """`reasons.yaml`."""

    reasons: Annotated[tuple[ReasonWhy, ...], Field(min_length=4, max_length=4)]


class Tip(Line):
    """Coaching that applies across situations, or only `when` it says."""

    id: Slug


class Tips(Model):
    """`coaching/tips.yaml`."""

    tips: tuple[Tip, ...]


class GateRule(Line):
    """Whether to raise it at all; the first rule that holds decides."""

    choose: Gate


R = TypeVar("R", bound=Line)
Order = Literal["listen-first", "case-first", "ask-first", "case-last"]
Size = Literal["full", "smaller"]
Speaker = Literal["you", "they"]
Start = Literal["own-part", "last-time", "question", "point", "figure", "person", "story", "plain"]


class OrderRule(Line):
    """In which order to hold the conversation; the first rule that holds decides."""

    choose: Order


class SizeRule(Line):
    """How much to ask for; the first rule that holds decides."""

    choose: Size


class StartRule(Line):
    """What to begin with, before or in the first sentence; the first rule that holds decides."""

    choose: Start


class FirstWordRule(Line):
    """Who speaks first; the first rule that holds decides."""

    choose: Speaker


def _listed(data: Any) -> Any:
    return [data] if isinstance(data, str) else data


class AtOdds(Model):
    """Choices that must never stand on one page together."""

    order: Annotated[tuple[Order, ...], BeforeValidator(_listed)] = ()
    size: Annotated[tuple[Size, ...], BeforeValidator(_listed)] = ()
    open_with: Annotated[tuple[Start, ...], BeforeValidator(_listed)] = ()
    first_word: Annotated[tuple[Speaker, ...], BeforeValidator(_listed)] = ()


def _ends_with_a_default(rules: tuple[R, ...]) -> tuple[R, ...]:
    if not rules or rules[-1].when:
        raise PydanticCustomError("default", "the last rule must have no 'when': it is the default")
    return rules


class Approach(Model):
    """How to raise it: each part is a list of rules, the first that holds decides."""

    setting: Annotated[tuple[Line, ...], AfterValidator(_ends_with_a_default)]
    order: Annotated[tuple[OrderRule, ...], AfterValidator(_ends_with_a_default)]
    size: Annotated[tuple[SizeRule, ...], AfterValidator(_ends_with_a_default)]
    tone: Annotated[tuple[Line, ...], AfterValidator(_ends_with_a_default)]
    open_with: Annotated[tuple[StartRule, ...], AfterValidator(_ends_with_a_default)]
    concede: Annotated[tuple[Line, ...], AfterValidator(_ends_with_a_default)]
    first_word: Annotated[tuple[FirstWordRule, ...], AfterValidator(_ends_with_a_default)]
    at_odds: tuple[AtOdds, ...] = ()

    def lists(self) -> Mapping[str, tuple[Line, ...]]:
        """Every part's rules, by the part's name."""
        return {name: getattr(self, name) for name in type(self).model_fields if name != "at_odds"}


class Instead(Model):
    """What to do when the advice is not to raise it, what to say meanwhile, when to look again."""

    do: Lines
    tell: Annotated[Lines, AfterValidator(one_for_everyone)]
    again: Annotated[Lines, AfterValidator(one_for_everyone)]


class InsteadOf(Model):
    """One for every gate but `raise`."""

    wait: Instead
    let_go: Annotated[Instead, Field(alias="let-go")]
    other_channel: Annotated[Instead, Field(alias="other-channel")]
    escalate: Instead

    def of(self, gate: Gate) -> Instead | None:
        """What to do instead of raising it; None where it is to be raised."""
        return None if gate == "raise" else getattr(self, gate.replace("-", "_"))


class IfItTurns(Model):
    """What to say when it heats up: pause, agree in part, find another day."""

    pause: Lines
    agree: Lines
    rebook: Lines


class RedLine(Model):
    """The red-line page's general lines; a playbook's own stand before them.

    `situations` says which situation each answer to `meeting.red_line` leads to.
    """

    situations: Mapping[Literal["request", "question"], Slug]
    stop: Lines
    write_down: Lines
    tell: Lines
    never: Lines
    caution: Plain


class Strategy(Model):
    """`coaching/strategy.yaml`: the advice on whether and how to raise it."""

    gate: Annotated[tuple[GateRule, ...], AfterValidator(_ends_with_a_default)]
    instead: InsteadOf
    practice: Lines = ()
    practise: Annotated[tuple[PracticeText, ...], Field(min_length=1)]
    approach: Approach
    if_it_turns: IfItTurns
    red_line: RedLine
    recap: Annotated[tuple[RecapText, ...], Field(min_length=1)]


class ReadinessCheck(Model):
    """A yes/no check before walking in, and how to fix it in a minute."""

    id: Literal[
        "number",
        "right-about",
        "behaviors",
        "cost",
        "own-part",
        "private",
        "one-ask",
        "fallback",
        "reply",
        "one-issue",
    ]
    say: Plain
    fix: Plain


def _each_once(checks: tuple[ReadinessCheck, ...]) -> tuple[ReadinessCheck, ...]:
    twice = [id for id, count in Counter(check.id for check in checks).items() if count > 1]
    if twice:
        raise PydanticCustomError("twice", "the check '{id}' stands twice", {"id": twice[0]})
    return checks


class ReadinessChecks(Model):
    """`coaching/readiness.yaml`, in the order in which to fix them."""

    checks: Annotated[tuple[ReadinessCheck, ...], AfterValidator(_each_once), Field(min_length=1)]


class Fact(Model):
    """A published figure.

    `grade` A is peer-reviewed or from a public body, B a large dataset or serious report,
    C a vendor or opinion survey, D a single case or second-hand; `law` is a legal pointer,
    which is no legal advice and depends on the place.
    """

    id: Annotated[str, Field(pattern=r"^[A-Z]\d{1,3}$")]
    claim: Plain
    source: Plain
    year: Annotated[int, Field(ge=1900, le=2100)]
    country: Plain
    url: Annotated[str, Field(pattern=r"^https?://\S+$")]
    grade: Literal["A", "B", "C", "D", "law"]
    caveat: Plain
    review_by: datetime.date


class Facts(Model):
    """`facts.yaml`."""

    facts: tuple[Fact, ...]


def _pattern(text: str) -> str:
    try:
        re.compile(text)
    except re.error as error:
        raise PydanticCustomError("pattern", "is no pattern: {why}", {"why": str(error)}) from None
    return text


class Saying(Model):
    """Something people repeat that no source holds up, and what to say instead."""

    id: Slug
    saying: Plain
    why: Plain
    instead: Plain
    facts: tuple[FactId, ...] = ()
    patterns: Annotated[tuple[Annotated[str, AfterValidator(_pattern)], ...], Field(min_length=1)]

    def found_in(self, text: str) -> bool:
        """Whether a text repeats it."""
        return any(re.search(pattern, text, re.IGNORECASE) for pattern in self.patterns)


class Folklore(Model):
    """`coaching/folklore.yaml`; a sentence that holds one of `unless` repeats no saying."""

    unless: tuple[Annotated[str, AfterValidator(_pattern)], ...] = ()
    sayings: tuple[Saying, ...]


class Coaching(Model):
    """Everything that holds across situations, loaded."""

    reasons: Reasons
    tips: Tips
    strategy: Strategy
    readiness: ReadinessChecks
    interview: Interview
    facts: Facts
