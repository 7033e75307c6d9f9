"""Whose names to take out of what is exported."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
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
    from ..core.promise import Promise
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
    named = cache(_asked_for(settings))
    names = {profile.name for profile in held.managers}
    for each in held.conversations:
        names.update(_in_one(each.brief, each.answers, named(each.brief.situation.id)))
    bare = tuple(profile.model_copy(update={"notes": ()}) for profile in held.managers)
    return redact(held.model_copy(update={"managers": bare}), names)


def promises_redacted(made: "Sequence[Promise]", settings: "Settings") -> "list[Promise]":
    """Promises with initials in place of every manager who is kept."""
    streams.tell(CAUTION)
    names = list(_kept(settings))
    return [redact(each, names) for each in made]


def _people(brief: "Brief", answers: "Answers", settings: "Settings") -> Iterator[str]:
    yield from _in_one(brief, answers, _asked_for(settings)(brief.situation.id))
    yield from _kept(settings)


def _kept(settings: "Settings") -> Iterator[str]:
    if database(settings.home).exists():
        from ..memory import managers
        from ..memory.store import Store

        with Store(settings.home, streams.tell).reading() as db:
            yield from managers.names(db)


def _in_one(brief: "Brief", answers: "Answers", named: Sequence[str]) -> Iterator[str]:
    yield from filter(None, (brief.manager.name,))
    yield from (str(value) for name in named if (value := answers.value(name)))


def _asked_for(settings: "Settings") -> Callable[[str], tuple[str, ...]]:
    """Which questions of a situation are answered with a person's name."""
    library = library_of(settings)

    def named(situation: str) -> tuple[str, ...]:
        try:
            questions = library.playbook(situation).questions
        except PushbackError:  # the playbook has gone since
            return ()
        return tuple(question.id for question in questions if question.person)

    return named
