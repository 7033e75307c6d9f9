"""Wording rules as data: what to look for, when to let it pass, why, and what to say instead."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    model_validator,
)
from pydantic_core import PydanticCustomError

from .patterns import Expression, PatternFault, compiled, expression, spelt_out

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


Pattern = Annotated[str, AfterValidator(_pattern), Field(min_length=1, max_length=20_000)]
Words = Annotated[str, StringConstraints(min_length=1, max_length=400)]


class _Model(BaseModel):
    model_config = ConfigDict(
        frozen=True, extra="forbid", str_strip_whitespace=True, defer_build=True
    )


class WordingRule(_Model):
    """One way of putting things that makes a manager defensive or the recruiter small.

    A sentence that holds one of `unless` is let pass, and so are words written as a name, with
    capitals in the middle of a sentence, unless the rule is after `names` too. So is a sentence
    that sounds like the harmless ones, unless the rule is `sure`. `flags` and `passes` are
    sentences that the rule must find, and must not: they are run as tests.
    """

    id: Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$")]
    flag: Flag
    any: Annotated[tuple[Pattern, ...], Field(min_length=1)]
    at_start: bool = False
    names: bool = False
    sure: bool = False
    unless: tuple[Pattern, ...] = ()
    why: Words
    instead: Words
    flags: Annotated[tuple[Words, ...], Field(min_length=1)]
    passes: Annotated[tuple[Words, ...], Field(min_length=1)]


class Wording(_Model):
    """`coaching/wording.yaml`.

    A pattern may name one of the lists in `words`: `{trait}` is any entry of that list. After one
    of `set_aside` the rest of the sentence, up to its turn, is let pass: it reports what somebody
    said, or denies it. What stands before one of `said_behind` at the end of a sentence is
    somebody else's as well.
    """

    words: dict[Annotated[str, StringConstraints(pattern=r"^[a-z]+$")], tuple[Pattern, ...]] = {}
    set_aside: tuple[Pattern, ...] = ()
    said_behind: tuple[Pattern, ...] = ()
    rules: Annotated[tuple[WordingRule, ...], Field(min_length=1)]

    @model_validator(mode="before")
    @classmethod
    def _spell_out(cls, data: Any) -> Any:
        words = data.get("words") if isinstance(data, dict) else None
        return spelt_out(data, words) if isinstance(words, dict) else data


@dataclass(frozen=True)
class Rule:
    """A rule ready to be looked for."""

    id: str
    flag: Flag
    expressions: tuple[Expression, ...]
    why: str
    instead: str
    unless: tuple[str, ...] = ()
    at_start: bool = False
    names: bool = False
    sure: bool = False

    @classmethod
    def of(cls, rule: WordingRule) -> "Rule":
        """A rule of the file."""
        return cls(
            id=rule.id,
            flag=rule.flag,
            expressions=tuple(map(expression, rule.any)),
            why=rule.why,
            instead=rule.instead,
            unless=tuple(map(compiled, rule.unless)),
            at_start=rule.at_start,
            names=rule.names,
            sure=rule.sure,
        )

    @cached_property
    def let_pass(self) -> re.Pattern[str] | None:
        """What lets a sentence pass."""
        return _any_of(self.unless)


class Sought:
    """One expression of one rule, made ready when a text first needs it."""

    def __init__(self, rule: Rule, place: tuple[int, int], expression: Expression) -> None:
        self.rule, self.place, self.needs = rule, place, expression.needs
        self._text = expression.text

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """What to look for."""
        return re.compile(self._text, re.IGNORECASE)


@dataclass(frozen=True)
class Rules:
    """Every rule, what lets the rest of a sentence pass, and what lets its beginning pass."""

    rules: tuple[Rule, ...]
    set_aside: tuple[str, ...] = ()
    said_behind: tuple[str, ...] = ()
    harmless: Callable[[str], bool] | None = None

    @classmethod
    def of(
        cls,
        wording: Wording,
        others: Iterable[Rule] = (),
        harmless: Callable[[str], bool] | None = None,
    ) -> "Rules":
        """The rules of the file, others such as the folklore, and what clears a whole sentence."""
        return cls(
            (*map(Rule.of, wording.rules), *others),
            tuple(map(compiled, wording.set_aside)),
            tuple(map(compiled, wording.said_behind)),
            harmless,
        )

    @cached_property
    def reported(self) -> re.Pattern[str] | None:
        """After this, the rest is only reported or denied."""
        return _any_of(self.set_aside)

    @cached_property
    def attributed(self) -> re.Pattern[str] | None:
        """Before this, at the end of a sentence, somebody else is speaking."""
        patterns = [rf"(?:{each})\W*$" for each in self.said_behind]
        return _any_of(patterns)

    @cached_property
    def index(self) -> dict[str, list[Sought]]:
        """The expressions by the word they can begin with; "*" is any, "ab*" one that begins so."""
        index: dict[str, list[Sought]] = {}
        for number, rule in enumerate(self.rules):
            for place, each in enumerate(rule.expressions):
                sought = Sought(rule, (number, place), each)
                for opener in each.openers or {"*"}:
                    index.setdefault(opener, []).append(sought)
        return index


def _any_of(expressions: Sequence[str]) -> re.Pattern[str] | None:
    return re.compile("|".join(expressions), re.IGNORECASE) if expressions else None
