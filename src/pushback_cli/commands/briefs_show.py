"""`pushback briefs show` and `export`: a kept brief, as it was made."""

from pathlib import Path
from typing import Annotated

import typer

from .. import settings as settings_file

NUMBER = typer.Argument(metavar="[NUMBER]", help="A brief's number; the newest if none.")
FORMAT = typer.Option("--format", "-f", help="terminal, markdown, text or json.")
REDACT = typer.Option("--redact", help="Initials in place of names, and no notes.")


def show(
    number: Annotated[int | None, NUMBER] = None,
    format_: Annotated[str | None, FORMAT] = None,
    redact: Annotated[bool, REDACT] = False,
    plain: Annotated[
        bool | None, typer.Option("--plain", help="Plain text, for screen readers.")
    ] = None,
    color: Annotated[str | None, typer.Option(help="auto, always or never.")] = None,
) -> None:
    """Show a brief as it was made."""
    _put(number, format_, redact, None, False, plain, color)


def export(
    number: Annotated[int | None, NUMBER] = None,
    out: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write the brief here.")
    ] = None,
    format_: Annotated[str | None, FORMAT] = None,
    redact: Annotated[bool, REDACT] = False,
    force: Annotated[bool, typer.Option("--force", help="Let -o replace a file.")] = False,
) -> None:
    """Write a brief as Markdown, text or JSON."""
    _put(number, format_ or ("markdown" if out is None else None), redact, out, force, None, None)


def _put(
    number: int | None,
    format_: str | None,
    redact: bool,
    out: Path | None,
    force: bool,
    plain: bool | None,
    color: str | None,
) -> None:
    from . import output
    from .known import known_brief, store_of
    from .redacting import redacted

    settings = settings_file.read().over(format=format_, plain=plain, color=color)
    render = output.renderer(settings, out)
    output.check(out, force)
    store = store_of(settings)
    _, brief, answers = known_brief(number, store)
    output.put(render(redacted(brief, answers, settings) if redact else brief), out, force)
