"""Looking up what is kept: the store, a manager by name, a brief by number, a confirmation."""

from typing import TYPE_CHECKING

from .. import streams
from ..errors import Interrupted, MustAsk, UsageError
from ..memory.store import Store

if TYPE_CHECKING:
    from ..core.answers import Answers
    from ..core.brief import Brief
    from ..core.kept import Kept
    from ..settings import Settings


def store_of(settings: "Settings") -> Store:
    """The store these settings name; what it repairs is told."""
    return Store(settings.home, streams.tell)


def known_manager(typed: str, store: Store, settings: "Settings | None" = None) -> str:
    """The whole name of a manager who is kept; raises UsageError or MustAsk.

    With `settings`, somebody who is there is asked where two fit.
    """
    from ..core.names import find
    from ..memory import managers

    with store.reading() as db:
        found = find(typed, managers.names(db))
    if not found.names:
        raise UsageError(f"no manager is called '{typed}'; 'pushback managers list' shows all")
    if len(found.names) > 1:
        if settings is None or not streams.interactive():
            raise MustAsk(f"'{typed}' could be {', '.join(found.names)}; write the whole name")
        return _one_of(found.names, typed, settings)
    if not found.exactly:
        streams.tell(f"Taken as {found.names[0]}.")
    return found.names[0]


def _one_of(names: tuple[str, ...], typed: str, settings: "Settings") -> str:
    from ..interview.asker import Choice, Prompt
    from .choosing import asker_for

    choices = tuple(Choice(name, name) for name in names)
    try:
        return str(asker_for(settings).ask(Prompt(f"Who is “{typed}”?", choices=choices)))
    except (KeyboardInterrupt, EOFError):
        raise Interrupted("stopped; nothing was changed") from None


def known_brief(number: int | None, store: Store) -> "tuple[Kept, Brief, Answers]":
    """A brief by its number, or the newest; raises UsageError or BadInput."""
    from pydantic import ValidationError

    from ..errors import BadInput
    from ..memory import briefs

    with store.reading() as db:
        kept = briefs.one(db, number)
        if kept is None:
            what = "there are no briefs yet" if number is None else f"there is no brief {number}"
            raise UsageError(f"{what}; 'pushback briefs list' shows them")
        try:
            brief, answers = briefs.page(db, kept.id)
        except ValidationError:
            raise BadInput(
                f"brief {kept.id} is of another version of pushback and cannot be shown; "
                f"'pushback briefs delete {kept.id}' removes it"
            ) from None
    return kept, brief, answers
