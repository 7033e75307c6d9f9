"""`pushback playbooks list`: every situation, and where each comes from."""

from typing import TYPE_CHECKING, Annotated

import typer

from .. import streams
from .desk import open_library, tell_faults

if TYPE_CHECKING:
    from ..library.shelves import Heading


def list_(
    format_: Annotated[str, typer.Option("--format", "-f", help="text or json.")] = "text",
) -> None:
    """List every situation by reason, and where each comes from."""
    from ..core.vocabulary import REASONS
    from .formats import one_of

    as_json = one_of(format_, ("text", "json")) == "json"
    library = open_library()
    headings = sorted(library.headings(), key=lambda each: REASONS.index(each.reason))
    streams.write(_json(headings) if as_json else _text(headings))
    tell_faults(library)


def _text(headings: list["Heading"]) -> str:
    lines = list[str]()
    widest = max((len(each.file.id) for each in headings), default=0)
    reason = None
    for each in headings:
        if each.reason != reason:
            reason = each.reason
            lines.append(f"{'' if not lines else chr(10)}{reason}")
        lines.append(f"  {each.file.id:{widest}}  {each.title}{_from(each)}")
    return "\n".join(lines) + "\n"


def _from(heading: "Heading") -> str:
    from ..library.find import built_in

    own = heading.file.shelf != built_in()
    return f"  (from {heading.file.path})" if own else ""


def _json(headings: list["Heading"]) -> str:
    import json

    from ..library.find import built_in

    rows = [
        {
            "id": each.file.id,
            "title": each.title,
            "reason": each.reason,
            "stage": each.stage,
            "summary": each.summary,
            "path": str(each.file.path),
            "built_in": each.file.shelf == built_in(),
        }
        for each in headings
    ]
    return json.dumps({"playbooks": rows}, ensure_ascii=False, indent=2) + "\n"
