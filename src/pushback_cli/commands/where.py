"""`pushback where`: every path in use."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from .. import settings as settings_file
from .. import streams

if TYPE_CHECKING:
    from ..settings import Settings


def where(
    format_: Annotated[str, typer.Option("--format", "-f", help="text or json.")] = "text",
) -> None:
    """Print every path that is used, and whether it is there."""
    from .formats import one_of

    as_json = one_of(format_, ("text", "json")) == "json"
    found = list(_paths(settings_file.read()))
    if as_json:
        rows = [{"what": what, "path": str(path), "there": path.exists()} for what, path in found]
        streams.write(json.dumps({"paths": rows}, ensure_ascii=False, indent=2) + "\n")
        return
    widest = max(len(what) for what, _ in found)
    for what, path in found:
        there = "" if path.exists() else "  (not there yet)"
        streams.write(f"{what:{widest}}  {path}{there}\n")


def _paths(settings: "Settings") -> Iterator[tuple[str, Path]]:
    from ..library.find import built_in
    from ..memory.folder import database, drafts

    yield "data folder", settings.home
    yield "what is kept", database(settings.home)
    for copy in sorted(settings.home.glob(f"{database(settings.home).name}.*")):
        yield "set aside", copy
    yield "unfinished", drafts(settings.home)
    yield "settings", settings.config
    for number, shelf in enumerate(settings.shelves):
        yield ("more playbooks" if number else "your playbooks"), shelf
    yield "playbooks", built_in()
