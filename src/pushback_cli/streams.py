"""stdin, stdout and stderr; the sole user of `sys`.

stdout carries the result alone. Prompts, progress and warnings go to stderr.
"""

import os
import shutil
import sys
from contextlib import suppress
from io import TextIOWrapper
from typing import TextIO

from .errors import UsageError

# What an encoding that lacks typographic characters gets instead of a row of question marks
_PLAINER = str.maketrans(
    {"“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "…": "...", "→": "->", "·": "|",
     "─": "-", "│": "|", "•": "*", "▸": ">", "✓": "+", "›": ">", "‹": "<", "×": "x",
     "●": "*", "○": "o", "█": "#"}
)  # fmt: skip


def arguments() -> list[str]:
    """The command line, without the program's name."""
    return sys.argv[1:]


def interactive() -> bool:
    """Whether somebody can be asked: both stdin and stderr are a terminal."""
    return _is_terminal(sys.stdin) and _is_terminal(sys.stderr)


def out_is_terminal() -> bool:
    """Whether the result goes to a screen."""
    return _is_terminal(sys.stdout)


def width() -> int:
    """Columns of the screen, also while stdout goes to a file; 80 where there is none."""
    told = shutil.get_terminal_size((0, 0)).columns  # COLUMNS, else stdout
    for stream in (sys.__stderr__, sys.__stdin__):
        if told or stream is None:
            break
        with suppress(OSError, ValueError):
            told = os.get_terminal_size(stream.fileno()).columns
    return told or 80


def columns() -> int:
    """Columns for running text: those of the screen, but no fewer than 40 and no more than 100."""
    return max(40, min(width(), 100))


def error_stream() -> TextIO:
    """stderr, for the prompts."""
    return sys.stderr


def write(text: str) -> None:
    """The result, to stdout; raises BrokenPipeError when the reader has gone."""
    if sys.stdout is None:
        raise UsageError("standard output is closed; use -o FILE")
    try:
        _put(sys.stdout, text)
    except BrokenPipeError:
        raise
    except OSError as error:
        _abandon(sys.stdout)
        raise UsageError(f"cannot write to standard output: {error.strerror}") from None


def tell(text: str) -> None:
    """A line to stderr; if nobody can read it, nothing is lost but the line."""
    if sys.stderr is not None:
        try:
            _put(sys.stderr, text + "\n")
        except OSError:
            _abandon(sys.stderr)


def read() -> bytes:
    """All of stdin."""
    if sys.stdin is None:
        raise UsageError("standard input is closed; name a file instead of -")
    try:
        return sys.stdin.buffer.read()
    except (OSError, ValueError) as error:
        raise UsageError(f"cannot read standard input: {error}") from None


def read_line() -> str:
    """One typed line, without its end; raises EOFError when there is no more."""
    line = sys.stdin.readline() if sys.stdin is not None else ""
    if not line:
        raise EOFError
    return line.rstrip("\r\n")


def reader_gone() -> None:
    """Let the interpreter end in peace after the reader of stdout closed it (`| head -1`)."""
    _abandon(sys.stdout)


def leave(code: int) -> None:
    """End the process."""
    sys.exit(code)


def _is_terminal(stream: TextIO | None) -> bool:
    try:
        return stream is not None and stream.isatty()
    except ValueError:  # closed
        return False


def _put(stream: TextIO, text: str) -> None:
    if not _is_terminal(stream) and isinstance(stream, TextIOWrapper):
        stream.reconfigure(encoding="utf-8")  # a file is UTF-8 wherever it is written
    encoding = stream.encoding or "utf-8"
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        text = text.translate(_PLAINER).encode(encoding, "replace").decode(encoding)
    stream.write(text)
    stream.flush()


def _abandon(stream: TextIO) -> None:
    # Whatever is still buffered would fail again, with a traceback, when Python exits.
    try:
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, stream.fileno())
    except (OSError, ValueError):
        return
