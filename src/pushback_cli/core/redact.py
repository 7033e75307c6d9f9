"""Initials in place of names, in any text of a value."""

import re
from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from .model import Model
from .names import initials

M = TypeVar("M", bound=Model)
SHORTEST = 3  # letters of a first or last name that is taken out by itself


def names_in(names: Iterable[str]) -> Mapping[str, str]:
    """What to take out, in lower case, and the initials that stand in for it.

    A whole name, and each part of it that is long enough to be somebody.
    """
    found: dict[str, str] = {}
    for name in names:
        short = initials(name)
        for part in (name, *(word for word in name.split() if len(word) >= SHORTEST)):
            found.setdefault(part.casefold(), short)
    return found


def without(text: str, names: Mapping[str, str]) -> str:
    """The text with initials in place of every name, whole words, in any case."""
    if not names:
        return text
    longest_first = sorted(names, key=len, reverse=True)
    pattern = "|".join(re.escape(name) for name in longest_first)
    return re.sub(
        rf"(?<!\w)(?:{pattern})(?!\w)",
        lambda found: names[found[0].casefold()],
        text,
        flags=re.IGNORECASE,
    )


def redact(value: M, names: Iterable[str]) -> M:
    """The value with initials in place of every name, in all of its texts."""
    known = names_in(names)
    dumped = _walked(value.model_dump(mode="json", by_alias=True), known)
    return type(value).model_validate(dumped)


def _walked(data: Any, names: Mapping[str, str]) -> Any:
    if isinstance(data, str):
        return without(data, names)
    if isinstance(data, dict):
        return {key: _walked(value, names) for key, value in data.items()}
    if isinstance(data, list):
        return [_walked(value, names) for value in data]
    return data
