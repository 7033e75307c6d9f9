"""`pushback debrief`: what happened, what was promised, and when to look again."""

import datetime
from typing import Annotated

import typer

from .. import settings as settings_file
from .. import streams
from ..errors import UsageError


def debrief(
    brief: Annotated[
        int | None, typer.Argument(help="The brief's number; the last one not told yet if none.")
    ] = None,
    answers: Annotated[
        str | None, typer.Option(metavar="FILE", help="Answers from a file, or - for stdin.")
    ] = None,
    set_: Annotated[
        list[str] | None,
        typer.Option("--set", metavar="NAME=VALUE", help="One answer; may be repeated."),
    ] = None,
    on: Annotated[
        str | None, typer.Option("--on", metavar="DAY", help="When it was held; today if not said.")
    ] = None,
    no_input: Annotated[bool, typer.Option("--no-input", help="Never ask anything.")] = False,
    format_: Annotated[str, typer.Option("--format", "-f", help="text or json.")] = "text",
    plain: Annotated[
        bool | None,
        typer.Option("--plain", help="Numbered lists and typed lines, for screen readers."),
    ] = None,
) -> None:
    """Say how it went: at most six questions, for the next page with this manager."""
    from ..core import deadlines
    from .choosing import asker_for
    from .formats import one_of
    from .telling import Telling

    one_of(format_, ("text", "json"))
    settings = settings_file.read().over(plain=plain)
    today = settings.today or datetime.date.today()
    try:
        held_on = deadlines.read(on, today) if on else today
    except deadlines.DayFault as fault:
        raise UsageError(f"--on {on}: {fault}") from None
    if held_on > today:
        raise UsageError(f"--on {on}: that day is still to come")
    quiet = no_input or answers == "-"
    asker = asker_for(settings) if streams.interactive() and not quiet else None
    telling = Telling(settings, today)
    kept = telling.which(brief)
    told = telling.told(kept, answers, tuple(set_ or ()), asker)
    streams.write(telling.keep(kept, told, held_on, format_))
