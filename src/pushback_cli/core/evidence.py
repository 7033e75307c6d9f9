"""The recruiter's case: what happened, why it hurts, how well it is evidenced, what to find."""

import datetime
from collections.abc import Iterable, Iterator

from .answers import Answer
from .brief import CaseMade, Row, ToFind, ToNote
from .case import Case
from .lines import Said, Teller, fitting
from .text import placeholders

MOST_POINTS = 5


def case_made(case: Case, teller: Teller, today: datetime.date) -> CaseMade:
    """Rows of evidence, the points to make, and what to look for where evidence is wanting."""
    harms = list(_harms(case, teller))
    rows = tuple(_rows(case, teller, harms, today))
    shown = {row.hurts for row in rows}
    rest = (harm for harm in harms if harm.cost not in shown)
    return CaseMade(
        strength=str(case.known["evidence.strength"]),
        rows=rows,
        points=_points(case, teller),
        to_note=tuple(rest),
    )


def _points(case: Case, teller: Teller) -> tuple[Said, ...]:
    # The recruiter's own figures come before any published one: a manager can dismiss a
    # survey, not their own requisition.
    held = fitting(case.playbook.points, case.known)
    own_first = sorted(held, key=lambda line: bool(line.facts) and not placeholders(line.say))
    said = (teller.say(line) for line in own_first)
    return tuple(point for point in said if point)[:MOST_POINTS]


def _harms(case: Case, teller: Teller) -> Iterator[ToNote]:
    for harm in fitting(case.playbook.harms, case.known):
        behavior, cost = teller.text(harm.behavior), teller.text(harm.cost)
        if behavior and cost:
            yield ToNote(behavior=behavior, cost=cost, harm=harm.kind, facts=harm.facts)


def _rows(
    case: Case, teller: Teller, harms: Iterable[ToNote], today: datetime.date
) -> Iterator[Row]:
    by_kind: dict[str, ToNote] = {}
    for each in harms:
        by_kind.setdefault(each.harm, each)
    for question in case.evidence():
        assert question.evidence  # case.evidence() yields no others
        said = teller.say(question.evidence)
        if said is None:
            continue
        harm = by_kind.get(question.evidence.harm)
        hurts = said.because or (harm.cost if harm else "")
        answer = case.answers.given[question.id]
        yield Row(
            happened=said.say,
            hurts=hurts,
            harm=question.evidence.harm,
            source=answer.source or "your own account",
            as_of=answer.on or today,
            strength=_strength(answer),
            facts=said.facts or (harm.facts if harm and not said.because else ()),
        )


def _strength(answer: Answer) -> str:
    kind = "a number" if isinstance(answer.value, float) else "observed"
    return f"{kind}, sourced" if answer.source else f"{kind}, source not named yet"


def find_out(case: Case, wanted: Iterable[str]) -> tuple[ToFind, ...]:
    """What to look up first: gaps in the lines, figures without a source, evidence to gather."""
    return tuple({found.what: found for found in _to_find(case, wanted)}.values())


def _to_find(case: Case, wanted: Iterable[str]) -> Iterator[ToFind]:
    given = case.answers.given
    for question in case.evidence():
        answer = given[question.id]
        if isinstance(answer.value, float) and not answer.source:
            yield ToFind(
                what=f"Where “{case.shown[question.id]}” comes from, and as of when.",
                where=question.find,
            )
    covered = {gather.question for gather in case.playbook.evidence}
    for name in wanted:
        question_wanted = case.questions.get(name)
        if question_wanted and name not in covered:
            yield ToFind(what=question_wanted.ask, where=question_wanted.find)
    for gather in fitting(case.playbook.evidence, case.known):
        if gather.question is None or gather.question not in given:
            yield ToFind(what=f"{gather.gather} ({gather.metric})", where=gather.source)
