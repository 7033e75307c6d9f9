"""Whether a sentence sounds like those that did nobody any harm, and not like those that hurt.

A rule of words knows what was said and not how it was meant: "because of you" thanks one manager
and blames another. So what a rule finds is let pass in a sentence that sounds harmless, compared
with two files of plain sentences that lie beside the rules, `harmful.txt` and `harmless.txt`, and
with the rules' own examples. They are counted when they are first needed, by the classifier that
finds the situation (`core/match.py`).
"""

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from ..core.match import Matcher, words
from .lines import lines

if TYPE_CHECKING:
    from ..proofread.rules import Wording
    from .shelves import Library

HARMFUL, HARMLESS = "harmful", "harmless"
# Odds in logarithms below which a sentence is taken for harmless: as high as costs nothing that was
# found on the tuning half of tests/data/proofread. benchmarks/proofread.py reports the other half.
DOUBTFUL = -10.0


class Likeness:
    """The sentences of a library, and what a new one sounds like."""

    def __init__(self, library: "Library", wording: "Wording") -> None:
        self._library, self._wording = library, wording

    def harmless(self, sentence: str) -> bool:
        """Whether a sentence sounds harmless; one that is a line of a file is settled by that."""
        settled = self._settled.get(_bare(sentence))
        if settled is not None:
            return settled
        return self._matcher.odds(sentence, HARMLESS) < DOUBTFUL

    @cached_property
    def _known(self) -> list[tuple[str, str]]:
        """Every sentence behind the name of its file, a user's own last."""
        return [
            *((HARMFUL, sentence) for rule in self._wording.rules for sentence in rule.flags),
            *((HARMLESS, sentence) for rule in self._wording.rules for sentence in rule.passes),
            *(
                (name, line)
                for shelf in reversed(self._library.shelves)
                for name in (HARMLESS, HARMFUL)
                for line in lines(_file(shelf, name), self._library.faults)
            ),
        ]

    @cached_property
    def _settled(self) -> dict[str, bool]:
        return {_bare(line): name == HARMLESS for name, line in self._known}

    @cached_property
    def _matcher(self) -> Matcher:
        texts: dict[str, list[str]] = {HARMFUL: [], HARMLESS: []}
        for name, line in self._known:
            texts[name].append(line)
        return Matcher(texts)


def _file(shelf: Path, name: str) -> Path:
    return shelf / "coaching" / f"{name}.txt"


def _bare(sentence: str) -> str:
    return " ".join(words(sentence))
