"""`pushback readiness`: ten checks before walking in."""

import datetime
import json
from typing import TYPE_CHECKING, Annotated

import typer

from .. import settings as settings_file
from .. import streams
from ..errors import BadInput, Code
from .desk import library_of, tell_faults

if TYPE_CHECKING:
    from ..core.brief import Brief, Readiness


def readiness(
    file: Annotated[
        str,
        typer.Argument(
            metavar="BRIEF_OR_ANSWERS", help="A brief as json, or an answers file; - for stdin."
        ),
    ],
    format_: Annotated[str, typer.Option("--format", "-f", help="text or json.")] = "text",
) -> int:
    """Check whether you are ready to walk in; exit 1 if something is missing."""
    from .formats import one_of

    as_json = one_of(format_, ("text", "json")) == "json"
    brief = _brief(file)
    if brief.readiness is None:
        streams.tell(f"{brief.gate.say} There is nothing to be ready for.")
        if as_json:
            streams.write('{"score": null, "checks": []}\n')
        return Code.DONE
    if as_json:
        streams.write(brief.readiness.model_dump_json(indent=2) + "\n")
    else:
        streams.write(_text(brief.readiness))
    return Code.FOUND if brief.readiness.to_fix else Code.DONE


def _brief(file: str) -> "Brief":
    from pydantic import ValidationError

    from ..core.answers import Answers
    from ..core.brief import SCHEMA, Brief
    from ..core.case import Case
    from ..core.compose import compose
    from .given import answers_in, document

    held = document(file)
    data = held.data
    if isinstance(data, dict) and "schema" in data:
        if data["schema"] != SCHEMA:
            raise BadInput(f"{file}: is '{data['schema']}', and should be {SCHEMA}")
        try:
            return Brief.model_validate_json(json.dumps(data))
        except ValidationError as error:
            first = error.errors(include_url=False)[0]
            raise BadInput(
                f"{file}: is no brief of this version ({'.'.join(map(str, first['loc']))}); "
                "make it again with 'pushback prep -f json'"
            ) from None
    situation = data.get("situation") if isinstance(data, dict) else None
    if not isinstance(situation, str):
        raise BadInput(f"{file}: names no 'situation'; 'pushback prep --template' writes one")
    settings = settings_file.read()
    library = library_of(settings)
    case = Case(library.playbook(situation), library.coaching, Answers())
    case = case.with_answers(answers_in(held, case))
    tell_faults(library)
    return compose(case, settings.today or datetime.date.today())


def _text(readiness: "Readiness") -> str:
    lines = [f"{readiness.score} ready."]
    for check in readiness.checks:
        box = "x" if check.ready else " "
        lines.append(f"[{box}] {check.say}{'' if check.ready else f' {check.fix}'}")
    return "\n".join(lines) + "\n"
