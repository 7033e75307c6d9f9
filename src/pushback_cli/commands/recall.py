"""What is remembered of a manager when a conversation is prepared, and keeping what is new."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from .. import streams
from ..core.answers import Answer, Answers
from ..core.history import History
from ..core.history import answers as taught
from ..errors import MustAsk, PushbackError

if TYPE_CHECKING:
    from ..core.brief import Brief
    from ..core.case import Case
    from ..interview.asker import Asker
    from ..memory.store import Store

SOMEBODY_ELSE = "*somebody else*"
MOST_NAMED = 8  # managers offered by name, the last met first


@dataclass(frozen=True)
class Recalled:
    """What memory adds to a case: answers, those to ask again, the history, easier managers."""

    answers: Answers = field(default_factory=Answers)
    stale: Mapping[str, Answer] = field(default_factory=dict)
    history: History | None = None
    easier: tuple[str, ...] = ()


def whom(typed: str, store: "Store", asker: "Asker | None") -> str:
    """The name of a manager who is known, or the typed one for somebody new.

    Raises MustAsk where two fit and there is nobody to ask.
    """
    from ..core.clean import clean
    from ..core.names import find
    from ..memory import managers

    typed = clean(typed)
    with store.reading() as db:
        found = find(typed, managers.names(db))
    if not found.names:
        return typed
    if len(found.names) == 1 and (found.exactly or asker is None):
        if not found.exactly:
            streams.tell(f"Taken as {found.names[0]}.")
        return found.names[0]
    if asker is None:
        raise MustAsk(f"'{typed}' could be {', '.join(found.names)}; write the whole name")
    reply = _chosen(asker, f"Who is “{typed}”?", found.names, f"somebody new: {typed}")
    return typed if reply is None else reply


def asked_whom(store: "Store", asker: "Asker") -> str | None:
    """One of the managers met last, if it is one of them."""
    from ..memory import managers

    with store.reading() as db:
        names = managers.last_met(db, MOST_NAMED)
    return _chosen(asker, "Who is it about?", names, "somebody else") if names else None


def _chosen(asker: "Asker", text: str, names: tuple[str, ...], other: str) -> str | None:
    from ..interview.asker import Choice, Prompt

    choices = (*(Choice(name, name) for name in names), Choice(SOMEBODY_ELSE, other))
    why = "What you said of them before is not asked again."
    reply = asker.ask(Prompt(text, why=why, choices=choices, filtered=True))
    return None if reply == SOMEBODY_ELSE else str(reply)


def recall(store: "Store", name: str | None, today: date) -> Recalled:
    """What is known of a manager by their whole name, and what the conversations taught."""
    from ..memory import history, managers

    with store.reading() as db:
        easier = managers.easier(db, name)
        profile = managers.profile(db, name) if name else None
        if profile is None:
            known = History(held=history.held(db))
            return Recalled(answers=taught(known, today), easier=easier)
        past = history.of(db, profile.name)
    answers = profile.answers(today).over(taught(past, today))
    return Recalled(answers, profile.stale(today), past, easier)


def remember(store: "Store", brief: "Brief", case: "Case", today: date) -> int | None:
    """Keep a brief and what was observed; its number, or None where nothing can be kept."""
    from ..core.profile import observed
    from ..memory import briefs, managers

    try:
        with store.writing() as db:
            name = brief.manager.name
            observation = observed(case.answers, today)
            manager = managers.observe(db, name, observation, today) if name else None
            return briefs.add(db, brief, case.answers, case.playbook.reason, manager)
    except PushbackError as error:
        streams.tell(f"pushback: {error}; this brief is not kept")
        return None
