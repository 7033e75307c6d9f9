"""The rules are held to sentences that their authors may look at, and keep away from the others."""

from conftest import CHECKOUT
from pushback_cli.library.likeness import HARMFUL, HARMLESS
from pushback_cli.library.lines import lines
from pushback_cli.library.shelves import Library
from pushback_cli.proofread.lint import lint

DATA = CHECKOUT / "tests" / "data" / "proofread" / "measuring.tsv"


def bare(sentence: str) -> str:
    """A sentence without its full stop, in lower case."""
    return sentence.lower().rstrip(".!?")


def rows() -> list[list[str]]:
    """Verdict, flag, second reader, half, sentence."""
    return [line.split("\t") for line in DATA.read_text(encoding="utf-8").splitlines()[1:]]


def test_the_set_is_what_it_says() -> None:
    counted = [(row[0], row[3]) for row in rows()]
    for half in ("tuning", "unseen"):
        assert counted.count(("bad", half)) == counted.count(("fine", half)) == 280


def test_nothing_from_the_set_stands_among_the_rules(library: Library) -> None:
    coaching = library.shelves[-1] / "coaching"
    rules = (coaching / "wording.yaml").read_text(encoding="utf-8").lower()
    beside = {
        bare(line) for name in (HARMFUL, HARMLESS) for line in lines(coaching / f"{name}.txt", [])
    }
    for row in rows():
        assert bare(row[4]) not in rules
        assert bare(row[4]) not in beside


def test_the_tuning_half_is_told_apart(library: Library) -> None:
    half = [row for row in rows() if row[3] == "tuning"]
    found = [bool(lint(row[4], library.wording)) for row in half]
    right = sum(f and row[0] == "bad" for row, f in zip(half, found, strict=True))
    assert right / sum(found) >= 0.95
    assert right / 280 >= 0.85
