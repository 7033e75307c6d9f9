"""Finding a person by what was typed: part of a name, another case, no accents, a slip."""

import unicodedata
from collections.abc import Iterable
from typing import NamedTuple

LIKE = 0.75  # of the letters agree, in order: one slip in a word of four
SHORTEST = 4  # a slip in a shorter word makes another name of it


class Match(NamedTuple):
    """The names that fit; `exactly` when what was typed is, or begins, each of them."""

    names: tuple[str, ...]
    exactly: bool


def fold(name: str) -> str:
    """A name as it is compared: lower case, no accents, single spaces."""
    if name.isascii():
        return " ".join(name.lower().split())
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", name).casefold())
    kept = "".join(char for char in apart if not _is_accent(char))
    return unicodedata.normalize("NFC", " ".join(kept.split()))


def _is_accent(char: str) -> bool:
    """Accents over Latin letters and the points of Hebrew and Arabic, which are often left out.

    A voicing mark, a nukta or a vowel sign makes another letter, and another name.
    """
    kind = unicodedata.combining(char)
    return 10 <= kind <= 36 or kind >= 200


def find(typed: str, names: Iterable[str]) -> Match:
    """The names that a typed one may mean: the same, those it begins, else those it nearly is."""
    key = fold(typed)
    by_key = {name: fold(name) for name in names}
    if not key:
        return Match((), True)
    same = tuple(name for name, folded in by_key.items() if folded == key)
    begun = same or tuple(name for name, folded in by_key.items() if _begins(key, folded))
    return Match(begun, True) if begun else Match(tuple(_nearly(key, by_key)), False)


def _begins(key: str, folded: str) -> bool:
    """Whether every typed word begins a word of the name, in order: `d cruz` is Dana Cruz."""
    words = iter(folded.split())
    return all(any(word.startswith(part) for word in words) for part in key.split())


def _nearly(key: str, by_key: dict[str, str]) -> list[str]:
    if len(key) < SHORTEST:
        return []
    from difflib import get_close_matches

    near = []
    for name, folded in by_key.items():
        # A first name alone may be what was meant, or the whole.
        parts = [part for part in (folded, *folded.split()) if len(part) >= SHORTEST]
        if get_close_matches(key, parts, n=1, cutoff=LIKE):
            near.append(name)
    return near


def initials(name: str) -> str:
    """`Dana Cruz` as `D.C.`"""
    return "".join(f"{word[0].upper()}." for word in name.split() if word[0].isalnum()) or "N.N."
