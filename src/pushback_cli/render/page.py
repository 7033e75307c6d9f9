"""A page as blocks: what every format shares is which blocks there are and in what order."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Spoken:
    """A sentence to say aloud."""

    text: str
    cites: tuple[str, ...] = ()
    because: str | None = None


@dataclass(frozen=True)
class Text:
    """A paragraph."""

    text: str


@dataclass(frozen=True)
class Points:
    """A list; `numbered` where the order matters, `boxes` where each is to be ticked off."""

    items: tuple[str, ...]
    boxes: bool = False


@dataclass(frozen=True)
class Pairs:
    """Labels and what belongs to each."""

    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Table:
    """Rows under headings; narrow screens stack each row under its first cell."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Exchange:
    """What they say and what you reply."""

    says: str
    reply: Spoken
    then: tuple[str, Spoken] | None = None


@dataclass(frozen=True)
class Link:
    """An address, kept whole so that it can be followed."""

    url: str


Block = Spoken | Text | Link | Points | Pairs | Table | Exchange


@dataclass(frozen=True)
class Section:
    """A heading and its blocks."""

    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Row:
    """One row of the first layer; `kind` lets a format set the spoken apart from the rest."""

    label: str
    text: str
    spoken: bool = False


@dataclass(frozen=True)
class Page:
    """A whole page: a title, whom and when, the ten-second layer, then the depth."""

    title: str
    aside: str
    glance: tuple[Row, ...] = ()
    sections: tuple[Section, ...] = field(default=())
    alarm: bool = False
