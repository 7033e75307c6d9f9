"""How well proofreading tells sentences that do harm from those that only look like it.

    python benchmarks/proofread.py [tuning]

Prints, for the unseen half of tests/data/proofread: precision and recall, where a sentence counts
as found when there is any finding in it; recall by flag; false alarms; the time for a long text
beside one plain pass over it; and other linters on the same sentences: VADER (pip install
vaderSentiment; a compound score of -0.05 or less counts as found), and write-good and alex where
npm has installed them in the folder that NODE_TOOLS names.
"""

import csv
import os
import re
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from pushback_cli.library.find import built_in
from pushback_cli.library.shelves import Library
from pushback_cli.proofread.lint import lint

DATA = Path(__file__).resolve().parents[1] / "tests" / "data" / "proofread" / "measuring.tsv"


class Labelled(NamedTuple):
    """One labelled sentence."""

    verdict: str
    flag: str
    second_reader: str
    half: str
    sentence: str


def read(half: str) -> list[Labelled]:
    """The sentences of one half."""
    with DATA.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE))[1:]
    return [each for each in map(Labelled._make, rows) if each.half == half]


def main() -> None:
    """Measure, and print."""
    half = "tuning" if "tuning" in sys.argv[1:] else "unseen"
    rows = read(half)
    rules = Library((built_in(),)).wording
    print(f"{half} half: {len(rows)} sentences")
    found = [bool(lint(row.sentence, rules)) for row in rows]
    _report("proofread", rows, found)
    missed = Counter(
        r.flag for r, f in zip(rows, found, strict=True) if r.verdict == "bad" and not f
    )
    bad = Counter(row.flag for row in rows if row.verdict == "bad")
    for flag, count in bad.items():
        print(f"    {flag:20} {count - missed[flag]} of {count} found")
    alarms = Counter(
        row.flag for row, f in zip(rows, found, strict=True) if row.verdict == "fine" and f
    )
    print(f"    false alarms near: {dict(alarms) or 'none'}")
    _speed(rules, [row.sentence for row in rows])
    for name, other in (("VADER", _vader), ("write-good", _write_good), ("alex", _alex)):
        verdicts = other([row.sentence for row in rows])
        if verdicts is None:
            print(f"{name:12} not installed")
        else:
            _report(name, rows, verdicts)


def _report(name: str, rows: Sequence[Labelled], found: Sequence[bool]) -> None:
    right = sum(f and row.verdict == "bad" for row, f in zip(rows, found, strict=True))
    bad = sum(row.verdict == "bad" for row in rows)
    precision = right / sum(found) if any(found) else 0.0
    print(f"{name:12} precision {precision:.3f}, recall {right / bad:.3f}")


def _speed(rules: object, sentences: Sequence[str]) -> None:
    text = "\n".join(sentences)
    long = (text + "\n") * (200_000 // len(text))

    def timed(run: Callable[[], object]) -> float:
        start = time.perf_counter()
        run()
        return time.perf_counter() - start

    words = timed(lambda: [word for _ in range(100) for word in re.findall(r"\w+", long)])
    own = timed(lambda: lint(long, rules))  # type: ignore[arg-type]
    print(
        f"{'time':12} {len(long):,} characters take {own / words:.1f} x 100 passes over its words"
    )


def _vader(sentences: Sequence[str]) -> list[bool] | None:
    try:
        from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer
    except ImportError:
        return None
    analyser = SentimentIntensityAnalyzer()
    return [analyser.polarity_scores(each)["compound"] <= -0.05 for each in sentences]


def _write_good(sentences: Sequence[str]) -> list[bool] | None:
    return _node("write-good", ["--text={}"], sentences)


def _alex(sentences: Sequence[str]) -> list[bool] | None:
    return _node("alex", ["{file}"], sentences)


def _node(tool: str, arguments: Sequence[str], sentences: Sequence[str]) -> list[bool] | None:
    """Whether a linter that exits with an error where it finds something does so."""
    program = Path(os.environ.get("NODE_TOOLS", ".")) / "node_modules" / ".bin" / tool
    if not program.exists():
        return None
    verdicts = []
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "sentence.md"
        for each in sentences:
            file.write_text(each + "\n", encoding="utf-8")
            given = [a.replace("{}", each).replace("{file}", str(file)) for a in arguments]
            done = subprocess.run([program, *given], capture_output=True, check=False)
            verdicts.append(done.returncode != 0)
    return verdicts


if __name__ == "__main__":
    main()
