"""What a full memory costs, as ratios against the same commands with one brief, and with none.

    python benchmarks/memory.py [ROUNDS]

10,000 briefs of 500 managers with 20,000 promises, as many years of conversations would leave
them: each brief's page is a real one, nearly every promise is settled, and the open ones are
recent. Whole processes, run in turn so that a busy machine slows all of them alike; the median
of at least 15 rounds.
"""

import datetime
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from pushback_cli.core.answers import Answers
from pushback_cli.core.case import Case, example_answers
from pushback_cli.core.compose import compose
from pushback_cli.core.profile import Trait
from pushback_cli.library.find import built_in
from pushback_cli.library.shelves import Library
from pushback_cli.memory import managers
from pushback_cli.memory.store import Store

BRIEFS, MANAGERS, PROMISES, OPEN, DUE = 10_000, 500, 20_000, 60, 8
TODAY = datetime.date(2026, 11, 20)
NAME = "Manager 250"
PUSHBACK = [sys.executable, "-m", "pushback_cli"]
PREP = ["prep", "late-feedback", "--set", "manager.style=driving", "--set", "feedback_days=9"]
MEASURED: dict[str, tuple[list[str], float | None]] = {
    "--version": (["--version"], None),  # says how much is noise
    "prep --with NAME": ([*PREP, "--with", NAME, "--no-save", "-f", "markdown"], 1.1),
    "promises --due": (["promises", "--due"], 1.2),
    "managers show NAME": (["managers", "show", NAME], 1.2),
    "briefs list": (["briefs", "list"], None),
}


def main() -> None:
    """Measure, and print the ratios."""
    rounds = max(15, int(sys.argv[1]) if len(sys.argv) > 1 else 15)
    with tempfile.TemporaryDirectory() as folder:
        homes = {name: Path(folder) / name for name in ("full", "one", "none")}
        started = time.perf_counter()
        fill(homes["full"], BRIEFS, MANAGERS, PROMISES)
        fill(homes["one"], 1, 1, 2)
        size = sum(path.stat().st_size for path in homes["full"].iterdir()) / 1e6
        print(f"{size:.0f} MB filled in {time.perf_counter() - started:.0f} s")
        measured = list(_there(homes))
        times: dict[tuple[str, str], list[float]] = {each: [] for each in measured}
        for round_ in range(rounds + 1):
            for name, home in measured:
                elapsed = _run(MEASURED[name][0], homes[home])
                if round_:  # the first round compiles and warms
                    times[name, home].append(elapsed)
    medians = {each: statistics.median(taken) for each, taken in times.items()}
    print(f"median of {rounds} rounds, with {BRIEFS} briefs against")
    for name, home in measured:
        if home != "full":
            ratio = medians[name, "full"] / medians[name, home]
            aim = MEASURED[name][1]
            print(f"{name:20} {home:5} {ratio:5.2f}  {f'aim {aim}' if aim else ''}")


def fill(home: Path, briefs: int, people: int, promises: int) -> None:
    """A store of this many, the last manager of whom is the one that is asked for."""
    library = Library((built_in(),))
    bare = Case(library.playbook("late-feedback"), library.coaching, Answers())
    answers = example_answers(bare)
    brief = compose(bare.with_answers(answers), TODAY)
    page = (answers.model_dump_json(), brief.model_dump_json(by_alias=True))
    every = range(1, briefs + 1)
    with Store(home).writing() as db:
        for number in range(1, people + 1):
            name = NAME if people == 1 else f"Manager {number}"
            traits = {"style": Trait(value="driving", since=TODAY)}
            managers.observe(db, name, traits, TODAY)
        db.executemany(
            "INSERT INTO brief (manager, made_on, situation, title, reason, gate, first_time) "
            "VALUES (?, ?, ?, ?, 'accountability', 'raise', 0)",
            [
                (n % people + 1, _day(n, briefs), brief.situation.id, brief.situation.title)
                for n in every
            ],
        )
        db.executemany("INSERT INTO page VALUES (?, ?, ?)", ((n, *page) for n in every))
        db.executemany(
            "INSERT INTO debrief VALUES (?, ?, 'agreed', ?, NULL, ?)",
            [(n, _day(n, briefs), brief.open.first.say, _day(n + 90, briefs)) for n in every],
        )
        db.executemany(
            "INSERT INTO objection (brief, says) VALUES (?, ?)",
            [(n, brief.objections[n % len(brief.objections)].says) for n in every],
        )
        db.executemany(
            "INSERT INTO promise (brief, side, what, due, state, made_on) "
            "VALUES (?, ?, ?, ?, ?, ?)",
            _promises(briefs, promises),
        )


def _promises(briefs: int, promises: int) -> Iterator[tuple[int, str, str, str, str, str]]:
    """The latest are open, and some of those are due."""
    for number in range(promises):
        back = promises - number
        brief = number * briefs // promises + 1
        due = TODAY if promises == 2 or OPEN - DUE < back <= OPEN else TODAY + datetime.timedelta(9)
        day = due.isoformat() if back <= OPEN else _day(brief, briefs)
        state = "open" if back <= OPEN else ("kept", "kept", "broken")[number % 3]
        side = ("you", "manager")[number % 2]
        yield brief, side, "two slots a week, named", day, state, _day(brief, briefs)


def _day(number: int, of: int) -> str:
    """The day of a brief, the last of them today's."""
    return (TODAY - datetime.timedelta(days=(of - number) // 8)).isoformat()


def _there(homes: dict[str, Path]) -> Iterator[tuple[str, str]]:
    """The commands that this version knows, and the homes in which they find anything."""
    for name, (command, _) in MEASURED.items():
        for home, folder in homes.items():
            done = _start(command, folder)
            if done.returncode == 0:
                yield name, home
                continue
            said = done.stderr.decode(errors="replace").strip().splitlines()
            print(f"{name}, {home}: skipped; {said[-1] if said else 'it failed'}")


def _run(command: list[str], home: Path) -> float:
    start = time.perf_counter()
    done = _start(command, home)
    elapsed = time.perf_counter() - start
    done.check_returncode()
    return elapsed


def _start(command: list[str], home: Path) -> "subprocess.CompletedProcess[bytes]":
    # Without compiled files every run would compile our sources and none of the libraries'
    env = {**os.environ, "PUSHBACK_HOME": str(home), "PUSHBACK_TODAY": TODAY.isoformat()}
    env.pop("PYTHONDONTWRITEBYTECODE", None)
    return subprocess.run(
        [*PUSHBACK, *command], env=env, stdin=subprocess.DEVNULL, capture_output=True, check=False
    )


if __name__ == "__main__":
    main()
