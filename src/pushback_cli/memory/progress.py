"""The counts behind `pushback progress`."""

import sqlite3

from ..core.progress import Progress, Settled, Told, progress

Db = sqlite3.Connection


def of(db: Db) -> Progress:
    """What the kept conversations come to."""
    rows = db.execute(
        "SELECT substr(made_on, 1, 7) AS month, reason, outcome, count(*) AS count FROM brief "
        "LEFT JOIN debrief ON debrief.brief = brief.id GROUP BY month, reason, outcome"
    )
    told = [Told(**{key: row[key] for key in row.keys()}) for row in rows]  # noqa: SIM118
    situations = db.execute("SELECT count(DISTINCT situation) FROM brief").fetchone()[0]
    first = db.execute("SELECT DISTINCT situation FROM brief WHERE first_time ORDER BY situation")
    return progress(
        told,
        _settled(db, "you"),
        _settled(db, "manager"),
        situations,
        [row["situation"] for row in first],
        _kept_with(db),
    )


def _settled(db: Db, side: str) -> Settled:
    rows = db.execute(
        "SELECT state, count(*) AS count FROM promise WHERE side = ? GROUP BY state", (side,)
    )
    return Settled(**{row["state"]: row["count"] for row in rows})


def _kept_with(db: Db) -> int:
    row = db.execute(
        "SELECT count(*) FROM (SELECT brief.manager FROM promise "
        "JOIN brief ON brief.id = promise.brief WHERE state = 'kept' AND manager IS NOT NULL "
        "GROUP BY brief.manager HAVING count(DISTINCT side) = 2)"
    ).fetchone()
    return int(row[0])
