"""From the answers of a debrief to what is kept of it."""

import datetime
from collections.abc import Iterator, Mapping
from typing import Annotated

from pydantic import AfterValidator
from pydantic_core import PydanticCustomError

from . import days, deadlines, promise
from .answers import Answers
from .brief import Brief
from .clean import clean
from .debrief import OUTCOMES, Debrief
from .model import Model
from .promise import Promise
from .question import Question
from .recap import RecapCoaching
from .vocabulary import Values

FIELDS: Mapping[str, Values] = {"outcome": OUTCOMES}
"""What the questions of a debrief may depend on."""
OPENINGS = ("first", "second", "third", "own")
ASKED = ("outcome", "opening", "objections", "worked", "promises", "look_again")


def _each(questions: tuple[Question, ...]) -> tuple[Question, ...]:
    fixed = {"outcome": OUTCOMES, "opening": OPENINGS}
    if {question.id: question.allowed for question in questions} != {
        name: fixed.get(name, ()) for name in ASKED
    }:
        raise PydanticCustomError(
            "field", "must ask {names}, each with the values it has", {"names": ", ".join(ASKED)}
        )
    return questions


class DebriefCoaching(Model):
    """`coaching/debrief.yaml`: the questions in asking order, and the message afterwards."""

    questions: Annotated[tuple[Question, ...], AfterValidator(_each)]
    recap: RecapCoaching


class AnswerFault(ValueError):
    """An answer that cannot be kept; it says what would be."""


def openings(brief: Brief) -> Mapping[str, str]:
    """The ways to begin that the page offered, by the answer that names each."""
    said = (brief.open.first, *brief.open.instead)
    return dict(zip(OPENINGS, (line.say for line in said), strict=False))


def objections(text: str, brief: Brief) -> tuple[str, ...]:
    """What was said against it: numbers of the page's objections, or words; raises AnswerFault."""
    known = [turn.says for turn in brief.objections]
    found: dict[str, None] = {}
    for part in filter(None, (each.strip() for each in text.split(";"))):
        numbers = part.replace(",", " ").split()
        if not all(number.isdecimal() for number in numbers):
            found[clean(part)] = None
            continue
        for number in map(int, numbers):
            if not 1 <= number <= len(known):
                raise AnswerFault(f"has {number}; the list goes from 1 to {len(known)}")
            found[known[number - 1]] = None
    return tuple(found)


def suggested(brief: Brief) -> tuple[Promise, ...]:
    """The ask of the page as promises of both sides, to be put right to what was said."""
    if brief.ask is None or brief.red_line:
        return ()
    told = (("manager", brief.ask.manager), ("you", brief.ask.recruiter))
    return tuple(
        Promise.model_validate(
            {"side": side, "what": _part(what), "due": brief.ask.by, "made_on": brief.made_on}
        )
        for side, what in told
    )


def _part(what: str) -> str:
    # Semicolons part two promises.
    return what.replace(";", ",").strip(" .")


class Reader:
    """Reads the answers about one brief, on one day."""

    def __init__(self, brief: Brief, today: datetime.date) -> None:
        self.brief, self.today = brief, today

    def promises(self, text: str) -> tuple[Promise, ...]:
        """The promises in a text; raises PromiseFault."""
        name, since = self.brief.manager.name, min(self.brief.made_on, self.today)
        return promise.read(text, name, self.today, since)

    def spoken(self, text: str) -> tuple[str, ...]:
        """The promises in a text, each in full."""
        return tuple(promise.spoken(self.promises(text), self.brief.manager.name))

    def fault(self, name: str, text: str) -> str | None:
        """What is wrong with an answer, if anything is."""
        try:
            if name == "objections":
                objections(text, self.brief)
            elif name == "promises":
                self.promises(text)
            elif name == "look_again":
                deadlines.ahead(text, self.today)
        except (AnswerFault, promise.PromiseFault, deadlines.DayFault) as fault:
            return str(fault)
        return None

    def shown(self, name: str, text: str) -> str:
        """An answer in full, with every day named: what is shown before it is kept."""
        if name == "opening":
            return openings(self.brief).get(text, "in your own words")
        if name == "objections":
            return "; ".join(f"“{each}”" for each in objections(text, self.brief))
        if name == "promises":
            return " · ".join(self.spoken(text))
        if name == "look_again":
            return days.full(deadlines.ahead(text, self.today))
        return text

    def faults(self, answers: Answers) -> Iterator[tuple[str, str]]:
        """Every answer that cannot be kept, with why."""
        for name, answer in answers.given.items():
            fault = self.fault(name, str(answer.value))
            if fault:
                yield name, fault

    def debrief(self, number: int, answers: Answers, held_on: datetime.date) -> Debrief:
        """What happened, of answers without faults."""
        text = {name: str(answer.value) for name, answer in answers.given.items()}
        again = text.get("look_again")
        return Debrief.model_validate(
            {
                "brief": number,
                "held_on": held_on,
                "outcome": text["outcome"],
                "opening": openings(self.brief).get(text.get("opening", "")),
                "objections": objections(text.get("objections", ""), self.brief),
                "worked": text.get("worked"),
                "look_again": deadlines.ahead(again, self.today) if again else None,
            }
        )
