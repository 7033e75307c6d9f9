"""The promises that are kept: listed by day, settled, moved."""

import sqlite3
from collections.abc import Iterable, Iterator
from datetime import date

from ..core.names import fold
from ..core.promise import Promise, State
from .record import numbered, record

Db = sqlite3.Connection

_ALL = (
    "SELECT promise.*, manager.name AS manager FROM promise "
    "JOIN brief ON brief.id = promise.brief LEFT JOIN manager ON manager.id = brief.manager"
)


def add(db: Db, brief: int, promises: Iterable[Promise]) -> None:
    """Keep the promises of a conversation."""
    db.executemany(
        "INSERT INTO promise (brief, side, what, due, state, made_on, settled_on, moved) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (brief, p.side, p.what, p.due.isoformat(), p.state, p.made_on.isoformat(),
             p.settled_on and p.settled_on.isoformat(), p.moved)
            for p in promises
        ],
    )  # fmt: skip


def replace_open(db: Db, brief: int, promises: Iterable[Promise]) -> None:
    """Keep the promises of a conversation in place of those still open; settled ones stay."""
    db.execute("DELETE FROM promise WHERE brief = ? AND state = 'open'", (brief,))
    settled = {(p.side, p.what) for p in of(db, brief)}
    add(db, brief, (p for p in promises if (p.side, p.what) not in settled))


def listed(
    db: Db, state: State | None = None, until: date | None = None, name: str | None = None
) -> Iterator[Promise]:
    """Promises, the first due first: of one state, due by a day, with one manager."""
    wheres = {
        "promise.state = ?": state,
        "promise.due <= ?": until and until.isoformat(),
        "brief.manager = (SELECT id FROM manager WHERE folded = ?)": name and fold(name),
    }
    given = {where: value for where, value in wheres.items() if value is not None}
    clause = f" WHERE {' AND '.join(given)}" if given else ""
    rows = db.execute(f"{_ALL}{clause} ORDER BY promise.due, promise.id", tuple(given.values()))
    return map(_promise, rows)


def of(db: Db, brief: int) -> tuple[Promise, ...]:
    """The promises made in one conversation."""
    rows = db.execute(f"{_ALL} WHERE promise.brief = ? ORDER BY promise.id", (brief,))
    return tuple(map(_promise, rows))


def one(db: Db, number: int) -> Promise | None:
    """One promise by its number."""
    if not numbered(number):
        return None
    row = db.execute(f"{_ALL} WHERE promise.id = ?", (number,)).fetchone()
    return _promise(row) if row else None


def settle(db: Db, number: int, state: State, today: date) -> None:
    """Say what became of a promise."""
    db.execute(
        "UPDATE promise SET state = ?, settled_on = ? WHERE id = ?",
        (state, None if state == "open" else today.isoformat(), number),
    )


def move(db: Db, number: int, due: date) -> None:
    """Give a promise another day; it is open again."""
    db.execute(
        "UPDATE promise SET due = ?, state = 'open', settled_on = NULL, moved = moved + 1 "
        "WHERE id = ?",
        (due.isoformat(), number),
    )


def _promise(row: sqlite3.Row) -> Promise:
    fields = {key: row[key] for key in row.keys() if row[key] is not None}  # noqa: SIM118
    return record(Promise, f"promise {row['id']}", **fields)
