"""A screen: labels in a gutter, the spoken words set apart, at 80 columns and at 60.

Colors are the sixteen named ones that read on light and on dark. Everything from people and
files goes in as `Text`, which rich never reads for markup.
"""

from typing import TYPE_CHECKING

from .look import Look
from .page import Block, Exchange, Link, Page, Pairs, Points, Row, Section, Spoken, Table
from .page import Text as Paragraph

if TYPE_CHECKING:
    from rich.console import Console, RenderableType
    from rich.text import Text

GUTTER = 13
NARROW = 72  # below this a table's rows are stacked
LABEL, SPOKEN, ASIDE, ALARM = "cyan", "bold", "italic", "bold red"


def render(page: Page, look: Look) -> str:
    """The page as text, with escape sequences if colors may be used."""
    from io import StringIO

    from rich.console import Console

    out = StringIO()
    console = Console(
        file=out,
        width=look.columns,
        force_terminal=look.color,
        color_system="standard" if look.color else None,
        no_color=not look.color,
        legacy_windows=False,
        markup=False,
        emoji=False,
        highlight=False,
    )
    paint(page, console)
    if look.scrolls:
        # A screen is left at the end of a page, and the first layer is what one walks in with.
        console.print()
        paint(page._replace(sections=()), console)
    return "\n".join(line.rstrip() for line in out.getvalue().split("\n"))


def paint(page: Page, console: "Console") -> None:
    """Print the page on a console."""
    from rich.rule import Rule

    line = Rule(style="red" if page.alarm else "cyan")
    _head(page, console)
    console.print(line)
    console.print(_rows(tuple(_glance_row(row, page.alarm) for row in page.glance)))
    console.print(line)
    for section in page.sections:
        _section(section, console)


def _head(page: Page, console: "Console") -> None:
    from rich.text import Text

    title = Text(page.title, style="bold")
    aside = Text(page.aside)
    room = console.width - title.cell_len - aside.cell_len
    if room >= 2:
        console.print(Text.assemble(title, " " * room, aside))
    else:
        console.print(title)
        console.print(aside)


def _glance_row(row: Row, alarm: bool) -> "tuple[Text, Text]":
    from rich.text import Text

    label = Text(row.label.upper(), style=ALARM if alarm else f"bold {LABEL}")
    words = f"“{row.text}”" if row.voice else row.text
    return label, Text(words, style=SPOKEN if row.voice == "you" else "")


def _rows(
    rows: "tuple[tuple[Text, RenderableType], ...]", gutter: int = GUTTER
) -> "RenderableType":
    from rich.table import Table as Grid

    grid = Grid.grid(padding=(0, 1, 0, 0), expand=True)
    grid.add_column(width=gutter - 1, no_wrap=False)
    grid.add_column(ratio=1, overflow="fold")
    for label, body in rows:
        grid.add_row(label, body)
    return grid


def _section(section: Section, console: "Console") -> None:
    from rich.text import Text

    console.print()
    console.print(Text(section.title, style=f"bold {LABEL}"))
    for number, block in enumerate(section.blocks):
        if number and _stands_apart(block):
            console.print()
        for part in _block(block, console.width):
            console.print(part, soft_wrap=isinstance(block, Link))  # an address stays whole


def _stands_apart(block: Block) -> bool:
    return isinstance(block, Exchange)


def _block(block: Block, width: int) -> "list[RenderableType]":
    from rich.padding import Padding
    from rich.text import Text

    match block:
        case Spoken():
            parts: list[RenderableType] = [Padding(_said(block), (0, 0, 0, 2))]
            if block.because:
                parts.append(Padding(Text(block.because, style=ASIDE), (0, 0, 0, 4)))
            return parts
        case Paragraph(text):
            return [Padding(Text(text), (0, 0, 0, 2))]
        case Link(url):
            return [Text(f"  {url}")]
        case Points(items, boxes):
            mark = "[ ]" if boxes else "·"
            rows = tuple((Text(f"  {mark}"), Text(item)) for item in items)
            return [_rows(rows, gutter=len(mark) + 3)]
        case Pairs(pairs):
            rows = tuple((Text(f"  {label}", style=LABEL), Text(text)) for label, text in pairs)
            widest = max(len(label) for label, _ in pairs)
            return [_rows(rows, gutter=widest + 4)]
        case Table():
            return _stacked(block) if width < NARROW else [_table(block)]
        case Exchange(says, reply, then):
            turns: list[tuple[Text, RenderableType]] = [
                (Text("  they say", style=LABEL), Text(f"“{says}”")),
                (Text("  you", style=LABEL), _said(reply)),
            ]
            if then:
                turns.append((Text("  pressing", style=LABEL), Text(f"“{then[0]}”")))
                turns.append((Text("  you", style=LABEL), _said(then[1])))
            return [_rows(tuple(turns))]


def _said(line: Spoken) -> "Text":
    from rich.text import Text

    cites = "".join(f" [{fact}]" for fact in line.cites)
    return Text.assemble((f"“{line.text}”", SPOKEN), cites)


def _table(table: Table) -> "RenderableType":
    from rich import box
    from rich.padding import Padding
    from rich.table import Table as Grid
    from rich.text import Text

    grid = Grid(box=box.SIMPLE_HEAD, expand=True, pad_edge=False, header_style=LABEL)
    for head in table.heads:
        grid.add_column(head, ratio=1, overflow="fold")
    for number, row in enumerate(table.rows):
        grid.add_row(*(Text(cell) for cell in row), end_section=number == len(table.rows) - 1)
    return Padding(grid, (0, 0, 0, 2))


def _stacked(table: Table) -> "list[RenderableType]":
    from rich.padding import Padding
    from rich.text import Text

    parts: list[RenderableType] = []
    for row in table.rows:
        first, *rest = zip(table.heads, row, strict=True)
        parts.append(Padding(Text(first[1], style="bold"), (0, 0, 0, 2)))
        rows = tuple((Text(f"    {head.lower()}", style=LABEL), Text(cell)) for head, cell in rest)
        parts.append(_rows(rows, gutter=19))
    return parts
