"""A debrief: what happened in the conversation, recorded afterwards."""

import datetime
from typing import Literal

from .model import Model

Outcome = Literal["agreed", "partly", "refused", "not-raised"]
OUTCOMES: tuple[Outcome, ...] = ("agreed", "partly", "refused", "not-raised")
SAID: dict[Outcome, str] = {
    "agreed": "agreed",
    "partly": "agreed in part",
    "refused": "not agreed",
    "not-raised": "not raised",
}


class Debrief(Model):
    """What happened; `opening` and `objections` are the sentences that were said."""

    brief: int
    held_on: datetime.date
    outcome: Outcome
    opening: str | None = None
    objections: tuple[str, ...] = ()
    worked: str | None = None
    look_again: datetime.date | None = None
