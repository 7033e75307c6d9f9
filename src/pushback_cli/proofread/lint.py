"""Reading a text against the wording rules."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from .rules import Flag, Rule, Rules, Sought
from .sentences import Sentence, sentences

_TURN = re.compile(
    r"[;–—]|,? (?:but|and yet|yet|however)\b"
    r"|, (?:and (?:I|we|that's|that is|honestly|frankly|being|you)"
    r"|since|because|so|though|although|even though)\b",
    re.IGNORECASE,
)
_START = re.compile(
    r"(?:^|;)[\s\-*•>\d.)(\[\]]*"
    r"(?:(?:so|and|but|then|now|look|ok|okay|right|hi|dear)\b[\s,]*)?",
    re.IGNORECASE,
)
_WORD = re.compile(r"(?<![\w'’-])\w{1,40}")


class Finding(NamedTuple):
    """Words that would do harm: where they stand, counted from 1, which flag, why, what else."""

    line: int
    column: int
    end_column: int
    flag: Flag
    rule: str
    text: str
    why: str
    instead: str


def lint(text: str, rules: Rules, quoted: bool = False) -> tuple[Finding, ...]:
    """Every finding, in the order of the text; `quoted` reads what stands in quotation marks too.

    A sentence with `[meant]` in it or behind it is left alone. Two findings of one flag on the
    same words are one.
    """
    starts = [0, *(match.end() for match in re.finditer("\n", text))]
    found = [
        (start, end, rule)
        for sentence in sentences(text, quoted)
        for start, end, rule in _in_sentence(sentence, rules, quoted)
    ]
    return tuple(_placed(text, starts, *each) for each in found)


def _in_sentence(sentence: Sentence, rules: Rules, quoted: bool) -> Iterator[tuple[int, int, Rule]]:
    text = sentence.text
    matches = sorted(
        _matches(text, rules), key=lambda each: (each[2].place[0], each[0], each[2].place)
    )
    if not matches:
        return
    spans = [] if quoted else _set_aside(text, rules)
    passed = {
        rule.id
        for rule in {sought.place[0]: sought.rule for _, _, sought in matches}.values()
        if rule.let_pass and rule.let_pass.search(text)
    }
    taken: list[tuple[int, int, Rule]] = []
    for start, end, sought in matches:
        rule = sought.rule
        aside = any(since <= start < until for since, until in spans)
        known = any(a < end and start < b and rule.flag == other.flag for a, b, other in taken)
        if not (aside or known or rule.id in passed) and (
            rule.names or not _name(text, start, end)
        ):
            taken.append((start, end, rule))
    if (
        rules.harmless
        and any(not rule.sure for *_, rule in taken)
        and rules.harmless(sentence.whole)
    ):
        taken = [each for each in taken if each[2].sure]
    for start, end, rule in sorted(taken, key=lambda each: each[:2]):
        yield sentence.start + start, sentence.start + end, rule


def _matches(text: str, rules: Rules) -> Iterator[tuple[int, int, Sought]]:
    first = {start.end() for start in _START.finditer(text)}
    there = {each for word in re.findall(r"\w+", text.lower()) for each in _beginnings(word)}
    for word in _WORD.finditer(text):
        at = word.start()
        for opener in _beginnings(word[0].lower()):
            for sought in rules.index.get(opener, ()):
                if sought.needs and sought.needs.isdisjoint(there):
                    continue
                if not sought.rule.at_start or at in first:
                    match = sought.pattern.match(text, at)
                    if match:
                        yield at, match.end(), sought
    for sought in rules.index.get("*", ()):
        for match in sought.pattern.finditer(text):
            if not sought.rule.at_start or match.start() in first:
                yield match.start(), match.end(), sought


def _beginnings(word: str) -> Iterator[str]:
    """The word, and each way it can be meant by a word that ends in a star."""
    yield word
    for length in range(1, min(len(word), 40) + 1):
        yield f"{word[:length]}*"


def _name(text: str, start: int, end: int) -> bool:
    """Whether the words are written as a name: capitals in the middle of a sentence."""
    words = [word for word in re.findall(r"[^\W\d_]+", text[start:end]) if len(word) > 1]
    behind = text[:start].rstrip()
    return bool(
        words
        and all(word[0].isupper() and word[1:].islower() for word in words)
        and (behind[-1:].isalnum() or behind[-1:] in (",", "&", "’", "'"))
    )


def _set_aside(text: str, rules: Rules) -> list[tuple[int, int]]:
    """What is only reported or denied, up to the turn of the sentence."""
    spans = []
    for match in rules.reported.finditer(text) if rules.reported else ():
        turn = _TURN.search(text, match.end())
        last = text.rfind(" ", 0, match.end()) + 1  # the word that denies may begin the finding
        spans.append((max(last, match.start()), turn.start() if turn else len(text)))
    behind = rules.attributed.search(text) if rules.attributed else None
    if behind:
        turns = [turn.end() for turn in _TURN.finditer(text, 0, behind.start())]
        spans.append((turns[-1] if turns else 0, behind.start()))
    return spans


def _placed(text: str, starts: list[int], start: int, end: int, rule: Rule) -> Finding:
    line = bisect_right(starts, start)
    column = start - starts[line - 1] + 1
    words = text[start:end]
    first = words.split("\n")[0].rstrip()  # a finding is shown on the line it starts on
    return Finding(
        line, column, column + len(first), rule.flag, rule.id, first, rule.why, rule.instead
    )
