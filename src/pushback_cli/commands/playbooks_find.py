"""`pushback playbooks find`: which situation a text is about."""

from typing import TYPE_CHECKING, Annotated

import typer

from .. import streams
from .desk import open_library, tell_faults

if TYPE_CHECKING:
    from ..library.search import Found

NO_MATCH = "Not about pushing back on a hiring manager, as far as I can tell."
BROWSE = "'pushback playbooks list' shows every situation; 'pushback prep' lets you choose."


def find(
    text: Annotated[str, typer.Argument(help="What happened, in your own words.")],
    format_: Annotated[str, typer.Option("--format", "-f", help="text or json.")] = "text",
) -> None:
    """Find the situation from your own words; at most five, best first."""
    import json

    from ..library.search import Search
    from .formats import one_of

    as_json = one_of(format_, ("text", "json")) == "json"
    library = open_library()
    found = Search(library).find(text).found
    if as_json:
        rows = [{"id": each.heading.file.id, "score": each.score} for each in found]
        streams.write(json.dumps({"matches": rows}) + "\n")
    else:
        streams.write("".join(_row(each) for each in found))
        if not found:
            streams.tell(f"{NO_MATCH} {BROWSE}")
    tell_faults(library)


def _row(found: "Found") -> str:
    words = f"  (from: {', '.join(found.words)})" if found.words else ""
    heading = found.heading
    return f"{found.score:5.2f}  {heading.file.id}\n       {heading.summary}{words}\n"
