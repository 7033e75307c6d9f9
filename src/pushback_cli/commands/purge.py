"""`pushback purge`: what is old goes for good."""

import datetime
from typing import Annotated

import typer

from .. import settings as settings_file
from .. import streams
from ..errors import UsageError
from .managers_edit import PLAIN


def purge(
    older_than: Annotated[
        str, typer.Option("--older-than", metavar="SPAN", help="Such as 180d, 26w or 6m.")
    ],
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")] = False,
    plain: Annotated[bool | None, PLAIN] = None,
) -> None:
    """Remove old briefs with their debriefs and settled promises, and old drafts; asks first.

    A brief with an open promise stays. What is known of managers stays, too.
    """
    from ..core import days, span
    from ..memory import purge as purging
    from ..memory.store import Store
    from .confirming import confirmed

    settings = settings_file.read().over(plain=plain)
    try:
        before = span.before(older_than, settings.today or datetime.date.today())
    except span.SpanFault as fault:
        raise UsageError(f"--older-than {fault}") from None
    store = Store(settings.home, streams.tell)
    with store.reading() as db:
        old = purging.old(db, before)
    drafts = purging.old_drafts(settings.home, before)
    stay = _stay(old.to_stay)
    day = days.full(before)
    if not old.to_go and not drafts:
        streams.tell(f"Nothing that may go is older than {day}.{stay}")
        return
    why = f"{_many(old.to_go, len(drafts))}, older than {day}.{stay}"
    if not yes and not confirmed(f"Delete what is older than {day}?", why, settings):
        streams.tell("Nothing was deleted.")
        return
    gone = purging.drop(drafts)
    went = 0
    if store.exists:
        with store.writing() as db:
            went = purging.remove(db, before)
        store.tidy()
    streams.tell(f"Deleted: {_many(went, gone)}, older than {day}.{stay}")


def _many(briefs: int, drafts: int) -> str:
    counts = {"brief": briefs, "draft": drafts}
    return " and ".join(f"{n} {what}{'s' * (n != 1)}" for what, n in counts.items() if n) or "none"


def _stay(count: int) -> str:
    if not count:
        return ""
    return f" {count} older brief{'s' * (count != 1)} stay{'s' * (count == 1)}: a promise is open."
