"""The table of commands; an error becomes one line on stderr and an exit code."""

from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from . import __version__, streams
from .commands import facts_find, facts_list, facts_show
from .commands.debrief import debrief
from .commands.home import home
from .commands.playbooks_check import check
from .commands.playbooks_find import find
from .commands.playbooks_list import list_
from .commands.playbooks_schema import schema
from .commands.playbooks_show import show
from .commands.prep import prep
from .commands.progress import progress
from .commands.proofread import proofread
from .commands.readiness import readiness
from .commands.triage import triage
from .errors import Code, PushbackError


class OneLine(TyperGroup):
    """Runs a command and turns whatever goes wrong into one line and an exit code."""

    def main(self, *args: Any, **options: Any) -> None:
        """Run, and leave with the code of `errors.Code`."""
        options["standalone_mode"] = False
        try:
            result = super().main(*args, **options)
            code = result if isinstance(result, int) else Code.DONE
        except PushbackError as error:
            first, *rest = error.lines
            streams.tell(f"pushback: {first}")
            for line in rest:
                streams.tell(line)
            code = error.code
        except typer.TyperException as error:
            message = " ".join(error.format_message().split())
            streams.tell(f"pushback: {message} ('pushback --help' shows how)")
            code = Code.USAGE
        except (KeyboardInterrupt, typer.Abort):
            code = Code.INTERRUPTED
        except (BrokenPipeError, SystemExit):
            # typer turns a reader that has gone into an exit of its own
            streams.reader_gone()
            code = Code.DONE
        except OSError as error:
            streams.tell(f"pushback: {error.strerror or error}")
            streams.reader_gone()
            code = Code.USAGE
        streams.leave(code)


def _version(wanted: bool) -> None:
    if wanted:
        streams.write(f"pushback {__version__}\n")
        raise typer.Exit


app = typer.Typer(
    cls=OneLine,
    invoke_without_command=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
playbooks = typer.Typer(invoke_without_command=True, rich_markup_mode=None)

facts = typer.Typer(invoke_without_command=True, rich_markup_mode=None)

app.command()(prep)
app.command()(debrief)
app.command()(progress)
app.command()(triage)
app.command()(readiness)
app.command()(proofread)
app.add_typer(playbooks, name="playbooks")
playbooks.command("list")(list_)
playbooks.command()(show)
playbooks.command()(find)
playbooks.command()(check)
playbooks.command()(schema)
app.add_typer(facts, name="facts")
facts.command("list")(facts_list.list_)
facts.command()(facts_show.show)
facts.command()(facts_find.find)


@app.callback()
def main(
    context: typer.Context,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    """Prepare one hard conversation with a hiring manager.

    Everything stays on this machine. Without a command: what is due, and what to do next.
    """
    if context.invoked_subcommand is None:
        home()


@playbooks.callback()
def _playbooks(context: typer.Context) -> None:
    """List, show and check the playbooks."""
    _help_if_alone(context)


@facts.callback()
def _facts(context: typer.Context) -> None:
    """The published figures: list, show, find."""
    _help_if_alone(context)


def _help_if_alone(context: typer.Context) -> None:
    if context.invoked_subcommand is None:
        streams.write(context.get_help() + "\n")
