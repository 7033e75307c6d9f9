"""Work in a process of its own that dies at a chosen event: no sleep, no luck.

An event is a call to the system (open, fsync, rename) or to SQLite, its return, or twenty steps
inside a statement.
"""

import os
import signal
import sqlite3
import sys
import traceback
from collections.abc import Callable
from typing import Any, NamedTuple

Say = Callable[[str], None]
Work = Callable[[Say], object]
STEPS = 20


class Ended(NamedTuple):
    """How a process ended, and what it had confirmed by then."""

    signal: int
    code: int
    said: tuple[str, ...]


class Child(NamedTuple):
    """A process that was started, and where it confirms."""

    pid: int
    confirms: int

    def end(self) -> Ended:
        """Wait for its end."""
        with os.fdopen(self.confirms, encoding="utf-8") as lines:
            said = tuple(line.rstrip("\n") for line in lines)
        _, status = os.waitpid(self.pid, 0)
        signalled = os.WIFSIGNALED(status)
        code = 0 if signalled else os.WEXITSTATUS(status)
        return Ended(os.WTERMSIG(status) if signalled else 0, code, said)


def start(work: Work, dies_at: int = 0, before: Callable[[], object] = lambda: None) -> Child:
    """Begin some work in a process of its own; `before` is done first, uncounted."""
    reads, writes = os.pipe()
    pid = os.fork()
    if pid:
        os.close(writes)
        return Child(pid, reads)
    code = 1
    try:
        os.close(reads)
        before()
        events = _Events(dies_at)
        work(lambda text: void(os.write(writes, f"{text}\n".encode())))
        sys.setprofile(None)
        os.write(writes, f"events {events.seen}\n".encode())
        code = 0
    except BaseException:
        sys.setprofile(None)
        traceback.print_exc()
    finally:
        os._exit(code)


def events_of(work: Work) -> int:
    """How many events some work has."""
    ended = start(work).end()
    assert ended.code == 0, ended
    return int(ended.said[-1].removeprefix("events "))


def void(_: object) -> None:
    """Nothing comes of it."""


class _Events:
    """Counts, and kills at the one that was chosen."""

    def __init__(self, dies_at: int) -> None:
        self.seen, self._dies_at = 0, dies_at
        connect = sqlite3.connect

        def watched(*args: Any, **options: Any) -> sqlite3.Connection:
            db: sqlite3.Connection = connect(*args, **options)
            db.set_progress_handler(self._tick, STEPS)
            return db

        sqlite3.connect = watched  # type: ignore[assignment]
        sys.setprofile(self._called)

    def _called(self, frame: object, event: str, argument: object) -> None:
        if event in ("c_call", "c_return") and _touches_the_disk(argument):
            self._tick()

    def _tick(self) -> None:
        self.seen += 1
        if self.seen == self._dies_at:
            os.kill(os.getpid(), signal.SIGKILL)


def _touches_the_disk(function: object) -> bool:
    if getattr(function, "__module__", None) in ("posix", "fcntl", "_io"):
        return True
    return isinstance(getattr(function, "__self__", None), (sqlite3.Connection, sqlite3.Cursor))
