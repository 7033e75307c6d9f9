"""`pushback briefs delete`: one brief, with its debrief and its promises."""

from typing import Annotated

import typer

from .. import settings as settings_file
from .. import streams


def delete(
    number: Annotated[int, typer.Argument(metavar="NUMBER", help="A brief's number.")],
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
) -> None:
    """Delete a brief, its answers, its debrief and its promises."""
    from ..memory import briefs
    from .confirming import confirmed
    from .known import known_brief, store_of

    settings = settings_file.read()
    store = store_of(settings)
    kept, _, _ = known_brief(number, store)
    why = "Its answers, its debrief and its promises go with it, for good."
    if not yes and not confirmed(f"Delete brief {kept.id}?", why, settings):
        streams.tell("Left as it is.")
        return
    with store.writing() as db:
        briefs.remove(db, kept.id)
    store.tidy()
    streams.tell(f"Deleted {kept.id}.")
