"""`pushback` alone: what is due, what to look at again, the last briefs, and what to do next."""

import datetime
from collections.abc import Iterator
from typing import TYPE_CHECKING

from .. import settings as settings_file
from .. import streams
from ..memory.folder import database

if TYPE_CHECKING:
    from pathlib import Path

    from ..core.kept import Kept
    from ..core.promise import Promise

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
    widest = max(len(command) for command, _ in NEXT)
    lines.append("Next")
    lines.extend(f"  {command:{widest}}  {what}" for command, what in NEXT)
    streams.write("\n".join(lines) + "\n")


def _kept(folder: "Path", today: datetime.date) -> Iterator[str]:
    from itertools import islice

    from ..memory import briefs, promises
    from ..memory.store import Store

    with Store(folder, streams.tell).reading() as db:
        due = list(islice(promises.listed(db, state="open", until=today + SOON), MOST))
        soon = briefs.soon(db, today - BEHIND, today + SOON, MOST)
        last = briefs.listed(db, MOST)
    if due:
        yield "Due"
        yield from (f"  {_promise(each, today)}" for each in due)
        yield f"  {'pushback promises keep NUMBER'}, or break, or move"
        yield ""
    if soon:
        from ..core import days

        yield "Look at again"
        for each in soon:
            assert each.look_again  # that is what was asked for
            yield f"  {days.written(each.look_again)}: {_named(each)}"
        yield ""
    if last:
        yield "Last"
        yield from (f"  {_brief(each)}" for each in last)
        yield ""


def _promise(promise: "Promise", today: datetime.date) -> str:
    from ..core import days

    name = promise.manager or "the manager"
    who = f"you to {name}" if promise.side == "you" else f"{name} to you"
    late = ", overdue" if promise.overdue(today) else ""
    return f"{promise.id}  {who}: {promise.what} ({days.written(promise.due)}{late})"


def _brief(kept: "Kept") -> str:
    from ..core import days
    from ..core.debrief import SAID

    became = SAID[kept.outcome] if kept.outcome else f"not told yet: pushback debrief {kept.id}"
    return f"{kept.id}  {days.written(kept.made_on)}  {_named(kept)} ({became})"


def _named(kept: "Kept") -> str:
    return f"{kept.title}{f', {kept.manager}' if kept.manager else ''}"
