"""What is remembered of the conversations with one manager."""

import sqlite3

from ..core.history import SEASONED, History, Past
from . import briefs, promises

MOST = 12  # conversations back; what is older has had its effect


def of(db: sqlite3.Connection, name: str) -> History:
    """The last conversations with a manager, the newest first."""
    return History(
        past=tuple(
            Past(
                brief=kept.id,
                on=kept.made_on,
                situation=kept.situation,
                title=kept.title,
                debrief=briefs.debrief(db, kept.id),
                promises=promises.of(db, kept.id),
            )
            for kept in briefs.listed(db, MOST, name=name)
        ),
        held=held(db),
    )


def held(db: sqlite3.Connection) -> int:
    """How many conversations with anybody were held, as far as it matters."""
    return briefs.held(db, SEASONED)
