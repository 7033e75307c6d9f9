"""`pushback managers forget`: a manager and all about them, and the proof."""

from typing import Annotated

import typer

from .. import settings as settings_file
from .. import streams
from ..errors import Code
from .managers_edit import NAME


def forget(
    name: Annotated[str, NAME],
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
) -> int:
    """Remove a manager and all about them, then look whether the name still stands anywhere."""
    from ..memory import forget as forgetting
    from .known import confirmed, known_manager, store_of

    settings = settings_file.read()
    store = store_of(settings)
    whole = known_manager(name, store)
    if not confirmed(f"Forget {whole}, with every brief and promise?", yes, settings):
        streams.tell("Left as it is.")
        return Code.DONE
    forgetting.manager(store, whole)
    found, count = forgetting.standing(store, whole)
    if not found:
        streams.tell(f"Forgotten. The name stands in none of the {count} files that are kept.")
        return Code.DONE
    streams.tell("Forgotten, but the name still stands in these files; delete them yourself:")
    for path in found:
        streams.write(f"{path}\n")
    return Code.FOUND
