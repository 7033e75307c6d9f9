"""`pushback briefs list`: what was prepared, and what became of it."""

import json
from typing import TYPE_CHECKING, Annotated

import typer

from .. import settings as settings_file
from .. import streams

if TYPE_CHECKING:
    from ..core.kept import Kept

PAGE = 20


def list_(
    with_: Annotated[
        str | None, typer.Option("--with", metavar="NAME", help="Only with this manager.")
    ] = None,
    before: Annotated[
        int | None, typer.Option("--before", metavar="NUMBER", help="Older than this brief.")
    ] = None,
    format_: Annotated[str, typer.Option("--format", "-f", help="text or json.")] = "text",
) -> None:
    """List briefs, the newest first, twenty at a time."""
    from ..memory import briefs
    from .formats import one_of
    from .known import known_manager, store_of

    as_json = one_of(format_, ("text", "json")) == "json"
    settings = settings_file.read()
    store = store_of(settings)
    name = known_manager(with_, store, settings) if with_ else None
    with store.reading() as db:
        found = briefs.listed(db, PAGE + 1, before, name)
    page, more = found[:PAGE], len(found) > PAGE
    if as_json:
        rows = [each.model_dump(mode="json") for each in page]
        streams.write(json.dumps({"briefs": rows}, ensure_ascii=False, indent=2) + "\n")
    else:
        streams.write("".join(f"{line(each)}\n" for each in page))
    if not page:
        streams.tell("No briefs. pushback prep makes one.")
    if more:
        streams.tell(f"Older ones: pushback briefs list --before {page[-1].id}")


def line(kept: "Kept") -> str:
    """A brief in one line."""
    from ..core import days
    from ..core.debrief import SAID

    became = SAID[kept.outcome] if kept.outcome else "not told yet"
    whom = f", {kept.manager}" if kept.manager else ""
    return f"{kept.id:4}  {days.written(kept.made_on)}  {kept.title}{whom} ({became})"
