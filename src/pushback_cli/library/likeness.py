"""Whether a sentence sounds like those that hurt, or like those that did nobody any harm.

A rule of words knows what was said and not how it was meant: "because of you" thanks one manager
and blames another. So a finding has to agree with two files of plain sentences that lie beside
the rules, `harmful.txt` and `harmless.txt`, one to a line, and with the rules' own examples. They
are counted when they are read, by the classifier that finds the situation (`core/match.py`).
"""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path

from ..core.match import Matcher, words
from ..proofread.rules import Wording
from ..proofread.sentences import sentences
from .lines import lines

HARMFUL, HARMLESS = "harmful", "harmless"
# Odds in logarithms below which a sentence is taken for harmless: as high as costs nothing that was
# found on the tuning half of tests/data/proofread. benchmarks/proofread.py reports the other half.
DOUBTFUL = -10.0

_PLAIN = re.compile(r"(?:[^.!?…\"“”‘„«`']|(?<=\w)')*[.!?…]?")  # one sentence, nothing quoted


def likeness(shelves: Sequence[Path], wording: Wording) -> Callable[[str], bool]:
    """What tells whether a sentence sounds harmless; the files are read when it is first asked.

    One that stands in a file word for word is settled by that, a user's own file first.
    """

    @cache
    def known() -> list[tuple[str, str]]:
        return [
            *((HARMFUL, sentence) for rule in wording.rules for sentence in rule.flags),
            *((HARMLESS, sentence) for rule in wording.rules for sentence in rule.passes),
            *(
                (name, line)
                for shelf in reversed(shelves)
                for name in (HARMLESS, HARMFUL)
                for line in lines(shelf / "coaching" / f"{name}.txt")
            ),
        ]

    @cache
    def settled() -> dict[str, bool]:
        return {bare: name == HARMLESS for name, line in known() for bare in _bared(line)}

    @cache
    def matcher() -> Matcher:
        return Matcher(
            {name: [line for each, line in known() if each == name] for name in (HARMFUL, HARMLESS)}
        )

    def harmless(sentence: str) -> bool:
        word_for_word = settled().get(_bare(sentence))
        if word_for_word is not None:
            return word_for_word
        return matcher().odds(sentence, HARMLESS) < DOUBTFUL

    return harmless


def _bare(sentence: str) -> str:
    return " ".join(words(sentence))


def _bared(line: str) -> Iterator[str]:
    if _PLAIN.fullmatch(line):
        yield _bare(line)  # most are, and parting takes its time
    else:
        yield from (_bare(sentence.text) for sentence in sentences(line))
