"""Pick your battles: of several issues, which to raise, park, drop or escalate, and why."""

import datetime
from collections.abc import Mapping, Sequence
from typing import Annotated, Final, Literal

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from . import days
from .lines import Line
from .model import Model
from .playbook import By
from .question import Question
from .text import Plain
from .vocabulary import STAGES, STRENGTHS, Values
from .when import Known, holds

SCHEMA: Final = "pushback.triage/1"
FIELDS: Mapping[str, Values] = {
    "issue.cost": ("high", "some", "little"),
    "issue.evidence": STRENGTHS[::-1],
    "issue.chance": ("good", "even", "poor"),
    "issue.red_line": ("yes", "no"),
}
"""What triage rules may test; the last is worked out from the situation."""
ASKED = ("issue.cost", "issue.evidence", "issue.chance")

Choice = Literal["raise", "also", "park", "drop", "escalate"]


class TriageRule(Line):
    """What becomes of an issue taken by itself; the first rule that holds decides."""

    choose: Literal["raise", "park", "drop", "escalate"]


def _asks_the_fields(questions: tuple[Question, ...]) -> tuple[Question, ...]:
    offered = {question.id: question.allowed for question in questions}
    wanted = {name: FIELDS[name] for name in ASKED}
    if offered != wanted:
        raise PydanticCustomError(
            "field",
            "must ask {names}, each with the values it has",
            {"names": ", ".join(ASKED)},
        )
    return questions


def _ends_with_a_default(rules: tuple[TriageRule, ...]) -> tuple[TriageRule, ...]:
    if not rules or rules[-1].when:
        raise PydanticCustomError("default", "the last rule must have no 'when': it is the default")
    return rules


class TriageCoaching(Model):
    """`coaching/triage.yaml`."""

    questions: Annotated[tuple[Question, ...], AfterValidator(_asks_the_fields)]
    rules: Annotated[tuple[TriageRule, ...], AfterValidator(_ends_with_a_default)]
    first: Plain
    also: Plain
    behind: Plain
    enough: Plain
    emptied: Plain
    nothing: Plain
    look_again: By


class Issue(Model):
    """One issue as the recruiter put it, the situation it is, and what they said of it."""

    issue: Annotated[str, Field(min_length=1)]
    situation: str | None = None
    title: str | None = None
    stage: str | None = None
    red_line: bool = False
    cost: str | None = None
    evidence: str | None = None
    chance: str | None = None

    def known(self) -> Known:
        """What the rules may test."""
        given = {"cost": self.cost, "evidence": self.evidence, "chance": self.chance}
        said = {f"issue.{name}": value for name, value in given.items() if value is not None}
        return {**said, "issue.red_line": "yes" if self.red_line else "no"}


class Battle(Model):
    """What becomes of an issue, the reason, and for a parked one the day to look again."""

    issue: str
    situation: str | None
    title: str | None
    choice: Choice
    say: str
    because: str | None = None
    look_again: datetime.date | None = None


class Triage(Model):
    """Every issue with what becomes of it: first what to do, then what to leave."""

    schema_id: Literal["pushback.triage/1"] = Field(SCHEMA, alias="schema")
    made_on: datetime.date
    battles: tuple[Battle, ...]
    note: str | None = None

    def first(self) -> Battle | None:
        """The one to raise, if any is."""
        return next((battle for battle in self.battles if battle.choice == "raise"), None)


_IN_ORDER: tuple[Choice, ...] = ("escalate", "raise", "also", "park", "drop")


def triage(issues: Sequence[Issue], coaching: TriageCoaching, today: datetime.date) -> Triage:
    """What becomes of each issue: at most one to raise and one more; a red line empties the rest.

    Whichever order they are given in, the answer is the same but for issues that are quite equal.
    """
    again = days.due(coaching.look_again, today)

    def battle(issue: Issue, choice: Choice, say: str, because: str | None = None) -> Battle:
        return Battle(
            issue=issue.issue,
            situation=issue.situation,
            title=issue.title,
            choice=choice,
            say=say,
            because=because,
            look_again=again if choice == "park" else None,
        )

    if any(issue.red_line for issue in issues):
        rule = _rule(next(issue for issue in issues if issue.red_line), coaching)
        battles = [
            battle(issue, "escalate", rule.say, rule.because)
            if issue.red_line
            else battle(issue, "drop", coaching.emptied)
            for issue in issues
        ]
        return _sorted(battles, today, None)
    ruled = [(issue, _rule(issue, coaching)) for issue in issues]
    to_raise = sorted((i for i, rule in ruled if rule.choose == "raise"), key=_upstream_first)
    battles = []
    for issue, rule in ruled:
        place = next((n for n, each in enumerate(to_raise) if each is issue), None)
        if place is None:
            battles.append(battle(issue, rule.choose, rule.say, rule.because))
        elif place == 0:
            alone = coaching.first if len(to_raise) > 1 else rule.say
            battles.append(battle(issue, "raise", alone, rule.because))
        elif place == 1 and _worth_one_more(issue):
            battles.append(battle(issue, "also", coaching.also, rule.because))
        else:
            downstream = _rank(issue) > _rank(to_raise[0])
            battles.append(
                battle(issue, "park", coaching.behind if downstream else coaching.enough)
            )
    return _sorted(battles, today, None if to_raise else coaching.nothing)


def _sorted(battles: Sequence[Battle], today: datetime.date, note: str | None) -> Triage:
    in_order = sorted(battles, key=lambda each: _IN_ORDER.index(each.choice))
    return Triage(schema=SCHEMA, made_on=today, battles=tuple(in_order), note=note)


def _rule(issue: Issue, coaching: TriageCoaching) -> TriageRule:
    return next(rule for rule in coaching.rules if holds(rule.when, issue.known()))


def _rank(issue: Issue) -> int:
    # One that no playbook knows is taken to stand at the end of the search.
    return STAGES.index(issue.stage) if issue.stage in STAGES else len(STAGES)


def _upstream_first(issue: Issue) -> tuple[int, ...]:
    given = (("issue.cost", issue.cost), ("issue.chance", issue.chance))
    values = [FIELDS[name] for name, _ in given]
    places = (
        allowed.index(value) if isinstance(allowed, tuple) and value in allowed else len(STAGES)
        for allowed, (_, value) in zip(values, given, strict=True)
    )
    return (_rank(issue), *places)


def _worth_one_more(issue: Issue) -> bool:
    return (issue.cost, issue.evidence, issue.chance) == ("high", "strong", "good")
