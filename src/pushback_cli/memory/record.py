"""A row as a value; a row that is none is said, not shown."""

from typing import Any, TypeVar

from ..core.model import Model
from ..errors import BadInput

LARGEST = 2**63 - 1  # of the numbers that SQLite takes

Kind = TypeVar("Kind", bound=Model)


class Unreadable(BadInput):
    """A row that holds what its model refuses; the rest may be as it should."""


def record(kind: type[Kind], what: str, /, **fields: Any) -> Kind:
    """The row's value; raises Unreadable, naming `what` it is."""
    try:
        return kind(**fields)
    except ValueError:
        raise Unreadable(f"what is kept of {what} cannot be read by this pushback") from None


def numbered(number: int) -> bool:
    """Whether there can be a row of this number."""
    return 0 < number <= LARGEST
