"""Wording rules as data: what to look for, when to let it pass, why, and what to say instead."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints
from pydantic_core import PydanticCustomError

from .patterns import PatternFault, compiled

Flag = Literal[
    "absolute",
    "blame",
    "mind-reading",
    "label",
    "sarcasm",
    "threat",
    "minimiser",
    "loaded",
    "demand",
    "passive-aggression",
    "vague",
    "profanity",
    "discriminatory",
    "folklore",
]


def _pattern(text: str) -> str:
    try:
        compiled(text)
    except PatternFault as fault:
        raise PydanticCustomError("pattern", "{why}", {"why": str(fault)}) from None
    return text


Pattern = Annotated[str, AfterValidator(_pattern), Field(min_length=1, max_length=4000)]
Words = Annotated[str, StringConstraints(min_length=1, max_length=400)]


class _Model(BaseModel):
    model_config = ConfigDict(
        frozen=True, extra="forbid", str_strip_whitespace=True, defer_build=True
    )


class WordingRule(_Model):
    """One way of putting things that makes a manager defensive or the recruiter small.

    A sentence that holds one of `unless` is let pass. `flags` and `passes` are sentences that
    the rule must find, and must not: they are run as tests.
    """

    id: Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$")]
    flag: Flag
    any: Annotated[tuple[Pattern, ...], Field(min_length=1)]
    at_start: bool = False
    unless: tuple[Pattern, ...] = ()
    why: Words
    instead: Words
    flags: Annotated[tuple[Words, ...], Field(min_length=1)]
    passes: Annotated[tuple[Words, ...], Field(min_length=1)]


class Wording(_Model):
    """`coaching/wording.yaml`.

    After one of `set_aside` the rest of the sentence, up to its turn, is let pass: it reports
    what somebody said, or denies it.
    """

    set_aside: tuple[Pattern, ...] = ()
    rules: Annotated[tuple[WordingRule, ...], Field(min_length=1)]


@dataclass(frozen=True)
class Rule:
    """A rule ready to be looked for."""

    id: str
    flag: Flag
    expressions: tuple[str, ...]
    why: str
    instead: str
    unless: tuple[str, ...] = ()
    at_start: bool = False

    @classmethod
    def of(cls, rule: WordingRule) -> "Rule":
        """A rule of the file."""
        return cls(
            id=rule.id,
            flag=rule.flag,
            expressions=tuple(map(compiled, rule.any)),
            why=rule.why,
            instead=rule.instead,
            unless=tuple(map(compiled, rule.unless)),
            at_start=rule.at_start,
        )

    @cached_property
    def found(self) -> re.Pattern[str]:
        """What to look for."""
        return re.compile("|".join(self.expressions), re.IGNORECASE)

    @cached_property
    def let_pass(self) -> re.Pattern[str] | None:
        """What lets a sentence pass."""
        return re.compile("|".join(self.unless), re.IGNORECASE) if self.unless else None


@dataclass(frozen=True)
class Rules:
    """Every rule, and what lets the rest of a sentence pass."""

    rules: tuple[Rule, ...]
    set_aside: re.Pattern[str] | None = None

    @classmethod
    def of(cls, wording: Wording, others: Iterable[Rule] = ()) -> "Rules":
        """The rules of the file, and others such as the folklore."""
        return cls((*map(Rule.of, wording.rules), *others), _any_of(wording.set_aside))


def _any_of(patterns: Sequence[str]) -> re.Pattern[str] | None:
    return re.compile("|".join(map(compiled, patterns)), re.IGNORECASE) if patterns else None
