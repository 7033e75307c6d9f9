"""`pushback prep`: from a few answers to a brief."""

import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from .. import settings as settings_file
from .. import streams
from ..errors import UsageError
from .desk import complete_situation, library_of

if TYPE_CHECKING:
    from ..settings import Settings

EXAMPLE = "late-feedback"  # the case that `--example` shows when no situation is named


def prep(
    situation: Annotated[
        str | None,
        typer.Argument(
            help="A situation's id, or what happened in your own words, in quotes.",
            autocompletion=complete_situation,
        ),
    ] = None,
    with_: Annotated[
        str | None, typer.Option("--with", metavar="NAME", help="The hiring manager.")
    ] = None,
    quick: Annotated[bool, typer.Option("--quick", help="Ask at most four questions.")] = False,
    deep: Annotated[bool, typer.Option("--deep", help="Ask all there is to ask.")] = False,
    answers: Annotated[
        str | None, typer.Option(metavar="FILE", help="Answers from a file, or - for stdin.")
    ] = None,
    set_: Annotated[
        list[str] | None,
        typer.Option("--set", metavar="NAME=VALUE", help="One answer; may be repeated."),
    ] = None,
    template: Annotated[
        bool, typer.Option("--template", help="Write an answers file to fill in, and stop.")
    ] = False,
    example: Annotated[
        bool, typer.Option("--example", help="Use the playbook's own worked case.")
    ] = False,
    resume: Annotated[
        bool, typer.Option("--resume", help="Go on where the last interview stopped.")
    ] = False,
    no_input: Annotated[bool, typer.Option("--no-input", help="Never ask anything.")] = False,
    format_: Annotated[
        str | None,
        typer.Option("--format", "-f", help="terminal, markdown, text or json."),
    ] = None,
    out: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write the brief here.")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Let -o replace a file.")] = False,
    plain: Annotated[
        bool | None,
        typer.Option("--plain", help="Numbered lists and typed lines, for screen readers."),
    ] = None,
    color: Annotated[str | None, typer.Option(help="auto, always or never.")] = None,
) -> None:
    """Prepare one conversation: a few questions, then a page to walk in with."""
    from . import output
    from .choosing import Wanted, asker_for, starting_point

    if quick and deep:
        raise UsageError("--quick and --deep exclude each other; choose one")
    settings = settings_file.read().over(format=format_, plain=plain, color=color)
    renderer = output.renderer(settings, out)
    output.check(out, force)
    wanted = Wanted(
        situation=situation or (EXAMPLE if example or template else None),
        name=with_,
        tier="quick" if quick else "deep" if deep else "standard",
        answers_file=answers,
        settings=tuple(set_ or ()),
        example=example,
        resume=resume,
    )
    quiet = no_input or example or template or answers == "-"
    asker = asker_for(settings) if streams.interactive() and not quiet else None
    library = library_of(settings)
    start = starting_point(wanted, library, settings.home, asker)
    from ..core.case import Around  # after the first prompt: these load the models
    from ..memory.drafts import Drafts
    from .sitting import seat

    sitting = seat(
        wanted, start, library, Drafts(settings.home), asker, Around(contacts=settings.contacts)
    )
    if template:
        output.put(sitting.template(), out, force)
        return
    brief = sitting.brief(_today(settings))
    output.put(renderer(brief), out, force)
    sitting.done()


def _today(settings: "Settings") -> datetime.date:
    return settings.today or datetime.date.today()
