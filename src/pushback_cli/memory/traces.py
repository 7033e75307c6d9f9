"""Whether a name still stands in a file: looked for in its bytes, not in what a reader shows."""

import json
import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from ..core import mentions
from .store import Store

CHUNK = 1 << 22
NEAR = 12  # characters on either side by which the database's own words are known
AROUND = 64  # characters on either side that tell what a name is part of
LONG = 5  # letters that do not stand together by chance
_ESCAPED = re.compile(r"(?:\\u[0-9a-fA-F]{4})+|\\[ntr\"\\/]")
_DATABASE = ".db"
# In a database a text follows the one before it without a space
_NEIGHBOUR = re.compile(r"(?:\d|you|manager|agreed|partly|refused|not-raised)$")


class Traces(NamedTuple):
    """How many files were read, those that hold a name, and those that could not be read."""

    read: int
    holding: tuple[Path, ...]
    unread: tuple[Path, ...]


class _Hit(NamedTuple):
    before: str
    found: str
    after: str


def unescaped(text: str) -> str:
    """A text with JSON's escapes as what they stand for."""
    return _ESCAPED.sub(_meaning, text) if "\\" in text else text


def _meaning(found: re.Match[str]) -> str:
    # "a b" for "a\nb": only words are looked for
    return " " if found[0] in (r"\n", r"\t", r"\r") else str(json.loads(f'"{found[0]}"'))


def traces(store: Store, names: Sequence[str], others: Sequence[str]) -> Traces:
    """Every file in the data folder read for names; `others` are longer names that may stay."""
    seekers = [_Seeker(name, others, store) for name in names]
    holding, unread, read = list[Path](), list[Path](), 0
    for path in _files(store.home):
        try:
            stands = any(seeker.stands_in(path) for seeker in seekers)
        except FileNotFoundError:
            continue
        except OSError:
            unread.append(path)
            continue
        read += 1
        if stands:
            holding.append(path)
    return Traces(read, tuple(holding), tuple(unread))


def _files(home: Path) -> Iterator[Path]:
    for folder, _, names in os.walk(home):
        for name in sorted(names):
            path = Path(folder, name)
            if path.is_file():
                yield path


class _Seeker:
    """Looks for one name."""

    def __init__(self, name: str, others: Sequence[str], store: Store) -> None:
        self._name, self._others, self._store = mentions.of(name, ""), others, store
        self._loose = re.compile(mentions.pattern(name, whole=False), re.IGNORECASE)
        self._whole = re.compile(mentions.pattern(name), re.IGNORECASE)
        self._edge = 4096 + 16 * len(name)
        self._long = sum(char.isalnum() for char in name) >= LONG
        self._innocent: frozenset[tuple[str, str]] | None = None
        self._shape: str | None = None

    def stands_in(self, path: Path) -> bool:
        """Whether a file holds the name; raises OSError."""
        counts = self._counts_in_a_database if _DATABASE in path.name else self._counts
        return any(counts(hit) for text in self._chunks(path) for hit in text)

    def _chunks(self, path: Path) -> Iterator[Iterator[_Hit]]:
        overlap = 16 * self._edge
        with path.open("rb") as file:
            data, first = file.read(CHUNK + overlap), True
            while data:
                more = file.read(CHUNK)
                text = _readable(data)
                # At a cut edge a name may seem whole: it is seen from the neighbouring part
                start = 0 if first else self._edge
                end = len(text) - self._edge if more else len(text)
                yield self._hits(text, start, end)
                data, first = (data[-overlap:] + more if more else b""), False

    def _hits(self, text: str, start: int, end: int) -> Iterator[_Hit]:
        for found in self._loose.finditer(text):
            if found.start() < start or found.end() > end:
                continue
            if self._name.meant(text, found.start(), found.end()):
                before = text[max(0, found.start() - AROUND) : found.start()]
                yield _Hit(before, found[0], text[found.end() : found.end() + AROUND])

    def _is_whole(self, hit: _Hit) -> bool:
        return bool(self._whole.match("".join(hit), len(hit.before)))

    def _counts(self, hit: _Hit) -> bool:
        return self._is_whole(hit) and not self._is_of_another(hit)

    def _counts_in_a_database(self, hit: _Hit) -> bool:
        if self._is_of_another(hit) or self._is_of_the_shape(hit):
            return False
        if self._is_whole(hit):
            return True
        if not self._long:
            twice = hit.after.casefold().startswith(hit.found.casefold())
            return bool(_NEIGHBOUR.search(hit.before)) or twice
        return not any(
            hit.before.endswith(before) and hit.after.startswith(after)
            for before, after in self._words_that_hold_it()
        )

    def _is_of_the_shape(self, hit: _Hit) -> bool:
        """Whether it is a word of the tables: somebody may be called Note."""
        if self._shape is None:
            with self._store.reading() as db:
                rows = db.execute("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL")
                self._shape = "\n".join(row[0] for row in rows)
        return f"{hit.before[-NEAR:]}{hit.found}{hit.after[:NEAR]}" in self._shape

    def _is_of_another(self, hit: _Hit) -> bool:
        """Whether the name is part of a longer one, of somebody else."""
        whole, place = "".join(hit).casefold(), len(hit.before)
        for other in self._others:
            longer = mentions.apart(other).casefold()
            at = whole.find(longer, max(0, place - len(longer)))
            while 0 <= at <= place:
                if at + len(longer) >= place + len(hit.found):
                    return True
                at = whole.find(longer, at + 1)
        return False

    def _words_that_hold_it(self) -> frozenset[tuple[str, str]]:
        """What stands around the name where it is part of another word that is kept."""
        if self._innocent is None:
            self._innocent = frozenset(
                (re.search(r"\w*$", hit.before)[0], re.match(r"\w*", hit.after)[0])  # type: ignore[index]
                for text in _texts(self._store)
                for hit in self._hits(_plain(text), 0, len(text) + CHUNK)
                if not self._is_whole(hit)
            )
        return self._innocent


def _readable(data: bytes) -> str:
    return _plain(data.decode("utf-8", "replace"))


def _plain(text: str) -> str:
    return mentions.apart(unescaped(text))


def _texts(store: Store) -> Iterator[str]:
    """Every text of the database.

    A connection of its own: one that stands open would lose its locks when its file is closed.
    """
    with store.reading() as db:
        tables = db.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
        for (table,) in tables:
            for row in db.execute(f'SELECT * FROM "{table}"'):
                yield from (value for value in row if isinstance(value, str))
