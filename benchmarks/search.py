"""How well a recruiter's own words find the situation, on texts the search has not seen.

    python benchmarks/search.py [tuning]

Prints, for the unseen half of tests/data/search: how often the right situation comes first and
among the first three, how often a text about something else finds nothing, how often one of the
two red lines is among the first three for an oblique red line, the pairs most confused, the time
of one search; and SQLite's FTS5 with stemming beside it, over the descriptions and over all
phrasings.
"""

import csv
import re
import sqlite3
import statistics
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from pushback_cli.library.find import built_in
from pushback_cli.library.search import Search
from pushback_cli.library.shelves import Library

DATA = Path(__file__).resolve().parents[1] / "tests" / "data" / "search" / "measuring.tsv"
RED_LINES = {"improper-questions", "discriminatory-request"}


class Text(NamedTuple):
    """One labelled text."""

    kind: str
    id: str
    second_reader: str
    half: str
    text: str


def main() -> None:
    """Measure, and print."""
    half = "tuning" if "tuning" in sys.argv[1:] else "unseen"
    with DATA.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE))[1:]
    texts = [text for text in map(Text._make, rows) if text.half == half]
    library = Library((built_in(),))
    search = Search(library)
    search.find("warm up")
    print(f"{half} half: {len(texts)} texts, {len(library.files)} situations")
    times: list[float] = []

    def found(text: str) -> list[str]:
        start = time.perf_counter()
        result = search.find(text)
        times.append(time.perf_counter() - start)
        return [each.heading.file.id for each in result.found]

    _report("search", texts, found, confusions=True)
    clear = [t for t in texts if t.kind != "other" and search.find(t.text).clear]
    right = sum(search.find(t.text).found[0].heading.file.id == t.id for t in clear)
    print(f"{'clearly ahead':24} {len(clear)} texts, {right} of them right")
    print(f"{'one search':24} median {statistics.median(times) * 1000:.0f} ms on this machine")
    described = {h.file.id: [h.title, h.summary] for h in library.headings()}
    _report("FTS5 on descriptions", texts, _fts(described))
    _report("FTS5 on phrasings", texts, _fts(search.phrasings()))


def _report(
    name: str,
    texts: Sequence[Text],
    find: Callable[[str], list[str]],
    confusions: bool = False,
) -> None:
    answers = [(text, find(text.text)) for text in texts]
    about = [(text, found) for text, found in answers if text.kind != "other"]
    other = [found for text, found in answers if text.kind == "other"]
    red = [found for text, found in answers if text.kind == "redline"]
    first = sum(found[:1] == [text.id] for text, found in about) / len(about)
    three = sum(text.id in found[:3] for text, found in about) / len(about)
    none = sum(not found for found in other) / len(other)
    recognised = sum(bool(RED_LINES & set(found[:3])) for found in red) / len(red)
    print(f"{name:24} first {first:.1%}, first three {three:.1%}, none {none:.1%}, "
          f"red lines {recognised:.1%}")  # fmt: skip
    if confusions:
        pairs = Counter(
            (text.id, found[0] if found else "(none)")
            for text, found in about
            if found[:1] != [text.id]
        )
        for (wanted, got), count in pairs.most_common(12):
            print(f"    {count} x {wanted} taken for {got}")


def _fts(phrasings: dict[str, list[str]]) -> Callable[[str], list[str]]:
    database = sqlite3.connect(":memory:")
    database.execute("create virtual table s using fts5(id unindexed, text, tokenize='porter')")
    for name, listed in phrasings.items():
        database.execute("insert into s values (?, ?)", (name, "\n".join(listed)))

    def find(text: str) -> list[str]:
        words = re.findall(r"\w+", text.lower())
        query = " OR ".join(f'"{word}"' for word in words)
        if not query:
            return []
        rows = database.execute("select id from s where s match ? order by rank limit 5", (query,))
        return [name for (name,) in rows]

    return find


if __name__ == "__main__":
    main()
