"""Where a text names a person: whole words, in any case, with or without their accents."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple

from .vocabulary import FIELDS

_MARKS = "[\u0300-\u036f]"
_WORD = re.compile(r"\w+")
_FEW = 20  # names, for which looking for each is quicker than reading every word
# Scripts that write a person's name and the next word without a space between
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1100-\u11ff\u2e80-\u9fff\ua960-\ud7ff]")
_WORDS = """an art ask bill best case close cost day drew faith fine frank gate gene good grace
grant green hope jack joy lane law mark may miles page pat penny pierce price rich rob rose sky sue
summer wade will wish young long short small sharp swift moody love
raise wait escalate agreed partly refused open kept broken manager number order practice style"""
_EVERYDAY = {
    *_WORDS.split(),
    *(word for values in FIELDS.values() if isinstance(values, tuple) for word in values),
}
_VERB = "i you we they he she it the a an this that there be not"
_AFTER_A_VERB = frozenset(_VERB.split())


class Name(NamedTuple):
    """A name as it is looked for, and what stands in its place; None leaves it as it is.

    One that is an everyday word, such as Will, is a name only where it is not in small letters,
    and no verb.
    """

    pattern: str
    words: tuple[str, ...]
    spaced: bool
    everyday: bool
    instead: str | None

    def meant(self, text: str, start: int, end: int) -> bool:
        """Whether the words found there are the name."""
        if not self.everyday:
            return True
        after = _WORD.search(text, end)
        verb = after and after[0].lower() in _AFTER_A_VERB and text[end : after.start()].isspace()
        return not text[start:end].islower() and not verb


def apart(text: str) -> str:
    """A text with its accents as letters of their own, as patterns expect it."""
    return text if text.isascii() else unicodedata.normalize("NFD", text)


def pattern(name: str, whole: bool = True) -> str:
    """A regular expression for a name; without `whole`, also inside other words."""
    plain = _plain(name)
    words = list(_WORD.finditer(plain))
    if not words:
        return "".join(map(re.escape, apart(name)))
    found, end = "", None
    for word in words:
        if end is not None:
            found += rf"\W{{1,{max(3, word.start() - end + 2)}}}"
        found += "".join(f"{re.escape(char)}(?-i:{_MARKS}*)" for char in word[0])
        end = word.end()
    if not whole:
        return found
    before = "" if _UNSPACED.match(words[0][0]) else r"(?<!\w)"
    after = "" if _UNSPACED.match(words[-1][0][-1]) else r"(?!\w)"
    return f"{before}{found}{after}"


def of(name: str, instead: str | None, everyday: bool = False) -> Name:
    """How a name is looked for."""
    words = [word.lower() for word in _WORD.findall(_plain(name))]
    unspaced = not words or any(_UNSPACED.match(words[0][at]) for at in (0, -1))
    plain = len(words) == 1 and not unspaced and (len(words[0]) < 3 or words[0] in _EVERYDAY)
    sought = tuple(words) or (apart(name),)
    return Name(pattern(name), sought, not unspaced, everyday or plain, instead)


class Mentions:
    """Finds names, the longest first, and puts something in their place."""

    def __init__(self, names: Iterable[Name]) -> None:
        self._names = sorted(dict.fromkeys(names), key=lambda name: -len(name.pattern))
        self._order = {name: place for place, name in enumerate(self._names)}
        self._by_first: dict[str, list[Name]] = {}
        for name in self._names:
            if name.spaced:
                self._by_first.setdefault(name.words[0], []).append(name)
        self._unspaced = [name for name in self._names if not name.spaced]
        self._seen: dict[str, str] = {}  # most text is the playbooks', so it comes again

    def replaced(self, text: str) -> str:
        """The text with every name replaced."""
        if text not in self._seen:
            self._seen[text] = self._replaced(text)
        return self._seen[text]

    def found(self, text: str) -> bool:
        """Whether it holds a name that is not to be left as it is."""
        return self._replaced(text) != text

    def _replaced(self, text: str) -> str:
        names = self._possible(text)
        if not names:
            return text
        whole = apart(text)

        def put(found: re.Match[str]) -> str:
            name = names[(found.lastindex or 1) - 1]
            if name.instead is None or not name.meant(whole, found.start(), found.end()):
                return found[0]
            return name.instead

        changed = _compiled(tuple(name.pattern for name in names)).sub(put, whole)
        if changed == whole:
            return text
        for name in names:  # the end of a sentence needs no second full stop
            if name.instead and name.instead.endswith("."):
                changed = changed.replace(f"{name.instead}.", name.instead)
        return unicodedata.normalize("NFC", changed)

    def _possible(self, text: str) -> tuple[Name, ...]:
        """The names whose words the text holds."""
        plain = _plain(text).lower()
        names = [name for name in self._unspaced if name.words[0] in plain]
        if len(self._by_first) > _FEW or any(first in plain for first in self._by_first):
            held = set(_WORD.findall(plain))
            for first in self._by_first.keys() & held:
                names += (name for name in self._by_first[first] if held.issuperset(name.words))
        return tuple(sorted(names, key=self._order.__getitem__))


def mentions(named: Mapping[str, str | None]) -> Mentions:
    """Finds names by what stands in their place."""
    return Mentions(of(name, instead) for name, instead in named.items())


@lru_cache(maxsize=256)
def _compiled(patterns: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(f"({each})" for each in patterns), re.IGNORECASE)


def _plain(text: str) -> str:
    return text if text.isascii() else re.sub(_MARKS, "", apart(text))
