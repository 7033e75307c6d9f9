"""The table of commands; an error becomes one line on stderr and an exit code."""

from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from . import __version__, streams
from .commands import (
    briefs_delete,
    briefs_list,
    briefs_show,
    facts_find,
    facts_list,
    facts_show,
    managers_edit,
    managers_forget,
    managers_list,
    managers_show,
    promises_list,
    promises_settle,
)
from .commands.debrief import debrief
from .commands.export_all import export_all
from .commands.home import home
from .commands.import_ import import_
from .commands.playbooks_check import check
from .commands.playbooks_find import find
from .commands.playbooks_list import list_
from .commands.playbooks_schema import schema
from .commands.playbooks_show import show
from .commands.prep import prep
from .commands.progress import progress
from .commands.proofread import proofread
from .commands.purge import purge
from .commands.readiness import readiness
from .commands.recap import recap
from .commands.triage import triage
from .commands.where import where
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
managers = typer.Typer(invoke_without_command=True, rich_markup_mode=None)
briefs = typer.Typer(invoke_without_command=True, rich_markup_mode=None)
promises = typer.Typer(invoke_without_command=True, rich_markup_mode=None)

app.command()(prep)
app.command()(debrief)
app.command()(recap)
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
app.add_typer(managers, name="managers")
managers.command("list")(managers_list.list_)
managers.command()(managers_show.show)
managers.command()(managers_edit.add)
managers.command()(managers_edit.edit)
managers.command()(managers_forget.forget)
app.command()(where)
app.command()(purge)
app.command("export-all")(export_all)
app.command("import")(import_)
app.add_typer(briefs, name="briefs")
briefs.command("list")(briefs_list.list_)
briefs.command()(briefs_show.show)
briefs.command()(briefs_show.export)
briefs.command()(briefs_delete.delete)
app.add_typer(promises, name="promises")
promises.command()(promises_settle.keep)
promises.command("break")(promises_settle.break_)
promises.command()(promises_settle.move)
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


@managers.callback()
def _managers(context: typer.Context) -> None:
    """The managers who are kept: list, show, add, edit, forget."""
    _help_if_alone(context)


@briefs.callback()
def _briefs(context: typer.Context) -> None:
    """The briefs that are kept: list, show, export, delete."""
    _help_if_alone(context)


@promises.callback()
def _promises(
    context: typer.Context,
    due: Annotated[bool, typer.Option("--due", help="Due within a week, or overdue.")] = False,
    with_: Annotated[
        str | None, typer.Option("--with", metavar="NAME", help="Only with this manager.")
    ] = None,
    all_: Annotated[bool, typer.Option("--all", help="Kept and broken ones too.")] = False,
    format_: Annotated[str, typer.Option("--format", "-f", help="text or json.")] = "text",
    ics: Annotated[
        Path | None, typer.Option("--ics", metavar="FILE", help="Write them as a calendar file.")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Let --ics replace a file.")] = False,
    redact: Annotated[bool, briefs_show.REDACT] = False,
) -> None:
    """The promises of both sides: list them, say what became of them, move them."""
    if context.invoked_subcommand is None:
        promises_list.list_promises(due, with_, all_, format_, ics, force, redact)


@facts.callback()
def _facts(context: typer.Context) -> None:
    """The published figures: list, show, find."""
    _help_if_alone(context)


def _help_if_alone(context: typer.Context) -> None:
    if context.invoked_subcommand is None:
        streams.write(context.get_help() + "\n")
