"""The closed vocabulary: every name a `when` may test and a placeholder may show.

A playbook adds its own question ids to these; `library` hands both to the models as the
validation context, so a misspelt name is a fault with a line and a column.
"""

from collections.abc import Mapping
from enum import Enum
from typing import Any


class Domain(Enum):
    """What may stand behind a name that has no fixed list of values."""

    NUMBER = "a comparison such as '>= 5'"
    TEXT = "'answered' or 'unanswered'"


Values = tuple[str, ...] | Domain
"""The allowed values of a name: a fixed list, or a domain."""

ANSWERED, UNANSWERED = "answered", "unanswered"

STYLES = ("analytical", "driving", "amiable", "expressive")
WAYS = ("welcomes", "mixed", "resists")
STRENGTHS = ("none", "thin", "strong")
STAGES = ("before-search", "calibration", "assessment", "decision", "closing")
REASONS = ("partnership", "candor", "accountability", "education")


FIELDS: Mapping[str, Values] = {
    "manager.name": Domain.TEXT,
    "manager.title": Domain.TEXT,
    "manager.style": STYLES,
    "manager.takes_pushback": WAYS,
    "manager.trust": ("low", "some", "high"),
    "manager.power": ("peer", "senior", "executive"),
    "manager.course": ("flawed", "no-better", "partly-right", "right", "required"),
    "manager.right_about": Domain.TEXT,
    "recruiter.experience": ("first-time", "some", "seasoned"),
    "recruiter.own_part": ("none", "mended", "open"),
    "meeting.urgency": ("today", "this-week", "can-wait"),
    "meeting.heat": ("calm", "tense", "heated"),
    "meeting.place": ("private", "group", "message"),
    "meeting.carrier": ("me", "my-lead", "hr", "owner"),
    "meeting.red_line": ("none", "request", "question"),
    "history.kept": ("no-history", "kept", "mixed", "broken"),
    "issues.others": Domain.TEXT,
    "issues.count": Domain.NUMBER,
    "evidence.strength": STRENGTHS,
    "situation.reason": REASONS,
}

DERIVED = ("issues.count", "evidence.strength", "situation.reason")
"""Worked out from the other answers, so never asked; the first two may be set outright."""

SETTABLE = tuple(name for name in FIELDS if name != "situation.reason")


def names_of(questions: object) -> dict[str, Values]:
    """The vocabulary with a playbook's own questions added.

    Reads the raw, not yet validated list, so that one bad question does not turn every
    line that names it into a second fault.
    """
    names: dict[str, Values] = dict(FIELDS)
    for question in questions if isinstance(questions, list) else ():
        if isinstance(question, dict) and isinstance(question.get("id"), str):
            names[question["id"]] = _values(question)
    return names


def _values(question: Mapping[str, Any]) -> Values:
    match question.get("kind"):
        case "number":
            return Domain.NUMBER
        case "yes-no":
            return ("yes", "no")
        case "choice" if isinstance(question.get("choices"), dict):
            return tuple(question["choices"])
        case _:
            return Domain.TEXT
