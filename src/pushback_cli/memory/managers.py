"""The managers that are kept: found by name, observed anew, renamed."""

import sqlite3
from collections.abc import Mapping
from datetime import date

from ..core.names import fold
from ..core.profile import Note, Profile, Trait
from .record import record

Db = sqlite3.Connection


def names(db: Db) -> tuple[str, ...]:
    """Every manager's name, in alphabetical order."""
    return tuple(row["name"] for row in db.execute("SELECT name FROM manager ORDER BY folded"))


def last_met(db: Db, most: int) -> tuple[str, ...]:
    """The managers of the newest briefs, the last one first."""
    rows = db.execute(
        "SELECT name, (SELECT max(id) FROM brief WHERE brief.manager = manager.id) AS last "
        "FROM manager WHERE last IS NOT NULL ORDER BY last DESC LIMIT ?",
        (most,),
    )
    return tuple(row["name"] for row in rows)


def easier(db: Db, but: str | None, most: int = 2) -> tuple[str, ...]:
    """Managers who welcome pushback, to practise on; never the one in question."""
    rows = db.execute(
        "SELECT manager.name FROM trait JOIN manager ON manager.id = trait.manager "
        "WHERE trait.name = 'takes_pushback' AND trait.value = 'welcomes' AND folded <> ? "
        "ORDER BY trait.since DESC LIMIT ?",
        (fold(but or ""), most),
    )
    return tuple(row["name"] for row in rows)


def number(db: Db, name: str) -> int | None:
    """The row of a manager, by their whole name; None for somebody new."""
    row = db.execute("SELECT id FROM manager WHERE folded = ?", (fold(name),)).fetchone()
    return row["id"] if row else None


def profile(db: Db, name: str) -> Profile | None:
    """A manager with what was observed of them; None for somebody new."""
    row = db.execute("SELECT * FROM manager WHERE folded = ?", (fold(name),)).fetchone()
    if row is None:
        return None
    traits = db.execute("SELECT * FROM trait WHERE manager = ? ORDER BY name", (row["id"],))
    notes = db.execute("SELECT * FROM note WHERE manager = ? ORDER BY id", (row["id"],))
    return record(
        Profile,
        "this manager",
        name=row["name"],
        since=row["since"],
        traits={each["name"]: {"value": each["value"], "since": each["since"]} for each in traits},
        notes=tuple({"on": each["made_on"], "text": each["text"]} for each in notes),
    )


def observe(db: Db, name: str, traits: Mapping[str, Trait], today: date) -> int:
    """Keep what was observed; somebody new is added. The manager's row."""
    db.execute(
        "INSERT INTO manager (name, folded, since) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
        (name, fold(name), today.isoformat()),
    )
    known = number(db, name)
    assert known is not None
    db.executemany(
        "INSERT INTO trait VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE "
        "SET value = excluded.value, since = excluded.since",
        [(known, key, trait.value, trait.since.isoformat()) for key, trait in traits.items()],
    )
    return known


def forget_trait(db: Db, name: str, trait: str) -> None:
    """Take one observation back."""
    db.execute("DELETE FROM trait WHERE manager = ? AND name = ?", (number(db, name), trait))


def annotate(db: Db, name: str, note: Note) -> None:
    """Add a note."""
    db.execute(
        "INSERT INTO note (manager, made_on, text) VALUES (?, ?, ?)",
        (number(db, name), note.on.isoformat(), note.text),
    )


def rename(db: Db, name: str, new: str) -> None:
    """Give a manager another name; raises sqlite3.IntegrityError where it is taken."""
    db.execute(
        "UPDATE manager SET name = ?, folded = ? WHERE folded = ?", (new, fold(new), fold(name))
    )
