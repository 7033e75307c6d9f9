"""A page as blocks: what every format shares is which blocks there are and in what order.

Named tuples, since a dozen dataclasses take longer to define than a page takes to render.
"""

from typing import Literal, NamedTuple


class Spoken(NamedTuple):
    """A sentence to say aloud."""

    text: str
    cites: tuple[str, ...] = ()
    because: str | None = None


class Text(NamedTuple):
    """A paragraph."""

    text: str


class Points(NamedTuple):
    """A list; `numbered` where the order matters, `boxes` where each is to be ticked off."""

    items: tuple[str, ...]
    boxes: bool = False


class Pairs(NamedTuple):
    """Labels and what belongs to each."""

    rows: tuple[tuple[str, str], ...]


class Table(NamedTuple):
    """Rows under headings; narrow screens stack each row under its first cell."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class Exchange(NamedTuple):
    """What they say and what you reply."""

    says: str
    reply: Spoken
    then: tuple[str, Spoken] | None = None


class Link(NamedTuple):
    """An address, kept whole so that it can be followed."""

    url: str


Block = Spoken | Text | Link | Points | Pairs | Table | Exchange


class Section(NamedTuple):
    """A heading and its blocks."""

    title: str
    blocks: tuple[Block, ...]


class Row(NamedTuple):
    """One row of the first layer; `voice` says whose words it holds, if anybody's."""

    label: str
    text: str
    voice: Literal["you", "they"] | None = None


class Page(NamedTuple):
    """A whole page: a title, whom and when, the ten-second layer, then the depth."""

    title: str
    aside: str
    glance: tuple[Row, ...] = ()
    sections: tuple[Section, ...] = ()
    alarm: bool = False


def titled(label: str) -> str:
    """A label with a capital; an id, which has to be typed as it is, stays as it is."""
    return label if "_" in label or "." in label else label.capitalize()
