"""What a full memory costs, as ratios against an empty one.

    python benchmarks/memory.py [ROUNDS]

10,000 briefs, 500 managers and 20,000 promises beside a store that holds one manager alone. Whole
processes, run in turn so that a busy machine slows all of them alike; the median of at least 15
rounds.
"""

import datetime
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from pushback_cli.core.answers import Answers
from pushback_cli.core.case import Case, example_answers
from pushback_cli.core.compose import compose
from pushback_cli.core.names import fold
from pushback_cli.library.find import built_in
from pushback_cli.library.shelves import Library
from pushback_cli.memory.store import Store

BRIEFS, MANAGERS, PROMISES = 10_000, 500, 20_000
DAY = datetime.date(2026, 11, 20)
WHO = "Manager 250"
CASE = ["late-feedback", "--set", "feedback_days=9, ATS", "--set", "manager.style=driving"]
COMMANDS: tuple[tuple[list[str], float | None], ...] = (
    (["prep", *CASE, "--with", WHO, "--no-save", "-f", "markdown"], 1.1),
    (["promises", "--due"], 1.2),
    (["managers", "show", WHO], 1.2),
    (["briefs", "list"], None),
    ([], None),
)


def main() -> None:
    """Measure, and print the ratios."""
    rounds = max(15, int(sys.argv[1]) if len(sys.argv) > 1 else 15)
    with tempfile.TemporaryDirectory() as folder:
        full, empty = Path(folder) / "full", Path(folder) / "empty"
        _fill(full, BRIEFS, MANAGERS, PROMISES)
        _fill(empty, 0, 1, 0)
        size = (full / "pushback.db").stat().st_size // 1_000_000
        print(f"{BRIEFS:,} briefs, {size} MB; median of {rounds} rounds")
        for command, aim in COMMANDS:
            times: dict[Path, list[float]] = {full: [], empty: []}
            for round_ in range(rounds + 1):
                for home in times:
                    elapsed = _run(command, home)
                    if round_:  # the first round compiles and warms
                        times[home].append(elapsed)
            ratio = statistics.median(times[full]) / statistics.median(times[empty])
            name = " ".join(["pushback", *command[:2]])
            print(f"{name:28} {ratio:5.2f} x empty  {f'aim {aim}' if aim else ''}")


def _fill(home: Path, briefs: int, managers: int, promises: int) -> None:
    """A store of that size, every manager with as many briefs as the next."""
    library = Library((built_in(),))
    bare = Case(library.playbook("late-feedback"), library.coaching, Answers())
    case = bare.with_answers(example_answers(bare))
    brief = compose(case, DAY)
    body, answers = brief.model_dump_json(by_alias=True), case.answers.model_dump_json()
    names = [WHO] if managers == 1 else [f"Manager {number}" for number in range(managers)]
    days = [(DAY - datetime.timedelta(days=back)).isoformat() for back in range(700)]
    situation = (brief.situation.id, brief.situation.title, "accountability", "raise", 0)
    with Store(home).writing() as db:
        db.executemany(
            "INSERT INTO manager VALUES (?, ?, ?, ?)",
            [(n + 1, name, fold(name), days[0]) for n, name in enumerate(names)],
        )
        db.executemany(
            "INSERT INTO brief VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            [(n + 1, n % managers + 1, days[-n % 700], *situation) for n in range(briefs)],
        )
        db.executemany(
            "INSERT INTO page VALUES (?, ?, ?)", ((n + 1, answers, body) for n in range(briefs))
        )
        db.executemany(
            "INSERT INTO debrief VALUES (?, ?, 'agreed', ?, NULL, NULL)",
            [(n + 1, days[-n % 700], brief.open.first.say) for n in range(briefs)],
        )
        db.executemany(
            "INSERT INTO promise (brief, side, what, due, state, made_on) "
            "VALUES (?, ?, ?, ?, ?, ?)",
            [
                # All but the newest have been settled
                (n % briefs + 1, ("you", "manager")[n % 2], "a form", days[-n % 700],
                 "open" if n % briefs > briefs - 10 else ("kept", "broken")[n % 3 == 0], days[-1])
                for n in range(promises)
            ],
        )  # fmt: skip


def _run(command: list[str], home: Path) -> float:
    env = {**os.environ, "PUSHBACK_HOME": str(home), "PUSHBACK_TODAY": DAY.isoformat()}
    env.pop("PYTHONDONTWRITEBYTECODE", None)
    start = time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "pushback_cli", *command],
        env=env,
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
