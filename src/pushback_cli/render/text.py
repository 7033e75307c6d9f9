"""Plain text: no markup at all, wrapped, for a mail or a screen reader."""

import textwrap
from collections.abc import Iterator

from .look import Look
from .page import Block, Exchange, Link, Page, Pairs, Points, Section, Spoken, Table, Text


def render(page: Page, look: Look) -> str:
    """The page as plain text."""
    writer = _Writer(look.columns)
    lines = [page.title.upper(), page.aside, ""]
    if page.alarm:
        lines.insert(1, "STOP. THIS IS A RED LINE.")
    for row in page.glance:
        body = f"“{row.text}”" if row.voice else row.text
        lines.extend(writer.hanging(f"{row.label.upper()}: ", body))
    for section in page.sections:
        lines.extend(("", *writer.section(section)))
    return "\n".join(lines) + "\n"


class _Writer:
    def __init__(self, columns: int) -> None:
        self.columns = columns

    def section(self, section: Section) -> Iterator[str]:
        yield section.title.upper()
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
                    yield from self.hanging(f"{label.capitalize()}: ", text)
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
        indent = "  " if lead.strip() else " " * len(lead)
        return textwrap.wrap(
            body,
            self.columns,
            initial_indent=lead,
            subsequent_indent=indent if lead else "",
            break_long_words=False,
            break_on_hyphens=False,
        )


def _said(line: Spoken) -> str:
    return f"“{line.text}”" + "".join(f" [{fact}]" for fact in line.cites)
