"""Initials in place of people, on whatever is exported."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from .. import streams
from ..core.redact import Redaction, named
from ..memory.folder import database
from .desk import library_of

if TYPE_CHECKING:
    from ..core.answers import Answers
    from ..core.archive import Archive, Record
    from ..core.brief import Brief
    from ..core.promise import Promise
    from ..library.shelves import Library
    from ..settings import Settings

MANAGER = "manager.name"
CAUTION = "Look it over: a name inside a sentence of yours is known only if it was asked for."


def redacted(brief: "Brief", answers: "Answers", settings: "Settings") -> "Brief":
    """A brief."""
    streams.tell(CAUTION)
    for redaction in _redactions(brief, answers, settings):
        brief = redaction(brief)
    return brief


def texts_redacted(
    texts: Sequence[str], brief: "Brief", answers: "Answers", settings: "Settings"
) -> tuple[str, ...]:
    """Paragraphs about a brief."""
    streams.tell(CAUTION)
    for redaction in _redactions(brief, answers, settings):
        texts = [redaction.text(text) for text in texts]
    return tuple(texts)


def promises_redacted(made: "Sequence[Promise]", settings: "Settings") -> "list[Promise]":
    """Promises, with every manager who is kept."""
    streams.tell(CAUTION)
    return [Redaction(_kept(settings))(each) for each in made]


def archive_redacted(
    archive: "Archive", records: "Iterator[Record]", names: Sequence[str], settings: "Settings"
) -> "tuple[Archive, Iterator[Record]]":
    """The archive and its briefs; `names` are the managers that are kept."""
    streams.tell(CAUTION)
    known = Redaction(names)
    about = _PeopleQuestions(library_of(settings))

    def each() -> "Iterator[Record]":
        for record in records:
            yield known(_of_one(record.brief, record.answers, about)(record))

    return known(archive), each()


def _redactions(
    brief: "Brief", answers: "Answers", settings: "Settings"
) -> tuple[Redaction, Redaction]:
    about = _PeopleQuestions(library_of(settings))
    return _of_one(brief, answers, about), Redaction(_kept(settings))


def _of_one(brief: "Brief", answers: "Answers", about: "_PeopleQuestions") -> Redaction:
    answered, guessed = named(answers, about[brief.situation.id])
    called = brief.manager.name
    return Redaction((*answered, *([called] if called else ())), guessed)


def _kept(settings: "Settings") -> tuple[str, ...]:
    if not database(settings.home).exists():
        return ()
    from ..memory import managers
    from ..memory.store import Store

    with Store(settings.home, streams.tell).reading() as db:
        return managers.names(db)


class _PeopleQuestions:
    """By situation, the questions whose answer names somebody; of a playbook that is gone, all."""

    def __init__(self, library: "Library") -> None:
        self._library = library
        self._known: dict[str, tuple[str, ...]] = {}

    def __getitem__(self, situation: str) -> tuple[str, ...]:
        if situation not in self._known:
            known = situation in self._library.files
            ids = (situation,) if known else tuple(self._library.files)
            questions = (q for each in ids for q in self._questions(each))
            self._known[situation] = (MANAGER, *dict.fromkeys(questions))
        return self._known[situation]

    def _questions(self, situation: str) -> Iterator[str]:
        from ..library.faults import BadFile

        try:
            playbook = self._library.playbook(situation)
        except BadFile:
            return
        yield from (question.id for question in playbook.questions if question.person)
