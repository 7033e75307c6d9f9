"""The notation of wording rules, for people who edit no code, and what it is compiled to.

    you (always|never)      one of several; an empty one, as in `(so|)`, may be left out
    micromanag*             any ending; elsewhere a star is a star, as in f**k
    if you ... I will       up to five words between
    {number} {day}          a number, or a weekday, month, date or clock time

Case, the kind of apostrophe, and whether a hyphen is a hyphen or a space make no difference.
Every part is bounded, so a text of any length is searched in time proportional to it.
"""

import re

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


def compiled(pattern: str) -> str:
    """The pattern as a regular expression; raises PatternFault."""
    tokens = _TOKEN.findall(pattern)
    expression, rest = _choices(tokens, 0)
    if rest < len(tokens):
        raise PatternFault("has a ')' without a '('")
    if not re.sub(r"[^\w{]", "", pattern.replace("...", "")):
        raise PatternFault("holds no word")
    return rf"(?<![\w'’-]){expression}(?![\w])"


def _choices(tokens: list[str], at: int) -> tuple[str, int]:
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
            optional = inner.startswith("(?:|") or "||" in inner or inner.endswith("|)")
            branches[-1].add(inner, optional)
        elif token == "...":
            branches[-1].gap()
        elif not re.search(r"[\w{*'’]", token):
            branches[-1].mark(re.escape(token))
        else:
            branches[-1].add(_word(token), False)
        at += 1
    return "(?:" + "|".join(branch.text for branch in branches) + ")", at


class _Branch:
    """Parts in a row, with what may stand between two of them."""

    def __init__(self) -> None:
        self.text, self._pending = "", ""

    def add(self, part: str, optional: bool) -> None:
        if optional and self._pending:
            self.text += f"(?:{_BETWEEN}{part})?"
        elif optional:  # the first: what is left out leaves no gap behind
            self.text += f"(?:{part}{_BETWEEN})?"
        else:
            self.text += self._pending + part
            self._pending = _BETWEEN

    def mark(self, part: str) -> None:
        self.text += r"\s*" + part
        self._pending = r"\s*"

    def gap(self) -> None:
        if self._pending:
            self.text += rf"(?:{_BETWEEN}{_ANY_WORD}){{0,5}}"
        else:
            self.text += rf"(?:{_ANY_WORD}{_BETWEEN}){{0,5}}"


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
