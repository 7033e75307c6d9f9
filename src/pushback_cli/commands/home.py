"""`pushback` alone: what is due, what to look at again, the last briefs, and what to do next."""

import datetime
import textwrap
from collections.abc import Iterator
from typing import TYPE_CHECKING

from .. import settings as settings_file
from .. import streams
from ..memory.folder import database

if TYPE_CHECKING:
    from pathlib import Path

SOON, BEHIND = datetime.timedelta(days=7), datetime.timedelta(days=14)
MOST = 5
NEXT = (
    ("pushback prep", "prepare a conversation"),
    ("pushback debrief", "say how the last one went"),
    ("pushback --help", "everything else"),
)


def home() -> None:
    """Write what one needs to know today."""
    settings = settings_file.read()
    lines: list[str] = []
    if database(settings.home).exists():
        lines = list(_kept(settings.home, settings.today or datetime.date.today()))
    columns = streams.columns()
    widest = max(len(command) for command, _ in NEXT)
    lines.append("Next")
    lines.extend(f"  {command:{widest}}  {what}" for command, what in NEXT)
    wrapped = (textwrap.fill(line, columns, subsequent_indent=" " * 6) for line in lines)
    streams.write("\n".join(wrapped) + "\n")


def _kept(folder: "Path", today: datetime.date) -> Iterator[str]:
    from itertools import islice

    from ..memory import briefs, promises
    from ..memory.store import Store
    from .briefs_list import line as brief_line
    from .promises_list import line as promise_line

    with Store(folder, streams.tell).reading() as db:
        due = list(islice(promises.listed(db, state="open", until=today + SOON), MOST))
        soon = briefs.soon(db, today - BEHIND, today + SOON, MOST)
        last = briefs.listed(db, MOST)
    if due:
        yield "Due"
        yield from (promise_line(each, today) for each in due)
        yield "      pushback promises keep NUMBER, or break, or move"
        yield ""
    if soon:
        from ..core import days

        yield "Look at again"
        for each in soon:
            assert each.look_again  # that is what was asked for
            yield f"      {days.written(each.look_again)}: brief {each.id}, {each.title}"
        yield ""
    if last:
        yield "Last"
        yield from map(brief_line, last)
        yield ""
