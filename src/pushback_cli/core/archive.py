"""Everything that is kept, as one file that another machine can take in."""

import datetime
import math
from collections.abc import Iterator
from typing import Final, Literal

from pydantic import Field

from .answers import Answers
from .brief import Brief
from .debrief import Debrief
from .model import Model
from .names import fold
from .profile import TRAITS, Profile, values_of
from .promise import Promise

SCHEMA: Final = "pushback.archive/1"
MOST_MOVED = 10_000


class Record(Model):
    """A brief with what it was made from and what became of it.

    `number` is what it was called on the machine it comes from.
    """

    number: int
    manager: str | None = None
    reason: str
    answers: Answers
    brief: Brief
    debrief: Debrief | None = None
    promises: tuple[Promise, ...] = ()


class Archive(Model):
    """Managers and briefs; `redacted` when people are initials and notes are left out."""

    schema_id: Literal["pushback.archive/1"] = Field(alias="schema")
    made_on: datetime.date
    redacted: bool = False
    managers: tuple[Profile, ...] = ()
    briefs: tuple[Record, ...] = ()


def written(archive: Archive, records: Iterator[Record]) -> Iterator[str]:
    """An archive as JSON in parts, with `records` for its briefs: one brief a line."""
    head = archive.model_dump_json(by_alias=True, exclude={"briefs"})
    yield f'{head.removesuffix("}")},"briefs":['
    for number, record in enumerate(records):
        yield f"{',' if number else ''}\n{record.model_dump_json(by_alias=True)}"
    yield "\n]}\n"


def faults(archive: Archive) -> Iterator[str]:
    """What no model refuses and yet cannot be kept, each with its place."""
    for number, profile in enumerate(archive.managers):
        place = f"managers.{number}"
        if not fold(profile.name):
            yield f"{place}.name: is empty"
        for trait, known in profile.traits.items():
            if trait not in TRAITS:
                yield f"{place}.traits: nothing that can be observed is called '{trait}'"
            elif (allowed := values_of(trait)) and known.value not in allowed:
                yield f"{place}.traits.{trait}: is one of {', '.join(allowed)}"
    for number, record in enumerate(archive.briefs):
        place = f"briefs.{number}"
        if record.manager is not None and not fold(record.manager):
            yield f"{place}.manager: is empty"
        for name, answer in record.answers.given.items():
            if isinstance(answer.value, float) and not math.isfinite(answer.value):
                yield f"{place}.answers.given.{name}: is no number"
        for other, promise in enumerate(record.promises):
            if not 0 <= promise.moved <= MOST_MOVED:
                yield f"{place}.promises.{other}.moved: is from 0 to {MOST_MOVED}"
