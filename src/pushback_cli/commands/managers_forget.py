"""`pushback managers forget`: a person and all about them gone, and the proof of it."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from .. import settings as settings_file
from .. import streams
from ..errors import Code, UsageError
from .managers_edit import PLAIN

if TYPE_CHECKING:
    from ..memory.forget import Person
    from ..memory.store import Store
    from ..memory.traces import Traces
    from ..settings import Settings


def forget(
    name: Annotated[str, typer.Argument(metavar="NAME", help="The name, or how it begins.")],
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")] = False,
    plain: Annotated[bool | None, PLAIN] = None,
) -> int:
    """Remove a person and all about them, wherever they stand, and look whether they are gone.

    Their profile, briefs, debriefs, promises and drafts go; where others' hold the name it is
    replaced. Somebody who is no manager, such as a candidate, is found by the whole name.
    """
    from ..memory import forget as forgetting
    from ..memory import managers
    from ..memory.purge import drop
    from ..memory.store import Store
    from .confirming import confirmed

    settings = settings_file.read().over(plain=plain)
    store = Store(settings.home, streams.tell)
    person, kept = _person(name, store, settings, yes)
    if not kept:
        _look_for(name, store, person, yes)
    with store.reading() as db:
        everybody = managers.names(db)
    drafts = forgetting.drafts_of(settings.home, person, everybody)
    if not yes and not confirmed(f"Forget {person.name}?", _what(store, person, drafts), settings):
        streams.tell("Nothing was deleted.")
        return Code.DONE
    gone, briefs, texts = drop(drafts), 0, 0
    if store.exists:
        with store.writing() as db:
            briefs, texts = forgetting.forget(db, person)
        store.tidy()
    streams.tell(f"Deleted: {_counted(briefs, gone)}. Texts with the name replaced: {texts}.")
    return _told(_traces(store, person))


def _person(typed: str, store: "Store", settings: "Settings", yes: bool) -> "tuple[Person, bool]":
    """Who is meant, and whether they are kept; without a question nothing is guessed."""
    from ..core.clean import clean
    from ..core.names import find
    from ..memory import forget as forgetting
    from ..memory import managers
    from .known import known_manager

    if not clean(typed):
        raise UsageError("the name is empty; write whom to forget")
    with store.reading() as db:
        match = find(typed, managers.names(db))
        if not match.names or (yes and not match.exactly):
            return forgetting.person(db, clean(typed)), False
    whole = known_manager(typed, store, settings)
    with store.reading() as db:
        return forgetting.person(db, whole), True


def _look_for(typed: str, store: "Store", person: "Person", yes: bool) -> None:
    """Refuse a name that nothing holds, and in a script one that is any word."""
    if yes and len(person.name.split()) < 2:
        raise UsageError(f"no manager is called '{typed}'; for anybody else, type the whole name")
    if not _traces(store, person).holding:
        raise UsageError(
            f"no manager is called '{typed}', and no file holds the name; "
            "'pushback managers list' shows them all"
        )


def _traces(store: "Store", person: "Person") -> "Traces":
    from ..memory.traces import traces

    return traces(store, person.called, person.others)


def _what(store: "Store", person: "Person", drafts: Sequence[Path]) -> str:
    from ..memory import briefs

    with store.reading() as db:
        count = briefs.count_with(db, person.name)
    return (
        f"{_counted(count, len(drafts))}, the profile and the notes go for good; in what is kept "
        "of others the name is replaced."
    )


def _counted(briefs: int, drafts: int) -> str:
    return f"{briefs} brief{'s' * (briefs != 1)} and {drafts} draft{'s' * (drafts != 1)}"


def _told(found: "Traces") -> int:
    """Say what the search found; files of the user's own, and copies, are theirs to delete."""
    if not found.holding and not found.unread:
        files = f"{found.read} file{'s' * (found.read != 1)}"
        streams.write(f"The name is not found in {files}.\n")
        return Code.DONE
    for path in found.holding:
        streams.write(f"{path}: still holds the name; delete the file, or the name in it\n")
    for path in found.unread:
        streams.write(f"{path}: cannot be read, so nothing is known of it\n")
    return Code.FOUND
