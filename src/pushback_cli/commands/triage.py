"""`pushback triage`: of several issues, the one to raise."""

import datetime
from typing import Annotated

import typer

from .. import settings as settings_file
from .. import streams
from .desk import library_of, tell_faults


def triage(
    issues: Annotated[
        list[str] | None,
        typer.Argument(metavar="[ISSUE]...", help="What you would raise, each in quotes."),
    ] = None,
    answers: Annotated[
        str | None, typer.Option(metavar="FILE", help="Issues from a file, or - for stdin.")
    ] = None,
    set_: Annotated[
        list[str] | None,
        typer.Option("--set", metavar="N.NAME=VALUE", help="One answer; may be repeated."),
    ] = None,
    no_input: Annotated[bool, typer.Option("--no-input", help="Never ask anything.")] = False,
    format_: Annotated[
        str | None, typer.Option("--format", "-f", help="terminal, markdown, text or json.")
    ] = None,
    plain: Annotated[
        bool | None,
        typer.Option("--plain", help="Numbered lists and typed lines, for screen readers."),
    ] = None,
    color: Annotated[str | None, typer.Option(help="auto, always or never.")] = None,
) -> None:
    """Pick your battles: of several issues, which to raise, park, drop or escalate."""
    from . import output
    from .choosing import asker_for
    from .sorting import Sorting

    settings = settings_file.read().over(format=format_, plain=plain, color=color)
    render = output.page_renderer(settings)
    library = library_of(settings)
    sorting = Sorting(library, settings.home)
    given = sorting.given(answers, tuple(issues or ()), tuple(set_ or ()))
    quiet = no_input or answers == "-"
    asker = asker_for(settings) if streams.interactive() and not quiet else None
    sorted_out = sorting.asked(given, asker) if asker else sorting.as_given(given)
    from ..core.triage import triage as decide
    from ..render.triage import page

    today = settings.today or datetime.date.today()
    result = decide(sorted_out, library.triage, today)
    tell_faults(library)
    streams.write(render(result, page))
    sorting.done()
