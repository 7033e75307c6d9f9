"""How long the program takes to start, as ratios against small programs run beside it.

    python benchmarks/startup.py [ROUNDS]

Whole processes, run in turn so that a busy machine slows all of them alike; the median of at
least 15 rounds. Absolute times say something about the machine, ratios about the program.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pexpect

HELLO = """
import typer
app = typer.Typer()
@app.command()
def hello(name: str = "you"): print(name)
@app.command()
def bye(name: str = "you"): print(name)
app()
"""
SELECT = """
import typer, questionary
app = typer.Typer()
@app.command()
def ask(name: str = "you"): questionary.select("Which?", choices=["one", "two"]).unsafe_ask()
@app.command()
def bye(name: str = "you"): print(name)
app()
"""
PUSHBACK = [sys.executable, "-m", "pushback_cli"]


def main() -> None:
    """Measure, and print the ratios."""
    rounds = max(15, int(sys.argv[1]) if len(sys.argv) > 1 else 15)
    with tempfile.TemporaryDirectory() as folder:
        # Without compiled files every run would compile our sources and none of the libraries'
        env = {**os.environ, "PUSHBACK_HOME": folder, "TERM": "xterm"}
        env.pop("PYTHONDONTWRITEBYTECODE", None)
        hello, select = Path(folder) / "say_hello.py", Path(folder) / "ask_which.py"
        hello.write_text(HELLO)
        select.write_text(SELECT)
        example = ["prep", "late-feedback", "--example", "-f", "markdown"]
        measures: dict[str, Callable[[], float]] = {
            "hello": lambda: _run([sys.executable, str(hello), "hello"], env),
            "--version": lambda: _run([*PUSHBACK, "--version"], env),
            "prep ID --example": lambda: _run([*PUSHBACK, *example], env),
            "select": lambda: _paint([sys.executable, str(select), "ask"], "Which", env),
            "prep (list)": lambda: _paint([*PUSHBACK, "prep"], "What is it about", env),
            "prep ID": lambda: _paint([*PUSHBACK, "prep", "late-feedback"], "How many", env),
        }
        times: dict[str, list[float]] = {name: [] for name in measures}
        for round_ in range(rounds + 1):
            for name, measure in measures.items():
                elapsed = measure()
                if round_:  # the first round compiles and warms
                    times[name].append(elapsed)
    medians = {name: statistics.median(each) for name, each in times.items()}
    print(f"median of {rounds} rounds")
    for name, against, aim in (
        ("--version", "hello", 1.15),
        ("prep ID --example", "hello", 1.6),
        ("prep (list)", "select", 1.15),
        ("prep ID", "select", None),
    ):
        ratio = medians[name] / medians[against]
        print(f"{name:20} {ratio:5.2f} x {against:8} {f'aim {aim}' if aim else ''}")


def _run(command: list[str], env: dict[str, str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, env=env, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def _paint(command: list[str], text: str, env: dict[str, str]) -> float:
    """Seconds until a text is painted in a pseudo-terminal."""
    start = time.perf_counter()
    child = pexpect.spawn(command[0], command[1:], env=env, timeout=60)
    child.expect(text)
    elapsed = time.perf_counter() - start
    child.close(force=True)
    return elapsed


if __name__ == "__main__":
    main()
