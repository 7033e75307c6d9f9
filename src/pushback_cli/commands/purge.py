"""`pushback purge`: what is old."""

import datetime
import re
from typing import Annotated

import typer

from .. import settings as settings_file
from .. import streams
from ..errors import UsageError

_DAYS = {"d": 1, "w": 7, "m": 30, "y": 365}
_AGE = re.compile(r"(\d{1,5})\s*([dwmy])")


def purge(
    older_than: Annotated[
        str, typer.Option("--older-than", metavar="AGE", help="180d, 26w, 6m or 1y.")
    ],
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
) -> None:
    """Remove old briefs, with their debriefs and promises, and old unfinished interviews."""
    from ..memory import forget
    from ..memory.drafts import drop_older
    from .known import confirmed, store_of

    found = _AGE.fullmatch(older_than.strip().lower())
    if not found:
        raise UsageError(f"--older-than {older_than}: write 180d, 26w, 6m or 1y")
    settings = settings_file.read()
    today = settings.today or datetime.date.today()
    try:
        day = today - datetime.timedelta(days=int(found[1]) * _DAYS[found[2]])
    except OverflowError:
        raise UsageError(f"--older-than {older_than}: is before there were days") from None
    if not confirmed(f"Remove every brief made before {day}?", yes, settings):
        streams.tell("Left as it is.")
        return
    store = store_of(settings)
    gone, staying = forget.older(store, day) if store.exists else (0, 0)
    unfinished = drop_older(settings.home, day)
    kept = f"; {staying} stay, since a promise in them is open" if staying else ""
    streams.tell(f"Removed {gone} briefs and {unfinished} unfinished interviews{kept}.")
