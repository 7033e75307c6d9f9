"""`pushback export-all`: everything that is kept, as one document."""

import datetime
from pathlib import Path
from typing import Annotated

import typer

from .. import settings as settings_file
from .. import streams
from ..errors import BadInput
from .briefs_show import REDACT


def export_all(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Where to; - for stdout.")],
    redact: Annotated[bool, REDACT] = False,
    force: Annotated[bool, typer.Option("--force", help="Replace the file.")] = False,
) -> None:
    """Write everything that is kept as JSON, to move it to another machine."""
    from pydantic import ValidationError

    from ..memory import transfer
    from . import output
    from .known import store_of
    from .redacting import CAUTION, archive_redacted

    settings = settings_file.read()
    output.check(file, force)
    try:
        with store_of(settings).reading() as db:
            held = transfer.archive(db, settings.today or datetime.date.today())
    except ValidationError:
        raise BadInput(
            "a brief is of another version of pushback; 'pushback briefs show NUMBER' finds it"
        ) from None
    if redact:
        streams.tell(CAUTION)
        held = archive_redacted(held, settings)
    output.put(held.model_dump_json(by_alias=True, indent=1) + "\n", file, force)
