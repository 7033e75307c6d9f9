"""What the brief still lacks, and so what to ask next.

A question is worth asking only while some line that names it could still be said.
"""

from collections.abc import Iterator

from .case import Case
from .lines import Line
from .question import Question, Tier
from .text import placeholders
from .vocabulary import UNANSWERED
from .when import When, ruled_out

LIMITS = {Tier.QUICK: 4, Tier.STANDARD: 10, Tier.DEEP: None}
_RANK = (Tier.QUICK, Tier.STANDARD, Tier.DEEP)


def plan(case: Case, tier: Tier, asked: int = 0) -> tuple[Question, ...]:
    """The questions still to ask, in order; `asked` prompts count against the tier's limit."""
    limit = LIMITS[tier]
    open_ones = [
        question
        for question in (*case.playbook.questions, *case.coaching.interview.questions)
        if not case.answers.settled(question.id) and _useful(question, case)
    ]
    if limit is None:
        return tuple(open_ones)
    shows = _evidence(case)
    by_need = sorted(open_ones, key=lambda q: (_RANK.index(q.tier), q.id not in shows))
    chosen = {question.id for question in by_need[: max(0, limit - asked)]}
    return tuple(question for question in open_ones if question.id in chosen)


def unanswered(case: Case) -> tuple[Question, ...]:
    """The answers without which there is no brief when nobody can be asked."""
    return tuple(
        question
        for question in case.questions.values()
        if question.required
        and question.id not in case.answers.given
        and not ruled_out(question.when, case.known)
    )


def _useful(question: Question, case: Case) -> bool:
    if ruled_out(question.when, case.known) or _hangs_on_a_skipped_one(question, case):
        return False
    if question.id in case.known:
        return False  # another answer has settled it
    if question.evidence or "." in question.id:
        return True  # evidence always tells; the shared questions steer the approach
    return any(
        question.id in when or question.id in named
        for when, named in _mentions(case)
        if not ruled_out(when, case.known)
    )


def _evidence(case: Case) -> set[str]:
    """The questions that a row of evidence needs."""
    shown = {q.id: q.evidence.say for q in case.playbook.questions if q.evidence}
    return {*shown, *(name for say in shown.values() for name in placeholders(say))}


def _hangs_on_a_skipped_one(question: Question, case: Case) -> bool:
    return any(
        name in case.answers.skipped and UNANSWERED not in conditions
        for name, conditions in question.when.items()
    )


def _mentions(case: Case) -> Iterator[tuple[When, tuple[str, ...]]]:
    playbook = case.playbook
    lines: tuple[Line, ...] = (
        *playbook.open,
        *playbook.listen,
        *playbook.points,
        *playbook.avoid,
        *playbook.walk_away,
        *playbook.not_the_moment,
        *playbook.escalate,
    )
    for line in lines:
        yield line.when, placeholders(line.say + (line.because or ""))
    for harm in playbook.harms:
        yield harm.when, placeholders(harm.behavior + harm.cost)
    for ask in (*playbook.asks.full, *playbook.asks.smaller):
        texts = (ask.say, ask.manager, ask.recruiter, ask.starts, ask.review, ask.because)
        yield ask.when, placeholders("".join(text for text in texts if text))
    for stop in playbook.escalate:
        yield stop.when, placeholders(stop.hold or "")
    for gather in playbook.evidence:
        yield gather.when, ()
    for objection in playbook.objections:
        yield objection.when, ()
        yield objection.likely_when, ()
        for reply in (*objection.reply, *objection.if_they_press.reply):
            yield reply.when, placeholders(reply.say)
    for question in playbook.questions:
        yield question.when, ()
        if question.evidence:
            yield question.evidence.when, placeholders(question.evidence.say)
