"""Whose names to take out of what is exported."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from .. import streams
from ..core.redact import names_in, redact
from ..errors import PushbackError
from ..memory.folder import database
from .desk import library_of

if TYPE_CHECKING:
    from ..core.answers import Answers
    from ..core.archive import Archive
    from ..core.brief import Brief
    from ..settings import Settings

CAUTION = "Look it over: a name inside a sentence of yours is known only if you gave it as a name."


def people(brief: "Brief", answers: "Answers", settings: "Settings") -> Mapping[str, str]:
    """The manager, whoever an answer names, and every manager who is kept."""
    return names_in(_people(brief, answers, settings))


def redacted(brief: "Brief", answers: "Answers", settings: "Settings") -> "Brief":
    """The brief with initials in place of people."""
    streams.tell(CAUTION)
    return redact(brief, _people(brief, answers, settings))


def archive_redacted(held: "Archive", settings: "Settings") -> "Archive":
    """Everything with initials in place of people, and without notes."""
    names = {
        name for each in held.conversations for name in _people(each.brief, each.answers, settings)
    }
    names |= {profile.name for profile in held.managers}
    bare = tuple(profile.model_copy(update={"notes": ()}) for profile in held.managers)
    return redact(held.model_copy(update={"managers": bare}), names)


def _people(brief: "Brief", answers: "Answers", settings: "Settings") -> Iterator[str]:
    yield from filter(None, (brief.manager.name,))
    try:
        questions = library_of(settings).playbook(brief.situation.id).questions
    except PushbackError:  # the playbook has gone since
        questions = ()
    for question in questions:
        if question.person and (named := answers.value(question.id)):
            yield str(named)
    if database(settings.home).exists():
        from ..memory import managers
        from ..memory.store import Store

        with Store(settings.home, streams.tell).reading() as db:
            yield from managers.names(db)
