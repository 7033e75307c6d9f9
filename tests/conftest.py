"""What every test shares: a home of its own, a fixed day, and the program as a process."""

import os
import shlex
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from pushback_cli.core.case import Case
from pushback_cli.core.playbook import Playbook
from pushback_cli.library.find import built_in
from pushback_cli.library.shelves import Library

if TYPE_CHECKING:
    from terminals import Open, Terminal

CHECKOUT = Path(__file__).resolve().parents[1]
TODAY = "2026-11-20"
Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home that is not the real one; nothing of the developer's environment reaches a test."""
    folder = tmp_path_factory.mktemp("home") / "pushback"
    for name in ("NO_COLOR", "FORCE_COLOR", "PUSHBACK_PLAYBOOKS", "PUSHBACK_FORMAT", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PUSHBACK_HOME", str(folder))
    monkeypatch.setenv("PUSHBACK_TODAY", TODAY)
    monkeypatch.setenv("TERM", "xterm-256color")
    return folder


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Run `pushback` with arguments, as a process with no terminal."""

    def start(
        *arguments: str, stdin: str | bytes = b"", env: Mapping[str, str] | None = None
    ) -> "subprocess.CompletedProcess[str]":
        given = stdin.encode() if isinstance(stdin, str) else stdin
        done = subprocess.run(
            [sys.executable, "-m", "pushback_cli", *arguments],
            input=given,
            capture_output=True,
            cwd=tmp_path,
            env={**os.environ, **(env or {})},
            timeout=120,
            check=False,
        )
        return subprocess.CompletedProcess(
            done.args,
            done.returncode,
            done.stdout.decode("utf-8", "replace"),
            done.stderr.decode("utf-8", "replace"),
        )

    return start


@pytest.fixture(scope="session")
def library() -> Library:
    """The built-in playbooks alone."""
    return Library((built_in(),))


@pytest.fixture(scope="session")
def playbooks(library: Library) -> dict[str, Playbook]:
    """Every built-in playbook, by id."""
    return {name: library.playbook(name) for name in library.files}


@pytest.fixture
def late_feedback(library: Library) -> Case:
    """A case of late-feedback with no answers."""
    from pushback_cli.core.answers import Answers

    return Case(library.playbook("late-feedback"), library.coaching, Answers())


@pytest.fixture
def terminal(tmp_path: Path) -> "Iterator[Open]":
    """Open `pushback` with arguments in a terminal; `into` redirects its stdout to a file."""
    from terminals import PROGRAM, Terminal

    opened = list[Terminal]()

    def start(*arguments: str, columns: int = 80, into: str = "", **env: str) -> "Terminal":
        command: tuple[str, ...] = (*PROGRAM, *arguments)
        if into:
            command = ("/bin/sh", "-c", f"exec {shlex.join(command)} > {into}")
        opened.append(Terminal(command, columns, tmp_path, env))
        return opened[-1]

    yield start
    for each in opened:
        each.process.close(force=True)
