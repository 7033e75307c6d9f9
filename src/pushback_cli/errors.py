"""What can go wrong, and the exit code of each; `cli` turns one into a line on stderr."""

from collections.abc import Sequence
from enum import IntEnum


class Code(IntEnum):
    """Exit codes, as README and the help promise them."""

    DONE = 0
    FOUND = 1  # looked, and found something (check)
    USAGE = 2
    BAD_INPUT = 3  # a playbook, an answers file or a record is bad
    MUST_ASK = 4  # something must be asked and there is no one to ask
    INTERRUPTED = 130


class PushbackError(Exception):
    """Something a user can mend; `lines` say what is wrong, where, and what to do."""

    code = Code.USAGE

    def __init__(self, *lines: str) -> None:
        super().__init__("\n".join(lines))
        self.lines = lines


class UsageError(PushbackError):
    """The command line asks for something that is not there or can't be done."""


class BadInput(PushbackError):
    """A file or a value was read and is wrong; each fault is one line."""

    code = Code.BAD_INPUT


class MustAsk(PushbackError):
    """Answers are missing and nobody is there to give them."""

    code = Code.MUST_ASK


class Interrupted(PushbackError):
    """Ctrl-C, or the end of input, in the middle of an interview."""

    code = Code.INTERRUPTED


def did_you_mean(word: str, known: Sequence[str]) -> str:
    """`"; did you mean 'x'?"` for the nearest known word, or nothing."""
    from difflib import get_close_matches

    close = get_close_matches(word, known, n=1, cutoff=0.6)
    return f"; did you mean '{close[0]}'?" if close else ""
