"""How to ask: one protocol, so that the interview does not know who answers or where.

`terminal` asks with arrow keys, `plain` with numbered lists and typed lines, `scripted` takes
replies from a list.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import Protocol


class Control(Enum):
    """A reply that is no answer."""

    BACK = "back"
    SKIP = "skip"


Reply = str | Control


@dataclass(frozen=True)
class Choice:
    """Something to choose; `group` is the heading it stands under."""

    value: str
    label: str
    group: str | None = None


@dataclass(frozen=True)
class Prompt:
    """One thing to ask. Without `choices` it takes a typed line, which `fault` may refuse.

    `lines` are shown above it, to refer to.
    """

    text: str
    why: str | None = None
    hint: str | None = None
    choices: tuple[Choice, ...] = ()
    default: str = ""
    progress: str | None = None
    back: bool = False
    skip: bool = False
    filtered: bool = False
    lines: tuple[str, ...] = ()
    fault: Callable[[str], str | None] = lambda typed: None


class Asker(Protocol):
    """Asks; raises KeyboardInterrupt or EOFError when the recruiter leaves."""

    def ask(self, prompt: Prompt) -> Reply:
        """The reply: a value of `choices`, a typed line that has no fault, or a control."""
