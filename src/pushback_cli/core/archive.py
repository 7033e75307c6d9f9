"""Everything that is kept, as one document to move to another machine."""

import datetime
from typing import Final, Literal

from pydantic import Field

from .answers import Answers
from .brief import Brief
from .debrief import Debrief
from .model import Model
from .profile import Profile
from .promise import Promise

SCHEMA: Final = "pushback.archive/1"


class Conversation(Model):
    """One brief with its answers, and what became of it.

    `manager` is the whole name of one of the archive's managers; numbers inside the debrief and
    the promises are those of the old machine, and are given anew.
    """

    manager: str | None
    reason: str
    first_time: bool
    brief: Brief
    answers: Answers
    debrief: Debrief | None = None
    promises: tuple[Promise, ...] = ()


class Archive(Model):
    """Managers and conversations, the oldest first."""

    schema_id: Literal["pushback.archive/1"] = Field(SCHEMA, alias="schema")
    made_on: datetime.date
    managers: tuple[Profile, ...]
    conversations: tuple[Conversation, ...]
