"""What every command needs first: the settings, the library, and a way to say what is bad."""

from typing import TYPE_CHECKING

from .. import settings as settings_file
from .. import streams

if TYPE_CHECKING:
    from ..library.shelves import Library
    from ..settings import Settings


def library_of(settings: "Settings") -> "Library":
    """The library these settings name."""
    from ..library.find import built_in
    from ..library.shelves import Library

    return Library((*settings.shelves, built_in()))


def open_library() -> "Library":
    """The library for a command without flags of its own."""
    return library_of(settings_file.read())


def tell_faults(library: "Library") -> None:
    """Say which files were passed over; the good ones stay in use."""
    for fault in library.faults:
        streams.tell(str(fault))
    if library.faults:
        streams.tell("Going on without those files; 'pushback playbooks check' lists every fault.")


def complete_situation(incomplete: str) -> list[str]:
    """Situation ids for the shell; reads folders only."""
    from ..library import find

    shelves = (*settings_file.read().shelves, find.built_in())
    return [name for name in find.by_id(shelves) if name.startswith(incomplete)]
