"""A line: the one mechanism that carries all conditional text."""

from collections.abc import Iterable, Mapping
from typing import Annotated, Any, ClassVar, Protocol, TypeVar

from pydantic import AfterValidator, BeforeValidator, ValidationInfo
from pydantic_core import PydanticCustomError

from ..errors import did_you_mean
from .model import Model, OrText
from .text import Text, fill, missing
from .when import Known, When, holds


def _fact(fact: str, info: ValidationInfo) -> str:
    known = (info.context or {}).get("facts")
    if known is not None and fact not in known:
        raise PydanticCustomError(
            "fact",
            "facts.yaml has no '{fact}'{hint}",
            {"fact": fact, "hint": did_you_mean(fact, tuple(known))},
        )
    return fact


FactId = Annotated[str, AfterValidator(_fact)]


class Line(OrText):
    """Something to say or do, when it applies, why, and the published facts it rests on.

    A bare string is a line that always applies.
    """

    say: Text
    when: When = {}
    because: Text | None = None
    facts: tuple[FactId, ...] = ()

    bare: ClassVar = "say"


def _listed(data: Any) -> Any:
    return [data] if isinstance(data, (str, dict)) else data


Lines = Annotated[tuple[Line, ...], BeforeValidator(_listed)]
"""One line or a list of them."""


class Said(Model):
    """A line as it will be read: every placeholder filled."""

    say: str
    because: str | None = None
    facts: tuple[str, ...] = ()


class Conditional(Protocol):
    """Anything that carries a `when`."""

    @property
    def when(self) -> When:
        """The conditions, all of which must hold."""


C = TypeVar("C", bound=Conditional)


def fitting(choices: Iterable[C], known: Known) -> tuple[C, ...]:
    """Those whose `when` holds, the most specific first, else in the author's order."""
    held = [choice for choice in choices if holds(choice.when, known)]
    return tuple(sorted(held, key=lambda choice: -len(choice.when)))


class Teller:
    """Fills lines from the answers, and remembers what could not be said for want of one."""

    def __init__(self, known: Known, shown: Mapping[str, str]) -> None:
        self.known, self.shown = known, shown
        self.wanted: dict[str, None] = {}  # an ordered set of names

    def text(self, text: str) -> str | None:
        """The text filled in, or None when an answer is missing."""
        gaps = missing(text, self.shown)
        self.wanted.update(dict.fromkeys(gaps))
        return None if gaps else fill(text, self.shown)

    def say(self, line: Line) -> Said | None:
        """One line filled in, or None; a `because` that lacks an answer is left off."""
        say = self.text(line.say)
        if say is None:
            return None
        because = self.text(line.because) if line.because else None
        return Said(say=say, because=because, facts=line.facts)

    def all(self, lines: Iterable[Line]) -> tuple[Said, ...]:
        """Every line that holds and can be said, the most specific first."""
        said = (self.say(line) for line in fitting(lines, self.known))
        return tuple(line for line in said if line is not None)

    def best(self, lines: Iterable[Line]) -> Said | None:
        """The most specific line that holds and can be said."""
        for line in fitting(lines, self.known):
            said = self.say(line)
            if said is not None:
                return said
        return None
