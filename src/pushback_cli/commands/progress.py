"""`pushback progress`: from order taker to trusted adviser, in counts."""

from typing import Annotated

import typer

from .. import settings as settings_file
from .. import streams


def progress(
    format_: Annotated[
        str | None, typer.Option("--format", "-f", help="terminal, markdown, text or json.")
    ] = None,
    plain: Annotated[
        bool | None, typer.Option("--plain", help="Plain text, for screen readers.")
    ] = None,
    color: Annotated[str | None, typer.Option(help="auto, always or never.")] = None,
) -> None:
    """Show the conversations by month, what became of them, and the promises kept."""
    from ..memory.progress import of
    from ..memory.store import Store
    from ..render.progress import page
    from . import output

    settings = settings_file.read().over(format=format_, plain=plain, color=color)
    render = output.page_renderer(settings)
    with Store(settings.home, streams.tell).reading() as db:
        result = of(db)
    streams.write(render(result, page))
