"""Whether a sentence sounds like those that hurt, or like those that did nobody any harm.

A rule of words knows what was said and not how it was meant: "because of you" thanks one manager
and blames another. So a finding has to agree with two files of plain sentences that lie beside
the rules, `harmful.txt` and `harmless.txt`, one to a line, and with the rules' own examples. They
are counted when they are read, by the classifier that finds the situation (`core/match.py`).
"""

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import chain
from pathlib import Path

from ..core.match import Matcher
from ..proofread.rules import Wording
from .lines import lines

HARMFUL, HARMLESS = "harmful", "harmless"
# Odds in logarithms below which a sentence is taken for harmless: as high as costs nothing that was
# found on the tuning half of tests/data/proofread. benchmarks/proofread.py reports the other half.
DOUBTFUL = -10.0


def likeness(shelves: Sequence[Path], wording: Wording) -> Callable[[str], bool]:
    """What tells whether a sentence sounds harmless; the files are read when it is first asked."""

    @cache
    def matcher() -> Matcher:
        harmful = chain.from_iterable(rule.flags for rule in wording.rules)
        harmless = chain.from_iterable(rule.passes for rule in wording.rules)
        return Matcher(
            {
                HARMFUL: [*harmful, *_sentences(shelves, HARMFUL)],
                HARMLESS: [*harmless, *_sentences(shelves, HARMLESS)],
            }
        )

    return lambda sentence: matcher().odds(sentence, HARMLESS) < DOUBTFUL


def _sentences(shelves: Sequence[Path], name: str) -> Iterator[str]:
    for shelf in shelves:
        yield from lines(shelf / "coaching" / f"{name}.txt")
