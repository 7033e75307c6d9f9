"""Markdown that renders on GitHub and pastes into a document or a chat without mess."""

import re
from collections.abc import Iterator

from .page import Block, Exchange, Link, Page, Pairs, Points, Section, Spoken, Table, Text, titled

# What would start a construct inside a line, and what would at the start of one. An underscore
# inside a word starts nothing, so names_like_this stay readable.
_INLINE = re.compile(r"([\\`*<\[\]|~])|(?<![^\W_])_|_(?![^\W_])|&(?=#?\w+;)")
_LINE_START = re.compile(r"^(\s*\d*)(?=[.)#>+\-=])")
_URL = re.compile(r"https?://[\w.~:/?#\[\]@!$&'()+,;=%-]*[\w/=#&%-]")


def render(page: Page) -> str:
    """The page as Markdown."""
    lines = [f"# {escape(page.title)}", "", escape(page.aside), ""]
    if page.alarm:
        lines[2:2] = ["**Stop. This is a red line.**", ""]
    for row in page.glance:
        body = f"“{escape(row.text)}”" if row.voice else escape(row.text)
        lines.append(f"- **{titled(row.label)}:** {body}")
    for section in page.sections:
        lines.extend(("", *_section(section)))
    return "\n".join(lines) + "\n"


def _section(section: Section) -> Iterator[str]:
    yield f"## {escape(section.title)}"
    for block in section.blocks:
        yield ""
        yield from _block(block)


def _block(block: Block) -> Iterator[str]:
    match block:
        case Spoken():
            yield f"> {_said(block)}"
            if block.because:
                yield ">"
                yield f"> _{escape(block.because)}_"
        case Text(text):
            yield escape(text)
        case Link(url):
            yield f"<{url}>"
        case Points(items, boxes):
            mark = "- [ ]" if boxes else "-"
            yield from (f"{mark} {escape(item)}" for item in items)
        case Pairs(rows):
            yield from (f"- **{titled(label)}:** {escape(text)}" for label, text in rows)
        case Table(heads, rows):
            yield f"| {' | '.join(heads)} |"
            yield f"|{' --- |' * len(heads)}"
            yield from (f"| {' | '.join(escape(cell) for cell in row)} |" for row in rows)
        case Exchange(says, reply, then):
            yield f"**They say:** “{escape(says)}”"
            yield ""
            yield f"> {_said(reply)}"
            if then:
                yield ""
                yield f"**If they press:** “{escape(then[0])}”"
                yield ""
                yield f"> {_said(then[1])}"


def _said(line: Spoken) -> str:
    return f"“{escape(line.text)}”" + "".join(f" \\[{fact}\\]" for fact in line.cites)


def escape(text: str) -> str:
    """Text that Markdown shows as it is: nothing in it becomes markup, HTML or a table cell.

    Addresses stay whole, so that they can be followed.
    """
    parts, end = [], 0
    for url in _URL.finditer(text):
        parts += [_escaped(text[end : url.start()]), _link(url[0])]
        end = url.end()
    return _LINE_START.sub(r"\1\\", "".join((*parts, _escaped(text[end:]))))


def _escaped(text: str) -> str:
    return _INLINE.sub(lambda found: "\\" + found[0], text)


def _link(url: str) -> str:
    return f"<{url}>"
