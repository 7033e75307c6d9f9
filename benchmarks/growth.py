"""How loading grows with the number of a user's own playbooks.

    python benchmarks/growth.py

Each size is run beside the smallest; the figure is its time as a multiple of that.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from pushback_cli.library.find import built_in

SIZES = (40, 400, 4000)
ROUNDS = 5
COMMANDS = (["playbooks", "list"], ["prep", "own-1", "--example"])


def main() -> None:
    """Measure, and print the growth."""
    source = (built_in() / "accountability/late-feedback.yaml").read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        homes = {size: _home(Path(folder) / str(size), size, source) for size in SIZES}
        for command in COMMANDS:
            times: dict[int, list[float]] = {size: [] for size in SIZES}
            for _ in range(ROUNDS):
                for size, home in homes.items():
                    times[size].append(_run(command, home))
            medians = {size: statistics.median(each) for size, each in times.items()}
            growth = ", ".join(f"{s}: {medians[s] / medians[SIZES[0]]:.2f}" for s in SIZES)
            print(f"{' '.join(command):24} {growth}")


def _home(home: Path, size: int, source: str) -> Path:
    folder = home / "playbooks" / "accountability"
    folder.mkdir(parents=True)
    for number in range(size):
        text = source.replace("id: late-feedback", f"id: own-{number}", 1)
        (folder / f"own-{number}.yaml").write_text(text, encoding="utf-8")
    return home


def _run(command: list[str], home: Path) -> float:
    env = {**os.environ, "PUSHBACK_HOME": str(home)}
    env.pop("PYTHONDONTWRITEBYTECODE", None)
    start = time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "pushback_cli", *command],
        env=env,
        check=True,
        stdout=subprocess.DEVNULL,
    )
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
