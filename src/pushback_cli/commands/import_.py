"""`pushback import`: what `export-all` wrote, on another machine."""

from pathlib import Path
from typing import Annotated, Any

import typer

from .. import settings as settings_file
from .. import streams
from ..errors import BadInput

MOST_FAULTS = 10


def import_(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="From export-all; - for stdin.")],
) -> None:
    """Take in what export-all wrote; what is there already is left as it is."""
    from pydantic import ValidationError

    from ..core.archive import Archive
    from ..memory import transfer
    from .known import store_of

    name = "<stdin>" if str(file) == "-" else str(file)
    try:
        data = streams.read() if str(file) == "-" else file.read_bytes()
    except OSError as error:
        raise BadInput(f"{name}:1:1: cannot be read: {error.strerror}") from None
    try:
        held = Archive.model_validate_json(data)
    except ValidationError as error:
        faults = error.errors(include_url=False, include_input=False)[:MOST_FAULTS]
        raise BadInput(
            *(
                f"{name}: {'.'.join(map(str, each['loc'])) or 'it'}: {each['msg']}"
                for each in faults
            )
        ) from None
    with store_of(settings_file.read()).writing() as db:
        managers, conversations = transfer.take_in(db, held)
    streams.tell(
        f"Taken in: {managers} managers and {conversations} briefs that were not here yet."
    )


def _where(fault: Any) -> str:
    return ".".join(map(str, fault["loc"])) or "the file"
