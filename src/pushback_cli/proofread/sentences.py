"""A text as sentences, with what is quoted and what is meant taken out."""

import re
from collections.abc import Iterator
from typing import NamedTuple

_SHORT = "".join(
    rf"(?<!\b{word})" for word in ("Mr", "Mrs", "Ms", "Dr", "Prof", "St", "e.g", "i.e")
)
_END = re.compile(rf"{_SHORT}[.!?…]+[\"”’')\]]*(?=\s|$)|\n\s*\n|\n(?=\s*(?:[-*•>]|\d+[.)])\s)")
_QUOTED = re.compile(
    r"“[^”]{0,2000}”|„[^“”]{0,2000}[“”]|«[^»]{0,2000}»|\"[^\"]{0,2000}\"|`[^`\n]{0,500}`"
    r"|(?<![\w])['‘](?=\w)[^'‘’\n]*(?:(?<=\w)['’](?=\w)[^'‘’\n]*)*['’](?!\w)"
    r"|(?m:^[ \t]*>.*$)"
)
_MARK = r"(?:\[(?:meant|i mean it)\]|<!--\s*meant\b[^>\n]*-->)"
_MEANT = re.compile(_MARK, re.IGNORECASE)
_BEHIND = re.compile(rf"[ \t]*{_MARK}", re.IGNORECASE)


class Sentence(NamedTuple):
    """A sentence with what stands in quotation marks blanked out, where it starts, and as it is."""

    text: str
    start: int
    whole: str


def sentences(text: str, quoted: bool = False) -> Iterator[Sentence]:
    """Every sentence but those marked `[meant]`; with `quoted`, quotations are read too."""
    shown = text if quoted else _QUOTED.sub(lambda found: _blank(found[0]), text)
    start = 0
    for end in (*(match.end() for match in _END.finditer(text)), len(text)):
        behind = _BEHIND.match(text, end)  # the mark may stand behind the full stop
        if shown[start:end].strip() and not behind and not _MEANT.search(text, start, end):
            yield Sentence(shown[start:end], start, text[start:end])
        start = behind.end() if behind else end


def _blank(text: str) -> str:
    return re.sub(r"[^\n]", " ", text)
