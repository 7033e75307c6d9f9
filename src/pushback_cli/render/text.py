"""Plain text: no markup at all, wrapped, for a mail or a screen reader."""

from collections.abc import Iterator

from .look import Look
from .page import Block, Exchange, Link, Page, Pairs, Points, Section, Spoken, Table, Text, titled


def render(page: Page, look: Look) -> str:
    """The page as plain text."""
    writer = _Writer(look.columns)
    stop = ["STOP. THIS IS A RED LINE."] if page.alarm else []
    lines = [*writer.hanging("", page.title.upper()), *stop, *writer.hanging("", page.aside), ""]
    for row in page.glance:
        body = f"“{row.text}”" if row.voice else row.text
        lines.extend(writer.hanging(f"{row.label.upper()}: ", body))
    for section in page.sections:
        lines.extend(("", *writer.section(section)))
    return "\n".join(lines) + "\n"


class _Writer:
    def __init__(self, columns: int) -> None:
        from rich.console import Console

        self.columns = columns
        self._console = Console(width=columns, legacy_windows=False)

    def section(self, section: Section) -> Iterator[str]:
        yield from self.hanging("", section.title.upper())
        for block in section.blocks:
            yield from self.block(block)

    def block(self, block: Block) -> Iterator[str]:
        match block:
            case Spoken():
                yield from self.hanging("  ", _said(block))
                if block.because:
                    yield from self.hanging("    ", f"({block.because})")
            case Text(text):
                yield from self.hanging("", text)
            case Link(url):
                yield url
            case Points(items, boxes):
                for item in items:
                    yield from self.hanging("[ ] " if boxes else "- ", item)
            case Pairs(rows):
                for label, text in rows:
                    yield from self.hanging(f"{titled(label)}: ", text)
            case Table(heads, rows):
                for row in rows:
                    first, *rest = zip(heads, row, strict=True)
                    yield from self.hanging("- ", first[1])
                    for head, cell in rest:
                        yield from self.hanging(f"  {head}: ", cell)
            case Exchange(says, reply, then):
                yield from self.hanging("They say: ", f"“{says}”")
                yield from self.hanging("  You: ", _said(reply))
                if then:
                    yield from self.hanging("If they press: ", f"“{then[0]}”")
                    yield from self.hanging("  You: ", _said(then[1]))

    def hanging(self, lead: str, body: str) -> list[str]:
        from rich.text import Text

        indent = " " * min(len(lead), 2)
        # rich counts the cells of wide characters, which textwrap does not
        wrapped = Text(lead + body).wrap(self._console, self.columns - len(indent))
        first, *rest = (line.plain.rstrip() for line in wrapped)
        return [first, *(f"{indent}{line.lstrip()}" for line in rest)]


def _said(line: Spoken) -> str:
    return f"“{line.text}”" + "".join(f" [{fact}]" for fact in line.cites)
