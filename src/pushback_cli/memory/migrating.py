"""Bringing a database up to date: the steps in one transaction, and the old file until then."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, suppress
from pathlib import Path

from . import upkeep
from .keeping import CannotKeep
from .migrations import Step
from .private import alone, make_file


class Unproved(sqlite3.DatabaseError):
    """The steps were taken, and what came of them does not hold together."""


def version_of(db: sqlite3.Connection) -> int:
    """How many steps a database has behind it."""
    return int(db.execute("PRAGMA user_version").fetchone()[0])


def apply(db: sqlite3.Connection, steps: Sequence[Step]) -> None:
    """Take the steps that are still to come, in one transaction; on an error none of them."""
    db.execute("PRAGMA foreign_keys = OFF")  # a step may build a table anew under its name
    db.execute("BEGIN IMMEDIATE")
    try:
        version = version_of(db)  # another run may have been quicker
        for number, step in enumerate(steps[version:], version + 1):
            for statement in _statements(step):
                db.execute(statement)
            db.execute(f"PRAGMA user_version = {number}")
        _prove(db)
        db.execute("COMMIT")
    except BaseException:
        undo(db)
        raise
    finally:
        db.execute("PRAGMA foreign_keys = ON")


def migrate(db: sqlite3.Connection, path: Path, steps: Sequence[Step]) -> None:
    """From an older version; the old file stays beside until the new one is proved."""
    with alone(path.parent):
        version = version_of(db)
        if version >= len(steps):
            return
        half, before = upkeep.unfinished(path), upkeep.before(path, version)
        half.unlink(missing_ok=True)
        make_file(half)
        with closing(sqlite3.connect(half)) as copy:
            db.backup(copy)
        half.replace(before)
        try:
            apply(db, steps)
        except (sqlite3.OperationalError, sqlite3.IntegrityError, Unproved) as error:
            raise CannotKeep(
                f"{path} could not be brought up to date and is as it was: {error}"
            ) from None
        before.unlink(missing_ok=True)


def undo(db: sqlite3.Connection) -> None:
    """Roll back, where SQLite has not done so by itself."""
    with suppress(sqlite3.Error):
        db.execute("ROLLBACK")


def _prove(db: sqlite3.Connection) -> None:
    found = db.execute("PRAGMA integrity_check").fetchone()[0]
    if found != "ok":
        raise Unproved(found)
    if db.execute("PRAGMA foreign_key_check").fetchone():
        raise Unproved("something refers to what is not there")


def _statements(script: str) -> Iterator[str]:
    """The statements of a script, so that they run inside a transaction."""
    held = ""
    for line in script.splitlines(keepends=True):
        held += line
        if sqlite3.complete_statement(held):
            yield held
            held = ""
    if held.strip():
        yield held
