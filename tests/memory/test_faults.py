"""The memory survives what happens to it: kills, crowds, full disks, spoilt and foreign files."""

import datetime
import os
import random
import re
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from conftest import Run
from pushback_cli.core.names import fold
from pushback_cli.core.profile import Note, Trait
from pushback_cli.memory import managers
from pushback_cli.memory.store import NewerVersion, Store

POSIX = pytest.mark.skipif(os.name != "posix", reason="needs signals and file modes")
DAY = datetime.date(2026, 11, 20)
CASE = ("--set", "manager.style=driving", "--set", "feedback_days=9, ATS")
# Counts what happens to files, and every step of SQLite's own machine; kills at the one named.
HOOK = """
import atexit, os, signal, sqlite3, sys
at, seen = int(os.environ["KILL_AT"]), 0
def tick(*_):
    global seen
    seen += 1
    if seen == at:
        os.kill(os.getpid(), signal.SIGKILL)
    return 0
real = sqlite3.connect
def connect(*args, **options):
    db = real(*args, **options)
    db.set_progress_handler(tick, 1)
    return db
sqlite3.connect = connect
def heard(event, args):
    if event == "open" or event.startswith(("os.", "sqlite3.")):
        tick()
sys.addaudithook(heard)
atexit.register(lambda: os.write(2, f"ticks {seen}".encode()))
"""
PROGRAM = HOOK + "from pushback_cli.__main__ import main\nmain()\n"


def killed_at(point: int, code: str, *arguments: str) -> "subprocess.CompletedProcess[str]":
    """Run code that is killed at a point; 0 lets it end and count."""
    return subprocess.run(
        [sys.executable, "-c", code, *arguments],
        env={**os.environ, "KILL_AT": str(point)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


def points(code: str, count: int, *arguments: str) -> Iterator[int]:
    """Random points of a run, the same every time."""
    whole = killed_at(0, code, *arguments)
    found = re.search(r"ticks (\d+)", whole.stderr)
    assert found, whole.stderr
    chance = random.Random(5)
    yield from (chance.randint(1, int(found[1])) for _ in range(count))


def is_sound(home: Path) -> None:
    """The database opens and holds together."""
    with closing(sqlite3.connect(home / "pushback.db")) as db:
        assert db.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        assert db.execute("PRAGMA foreign_key_check").fetchall() == []


def kept_names(home: Path) -> tuple[str, ...]:
    """Who is kept."""
    with Store(home).reading() as db:
        return managers.names(db)


def keep(home: Path, name: str) -> None:
    """Keep somebody, with a trait and a note."""
    with Store(home).writing() as db:
        managers.observe(db, name, {"style": Trait(value="driving", since=DAY)}, DAY)
        managers.annotate(db, name, Note(on=DAY, text="a note"))


# Kills


@POSIX
def test_killed_while_a_brief_is_kept(home: Path) -> None:
    """A brief is there whole or not at all, and everybody kept before is there."""
    given = ("prep", "late-feedback", "--with", "Dana Cruz", *CASE, "-f", "text")
    keep(home, "Ann Li")
    killed = 0
    for point in points(PROGRAM, 10, *given):
        done = killed_at(point, PROGRAM, *given)
        killed += done.returncode == -signal.SIGKILL
        is_sound(home)
        with Store(home).reading() as db:
            rows = db.execute(
                "SELECT count(*) FROM brief LEFT JOIN page ON page.brief = brief.id "
                "WHERE page.brief IS NULL"
            )
            assert rows.fetchone()[0] == 0
    assert killed > 5  # a later run may have less to do, and end before its point
    assert "Ann Li" in kept_names(home)


@POSIX
def test_killed_while_a_debrief_is_kept(home: Path, run: Run) -> None:
    """What was confirmed on the screen is there after the kill."""
    run("prep", "late-feedback", "--with", "Dana Cruz", *CASE)
    given = ("debrief", "1", "--set", "outcome=agreed", "--set", "promises=me: a form by 4 Dec")
    for point in points(PROGRAM, 10, *given):
        done = killed_at(point, PROGRAM, *given)
        is_sound(home)
        with Store(home).reading() as db:
            told = db.execute("SELECT count(*) FROM debrief").fetchone()[0]
            promised = db.execute("SELECT count(*) FROM promise").fetchone()[0]
        assert told == promised  # both or neither
        if "by Friday 4 December 2026" in done.stdout:
            assert told == 1


# Crowds


def test_eight_who_write_at_once_all_are_heard(home: Path, run: Run) -> None:
    """Also when none of them finds a database yet."""

    def write(number: int) -> "subprocess.CompletedProcess[str]":
        return run("managers", "add", f"Manager {number}", "--style", "driving")

    with ThreadPoolExecutor(8) as pool:
        done = list(pool.map(write, range(8)))
    assert [(each.returncode, each.stderr) for each in done] == [
        (0, f"Kept: Manager {number}.\n") for number in range(8)
    ]
    assert kept_names(home) == tuple(f"Manager {number}" for number in range(8))
    assert [path.name for path in home.iterdir()] == ["pushback.db"]


# Disks and folders


@POSIX
def test_a_full_disk_costs_the_last_write_alone(home: Path) -> None:
    keep(home, "Ann Li")
    code = (
        "import resource, signal\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))\n"
        "from pushback_cli.__main__ import main\nmain()\n"
    )
    note = ("managers", "edit", "Ann", "--note", "x" * 100_000)
    done = killed_at(0, code, *note)
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "cannot keep anything" in done.stderr
    brief = killed_at(0, code, "prep", "late-feedback", "--with", "Dana", *CASE, "-f", "text")
    assert brief.returncode == 0
    assert brief.stderr.count("\n") == 1
    assert "the disk is full" in brief.stderr
    is_sound(home)
    with Store(home).reading() as db:
        found = managers.profile(db, "Ann Li")
    assert found is not None
    assert [each.text for each in found.notes] == ["a note"]


@POSIX
@pytest.mark.parametrize("there", [True, False])
def test_a_link_in_its_place_is_not_followed(
    home: Path, tmp_path: Path, run: Run, there: bool
) -> None:
    target = tmp_path / "elsewhere"
    if there:
        target.write_bytes(b"mine")
    home.mkdir()
    (home / "pushback.db").symlink_to(target)
    done = run("managers", "add", "Dana Cruz", "--style", "driving")
    assert done.returncode == 2
    assert "is a link" in done.stderr
    assert target.exists() == there
    brief = run("prep", "late-feedback", "--with", "Dana", *CASE)
    assert brief.returncode == 0
    assert brief.stderr.count("\n") == 1


# Files that are not ours, or no longer whole


def test_one_of_a_newer_version_is_left_as_it_is(home: Path, run: Run) -> None:
    keep(home, "Dana Cruz")
    file = home / "pushback.db"
    with closing(sqlite3.connect(file)) as db:
        db.execute("PRAGMA user_version = 999")
    before = file.read_bytes()
    done = run("managers", "list")
    assert done.returncode == 3
    assert "newer pushback" in done.stderr
    with pytest.raises(NewerVersion):
        keep(home, "Ann Li")
    brief = run("prep", "late-feedback", "--with", "Dana", *CASE)
    assert brief.returncode == 0
    assert "going on without what was kept" in brief.stderr
    assert file.read_bytes() == before


@pytest.mark.parametrize(
    "spoil",
    [
        pytest.param(lambda data: b"not a database at all" * 500, id="something else"),
        pytest.param(lambda data: b"\xff" * 100 + data[100:], id="its head"),
        pytest.param(lambda data: data[:100] + b"\xff" * 4000 + data[4100:], id="its first page"),
    ],
)
def test_a_spoilt_one_is_set_aside_and_never_deleted(home: Path, run: Run, spoil) -> None:  # type: ignore[no-untyped-def]
    keep(home, "Dana Cruz")
    file = home / "pushback.db"
    file.write_bytes(spoil(file.read_bytes()))
    before = file.read_bytes()
    done = run("prep", "late-feedback", "--with", "Ann Li", *CASE, "-f", "text")
    assert done.returncode == 0
    assert "set aside as pushback.db.spoilt-1" in done.stderr
    assert (home / "pushback.db.spoilt-1").read_bytes() == before
    run("managers", "add", "Ann Li", "--style", "driving")
    assert "Ann Li" in run("managers", "list").stdout


# Clocks and names


def test_a_clock_that_was_set_back_orders_by_what_came_last(home: Path, run: Run) -> None:
    given = ("prep", "late-feedback", "--with", "Dana Cruz", *CASE)
    run(*given, env={"PUSHBACK_TODAY": "2026-11-25"})
    run(*given, "--set", "feedback_days=3, ATS", env={"PUSHBACK_TODAY": "2026-11-01"})
    listed = run("briefs", "list").stdout.splitlines()
    assert [line.split()[0] for line in listed] == ["2", "1"]
    again = run("prep", "--again", env={"PUSHBACK_TODAY": "2026-11-02"})
    assert again.returncode == 0
    assert "3 working days" in again.stdout


@pytest.mark.parametrize(
    "name",
    [
        "Robert'); DROP TABLE manager;--",
        'quote " and \\ back',
        "x" * 10_000,
        "عمر بن خليل",
        "👩‍👩‍👧 {braces} [bold] %s",
        "NULL",
    ],
    ids=lambda name: name[:20],
)
def test_any_name_is_kept_found_and_forgotten(home: Path, run: Run, name: str) -> None:
    assert run("managers", "add", name, "--style", "driving").returncode == 0
    assert kept_names(home) == (name,)
    assert run("managers", "show", name).returncode == 0
    run("prep", "late-feedback", "--with", name, *CASE)
    assert run("managers", "forget", name, "--yes").returncode == 0
    assert kept_names(home) == ()


def test_a_name_over_two_lines_is_one(home: Path, run: Run) -> None:
    run("managers", "add", "Dana\n Cruz\t", "--style", "driving")
    assert kept_names(home) == ("Dana Cruz",)
    assert fold("DÁNA  cruz") == fold("Dana Cruz")
