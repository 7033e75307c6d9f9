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

from ..core.match import Matcher, words
from ..proofread.rules import Wording
from ..proofread.sentences import sentences
from .lines import lines

HARMFUL, HARMLESS = "harmful", "harmless"
# Odds in logarithms below which a sentence is taken for harmless: as high as costs nothing that was
# found on the tuning half of tests/data/proofread. benchmarks/proofread.py reports the other half.
DOUBTFUL = -10.0


def likeness(shelves: Sequence[Path], wording: Wording) -> Callable[[str], bool]:
    """What tells whether a sentence sounds harmless; the files are read when it is first asked.

    One that stands in a file word for word is settled by that, the harmful first.
    """

    @cache
    def known() -> dict[str, list[str]]:
        harmful = chain.from_iterable(rule.flags for rule in wording.rules)
        harmless = chain.from_iterable(rule.passes for rule in wording.rules)
        return {
            HARMFUL: [*harmful, *_sentences(shelves, HARMFUL)],
            HARMLESS: [*harmless, *_sentences(shelves, HARMLESS)],
        }

    @cache
    def settled() -> dict[str, bool]:
        listed = ((name, line) for name in (HARMLESS, HARMFUL) for line in known()[name])
        return {
            _bare(sentence.text): name == HARMLESS
            for name, line in listed
            for sentence in sentences(line)
        }

    @cache
    def matcher() -> Matcher:
        return Matcher(known())

    def harmless(sentence: str) -> bool:
        word_for_word = settled().get(_bare(sentence))
        if word_for_word is not None:
            return word_for_word
        return matcher().odds(sentence, HARMLESS) < DOUBTFUL

    return harmless


def _bare(sentence: str) -> str:
    return " ".join(words(sentence))


def _sentences(shelves: Sequence[Path], name: str) -> Iterator[str]:
    for shelf in shelves:
        yield from lines(shelf / "coaching" / f"{name}.txt")
