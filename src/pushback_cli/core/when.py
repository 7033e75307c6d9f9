"""`when`: the conditions of a line, as data.

A mapping of name to value, to a list of values (any of), or to a comparison such as
`">= 5"`; all must hold. There is no expression language.
"""

import operator
import re
from collections.abc import Callable, Mapping
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, ValidationInfo, WithJsonSchema
from pydantic_core import PydanticCustomError

from ..errors import did_you_mean
from .vocabulary import ANSWERED, FIELDS, UNANSWERED, Domain, Values

Known = Mapping[str, str | float]
"""Answered names and their values; a name that is not there has no answer."""

_COMPARISON = re.compile(r"(<=|>=|<|>|=)\s*(-?\d+(?:\.\d+)?)")
_OPERATORS: Mapping[str, Callable[[float, float], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "=": operator.eq,
}


def _name(name: str, info: ValidationInfo) -> str:
    known = (info.context or {}).get("names")
    if known is not None and name not in known:
        raise PydanticCustomError(
            "when",
            "'when' knows no '{name}'{hint}",
            {"name": name, "hint": did_you_mean(name, tuple(known))},
        )
    return name


def _pair_up(when: Any) -> Any:
    # Each condition travels with its name, so that its value can be checked in its own place.
    if not isinstance(when, dict):
        return when
    return {name: _Named(name, condition) for name, condition in when.items()}


class _Named:
    def __init__(self, name: str, condition: object) -> None:
        self.name, self.condition = name, condition


def _condition(named: Any, info: ValidationInfo) -> tuple[str, ...]:
    name, condition = (named.name, named.condition) if isinstance(named, _Named) else ("", named)
    values = tuple(condition) if isinstance(condition, (list, tuple)) else (condition,)
    if not values:
        raise PydanticCustomError("when", "an empty list can never hold")
    known = (info.context or {}).get("names")
    allowed: Values | None = known.get(name) if known is not None else None
    for value in values:
        problem = _fault(name, value, allowed)
        if problem:
            raise PydanticCustomError("when", "{problem}", {"problem": problem})
    return values


def _fault(name: str, value: object, allowed: Values | None) -> str | None:
    if not isinstance(value, str):
        return f"'{name}' needs a value, a list of values or a comparison"
    if allowed is None or value in (ANSWERED, UNANSWERED):
        return None
    if isinstance(allowed, tuple):
        if value in allowed:
            return None
        return (
            f"'{name}' is never '{value}'{did_you_mean(value, allowed)} "
            f"(allowed: {', '.join(allowed)})"
        )
    if allowed is Domain.NUMBER and _COMPARISON.fullmatch(value):
        return None
    return f"'{name}' takes {allowed.value}, not '{value}'"


def _json_schema() -> dict[str, Any]:
    def one_or_more(values: Values) -> dict[str, Any]:
        if isinstance(values, Domain):
            return {"type": "string", "description": values.value}
        enum = {"enum": [*values, ANSWERED, UNANSWERED]}
        return {"anyOf": [enum, {"type": "array", "items": enum}]}

    return {
        "type": "object",
        "description": "All must hold: name to value, list of values, or comparison.",
        "properties": {name: one_or_more(values) for name, values in FIELDS.items()},
        "additionalProperties": {"type": ["string", "number", "array"]},
    }


When = Annotated[
    Mapping[
        Annotated[str, AfterValidator(_name)],
        Annotated[tuple[str, ...], BeforeValidator(_condition)],
    ],
    BeforeValidator(_pair_up),
    WithJsonSchema(_json_schema()),
]


def holds(when: When, known: Known) -> bool:
    """Whether every condition holds; an unanswered name satisfies only `unanswered`."""
    return all(_any(conditions, known.get(name)) for name, conditions in when.items())


def ruled_out(when: When, known: Known) -> bool:
    """Whether some condition on an answered name fails, so no further answer can help."""
    return any(
        name in known and not _any(conditions, known[name]) for name, conditions in when.items()
    )


def _any(conditions: tuple[str, ...], value: str | float | None) -> bool:
    return any(_one(condition, value) for condition in conditions)


def _one(condition: str, value: str | float | None) -> bool:
    if condition in (ANSWERED, UNANSWERED):
        return (value is not None) == (condition == ANSWERED)
    if value is None:
        return False
    compared = _COMPARISON.fullmatch(condition)
    if compared and not isinstance(value, str):
        return _OPERATORS[compared[1]](value, float(compared[2]))
    return condition == value
