"""`pushback export-all`: everything that is kept, as one file for another machine."""

import datetime
import os
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer

from .. import settings as settings_file
from .. import streams
from ..errors import UsageError


def export_all(
    file: Annotated[str, typer.Argument(metavar="FILE", help="Where to write; - for stdout.")],
    redact: Annotated[
        bool, typer.Option("--redact", help="People by their initials, and no notes.")
    ] = False,
    force: Annotated[bool, typer.Option("--force", help="Replace a file.")] = False,
) -> None:
    """Write managers, briefs, debriefs and promises to a JSON file that 'import' takes in."""
    from ..core import archive as archiving
    from ..memory import archive as kept
    from ..memory.store import Store
    from . import output

    settings = settings_file.read()
    output.check(Path(file), force)
    today = settings.today or datetime.date.today()
    passed_over = list[int]()
    with Store(settings.home, streams.tell).reading() as db:
        managers, records = kept.profiles(db), kept.records(db, passed_over.append)
        names = [profile.name for profile in managers]
        whole = archiving.Archive(
            schema=archiving.SCHEMA, made_on=today, redacted=redact, managers=managers
        )
        if redact:
            from .redacting import archive_redacted

            whole, records = archive_redacted(whole, records, names, settings)
        _put(archiving.written(whole, records), file)
    if passed_over:
        count = len(passed_over)
        streams.tell(
            f"pushback: {count} brief{'s' * (count != 1)} cannot be read by this version and "
            f"stay{'s' * (count == 1)} here: {', '.join(map(str, passed_over[:20]))}"
        )


def _put(parts: Iterable[str], file: str) -> None:
    """Write it whole or not at all, for nobody else to read."""
    path = Path(file)
    if file == "-" or (path.exists() and not path.is_file()):  # a device or a pipe
        from . import output

        output.put("".join(parts), path, True)
        return
    path = path.resolve()
    temporary = None
    try:
        descriptor, temporary = tempfile.mkstemp(prefix=".pushback-", dir=path.parent)
        with os.fdopen(descriptor, "w", encoding="utf-8", newline="\n") as out:
            out.writelines(parts)
            out.flush()
            os.fsync(out.fileno())
        Path(temporary).replace(path)
    except OSError as error:
        raise UsageError(f"{file} cannot be written: {error.strerror}") from None
    finally:
        if temporary:
            Path(temporary).unlink(missing_ok=True)
    streams.tell(f"Written to {file}")
