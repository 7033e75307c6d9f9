"""What the content of a playbook is held to, beyond being well-formed.

Every problem comes with its location in the file, for `playbooks check --strict`.
"""

import datetime
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from .answers import Answers
from .case import Case, example_answers
from .coaching import Coaching, Folklore
from .compose import compose
from .playbook import Playbook
from .text import placeholders
from .vocabulary import STYLES, WAYS

Loc = tuple[int | str, ...]
Problem = tuple[Loc, str]

LEAST: Mapping[str, int] = {
    "sounds_like": 10,
    "not_this": 2,
    "harms": 3,
    "questions": 5,
    "evidence": 3,
    "open": 6,
    "listen": 4,
    "points": 4,
    "objections": 3,
    "avoid": 3,
    "not_the_moment": 2,
}
RED_LINE_LEAST: Mapping[str, int] = {**LEAST, "points": 0, "not_the_moment": 0}
MOST_TO_FIX = 1  # of the checks of readiness, in an example that is to be learned from
WORDS = 8  # a sentence this long in two playbooks is boilerplate
_SPOKEN = ("open", "listen", "points", "objections", "asks", "walk_away")
_SENTENCE = re.compile(r"(?<=[.!?])\s+")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")


@dataclass(frozen=True)
class Shelf:
    """What a playbook is held against: the coaching, the folklore and the other playbooks."""

    coaching: Coaching
    folklore: Folklore
    sentences: Mapping[str, tuple[str, ...]]  # a sentence to the ids of those that hold it
    ids: frozenset[str]


def problems(playbook: Playbook, shelf: Shelf, today: datetime.date) -> Iterator[Problem]:
    """Everything that is thin, unused, stale, repeated or folklore in one playbook."""
    yield from _counts(playbook)
    yield from _reach(playbook)
    yield from _unused(playbook)
    yield from _facts(playbook, shelf.coaching, today)
    yield from _example(playbook, shelf.coaching)
    yield from _texts(playbook, shelf)
    for number, near in enumerate(playbook.not_this):
        if near.situation not in shelf.ids:
            yield ("not_this", number, "situation"), f"no situation is called '{near.situation}'"
    if playbook.review_by < today:
        yield ("review_by",), f"was due for review on {playbook.review_by}"


def sentences(playbook: Playbook) -> frozenset[str]:
    """Every sentence of eight words or more, in lower case and without punctuation."""
    return frozenset(
        sentence for _, text in _walk((), playbook.model_dump()) for sentence in _long(text)
    )


def _long(text: str) -> Iterator[str]:
    for sentence in _SENTENCE.split(text):
        words = _WORD.findall(sentence.lower())
        if len(words) >= WORDS:
            yield " ".join(words)


def _counts(playbook: Playbook) -> Iterator[Problem]:
    least = RED_LINE_LEAST if playbook.red_line else LEAST
    for name, count in least.items():
        held = len(getattr(playbook, name))
        if held < count:
            yield (name,), f"'{name}' holds {held}, and should hold {count} or more"
    if not playbook.red_line:
        for size, count in (("full", 2), ("smaller", 1)):
            held = len(getattr(playbook.asks, size))
            if held < count:
                yield ("asks", size), f"'{size}' holds {held}, and should hold {count} or more"


def _reach(playbook: Playbook) -> Iterator[Problem]:
    """Every style needs an opening of its own; every way to take pushback, some line."""
    opened = [line.when for line in playbook.open]
    for style in STYLES:
        if not any(style in when.get("manager.style", ()) for when in opened):
            yield ("open",), f"no opening is for a manager whose style is {style}"
    every = list(_whens(playbook.model_dump()))
    for way in WAYS:
        if not playbook.red_line and not any(
            way in when.get("manager.takes_pushback", ()) for when in every
        ):
            yield ("open",), f"no line is for a manager whose takes_pushback is {way}"


def _unused(playbook: Playbook) -> Iterator[Problem]:
    dumped = playbook.model_dump(exclude={"example"})
    used = {name for when in _whens(dumped) for name in when}
    used |= {name for _, text in _walk((), dumped) for name in _named(text)}
    used |= {gather.question for gather in playbook.evidence if gather.question}
    for number, question in enumerate(playbook.questions):
        if question.id not in used and question.evidence is None:
            yield ("questions", number, "id"), f"no line uses the answer to '{question.id}'"


def _named(text: str) -> tuple[str, ...]:
    try:
        return placeholders(text)
    except ValueError:
        return ()


def _facts(playbook: Playbook, coaching: Coaching, today: datetime.date) -> Iterator[Problem]:
    facts = {fact.id: fact for fact in coaching.facts.facts}
    for number, name in enumerate(playbook.facts):
        if facts[name].review_by < today:
            due = facts[name].review_by
            yield ("facts", number), f"fact {name} was due for review on {due}"
    dumped = playbook.model_dump()
    for part in _SPOKEN:
        for loc, cited in _cited((part,), dumped[part]):
            for name in cited:
                if facts[name].grade == "D":
                    yield loc, f"{name} is of grade D, and does not belong in a spoken line"
                if name not in playbook.facts:
                    yield loc, f"{name} is cited here and missing from 'facts'"


def _example(playbook: Playbook, coaching: Coaching) -> Iterator[Problem]:
    given = playbook.example.answers
    bare = Case(playbook, coaching, Answers())
    brief = compose(bare.with_answers(example_answers(bare)), playbook.example.on)
    made, ready = brief.case, brief.readiness
    if ready is not None and len(ready.to_fix) > MOST_TO_FIX:
        missing = ", ".join(check.id for check in ready.to_fix)
        yield ("example",), f"the example is {ready.score} ready, and lacks: {missing}"
    if made is not None and made.strength != "strong":
        yield ("example",), f"the example's evidence is {made.strength}, and should be strong"
    for question in playbook.questions:
        if question.id not in given and not question.when:
            yield ("example", "answers"), f"the example does not answer '{question.id}'"
    for name in ("manager.name", "manager.style", "manager.takes_pushback", "manager.trust"):
        if name not in given:
            yield ("example", "answers"), f"the example does not say '{name}'"


def _texts(playbook: Playbook, shelf: Shelf) -> Iterator[Problem]:
    for loc, text in _walk((), playbook.model_dump()):
        for saying in shelf.folklore.sayings:
            if loc[0] != "avoid" and saying.found_in(text):  # to warn of one is not to repeat it
                yield loc, f"repeats the folklore '{saying.id}'; say instead: {saying.instead}"
        for sentence in _long(text):
            others = [other for other in shelf.sentences[sentence] if other != playbook.id]
            if others:
                yield loc, f"the sentence '{sentence}' also stands in {others[0]}"


def _walk(loc: Loc, data: Any) -> Iterator[tuple[Loc, str]]:
    """Every text in dumped data, with where it is."""
    if isinstance(data, str):
        yield loc, data
    elif isinstance(data, Mapping):
        for key, value in data.items():
            yield from _walk((*loc, key), value)
    elif isinstance(data, Sequence):
        for number, value in enumerate(data):
            yield from _walk((*loc, number), value)


def _whens(data: Any) -> Iterator[Mapping[str, tuple[str, ...]]]:
    if isinstance(data, Mapping):
        for key, value in data.items():
            if key in ("when", "likely_when"):
                yield value
            else:
                yield from _whens(value)
    elif isinstance(data, (list, tuple)):
        for value in data:
            yield from _whens(value)


def _cited(loc: Loc, data: Any) -> Iterator[tuple[Loc, tuple[str, ...]]]:
    if isinstance(data, Mapping):
        for key, value in data.items():
            if key == "facts":
                yield loc, value
            else:
                yield from _cited((*loc, key), value)
    elif isinstance(data, (list, tuple)):
        for number, value in enumerate(data):
            yield from _cited((*loc, number), value)
