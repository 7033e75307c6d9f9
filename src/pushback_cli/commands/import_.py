"""`pushback import`: what `export-all` wrote on another machine."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from .. import settings as settings_file
from .. import streams
from ..errors import BadInput

if TYPE_CHECKING:
    from pydantic import ValidationError

    from ..core.archive import Archive
    from ..memory.archive import Counts

MOST_FAULTS = 50


def import_(
    file: Annotated[str, typer.Argument(metavar="FILE", help="An archive; - for stdin.")],
) -> None:
    """Take in what 'export-all' wrote; what is here already stays as it is."""
    from ..memory import archive as kept
    from ..memory.store import Store

    settings = settings_file.read()
    archive = _archive(file)
    with Store(settings.home, streams.tell).writing() as db:
        counts = kept.take_in(db, archive)
    if archive.redacted:
        streams.tell("People are initials in this archive, and notes were left out.")
    streams.tell(_said(counts))


def _archive(file: str) -> "Archive":
    """The archive, checked whole before anything is kept; raises BadInput with every fault."""
    from pydantic import ValidationError

    from ..core.archive import Archive, faults
    from ..core.texts import through

    try:
        archive = Archive.model_validate_json(_data(file))
    except ValidationError as error:
        raise BadInput(*_shortened(list(_said_of(file, error)))) from None
    found = [f"{file}: {fault}" for fault in faults(archive)]
    if found:
        raise BadInput(*_shortened(found))
    return through(archive, _tame)


def _data(file: str) -> bytes:
    if file == "-":
        return streams.read()
    try:
        return Path(file).read_bytes()
    except OSError as error:
        raise BadInput(f"{file}: cannot be read: {error.strerror}") from None


def _said_of(file: str, error: "ValidationError") -> Iterator[str]:
    from ..core.archive import SCHEMA

    listed = error.errors(include_url=False, include_input=False, include_context=False)
    if any(each["type"] == "json_invalid" for each in listed):
        yield f"{file}: is no archive: {listed[0]['msg']}"
    elif any(each["loc"][:1] in ((), ("schema",)) for each in listed):
        yield f"{file}: is no archive of this version ({SCHEMA}); 'pushback export-all' writes one"
    else:
        for each in listed:
            yield f"{file}: {'.'.join(map(str, each['loc']))}: {each['msg']}"


def _shortened(found: list[str]) -> list[str]:
    more = len(found) - MOST_FAULTS
    return [*found[:MOST_FAULTS], *([f"and {more} more"] if more > 0 else [])]


def _tame(text: str) -> str:
    """A text from elsewhere, without what could steer a screen."""
    from ..core.clean import clean

    return text if text.isprintable() else "\n".join(map(clean, text.split("\n")))


def _said(counts: "Counts") -> str:
    came = {
        "manager": counts.managers,
        "brief": counts.briefs,
        "debrief": counts.debriefs,
        "promise": counts.promises,
    }
    listed = ", ".join(f"{n} {what}{'s' * (n != 1)}" for what, n in came.items())
    here = f" {counts.known} brief{'s' * (counts.known != 1)} here already." if counts.known else ""
    return f"Came in: {listed}.{here}"
