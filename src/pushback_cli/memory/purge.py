"""Removing what is older than a day: briefs with what became of them, and drafts."""

import sqlite3
from collections.abc import Iterable
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import NamedTuple

from .folder import drafts

_OPEN = "EXISTS (SELECT 1 FROM promise WHERE promise.brief = brief.id AND promise.state = 'open')"


class Old(NamedTuple):
    """How many briefs may go, and how many stay for the sake of an open promise."""

    to_go: int
    to_stay: int


def old(db: sqlite3.Connection, before: date) -> Old:
    """The briefs made before a day."""
    row = db.execute(
        f"SELECT count(*), coalesce(sum({_OPEN}), 0) FROM brief WHERE made_on < ?",
        (before.isoformat(),),
    ).fetchone()
    return Old(row[0] - row[1], row[1])


def remove(db: sqlite3.Connection, before: date) -> int:
    """Remove the briefs made before a day, with all that hangs on them; how many went."""
    cursor = db.execute(
        f"DELETE FROM brief WHERE made_on < ? AND NOT {_OPEN}", (before.isoformat(),)
    )
    return cursor.rowcount


def old_drafts(home: Path, before: date) -> list[Path]:
    """The files among the drafts that were last written before a day."""
    found = list[Path]()
    with suppress(OSError):
        for path in drafts(home).iterdir():
            with suppress(OSError):
                if path.is_file() and date.fromtimestamp(path.stat().st_mtime) < before:
                    found.append(path)
    return found


def drop(files: Iterable[Path]) -> int:
    """Remove files; how many went."""
    gone = 0
    for path in files:
        with suppress(OSError):
            path.unlink()
            gone += 1
    return gone
