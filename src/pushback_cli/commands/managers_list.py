"""`pushback managers list`: everybody who is kept."""

import json
from typing import Annotated

import typer

from .. import settings as settings_file
from .. import streams


def list_(
    format_: Annotated[str, typer.Option("--format", "-f", help="text or json.")] = "text",
) -> None:
    """List the managers who are kept, with the last brief and what is still open."""
    from ..core import days
    from ..memory import sight
    from .formats import one_of
    from .known import store_of

    as_json = one_of(format_, ("text", "json")) == "json"
    with store_of(settings_file.read()).reading() as db:
        found = sight.of_all(db)
    if as_json:
        rows = [each.model_dump(mode="json") for each in found]
        streams.write(json.dumps({"managers": rows}, ensure_ascii=False, indent=2) + "\n")
        return
    for each in found:
        title = f", {each.title}" if each.title else ""
        last = f"last {days.written(each.last)}" if each.last else "no brief yet"
        owed = f", {each.open} open" if each.open else ""
        streams.write(f"{each.name}{title} ({last}{owed})\n")
    if not found:
        streams.tell("Nobody is kept yet. pushback prep keeps whom it is about.")
