"""What a brief tells of the earlier conversations with its manager."""

import datetime
from typing import Literal

from .model import Model

Became = Literal["broken", "overdue", "open", "kept"]


class Reckoned(Model):
    """A promise of an earlier conversation, and what became of it, in words and in one."""

    became: Became
    say: str


class LastTime(Model):
    """What earlier conversations with this manager taught; `times` were held and told about.

    `yours` and `theirs` are promises, the broken ones first; `expect` are objections they have
    raised that have no reply on this page; `untold` are briefs without a debrief.
    """

    on: datetime.date
    title: str
    outcome: str | None
    times: int
    yours: tuple[Reckoned, ...] = ()
    theirs: tuple[Reckoned, ...] = ()
    opening: str | None = None
    worked: str | None = None
    expect: tuple[str, ...] = ()
    untold: tuple[int, ...] = ()
