"""The rules are held to sentences that their authors may look at, and keep away from the others."""

from pathlib import Path

from conftest import CHECKOUT
from pushback_cli.library.shelves import Library
from pushback_cli.proofread.lint import lint

DATA = CHECKOUT / "tests" / "data" / "proofread" / "measuring.tsv"


def rows() -> list[list[str]]:
    """Verdict, flag, second reader, half, sentence."""
    lines = Path(DATA).read_text(encoding="utf-8").splitlines()[1:]
    return [line.split("\t") for line in lines]


def test_the_set_is_what_it_says() -> None:
    counted = [(row[0], row[3]) for row in rows()]
    for half in ("tuning", "unseen"):
        assert counted.count(("bad", half)) == counted.count(("fine", half)) == 140


def test_nothing_from_the_set_stands_among_the_rules(library: Library) -> None:
    rules = (library.shelves[-1] / "coaching" / "wording.yaml").read_text(encoding="utf-8").lower()
    for row in rows():
        assert row[4].lower().rstrip(".!?") not in rules


def test_the_tuning_half_is_told_apart(library: Library) -> None:
    half = [row for row in rows() if row[3] == "tuning"]
    found = [bool(lint(row[4], library.wording)) for row in half]
    right = sum(f and row[0] == "bad" for row, f in zip(half, found, strict=True))
    assert right / sum(found) >= 0.95
    assert right / 140 >= 0.85
