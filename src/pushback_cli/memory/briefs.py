"""The briefs that are kept, with their answers, and what became of each."""

import sqlite3
from datetime import date

from ..core.answers import Answers
from ..core.brief import Brief
from ..core.debrief import Debrief
from ..core.kept import Kept
from ..core.names import fold
from .record import LARGEST, numbered, record

Db = sqlite3.Connection

_LISTED = (
    "SELECT brief.*, manager.name AS name, debrief.outcome, debrief.look_again FROM brief "
    "LEFT JOIN manager ON manager.id = brief.manager "
    "LEFT JOIN debrief ON debrief.brief = brief.id"
)


def add(db: Db, brief: Brief, answers: Answers, reason: str, manager: int | None) -> int:
    """Keep a brief; its number."""
    first_time = answers.value("recruiter.experience") == "first-time"
    cursor = db.execute(
        "INSERT INTO brief (manager, made_on, situation, title, reason, gate, first_time) "
        "VALUES (?, ?, ?, ?, ?, ?, ?)",
        (manager, brief.made_on.isoformat(), brief.situation.id, brief.situation.title, reason,
         brief.gate.decision, first_time),
    )  # fmt: skip
    number = cursor.lastrowid
    assert number is not None
    db.execute(
        "INSERT INTO page VALUES (?, ?, ?)",
        (number, answers.model_dump_json(), brief.model_dump_json(by_alias=True)),
    )
    return number


def listed(db: Db, most: int, before: int | None = None, name: str | None = None) -> list[Kept]:
    """The newest briefs first, at most so many, those older than `before` if given."""
    wheres = {
        "brief.id < ?": before and min(before, LARGEST),
        "brief.manager = (SELECT id FROM manager WHERE folded = ?)": name and fold(name),
    }
    given = {where: value for where, value in wheres.items() if value is not None}
    clause = f" WHERE {' AND '.join(given)}" if given else ""
    rows = db.execute(f"{_LISTED}{clause} ORDER BY brief.id DESC LIMIT ?", (*given.values(), most))
    return list(map(_kept, rows))


def one(db: Db, number: int | None) -> Kept | None:
    """One brief by its number, or the newest."""
    if number is None:
        return next(iter(listed(db, 1)), None)
    if not numbered(number):
        return None
    row = db.execute(f"{_LISTED} WHERE brief.id = ?", (number,)).fetchone()
    return _kept(row) if row else None


def untold(db: Db) -> Kept | None:
    """The newest brief that has no debrief yet."""
    row = db.execute(
        f"{_LISTED} WHERE debrief.brief IS NULL ORDER BY brief.id DESC LIMIT 1"
    ).fetchone()
    return _kept(row) if row else None


def page(db: Db, number: int) -> tuple[Brief, Answers]:
    """A brief as it was made, and the answers it was made from.

    Raises pydantic.ValidationError for one of an incompatible version.
    """
    row = db.execute("SELECT answers, body FROM page WHERE brief = ?", (number,)).fetchone()
    return Brief.model_validate_json(row["body"]), Answers.model_validate_json(row["answers"])


def count_with(db: Db, name: str) -> int:
    """How many briefs are kept with a manager."""
    row = db.execute(
        "SELECT count(*) FROM brief WHERE manager = (SELECT id FROM manager WHERE folded = ?)",
        (fold(name),),
    ).fetchone()
    return int(row[0])


def remove(db: Db, number: int) -> None:
    """Remove a brief with its debrief and its promises."""
    db.execute("DELETE FROM brief WHERE id = ?", (number,))


def tell(db: Db, debrief: Debrief) -> None:
    """Keep what happened, in place of what was told before."""
    db.execute("DELETE FROM debrief WHERE brief = ?", (debrief.brief,))
    again = debrief.look_again and debrief.look_again.isoformat()
    db.execute(
        "INSERT INTO debrief VALUES (?, ?, ?, ?, ?, ?)",
        (debrief.brief, debrief.held_on.isoformat(), debrief.outcome, debrief.opening,
         debrief.worked, again),
    )  # fmt: skip
    db.executemany(
        "INSERT INTO objection (brief, says) VALUES (?, ?)",
        [(debrief.brief, says) for says in debrief.objections],
    )


def debrief(db: Db, number: int) -> Debrief | None:
    """What happened in a conversation; None before it is told."""
    row = db.execute("SELECT * FROM debrief WHERE brief = ?", (number,)).fetchone()
    if row is None:
        return None
    said = db.execute("SELECT says FROM objection WHERE brief = ? ORDER BY id", (number,))
    fields = {key: row[key] for key in row.keys()}  # noqa: SIM118
    said_by_them = tuple(each["says"] for each in said)
    return record(Debrief, f"debrief {number}", **fields, objections=said_by_them)


def soon(db: Db, since: date, until: date, most: int) -> list[Kept]:
    """The conversations to look at again between two days, the first due first."""
    rows = db.execute(
        f"{_LISTED} WHERE debrief.look_again BETWEEN ? AND ? "
        "ORDER BY debrief.look_again, brief.id LIMIT ?",
        (since.isoformat(), until.isoformat(), most),
    )
    return list(map(_kept, rows))


def held(db: Db, most: int) -> int:
    """How many conversations were held and told about; counted no further than `most`."""
    row = db.execute(
        "SELECT count(*) FROM (SELECT 1 FROM debrief WHERE outcome <> 'not-raised' LIMIT ?)",
        (most,),
    ).fetchone()
    return int(row[0])


def _kept(row: sqlite3.Row) -> Kept:
    return record(
        Kept,
        f"brief {row['id']}",
        id=row["id"],
        made_on=row["made_on"],
        situation=row["situation"],
        title=row["title"],
        manager=row["name"],
        gate=row["gate"],
        outcome=row["outcome"],
        look_again=row["look_again"],
    )
