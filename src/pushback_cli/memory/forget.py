"""Forgetting: a manager and all about them, wherever they stand, and proving it."""

import json
import re
import sqlite3
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from ..core.names import fold
from .folder import drafts
from .store import Store

GONE = "[removed]"
# Every column that holds what somebody typed, with its key; `page` holds JSON.
_TEXTS = (
    ("note", "text", "id"),
    ("debrief", "opening", "brief"),
    ("debrief", "worked", "brief"),
    ("objection", "says", "id"),
    ("promise", "what", "id"),
)
_JSON = ("answers", "body")


def manager(store: Store, name: str) -> None:
    """Remove a manager, what is about them, and their name from what is about others."""
    with store.writing() as db:
        db.execute("DELETE FROM manager WHERE folded = ?", (fold(name),))
        pattern = _pattern(name)

        def without(text: str) -> str:
            return pattern.sub(GONE, text)

        _everywhere(db, without)
    _unfinished(store.home, lambda text: bool(pattern.search(_unescaped(text))))
    store.tidy()


def older(store: Store, day: date) -> tuple[int, int]:
    """Remove the briefs made before a day; how many went, and how many stay for a promise."""
    old, has_open = "made_on < ?", "id IN (SELECT brief FROM promise WHERE state = 'open')"
    before = (day.isoformat(),)
    with store.writing() as db:
        stay = db.execute(f"SELECT count(*) FROM brief WHERE {old} AND {has_open}", before)
        staying = int(stay.fetchone()[0])
        gone = db.execute(f"DELETE FROM brief WHERE {old} AND NOT {has_open}", before)
    store.tidy()
    return gone.rowcount, staying


def standing(store: Store, name: str) -> tuple[list[Path], int]:
    """The files in which a name still stands, and how many were looked through."""
    pattern = _pattern(name)
    with store.reading() as db:
        shape = [row["sql"] for row in db.execute("SELECT sql FROM sqlite_master") if row["sql"]]

    def stands(path: Path) -> bool:
        text = _unescaped(path.read_bytes().decode("utf-8", "ignore"))
        for statement in shape:  # somebody may be called Note, as a table is
            text = text.replace(statement, "")
        return bool(pattern.search(text))

    files = [path for path in (*store.files(), *_drafts(store.home)) if path.is_file()]
    return list(filter(stands, files)), len(files)


def _everywhere(db: sqlite3.Connection, without: Callable[[str], str]) -> None:
    for table, column, key in _TEXTS:
        for row in db.execute(
            f"SELECT {key} AS key, {column} AS text FROM {table} WHERE {column} IS NOT NULL"
        ).fetchall():
            if (changed := without(row["text"])) != row["text"]:
                db.execute(
                    f"UPDATE {table} SET {column} = ? WHERE {key} = ?", (changed, row["key"])
                )
    for column in _JSON:
        for row in db.execute(f"SELECT brief, {column} AS text FROM page"):
            data = json.loads(row["text"])
            changed = _walked(data, without)
            if changed != data:
                text = json.dumps(changed, ensure_ascii=False)
                db.execute(f"UPDATE page SET {column} = ? WHERE brief = ?", (text, row["brief"]))


def _walked(data: Any, without: Callable[[str], str]) -> Any:
    if isinstance(data, str):
        return without(data)
    if isinstance(data, dict):
        return {key: _walked(value, without) for key, value in data.items()}
    if isinstance(data, list):
        return [_walked(value, without) for value in data]
    return data


def _unfinished(home: Path, about: Callable[[str], bool]) -> None:
    """Remove the interviews under way that name them."""
    for path in _drafts(home):
        if about(path.read_bytes().decode("utf-8", "ignore")):
            path.unlink(missing_ok=True)


def _drafts(home: Path) -> Iterator[Path]:
    folder = drafts(home)
    if folder.is_dir():
        yield from (path for path in folder.iterdir() if path.is_file())


def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(name)}(?!\w)", re.IGNORECASE)


def _unescaped(text: str) -> str:
    """As JSON would be read: a quotation mark in a name stands there with a stroke before it."""
    return text.replace('\\"', '"').replace("\\\\", "\\")
