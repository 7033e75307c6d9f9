"""`pushback facts find`: published figures that hold every word of a text."""

from typing import Annotated

import typer

from .. import streams
from .desk import open_library, tell_faults
from .facts_list import AS_TEXT_OR_JSON, write_facts


def find(
    text: Annotated[list[str], typer.Argument(metavar="TEXT", help="Words to look for.")],
    format_: Annotated[str, AS_TEXT_OR_JSON] = "text",
) -> None:
    """Find figures by words in their claim, source, caveat or country."""
    library = open_library()
    words = " ".join(text).casefold().split()
    found = [
        fact
        for fact in library.coaching.facts.facts
        if all(
            word in f"{fact.id} {fact.claim} {fact.source} {fact.caveat} {fact.country}".casefold()
            for word in words
        )
    ]
    write_facts(found, format_)
    if not found:
        streams.tell("No figure holds all of these words; 'pushback facts list' shows every one.")
    tell_faults(library)
