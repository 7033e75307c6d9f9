"""`pushback facts list`: every published figure a playbook may cite."""

from typing import TYPE_CHECKING, Annotated

import typer

from .. import streams
from .desk import open_library, tell_faults

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..core.coaching import Fact

AS_TEXT_OR_JSON = typer.Option("--format", "-f", help="text or json.")


def list_(format_: Annotated[str, AS_TEXT_OR_JSON] = "text") -> None:
    """List every published figure, with its grade."""
    library = open_library()
    write_facts(library.coaching.facts.facts, format_)
    tell_faults(library)


def write_facts(facts: "Iterable[Fact]", format_: str) -> None:
    """Facts as a list for a reader, or as JSON."""
    import json
    import textwrap

    from .formats import one_of

    if one_of(format_, ("text", "json")) == "json":
        rows = [fact.model_dump(mode="json") for fact in facts]
        streams.write(json.dumps({"facts": rows}, ensure_ascii=False, indent=2) + "\n")
        return
    for fact in facts:
        lead = f"{fact.id:4} {fact.grade:4}"
        text = f"{fact.claim} ({fact.source.split(',')[0]}, {fact.year}, {fact.country})"
        streams.write(
            textwrap.fill(lead + text, streams.columns(), subsequent_indent=" " * 9) + "\n"
        )
