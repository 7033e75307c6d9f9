"""`pushback playbooks check`: every fault of every playbook, with line and column."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from .. import streams
from ..errors import Code, UsageError
from .desk import open_library

if TYPE_CHECKING:
    from ..library.find import Found
    from ..library.marks import Fault
    from ..library.shelves import Library


def check(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(metavar="[PATH]...", help="Files or folders; all playbooks if none."),
    ] = None,
) -> int:
    """Check playbooks; print every fault as path:line:column: message, and exit 1 if any."""
    library = open_library()
    files = list(library.files.values()) if not paths else [f for p in paths for f in _files(p)]
    faults = [fault for file in files for fault in _faults(library, file)]
    _ = library.coaching  # its own faults are noted while it loads
    faults = list(dict.fromkeys((*library.faults, *faults)))
    for fault in faults:
        streams.write(f"{fault}\n")
    good = len(files) - len({fault.path for fault in faults} & {file.path for file in files})
    streams.tell(f"{good} of {len(files)} playbooks are good.")
    return Code.FOUND if faults else Code.DONE


def _files(path: Path) -> "list[Found]":
    from ..library import find
    from ..library.find import Found

    if path.is_dir():
        found = list(find.on_shelf(path)) or [
            Found(file.stem, file, path.parent) for file in sorted(path.glob("*.y*ml"))
        ]
        if not found:
            raise UsageError(f"there are no playbooks in {path}")
        return found
    if not path.exists():
        raise UsageError(f"there is no {path}")
    return [Found(path.stem, path, path.resolve().parent.parent)]


def _faults(library: "Library", file: "Found") -> "tuple[Fault, ...]":
    from ..library.marks import BadFile

    try:
        library.read(file)
    except BadFile as bad:
        return bad.faults
    return ()
