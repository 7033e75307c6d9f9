"""`pushback promises`: what both sides promised, and a calendar of it."""

import datetime
import json
from pathlib import Path
from typing import TYPE_CHECKING

from .. import settings as settings_file
from .. import streams

if TYPE_CHECKING:
    from ..core.promise import Promise

SOON = datetime.timedelta(days=7)


def list_promises(
    due: bool,
    with_: str | None,
    all_: bool,
    format_: str,
    ics: Path | None,
    force: bool,
    redact: bool,
) -> None:
    """Write the promises, overdue ones first; with `ics`, as a calendar file."""
    from ..memory import promises
    from . import output
    from .formats import one_of
    from .known import known_manager, store_of

    as_json = one_of(format_, ("text", "json")) == "json"
    settings = settings_file.read()
    today = settings.today or datetime.date.today()
    output.check(ics, force)
    store = store_of(settings)
    name = known_manager(with_, store, settings) if with_ else None
    with store.reading() as db:
        found = list(
            promises.listed(
                db, None if all_ else "open", until=today + SOON if due else None, name=name
            )
        )
    if redact:
        from .redacting import promises_redacted

        found = promises_redacted(found, settings)
    if ics is not None:
        from ..render.ics import calendar

        output.put(calendar(found), ics, force)
        return
    if as_json:
        rows = [each.model_dump(mode="json") | {"overdue": each.overdue(today)} for each in found]
        streams.write(json.dumps({"promises": rows}, ensure_ascii=False, indent=2) + "\n")
    else:
        streams.write("".join(f"{line(each, today)}\n" for each in found))
        if not found:
            streams.tell("No promises are due." if due else "No promises are open.")


def line(promise: "Promise", today: datetime.date) -> str:
    """A promise in one line, its day in full."""
    from ..core import days

    name = promise.manager or "the manager"
    who = f"you to {name}" if promise.side == "you" else f"{name} to you"
    state = "overdue" if promise.overdue(today) else promise.state
    became = {"broken": "not kept"}.get(state, state)
    return f"{promise.id:4}  {who}: {promise.what}, by {days.full(promise.due)} ({became})"
