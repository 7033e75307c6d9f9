"""Documents into models: every fault of a file at once, each with its line and column."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from ..core.vocabulary import names_of
from ..errors import did_you_mean
from .faults import BadFile, Fault
from .marks import Document, Loc, read

M = TypeVar("M", bound=BaseModel)


def load(path: Path, model: type[M], **context: Any) -> M:
    """The file as a model; raises BadFile.

    `context` reaches the models' validators: `names` that may be used, known `facts`, the
    `file name` and `folder` a playbook must agree with.
    """
    return build(read(path, collect=True), model, **context)


def build(document: Document, model: type[M], also: Sequence[Fault] = (), **context: Any) -> M:
    """A document that was already read, as a model; raises BadFile.

    `also` are faults found by other means, told together with the model's.
    """
    faults = {*document.faults, *also}
    try:
        built = model.model_validate(document.data, context=context)
    except ValidationError as error:
        errors = error.errors(include_url=False)
        faults |= {_fault(document, model, each) for each in errors if not _follows(each, errors)}
    if faults:
        raise BadFile(*sorted(faults, key=lambda f: (f.line, f.column, f.message)))
    return built


def names_in(document: Document) -> dict[str, Any]:
    """The vocabulary of a playbook's document: the fields and its own question ids."""
    data = document.data
    return dict(names_of(data.get("questions") if isinstance(data, dict) else None))


def _follows(error: Any, errors: Sequence[Any]) -> bool:
    """Whether a list seems too short only because what is in it has faults of its own."""
    loc = error["loc"]
    return error["type"] == "too_short" and any(
        other["loc"][: len(loc)] == loc and len(other["loc"]) > len(loc) for other in errors
    )


def _fault(document: Document, model: type[BaseModel], error: Mapping[str, Any]) -> Fault:
    loc: Loc = tuple(part for part in error["loc"] if part != "[key]")
    at_key = error["type"] in ("extra_forbidden", "missing") or "[key]" in error["loc"]
    last = str(loc[-1]) if loc else "the file"
    match error["type"]:
        case "extra_forbidden":
            known = _keys_at(model, loc[:-1])
            message = f"unknown key '{last}'{did_you_mean(last, known)}"
        case "missing":
            message = f"'{last}' is missing"
        case "string_type" if error["input"] is None:
            message, at_key = f"'{last}' is empty", True
        case kind:
            message = f"{_subject(loc)}{_WORDS.get(kind) or _lower(error['msg'])}"
            message = message.format(**error.get("ctx", {})) if kind in _WORDS else message
    return document.fault(loc, message, at_key)


def _subject(loc: Loc) -> str:
    named = [part for part in loc if isinstance(part, str)]
    return f"'{named[-1]}': " if named else ""


# What pydantic says in its own terms, in those of somebody who edits YAML
_WORDS = {
    "model_type": "should be a mapping of keys to values",
    "dict_type": "should be a mapping of keys to values",
    "mapping_type": "should be a mapping of keys to values",
    "tuple_type": "should be a list",
    "too_short": "should hold at least {min_length}, and holds {actual_length}",
    "too_long": "should hold at most {max_length}, and holds {actual_length}",
    "string_too_short": "is empty",
    "string_too_long": "is longer than {max_length} characters",
    "string_pattern_mismatch": "should be lower-case words joined by '-'",
    "bool_parsing": "should be yes or no",
    "bool_type": "should be yes or no",
}


def _lower(message: str) -> str:
    # "Input should be a valid integer" → "should be a valid integer"
    return message.removeprefix("Input ").removeprefix("Value error, ")


def _keys_at(model: type[BaseModel], loc: Loc) -> tuple[str, ...]:
    """The keys the schema allows at a location."""
    schema = model.model_json_schema()
    node: Mapping[str, Any] = schema
    for part in loc:
        node = _step(schema, node, part) or node
    return tuple(_resolved(schema, node).get("properties", ()))


def _step(schema: Mapping[str, Any], node: Mapping[str, Any], part: int | str) -> Any:
    found = _resolved(schema, node)
    if isinstance(part, int):
        return found.get("items")
    return found.get("properties", {}).get(part) or found.get("additionalProperties")


def _resolved(schema: Mapping[str, Any], node: Mapping[str, Any]) -> Mapping[str, Any]:
    """The object or list that a reference or a choice of types comes down to."""
    if "$ref" in node:
        return _resolved(schema, schema["$defs"][node["$ref"].rpartition("/")[2]])
    for choice in node.get("anyOf", ()):
        resolved = _resolved(schema, choice)
        if "properties" in resolved or "items" in resolved:
            return resolved
    return node
