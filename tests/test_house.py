"""The rules of the house: lint, format, types, floors, a light start, small files."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import CHECKOUT

SOURCE = CHECKOUT / "src" / "pushback_cli"
MOST_LINES = 300
GRAB_BAGS = {"utils", "util", "common", "helpers", "helper", "misc"}


def passes(*command: str) -> None:
    """Run a tool in the checkout; what it found is the failure."""
    done = subprocess.run(
        command,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        cwd=CHECKOUT,
        env={**os.environ, "NO_COLOR": "1", "PYTHONIOENCODING": "utf-8"},
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, f"{' '.join(command)}\n{done.stdout}{done.stderr}"


def test_the_code_is_linted() -> None:
    passes(sys.executable, "-m", "ruff", "check", "--no-cache")


def test_the_code_is_formatted() -> None:
    passes(sys.executable, "-m", "ruff", "format", "--check", "--no-cache")


def test_the_types_hold() -> None:
    passes(sys.executable, "-m", "mypy", "--strict")


def test_each_floor_imports_only_those_below() -> None:
    beside_python = str(Path(sys.executable).parent)
    command = shutil.which("lint-imports", path=beside_python) or shutil.which("lint-imports")
    assert command, "import-linter is not installed: pip install -e '.[test]'"
    passes(command, "--no-cache")


def imported(*arguments: str) -> set[str]:
    """Every module that a run of the program imports."""
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "pushback_cli", *arguments],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return set(re.findall(r"^import time: +\d+ \| +\d+ \| +(\S+)$", done.stderr, re.MULTILINE))


@pytest.mark.parametrize(
    ("command", "without"),
    [
        ("--version", "questionary prompt_toolkit rich yaml pydantic"),
        ("--help", "questionary prompt_toolkit rich yaml pydantic"),
        ("prep --example -f markdown", "questionary prompt_toolkit rich"),
        ("playbooks list", "questionary prompt_toolkit rich"),
    ],
)
def test_a_command_loads_only_what_it_needs(command: str, without: str) -> None:
    modules = imported(*command.split())
    assert "pushback_cli.cli" in modules
    assert modules & set(without.split()) == set()


def test_every_file_is_small_and_named_for_what_it_holds() -> None:
    files = sorted(SOURCE.rglob("*.py"))
    assert files
    lines = {path: path.read_text(encoding="utf-8").count("\n") for path in files}
    long = {str(path.relative_to(SOURCE)): n for path, n in lines.items() if n > MOST_LINES}
    assert long == {}
    assert [path for path in files if path.stem.strip("_") in GRAB_BAGS] == []
