"""The notation of wording rules, for people who edit no code, and what it is compiled to.

    you (always|never)      one of several; an empty one, as in `(so|)`, may be left out
    micromanag*             any ending; elsewhere a star is a star, as in f**k
    if you ... I will       up to five words between
    {number} {day}          a number, or a weekday, month, date or clock time

Case, the kind of apostrophe, and whether a hyphen is a hyphen or a space make no difference.
Every part is bounded, so a text of any length is searched in time proportional to it.
"""

import re
from functools import cache
from typing import NamedTuple

_BETWEEN = r"(?:[\s,]+|\s*[-–—]\s*)"
_ANY_WORD = r"[^\s,.;:!?–—]+"
_SPECIAL = {
    "{number}": r"(?:\d[\d.,]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    r"|twenty|thirty|forty|fifty|sixty)",
    "{day}": r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|tue|wed|thu|fri)\b"
    r"|today|tomorrow|tonight|noon|january|february|march|april|june|july|august"
    r"|september|october|november|december|\d{1,2}(?::\d\d)? ?(?:am|pm)"
    r"|\d{1,2}(?:st|nd|rd|th)|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b)",
}
_TOKEN = re.compile(r"\{[a-z]+\}|\.\.\.|[()|]|[^\s()|]+")


class PatternFault(ValueError):
    """A pattern that cannot be read; the text says why."""


class Expression(NamedTuple):
    """A pattern as a regular expression, and the first letters of the words it can begin with.

    Without `openers` it may begin anywhere.
    """

    text: str
    openers: frozenset[str] | None = None


def compiled(pattern: str) -> str:
    """The pattern as a regular expression; raises PatternFault."""
    return expression(pattern).text


@cache
def expression(pattern: str) -> Expression:
    """The pattern with what it can begin with; raises PatternFault."""
    tokens = _TOKEN.findall(pattern)
    inner, rest = _choices(tokens, 0)
    if rest < len(tokens):
        raise PatternFault("has a ')' without a '('")
    if not re.sub(r"[^\w{]", "", pattern.replace("...", "")):
        raise PatternFault("holds no word")
    return Expression(rf"(?<![\w'’-]){inner.text}(?![\w])", inner.openers)


def _choices(tokens: list[str], at: int) -> tuple[Expression, int]:
    """Alternatives up to the closing bracket, and where they end."""
    branches, at = [_Branch()], at
    while at < len(tokens) and tokens[at] != ")":
        token = tokens[at]
        if token == "|":
            branches.append(_Branch())
        elif token == "(":
            inner, at = _choices(tokens, at + 1)
            if at >= len(tokens):
                raise PatternFault("has a '(' without a ')'")
            text = inner.text
            optional = text.startswith("(?:|") or "||" in text or text.endswith("|)")
            branches[-1].add(inner, optional)
        elif token == "...":
            branches[-1].gap()
        elif not re.search(r"[\w{*'’]", token):
            branches[-1].mark(re.escape(token))
        else:
            branches[-1].add(Expression(_word(token), _opener(token)), False)
        at += 1
    text = "(?:" + "|".join(branch.text for branch in branches) + ")"
    # A branch of optional parts alone may begin with whatever follows it.
    known = all(b.openers is not None and (b.settled or not b.text) for b in branches)
    openers = frozenset().union(*(b.openers or () for b in branches)) if known else None
    return Expression(text, openers), at


def _opener(token: str) -> frozenset[str] | None:
    letters = re.match(r"[a-z0-9]{1,3}", token.lower())
    return frozenset({letters[0]}) if letters else None


class _Branch:
    """Parts in a row, with what may stand between two of them."""

    def __init__(self) -> None:
        self.text, self._pending = "", ""
        self.openers: frozenset[str] | None = frozenset()
        self.settled = False  # whether a part stands that cannot be left out

    def add(self, expression: Expression, optional: bool) -> None:
        part = expression.text
        if not self.settled:
            self._may_open(expression.openers)
            self.settled = not optional
        if optional and self._pending:
            self.text += f"(?:{_BETWEEN}{part})?"
        elif optional:  # the first: what is left out leaves no gap behind
            self.text += f"(?:{part}{_BETWEEN})?"
        else:
            self.text += self._pending + part
            self._pending = _BETWEEN

    def mark(self, part: str) -> None:
        if not self.settled:
            self._may_open(None)
            self.settled = True
        self.text += r"\s*" + part
        self._pending = r"\s*"

    def gap(self) -> None:
        if not self.settled:
            self._may_open(None)
        if self._pending:
            self.text += rf"(?:{_BETWEEN}{_ANY_WORD}){{0,5}}"
        else:
            self.text += rf"(?:{_ANY_WORD}{_BETWEEN}){{0,5}}"

    def _may_open(self, openers: frozenset[str] | None) -> None:
        known = self.openers is not None and openers is not None
        self.openers = (self.openers or frozenset()) | (openers or frozenset()) if known else None


def _word(token: str) -> str:
    if token in _SPECIAL:
        return _SPECIAL[token]
    if token.startswith("{"):
        raise PatternFault(f"knows no {token}; there are {', '.join(_SPECIAL)}")
    # A star at the end is any ending; stars elsewhere are those that hide a letter.
    open_ended = token.endswith("*") and "*" not in token[:-1]
    stem = token[:-1] if open_ended else token
    letters = {"'": "['’]?", "’": "['’]?", "-": r"[\s–-]?"}
    return "".join(letters.get(c, re.escape(c)) for c in stem) + (r"\w*" if open_ended else "")
