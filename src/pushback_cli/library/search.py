"""Finding the situation from the recruiter's own words.

Phrasings lie beside the playbooks as plain text, one to a line: `late-feedback.phrasings.txt`
beside `late-feedback.yaml`, and `something-else.phrasings.txt` for what is not about pushing
back on a hiring manager at all.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from ..core.match import Matcher, words
from .lines import lines
from .shelves import Heading, Library

SUFFIX = ".phrasings.txt"
OTHER = "something-else"
MOST = 5
# Found on the tuning half of tests/data/search, the first as strict as finding the right situation
# first in 85 of 100 allows; benchmarks/search.py reports the other half.
ABOUT_IT = 10.0  # the odds, in logarithms, that a text is about a situation at all
LAXER = 4.0  # the same where a red line comes first, since missing one costs most, and for keywords
KEYWORDS = 3  # at most: somebody who types two words asks to be shown what there is
CLEARLY_AHEAD = 1.6  # what the first score is above the second, to be taken without asking
RED_LINE_LEAD = 1.0  # what a red line's score is raised by, since missing one costs most


@dataclass(frozen=True)
class Found:
    """A situation that a text may be about: a score from 0 to 1, and the words that tell."""

    heading: Heading
    score: float
    words: tuple[str, ...]


@dataclass(frozen=True)
class Result:
    """At most five situations, best first; `clear` when the first needs no asking."""

    found: tuple[Found, ...] = ()
    clear: bool = False


class Search:
    """Search over the situations of a library."""

    def __init__(self, library: Library) -> None:
        self._headings = {each.file.id: each for each in library.headings()}
        self._library = library

    def phrasings(self) -> dict[str, list[str]]:
        """Everything each situation is recognised by."""
        return {name: list(self._phrasings(each)) for name, each in self._headings.items()}

    @cached_property
    def _matcher(self) -> Matcher:
        phrasings = self.phrasings()
        phrasings[OTHER] = [
            line
            for shelf in self._library.shelves
            for line in lines(shelf / f"{OTHER}{SUFFIX}", self._library.faults)
        ]
        return Matcher(phrasings)

    def _phrasings(self, heading: Heading) -> Iterator[str]:
        yield heading.title
        yield heading.summary
        yield from heading.sounds_like
        beside = heading.file.path.with_name(f"{heading.file.id}{SUFFIX}")
        yield from lines(beside, self._library.faults)

    def find(self, text: str) -> Result:
        """The situations a text may be about; none when it is about something else."""
        scores = self._matcher.scores(text, OTHER)
        for name in scores:
            scores[name] += RED_LINE_LEAD * self._headings[name].red_line
        named = "-".join(words(text))
        if named in scores:  # somebody who typed its name means it
            scores[named] = max(scores.values()) + 2 * CLEARLY_AHEAD
        best = sorted(scores, key=lambda name: -scores[name])
        crossed = bool(best) and self._headings[best[0]].red_line
        needed = LAXER if crossed or len(words(text)) <= KEYWORDS else ABOUT_IT
        if named not in scores and self._matcher.odds(text, OTHER) <= needed:
            return Result()
        whole = math.fsum(map(math.exp, scores.values()))
        found = tuple(
            Found(
                self._headings[name],
                round(math.exp(scores[name]) / whole, 4),
                self._matcher.telling(text, name),
            )
            for name in best[:MOST]
        )
        ahead = len(best) < 2 or scores[best[0]] - scores[best[1]] >= CLEARLY_AHEAD
        return Result(found, ahead)
