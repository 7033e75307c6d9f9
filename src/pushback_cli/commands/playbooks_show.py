"""`pushback playbooks show`: one playbook, whole."""

from typing import Annotated

import typer

from .. import streams
from .desk import complete_situation, open_library, tell_faults


def show(
    situation: Annotated[
        str, typer.Argument(help="A situation's id.", autocompletion=complete_situation)
    ],
    format_: Annotated[
        str, typer.Option("--format", "-f", help="text, markdown or json.")
    ] = "text",
) -> None:
    """Show everything a playbook holds."""
    from ..render import markdown, text
    from ..render.look import Look
    from ..render.playbook import page
    from .formats import one_of

    chosen = one_of(format_, ("text", "markdown", "json"))
    library = open_library()
    playbook = library.playbook(situation)
    if chosen == "json":
        streams.write(playbook.model_dump_json(indent=2) + "\n")
    elif chosen == "markdown":
        streams.write(markdown.render(page(playbook)))
    else:
        streams.write(text.render(page(playbook), Look(streams.width())))
    tell_faults(library)
