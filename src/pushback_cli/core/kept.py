"""A brief that was kept, as a list shows it."""

import datetime

from .debrief import Outcome
from .model import Model
from .playbook import Gate


class Kept(Model):
    """One brief: its number, the day, the situation, the manager, and what became of it."""

    id: int
    made_on: datetime.date
    situation: str
    title: str
    gate: Gate
    manager: str | None = None
    outcome: Outcome | None = None
    look_again: datetime.date | None = None
