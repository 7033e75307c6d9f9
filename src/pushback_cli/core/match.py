"""Which situation a text is about: naive Bayes on its words and on its letters.

The classifier counts how often a text's words, neighbouring words and letter sequences stand in
each situation's phrasings. There is nothing to train and nothing to keep: the phrasings are
counted when they are read, so a playbook that somebody adds takes part at once, and the words
that decided can be named. Multinomial naive Bayes with Dirichlet smoothing, which is fair to a
class with few phrasings: Zhai and Lafferty, "A study of smoothing methods for language models
applied to information retrieval", ACM TOIS 22(2), 2004. The scores of words and of letters are
brought to one scale and added. `benchmarks/search.py` measures it on texts it has not seen.
"""

import math
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain, pairwise

WORD_PRIOR, LETTER_PRIOR = 1_000, 45_000  # features lent to every class, from all of them
LETTERS = 4  # in a sequence, with a space on either side of a word
OPENING, OPENING_WEIGHT, FEWEST = 0.6, 0.3, 4  # the part of a text that counts again, in words
MOST_LETTERS = 2_000  # of a text: the incident stands at its beginning

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)?")
_DIGITS = re.compile(r"\d+")


def words(text: str) -> list[str]:
    """The words of a text in lower case, every number a 0."""
    plain = text[:MOST_LETTERS].replace("’", "'").lower()
    return _WORD.findall(_DIGITS.sub("0", plain))


def _with_neighbours(listed: Sequence[str]) -> Iterator[str]:
    """The words, the pairs side by side, and the pairs with one word between them."""
    yield from listed
    yield from map(" ".join, pairwise(listed))
    yield from map("_".join, zip(listed, listed[2:], strict=False))


def _sequences(word: str) -> list[str]:
    spaced = f" {word} "
    return [spaced[i : i + LETTERS] for i in range(len(spaced) - LETTERS + 1)]


class Matcher:
    """Scores a text against classes of phrasings."""

    def __init__(self, phrasings: Mapping[str, Iterable[str]]) -> None:
        self.names = tuple(phrasings)
        listed = [[words(text) for text in texts] for texts in phrasings.values()]
        self._features = [
            Counter(chain.from_iterable(map(_with_neighbours, texts))) for texts in listed
        ]
        self._totals = [counts.total() for counts in self._features]
        self._letters = _Letters([Counter(chain.from_iterable(texts)) for texts in listed])

    def scores(self, text: str, other: str) -> dict[str, float]:
        """Every class's score for a text but `other`'s; none where the text has no word."""
        listed = words(text)
        if not listed:
            return {}
        # What happened is told first, and a second complaint often trails behind.
        opening = listed[: max(FEWEST, round(len(listed) * OPENING))]
        whole, first = self._scored(listed, other), self._scored(opening, other)
        names = (name for name in self.names if name != other)
        return {
            name: score + OPENING_WEIGHT * early
            for name, score, early in zip(names, whole, first, strict=True)
        }

    def _scored(self, listed: Sequence[str], other: str) -> list[float]:
        apart = self.names.index(other)

        def without(counts: Sequence[int]) -> list[int]:
            return [*counts[:apart], *counts[apart + 1 :]]

        totals = without(self._totals)
        by_word = _likelihood(map(without, self._found(listed)), totals, WORD_PRIOR)
        letters = map(without, self._letters.found(listed))
        by_letter = _likelihood(letters, without(self._letters.totals), LETTER_PRIOR)
        return [sum(both) for both in zip(_scaled(by_word), _scaled(by_letter), strict=True)]

    def odds(self, text: str, other: str) -> float:
        """How much likelier a text is of the classes than of `other`, in logarithms.

        Of all of them taken together, and of the likeliest: the two are added, and divided by the
        root of the number of words, so that long texts and short ones compare. Minus infinity
        where the text has no word.
        """
        listed = words(text)
        if not listed:
            return -math.inf
        apart = self.names.index(other)
        found, letters = list(self._found(listed)), list(self._letters.found(listed))

        def likelier(of: Callable[[Sequence[int]], Sequence[int]]) -> float:
            by_word = _likelihood(map(of, found), of(self._totals), WORD_PRIOR)
            by_letter = _likelihood(map(of, letters), of(self._letters.totals), LETTER_PRIOR)
            *classes, theirs = map(sum, zip(by_word, by_letter, strict=True))
            return max(classes) - theirs

        together = likelier(lambda counts: (sum(counts) - counts[apart], counts[apart]))
        best = likelier(lambda counts: (*counts[:apart], *counts[apart + 1 :], counts[apart]))
        return (together + best) / math.sqrt(len(listed))

    def telling(self, text: str, name: str, most: int = 3) -> tuple[str, ...]:
        """The words of a text that speak most for a class, compared with the other classes."""
        index = self.names.index(name)
        mine, whole = self._features[index], self._totals[index] or 1

        def speaks(word: str) -> float:
            classes = zip(self._features, self._totals, strict=True)
            share = sum(counts[word] / total for counts, total in classes if total)
            return mine[word] / whole / share

        telling = {word: speaks(word) for word in words(text) if mine[word] > 1}
        best = sorted(telling, key=lambda word: -telling[word])[:most]
        return tuple(word for word in best if telling[word] > 3 / len(self.names))

    def _found(self, listed: Sequence[str]) -> Iterator[list[int]]:
        """How often each feature stands in each class."""
        for feature in _with_neighbours(listed):
            yield [counts[feature] for counts in self._features]


class _Letters:
    """Letter sequences, counted through the distinct words that hold them."""

    def __init__(self, counts: Sequence[Counter[str]]) -> None:
        vocabulary = list(dict.fromkeys(chain.from_iterable(counts)))
        # One string of all distinct words, to find a sequence in all of them at once
        self._all = "\n".join(f" {word} " for word in vocabulary)
        self._seen: dict[str, list[int]] = {}
        self._starts: list[int] = []
        position = 0
        for word in vocabulary:
            self._starts.append(position)
            position += len(word) + 3
        number = {word: index for index, word in enumerate(vocabulary)}
        self._classes: list[list[tuple[int, int]]] = [[] for _ in vocabulary]
        for index, held in enumerate(counts):
            for word, count in held.items():
                self._classes[number[word]].append((index, count))
        self.totals = [
            sum(count * max(0, len(word) + 3 - LETTERS) for word, count in held.items())
            for held in counts
        ]

    def found(self, listed: Sequence[str]) -> Iterator[list[int]]:
        """How often each sequence of the words stands in each class."""
        for sequence in chain.from_iterable(map(_sequences, listed)):
            yield self._standing(sequence)

    def _standing(self, sequence: str) -> list[int]:
        if sequence in self._seen:
            return self._seen[sequence]
        counts = self._seen[sequence] = [0] * len(self.totals)
        at = self._all.find(sequence)
        while at >= 0:
            for index, count in self._classes[bisect_right(self._starts, at) - 1]:
                counts[index] += count
            at = self._all.find(sequence, at + 1)
        return counts


def _likelihood(found: Iterable[Sequence[int]], totals: Sequence[int], prior: float) -> list[float]:
    """For each class, the logarithm of how likely the features are, against all classes."""
    whole = sum(totals)
    logs = [math.log(total + prior) for total in totals]
    scores = [0.0] * len(totals)
    for counts in found:
        share = sum(counts) / whole
        if not share:
            continue  # a feature that no class knows tells nothing
        expected, base = prior * share, math.log(share)
        absent = math.log(expected)  # most classes do not hold it
        for index, count in enumerate(counts):
            held = math.log(count + expected) if count else absent
            scores[index] += held - logs[index] - base
    return scores


def _scaled(scores: Sequence[float]) -> list[float]:
    """Scores with mean 0 and standard deviation 1."""
    mean = math.fsum(scores) / len(scores)
    spread = math.sqrt(math.fsum((score - mean) ** 2 for score in scores) / len(scores))
    return [(score - mean) / spread if spread else 0.0 for score in scores]
