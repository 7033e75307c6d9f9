"""The notation of wording rules, for people who edit no code, and what it is compiled to.

    you (always|never)      one of several; an empty one, as in `(so|)`, may be left out
    micromanag*             any ending; elsewhere a star is a star, as in f**k
    if you ... I will       up to five words between
    {number} {day}          a number, or a weekday, month, date or clock time
    {insult}                any entry of the list of that name, where the file has one

Case, the kind of apostrophe, and whether a hyphen is a hyphen or a space make no difference, nor
does a double consonant that is written once in a longer word, as in "embarasing".
Every part is bounded, so a text of any length is searched in time proportional to it.
"""

import re
from collections.abc import Mapping
from functools import cache
from typing import Any, NamedTuple

_BETWEEN = r"(?:[\s,]+|\s*[-–—]\s*|(?=['’])|(?=\s*[.,;:!?…]))"
_ANY_WORD = r"[^\s,.;:!?–—]+"
_SPECIAL = {
    "{number}": r"(?:\d[\d.,]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    r"|twenty|thirty|forty|fifty|sixty)",
    "{day}": r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|tue|wed|thu|fri)\b"
    r"|today|tomorrow|tonight|noon|january|february|march|april|june|july|august"
    r"|september|october|november|december|\d{1,2}(?::\d\d)? ?(?:am|pm)"
    r"|\d{1,2}(?:st|nd|rd|th)|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b)",
}
# What a regular expression would mean, and these patterns take for itself
_FOREIGN = re.compile(r"[\\^\[\]]|(?<!\$)\$$|^[*+]+$")
_LONG = 7  # letters, from which on people forget that one is double
_DOUBLE = re.compile(r"([b-df-hj-np-tv-z])\1")
_GROUP = re.compile(r"\(([^()?][^()]*)\)(?![?*+{])")
_NAMED = re.compile(r"\{([a-z]+)\}")
_TOKEN = re.compile(r"\{[a-z]+\}|\.\.\.|[()|]|[^\s()|]+")


class PatternFault(ValueError):
    """A pattern that cannot be read; the text says why."""


class Expression(NamedTuple):
    """A pattern as a regular expression, with the words it can begin with and those it needs.

    A word that ends in a star is open. Without `openers` it may begin anywhere; a text that has
    none of `needs` cannot hold it, and need not be searched.
    """

    text: str
    openers: frozenset[str] | None = None
    needs: frozenset[str] | None = None


def compiled(pattern: str) -> str:
    """The pattern as a regular expression; raises PatternFault."""
    return expression(pattern).text


@cache
def expression(pattern: str) -> Expression:
    """The pattern with what it can begin with; raises PatternFault."""
    tokens = _TOKEN.findall(pattern)
    foreign = next(filter(_FOREIGN.search, tokens), None)
    if foreign:
        raise PatternFault(f"'{foreign}' is not in the notation, and would find nothing")
    inner, rest = _choices(tokens, 0)
    if rest < len(tokens):
        raise PatternFault("has a ')' without a '('")
    if not re.sub(r"[^\w{]", "", pattern.replace("...", "")):
        raise PatternFault("holds no word")
    return inner._replace(text=rf"(?<![\w'’-]){inner.text}(?![\w])")


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
        elif word := _word(token):
            branches[-1].add(word, False)
        else:
            branches[-1].mark(re.escape(token))
        at += 1
    text = "(?:" + "|".join(branch.text for branch in branches) + ")"
    # A branch of optional parts alone may begin with whatever follows it.
    known = all(b.openers is not None and (b.settled or not b.text) for b in branches)
    openers = frozenset().union(*(b.openers or () for b in branches)) if known else None
    needs = [branch.needs() for branch in branches]
    needed = None if None in needs else frozenset().union(*(each or () for each in needs))
    return Expression(text, openers, needed), at


def spelt_out(data: Any, words: Mapping[str, Any]) -> Any:
    """The data of a file with each `{name}` in its texts replaced by the list of that name.

    A list may name those above it.
    """
    lists: dict[str, str] = {}

    def spell(found: re.Match[str]) -> str:
        return lists.get(found[1], found[0])

    def through(part: Any) -> Any:
        if isinstance(part, str):
            return _NAMED.sub(spell, part)
        if isinstance(part, list):
            return [through(each) for each in part]
        if isinstance(part, dict):
            return {key: through(each) for key, each in part.items()}
        return part

    for name, entries in words.items():
        known = through(entries)
        if isinstance(known, list) and all(isinstance(each, str) for each in known):
            lists[name] = f"({'|'.join(known)})"
    return through(data)


def _opener(token: str) -> frozenset[str] | None:
    """The words that a text can have where this stands; one that ends in a star is open."""
    if token in _SPECIAL:
        heads = re.findall(r"[a-z]{3}", _SPECIAL[token])
        return frozenset(f"{head}*" for head in (*heads, *"0123456789"))
    word = token.lower()
    run = re.match(r"\w+", word)
    if not run:
        return None
    star = "*" if word.endswith("*") else ""
    double = _DOUBLE.search(word) if len(word) >= _LONG else None
    if double:
        return frozenset({f"{run[0][: double.start() + 1]}*"})
    if run[0] == word.rstrip("*"):
        return frozenset({run[0] + star})
    return frozenset({run[0], re.sub(r"\W", "", word) + star})  # without its hyphen, apostrophe


def written(regex: str) -> Expression:
    """A regular expression that somebody wrote, with the words that it plainly begins with."""
    rest = regex.removeprefix(r"\b")
    first = _GROUP.match(rest)
    heads = first[1].split("|") if first else [rest]
    openers: set[str] = set()
    for head in heads:
        letters = re.match(r"[a-z0-9]+(?![?*+{a-z0-9])", head.lower())
        if head.startswith(r"\d"):
            openers.update(f"{digit}*" for digit in "0123456789")
        elif letters:
            openers.add(f"{letters[0]}*")
        else:
            return Expression(regex)
    outside = re.sub(r"\([^()]*\)", "", re.sub(r"\([^()]*\)", "", rest))
    return Expression(regex) if "|" in outside else Expression(regex, frozenset(openers))


class _Branch:
    """Parts in a row, with what may stand between two of them."""

    def __init__(self) -> None:
        self.text, self._pending = "", ""
        self.openers: frozenset[str] | None = frozenset()
        self.settled = False  # whether a part stands that cannot be left out
        self._needed: list[frozenset[str]] = []  # one of each must be there; the first opens it

    def needs(self) -> frozenset[str] | None:
        """The shortest list of words one of which must stand behind the first."""
        return min(self._needed[1:] or self._needed, key=len, default=None)

    def add(self, expression: Expression, optional: bool) -> None:
        part = expression.text
        if not optional:
            self._needed += filter(None, (expression.openers, expression.needs))
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


@cache
def _word(token: str) -> Expression | None:
    """What a word of a pattern stands for; None for a punctuation mark."""
    if not re.search(r"[\w{*'’]", token):
        return None
    if token in _SPECIAL:
        return Expression(_SPECIAL[token], _opener(token))
    if token.startswith("{"):
        known = ", ".join(_SPECIAL)
        raise PatternFault(f"knows no {token}; there are {known} and the lists under 'words'")
    # A star at the end is any ending; stars elsewhere are those that hide a letter.
    open_ended = token.endswith("*") and "*" not in token[:-1]
    stem = token[:-1] if open_ended else token
    letters = {"'": "['’]?", "’": "['’]?", "-": r"[\s–-]?"}
    text = "".join(letters.get(c, re.escape(c)) for c in stem)
    if len(stem) >= _LONG and stem.isalpha():
        text = _DOUBLE.sub(r"\1\1?", text)
    return Expression(text + (r"\w*" if open_ended else ""), _opener(token))
