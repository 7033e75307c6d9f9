"""Every text of a model through one function: how names and escape sequences are taken out."""

import typing
from collections.abc import Callable, Mapping
from enum import Enum
from functools import cache
from typing import Any, TypeVar

from .model import Model

M = TypeVar("M", bound=Model)

# Names of things, not words about people
_IDS = {
    *("id", "situation", "reason", "facts", "moved_by", "harm", "strength", "grade", "url"),
    "skipped",
}


def through(
    model: M,
    change: Callable[[str], str],
    drop: tuple[type[Model], ...] = (),
    spare: tuple[type[Model], ...] = (),
) -> M:
    """The model with every text changed; ids and fixed values stay.

    Models of the types in `drop` are left out of lists, those in `spare` left as they are.
    """

    def value(held: Any) -> Any:
        if isinstance(held, Enum) or (spare and isinstance(held, spare)):
            return held
        if isinstance(held, str):
            return change(held)
        if isinstance(held, Model):
            return through(held, change, drop, spare)
        if isinstance(held, tuple):
            return tuple(value(each) for each in held if not (drop and isinstance(each, drop)))
        if isinstance(held, Mapping):
            return {key: value(each) for key, each in held.items()}
        return held

    changed = {}
    for name in _texts(type(model)):
        held = getattr(model, name)
        if name in _IDS and not isinstance(held, Model):
            continue
        new = value(held)
        if new is not held and new != held:
            changed[name] = new
    return model.model_copy(update=changed) if changed else model


@cache
def _texts(kind: type[Model]) -> tuple[str, ...]:
    fields = kind.model_fields.items()
    return tuple(name for name, field in fields if not _is_fixed(field.annotation))


def _is_fixed(annotation: Any) -> bool:
    """Whether only certain values are allowed."""
    if typing.get_origin(annotation) is typing.Literal:
        return True
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        return True
    return any(_is_fixed(each) for each in typing.get_args(annotation))
