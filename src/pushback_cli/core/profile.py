"""A manager as they were observed over time: each trait with the day it was last seen."""

import datetime
from collections.abc import Iterator, Mapping

from .answers import Answer, Answers, Origin
from .model import Model
from .vocabulary import FIELDS

STALE = datetime.timedelta(days=183)  # six months: people and jobs change
PREFIX = "manager."
TRAITS = ("title", "style", "takes_pushback", "trust", "power")


class Trait(Model):
    """One thing observed, and since when."""

    value: str
    since: datetime.date

    def stale(self, today: datetime.date) -> bool:
        """Whether it is too old to be taken for granted, or seen by a clock that was far ahead."""
        return abs(today - self.since) > STALE


class Note(Model):
    """A remark of the recruiter's own."""

    on: datetime.date
    text: str


class Profile(Model):
    """A manager: name, what was observed by name of the trait, and notes, the newest last."""

    name: str
    since: datetime.date
    traits: Mapping[str, Trait] = {}
    notes: tuple[Note, ...] = ()

    def value(self, trait: str) -> str | None:
        """What was last observed, however long ago."""
        known = self.traits.get(trait)
        return known.value if known else None

    def answers(self, today: datetime.date) -> Answers:
        """What need not be asked again."""
        given = {name: a for name, a, stale in self._answers(today) if not stale}
        name = Answer(value=self.name, origin=Origin.PROFILE)
        return Answers(given={f"{PREFIX}name": name, **given})

    def stale(self, today: datetime.date) -> Mapping[str, Answer]:
        """What is to be asked again, with the answer that stood there."""
        return {name: answer for name, answer, stale in self._answers(today) if stale}

    def _answers(self, today: datetime.date) -> Iterator[tuple[str, Answer, bool]]:
        for name, trait in self.traits.items():
            answer = Answer(value=trait.value, origin=Origin.PROFILE, on=trait.since)
            yield f"{PREFIX}{name}", answer, trait.stale(today)


class Seen(Model):
    """A manager as a list shows them; `last` is the day of the last brief."""

    name: str
    title: str | None = None
    last: datetime.date | None = None
    open: int = 0


def observed(answers: Answers, today: datetime.date) -> Mapping[str, Trait]:
    """What an interview saw of the manager, as of today; what it only repeated is left out."""
    return {
        name: Trait(value=str(answer.value), since=today)
        for name in TRAITS
        if (answer := answers.given.get(f"{PREFIX}{name}")) and answer.origin is not Origin.PROFILE
    }


def values_of(trait: str) -> tuple[str, ...]:
    """The values that a trait may have; none where it is free text."""
    allowed = FIELDS[f"{PREFIX}{trait}"]
    return allowed if isinstance(allowed, tuple) else ()
