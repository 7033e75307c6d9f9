"""`pushback proofread`: words that would do harm, with what to say instead."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from .. import streams
from ..errors import BadInput, Code, MustAsk
from .desk import open_library, tell_faults

if TYPE_CHECKING:
    from ..proofread.lint import Finding

MOST_SHOWN = 60  # characters of the words found, in the human form


def proofread(
    file: Annotated[
        str, typer.Argument(metavar="[FILE]", help="What you mean to say or send; - for stdin.")
    ] = "-",
    format_: Annotated[str, typer.Option("--format", "-f", help="text or json.")] = "text",
) -> int:
    """Find words that make a manager defensive or you small; exit 1 if there are any.

    A sentence that you mean as it stands ends with [meant].
    """
    from ..proofread.lint import lint
    from .formats import one_of

    as_json = one_of(format_, ("text", "json")) == "json"
    text = _text(file)
    library = open_library()
    found = lint(text, library.wording)
    if as_json:
        rows = [each._asdict() for each in found]
        streams.write(json.dumps({"findings": rows}, ensure_ascii=False, indent=2) + "\n")
    else:
        name = "<stdin>" if file == "-" else file
        streams.write("".join(_row(name, each) for each in found))
        count = len(found)
        streams.tell(f"{count or 'No'} finding{'s' * (count != 1)}.")
    tell_faults(library)
    return Code.FOUND if found else Code.DONE


def _row(name: str, found: "Finding") -> str:
    """The place, why, and what instead: on three lines in a pipe, on a screen wrapped to it."""
    import textwrap

    words = found.text if len(found.text) <= MOST_SHOWN else f"{found.text[:MOST_SHOWN]}…"
    place = f"{name}:{found.line}:{found.column}"
    row = [f"{place}: {found.flag}: “{words}”", f"  {found.why}", f"  Instead: {found.instead}"]
    if streams.out_is_terminal():
        columns = streams.columns()
        row = [textwrap.fill(line, columns, subsequent_indent="  ") for line in row]
    return "\n".join(row) + "\n"


def _text(file: str) -> str:
    if file == "-":
        if streams.interactive():
            raise MustAsk("nothing to read; name a file, or pipe a text in: … | pushback proofread")
        return _decoded(streams.read(), "<stdin>")
    try:
        return _decoded(Path(file).read_bytes(), file)
    except OSError as error:
        raise BadInput(f"{file}:1:1: cannot be read: {error.strerror}") from None


def _decoded(data: bytes, name: str) -> str:
    """The text in any encoding that a mail program writes; raises BadInput for no text at all."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings: tuple[str, ...] = ("utf-16",)
    else:
        encodings = ("utf-8-sig", "cp1252")
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" in text:
            break
        if encoding == "cp1252":
            streams.tell(f"{name}: not UTF-8; read as Windows-1252.")
        return text.replace("\r\n", "\n").replace("\r", "\n")
    raise BadInput(f"{name}:1:1: is not text; save it as plain text and try again")
