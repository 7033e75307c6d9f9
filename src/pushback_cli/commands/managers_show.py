"""`pushback managers show`: one manager, as observed."""

import datetime
import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from .. import settings as settings_file
from .. import streams
from .managers_edit import NAME

if TYPE_CHECKING:
    from ..core.kept import Kept
    from ..core.profile import Profile
    from ..core.promise import Promise

MOST = 10  # briefs


def show(
    name: Annotated[str, NAME],
    format_: Annotated[str, typer.Option("--format", "-f", help="text or json.")] = "text",
) -> None:
    """Show what was observed of a manager, the last briefs and the open promises."""
    from ..memory import briefs, managers, promises
    from .formats import one_of
    from .known import known_manager, store_of

    as_json = one_of(format_, ("text", "json")) == "json"
    settings = settings_file.read()
    today = settings.today or datetime.date.today()
    store = store_of(settings)
    whole = known_manager(name, store, settings)
    with store.reading() as db:
        profile = managers.profile(db, whole)
        last = briefs.listed(db, MOST, name=whole)
        made = list(promises.listed(db, "open", name=whole))
    assert profile is not None  # it was just found
    if as_json:
        rows = {
            "manager": profile.model_dump(mode="json"),
            "briefs": [each.model_dump(mode="json") for each in last],
            "promises": [each.model_dump(mode="json") for each in made],
        }
        streams.write(json.dumps(rows, ensure_ascii=False, indent=2) + "\n")
    else:
        streams.write("\n".join(_lines(profile, last, made, today)) + "\n")


def _lines(
    profile: "Profile", last: "list[Kept]", made: "list[Promise]", today: datetime.date
) -> Iterator[str]:
    from ..core import days
    from .briefs_list import line as brief_line
    from .promises_list import line as promise_line

    yield f"{profile.name}, kept since {days.written(profile.since)}"
    for trait, seen in profile.traits.items():
        old = ", more than six months ago: asked again" if seen.stale(today) else ""
        yield f"  {trait.replace('_', ' ')}: {seen.value} (seen {days.written(seen.since)}{old})"
    for note in profile.notes:
        yield f"  {days.written(note.on)}: {note.text}"
    yield from (("", "Open") if made else ())
    yield from (promise_line(each, today) for each in made)
    yield from (("", "Briefs") if last else ())
    yield from map(brief_line, last)
