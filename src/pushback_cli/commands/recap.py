"""`pushback recap`: the message to send after the meeting."""

import json
from typing import Annotated

import typer

from .. import settings as settings_file
from .. import streams
from ..errors import UsageError
from .briefs_show import NUMBER, REDACT


def recap(
    number: Annotated[int | None, NUMBER] = None,
    redact: Annotated[bool, REDACT] = False,
    format_: Annotated[str, typer.Option("--format", "-f", help="text or json.")] = "text",
) -> None:
    """Draft the message: what was agreed, who does what by when, thanks."""
    from ..core.recap import recap as compose
    from ..memory import briefs, promises
    from .desk import library_of, tell_faults
    from .formats import one_of
    from .known import known_brief, store_of

    as_json = one_of(format_, ("text", "json")) == "json"
    settings = settings_file.read()
    store = store_of(settings)
    kept, brief, answers = known_brief(number, store)
    with store.reading() as db:
        debrief = briefs.debrief(db, kept.id)
        made = promises.of(db, kept.id)
    library = library_of(settings)
    if debrief is None:
        paragraphs = brief.recap
        streams.tell(f"Drafted from the page. Say how it went first: pushback debrief {kept.id}")
    else:
        paragraphs = compose(debrief, made, kept.manager, library.debriefing.recap)
    if not paragraphs:
        raise UsageError(f"nothing was raised in {kept.id}, so there is nothing to send")
    if redact:
        from .redacting import texts_redacted

        paragraphs = texts_redacted(paragraphs, brief, answers, settings)
    tell_faults(library)
    if as_json:
        streams.write(json.dumps({"recap": paragraphs}, ensure_ascii=False, indent=2) + "\n")
    else:
        streams.write("\n\n".join(paragraphs) + "\n")
