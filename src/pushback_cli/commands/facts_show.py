"""`pushback facts show`: one published figure, with its limits and who cites it."""

from typing import Annotated

import typer

from .. import streams
from ..errors import UsageError, did_you_mean
from .desk import open_library, tell_faults
from .facts_list import AS_TEXT_OR_JSON


def show(
    id_: Annotated[str, typer.Argument(metavar="ID", help="A fact's id, such as F15.")],
    format_: Annotated[str, AS_TEXT_OR_JSON] = "text",
) -> None:
    """Show one figure: source, year, country, grade, caveat, and when to check it again."""
    import json

    from .formats import one_of

    as_json = one_of(format_, ("text", "json")) == "json"
    library = open_library()
    facts = {fact.id: fact for fact in library.coaching.facts.facts}
    fact = facts.get(id_.upper())
    if fact is None:
        raise UsageError(f"no fact is called '{id_}'{did_you_mean(id_.upper(), tuple(facts))}")
    if as_json:
        streams.write(json.dumps(fact.model_dump(mode="json"), ensure_ascii=False, indent=2) + "\n")
    else:
        law = library.coaching.strategy.red_line.caution if fact.grade == "law" else None
        rows = {
            "claim": fact.claim,
            "source": f"{fact.source}, {fact.year}, {fact.country}",
            "grade": fact.grade,
            "caveat": fact.caveat,
            "caution": law,
            "review by": fact.review_by,
            "url": fact.url,
        }
        for label, value in rows.items():
            if value:
                streams.write(f"{label:10} {value}\n")
    tell_faults(library)
