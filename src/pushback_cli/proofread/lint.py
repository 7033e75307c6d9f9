"""Reading a text against the wording rules."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from .rules import Flag, Rule, Rules
from .sentences import Sentence, sentences

_TURN = re.compile(r"[;–—]|,? (?:but|and yet|yet|however)\b", re.IGNORECASE)
_START = re.compile(
    r"[\s\-*•>\d.)(\[\]]*(?:(?:so|and|but|then|now|look|ok|okay|right|hi|dear)\b[\s,]*)?", re.I
)


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
    spans = [] if quoted else _set_aside(text, rules)
    taken: list[tuple[int, int, Rule]] = []
    for rule in rules.rules:
        if rule.let_pass and rule.let_pass.search(text):
            continue
        for match in _matches(rule, text):
            start, end = match.span()
            aside = any(since <= start < until for since, until in spans)
            known = any(a < end and start < b and rule.flag == other.flag for a, b, other in taken)
            if not aside and not known:
                taken.append((start, end, rule))
    for start, end, rule in sorted(taken, key=lambda each: each[:2]):
        yield sentence.start + start, sentence.start + end, rule


def _matches(rule: Rule, text: str) -> Iterator[re.Match[str]]:
    if rule.at_start:
        start = _START.match(text)
        match = rule.found.match(text, start.end() if start else 0)
        if match:
            yield match
        return
    yield from rule.found.finditer(text)


def _set_aside(text: str, rules: Rules) -> list[tuple[int, int]]:
    """What is only reported or denied, up to the turn of the sentence."""
    if rules.set_aside is None:
        return []
    spans = []
    for match in rules.set_aside.finditer(text):
        turn = _TURN.search(text, match.end())
        spans.append((match.end(), turn.start() if turn else len(text)))
    return spans


def _placed(text: str, starts: list[int], start: int, end: int, rule: Rule) -> Finding:
    line = bisect_right(starts, start)
    column = start - starts[line - 1] + 1
    words = text[start:end]
    first = words.split("\n")[0].rstrip()  # a finding is shown on the line it starts on
    return Finding(
        line, column, column + len(first), rule.flag, rule.id, first, rule.why, rule.instead
    )
