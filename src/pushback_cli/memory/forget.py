"""Removing a person, and all about them, wherever they stand.

The rows of a manager go, and what hangs on them. In what is kept of others the name is replaced.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

from ..core.answers import Answers
from ..core.brief import Brief
from ..core.mentions import Mentions, mentions
from ..core.model import Model
from ..core.names import find, fold
from ..core.texts import through
from . import managers
from .folder import drafts
from .traces import unescaped

Db = sqlite3.Connection

REMOVED = "[removed]"
_TEXTS = (
    ("trait", ("manager", "name"), "value"),
    ("note", ("id",), "text"),
    ("debrief", ("brief",), "opening"),
    ("debrief", ("brief",), "worked"),
    ("objection", ("id",), "says"),
    ("promise", ("id",), "what"),
)
_PAGE: tuple[tuple[str, type[Model]], ...] = (("answers", Answers), ("body", Brief))


class Person(NamedTuple):
    """Somebody to forget: every name they were kept under, and the others' that hold one."""

    name: str
    called: tuple[str, ...]
    others: tuple[str, ...]

    def mentions(self) -> Mentions:
        """Finds the person, and nobody whose name is longer."""
        return mentions({**dict.fromkeys(self.others), **dict.fromkeys(self.called, REMOVED)})


def person(db: Db, name: str) -> Person:
    """Somebody by their whole name, whether they are kept or only mentioned."""
    others = tuple(other for other in managers.names(db) if fold(other) != fold(name))
    earlier = {fold(each): each for each in _earlier(db, name) if not find(each, others).exactly}
    earlier.pop(fold(name), None)
    called = (name, *earlier.values())
    holds = mentions(dict.fromkeys(called, REMOVED))
    return Person(name, called, tuple(other for other in others if holds.found(other)))


def _earlier(db: Db, name: str) -> Iterator[str]:
    """What a manager was called in their own briefs."""
    rows = db.execute(
        "SELECT page.answers FROM brief JOIN page ON page.brief = brief.id WHERE brief.manager = ?",
        (managers.number(db, name),),
    )
    for (answers,) in rows:
        with suppress(ValueError, AttributeError, KeyError, TypeError):
            yield str(json.loads(answers)["given"]["manager.name"]["value"])


def forget(db: Db, person: Person) -> tuple[int, int]:
    """Remove somebody; how many of their briefs went, and how many texts held the name."""
    number = managers.number(db, person.name)
    (briefs,) = db.execute("SELECT count(*) FROM brief WHERE manager = ?", (number,)).fetchone()
    db.execute("DELETE FROM manager WHERE id = ?", (number,))
    named = person.mentions()
    return briefs, _in_texts(db, named) + _in_pages(db, named)


def _in_texts(db: Db, named: Mentions) -> int:
    changed = 0
    for table, keys, column in _TEXTS:
        where = " AND ".join(f"{key} = ?" for key in keys)
        rows = db.execute(f"SELECT {column}, {', '.join(keys)} FROM {table}")
        found = [(named.replaced(text), *key) for text, *key in rows if text and named.found(text)]
        db.executemany(f"UPDATE {table} SET {column} = ? WHERE {where}", found)
        changed += len(found)
    return changed


def _in_pages(db: Db, named: Mentions) -> int:
    changed = 0
    for column, kind in _PAGE:
        rows = db.execute(f"SELECT {column}, brief FROM page")
        found = [
            (new, brief)
            for text, brief in rows
            if named.found(unescaped(text)) and (new := _without(text, kind, named)) != text
        ]
        db.executemany(f"UPDATE page SET {column} = ? WHERE brief = ?", found)
        changed += len(found)
    return changed


def _without(text: str, kind: type[Model], named: Mentions) -> str:
    """A document with the name replaced in its texts, or, of another version, in all it holds."""
    try:
        model = through(kind.model_validate_json(text), named.replaced)
        return model.model_dump_json(by_alias=True)
    except ValueError:
        pass
    try:
        return json.dumps(_walked(json.loads(text), named), ensure_ascii=False)
    except (ValueError, RecursionError):
        return "{}"  # no document at all: nobody can read it, so nothing is lost


def _walked(held: Any, named: Mentions) -> Any:
    if isinstance(held, str):
        return named.replaced(held)
    if isinstance(held, list):
        return [_walked(each, named) for each in held]
    if isinstance(held, dict):
        return {named.replaced(key): _walked(each, named) for key, each in held.items()}
    return held


def drafts_of(home: Path, person: Person, everybody: Iterable[str]) -> list[Path]:
    """The files among the drafts that are about somebody, or hold the name."""
    named, everybody = person.mentions(), tuple(everybody)
    found = list[Path]()
    with suppress(OSError):
        for path in drafts(home).iterdir():
            with suppress(OSError):
                if path.is_file() and _is_about(path.read_bytes(), person, named, everybody):
                    found.append(path)
    return found


def _is_about(data: bytes, person: Person, named: Mentions, everybody: tuple[str, ...]) -> bool:
    text = data.decode("utf-8", "replace")
    if named.found(unescaped(text)):
        return True
    try:
        name = json.loads(text)["answers"]["given"]["manager.name"]["value"]
    except (ValueError, RecursionError, LookupError, TypeError):
        return False
    match = find(str(name), everybody)
    return match.exactly and match.names == (person.name,)
