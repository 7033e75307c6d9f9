"""`pushback prep`: from a few answers to a brief."""

from pathlib import Path
from typing import Annotated

import typer

from .. import settings as settings_file
from .. import streams
from ..errors import UsageError
from .desk import complete_situation, library_of

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
    again: Annotated[
        bool, typer.Option("--again", help="Look over the last brief's answers, and change some.")
    ] = False,
    same_manager: Annotated[
        bool, typer.Option("--same-manager", help="The manager of the last brief.")
    ] = False,
    no_save: Annotated[
        bool, typer.Option("--no-save", help="Keep neither the brief nor its answers.")
    ] = False,
    no_input: Annotated[bool, typer.Option("--no-input", help="Never ask anything.")] = False,
    format_: Annotated[
        str | None,
        typer.Option("--format", "-f", help="terminal, markdown, text or json."),
    ] = None,
    out: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write the brief here.")
    ] = None,
    redact: Annotated[
        bool, typer.Option("--redact", help="Initials in place of names, on what is written.")
    ] = False,
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
    from .memory_desk import MemoryDesk

    if quick and deep:
        raise UsageError("--quick and --deep exclude each other; choose one")
    if resume and again:
        raise UsageError("--resume and --again exclude each other; choose one")
    if with_ and same_manager:
        raise UsageError("--with and --same-manager exclude each other; choose one")
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
    desk = MemoryDesk(settings, no_save=no_save or example or template)
    wanted = desk.named(wanted, same_manager, asker)
    start = desk.again(wanted) if again else None
    start = start or starting_point(wanted, library, settings.home, asker)
    from ..core.case import Around  # after the first prompt: these load the models
    from ..memory.drafts import Drafts
    from .sitting import seat

    wanted, start = desk.asked_whom(wanted, start, asker)
    around = Around(contacts=settings.contacts)
    sitting = seat(wanted, start, library, Drafts(settings.home), asker, around, desk.recall)
    if template:
        output.put(sitting.template(), out, force)
        return
    brief = sitting.brief(desk.today)
    shown = brief
    if redact:
        from .redacting import redacted

        shown = redacted(brief, sitting.case.answers, settings)
    try:
        output.put(renderer(shown), out, force)
    finally:  # also where the reader of stdout has gone: the answers were given
        desk.keep(brief, sitting.case, asker)
    sitting.done()
