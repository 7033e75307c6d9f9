"""Answers in, brief out: the same answers on the same day always give the same brief."""

import datetime
from collections.abc import Iterator, Sequence
from itertools import chain

from . import strategy
from .asks import asks, recap
from .brief import (
    SCHEMA,
    Brief,
    Cites,
    Glance,
    IfItTurns,
    Opening,
    Situation,
    Source,
    Step,
    Stop,
    ToFind,
    Verdict,
)
from .case import Case
from .coaching import Order
from .evidence import case_made, find_out
from .glance import at_a_glance, first_of_all, instead_at_a_glance
from .history import last_time
from .instead import instead, practice
from .lines import Said, Teller, fitting
from .manager import Manager
from .objections import objections
from .readiness import readiness
from .red_line import is_crossed, red_line_page
from .strategy import Advice

MOST_TIPS = 5
MOST_LINES = 4

_STEPS: dict[Order, tuple[Step, ...]] = {
    "listen-first": ("listen", "case", "ask"),
    "case-first": ("case", "listen", "ask"),
    "ask-first": ("ask", "case", "listen"),
    "case-last": ("listen", "ask", "case"),
}


def compose(case: Case, today: datetime.date) -> Brief:
    """The brief for a case, with its dates counted from `today`."""
    teller = case.teller()
    advice = strategy.advise(case)
    gate = strategy.verdict(case, advice)
    if is_crossed(case, advice):
        return _stopped(case, teller, advice, gate, today)
    if gate.decision in strategy.TO_RAISE:
        brief = _to_raise(case, teller, advice, gate, today)
        return brief.model_copy(update={"readiness": readiness(case, brief)})
    return _not_raised(case, teller, advice, gate, today)


def _to_raise(
    case: Case, teller: Teller, advice: Advice, gate: Verdict, today: datetime.date
) -> Brief:
    """The brief with its talking points; what to do before, where the advice is to wait."""
    playbook = case.playbook
    before = instead(case, teller, gate.decision)
    opening = _opening(case, teller)
    listen = teller.all(playbook.listen)[:MOST_LINES]
    made = case_made(case, teller, today)
    asked = asks(case, teller, advice.size.choose, today)
    replies = objections(case, teller)
    avoid = teller.all(playbook.avoid)
    walk_away = teller.all(playbook.walk_away)
    rehearsal = practice(case, teller)
    in_hand = [says for turn in replies for says in (turn.says, turn.if_they_press.says)]
    before_now = last_time(case.around.history, in_hand, today)
    spoken = (opening.first, *opening.instead, *listen, *made.points, *avoid, *walk_away)
    answered = chain.from_iterable((turn.reply, turn.if_they_press.reply) for turn in replies)
    citing: tuple[Cites, ...] = (*spoken, *made.rows, *made.to_note, *answered)
    cited = [fact for each in citing for fact in each.facts]
    return Brief(
        schema=SCHEMA,
        made_on=today,
        situation=_situation(case),
        manager=Manager.from_answers(case.answers),
        gate=gate,
        glance=at_a_glance(
            gate,
            advice.order,
            first_of_all(before, rehearsal),
            opening,
            asked,
            replies,
            walk_away,
            avoid,
            before_now,
        ),
        approach=strategy.approach(case, advice, asked.now.size),
        steps=_STEPS[advice.order.choose],
        open=opening,
        listen=listen,
        case=made,
        ask=asked.now,
        fallback=asked.fallback,
        if_it_goes_well=asked.more,
        objections=replies,
        if_it_turns=_if_it_turns(case, teller),
        walk_away=walk_away,
        avoid=avoid,
        watch_yourself=teller.all(case.coaching.tips.tips)[:MOST_TIPS],
        parked=case.others(),
        triage=case.around.triage,
        not_the_moment=_not_the_moment(case, teller),
        stops_being_advice=_stops(case, teller, advice),
        not_this=tuple(ToFind(what=near.tell, where=near.situation) for near in playbook.not_this),
        recap=recap(case, teller, asked.now),
        sources=_sources(case, cited, playbook.facts),
        notes=tuple(_notes(case, today)),
        instead=before,
        practice=rehearsal,
        last_time=before_now,
        find_out=find_out(case, teller.wanted),  # last: by now the teller knows what was wanted
    )


def _not_raised(
    case: Case, teller: Teller, advice: Advice, gate: Verdict, today: datetime.date
) -> Brief:
    """The brief without talking points: what to do instead, and what to hand over."""
    to_do = instead(case, teller, gate.decision)
    assert to_do is not None  # every gate but `raise` has one
    made = case_made(case, teller, today)
    handed_over = gate.decision != "let-go"
    return Brief(
        schema=SCHEMA,
        made_on=today,
        situation=_situation(case),
        manager=Manager.from_answers(case.answers),
        gate=gate,
        glance=instead_at_a_glance(gate, to_do),
        approach=strategy.approach(case, advice, advice.size.choose),
        open=Opening(first=to_do.tell),
        case=made.model_copy(update={"points": (), "to_note": ()}) if handed_over else None,
        parked=case.others(),
        triage=case.around.triage,
        stops_being_advice=_stops(case, teller, advice) if handed_over else (),
        not_this=tuple(
            ToFind(what=near.tell, where=near.situation) for near in case.playbook.not_this
        ),
        notes=tuple(_notes(case, today)),
        instead=to_do,
        last_time=last_time(case.around.history, (), today),
    )


def _stopped(
    case: Case, teller: Teller, advice: Advice, gate: Verdict, today: datetime.date
) -> Brief:
    """The red-line brief: no talking point argues around it."""
    required = asks(case, teller, "full", today).now if case.playbook.red_line else None
    page = red_line_page(case, teller, advice, required)
    facts = {fact.id: fact for fact in case.coaching.facts.facts}
    legal = [name for name in case.playbook.facts if facts[name].grade == "law"]
    own = case.playbook.facts if case.playbook.red_line else legal
    return Brief(
        schema=SCHEMA,
        made_on=today,
        situation=_situation(case),
        manager=Manager.from_answers(case.answers),
        gate=gate,
        glance=Glance(
            verdict=page.stop[0].say,
            first=page.hold.say,
            avoid=tuple(line.say for line in page.never[:1]),
        ),
        open=Opening(first=page.hold),
        ask=required,
        sources=_sources(case, (), own),
        red_line=page,
        notes=tuple(_notes(case, today)),
    )


def _situation(case: Case) -> Situation:
    playbook = case.playbook
    reasons = {reason.id: reason for reason in case.coaching.reasons.reasons}
    return Situation(
        id=playbook.id,
        title=playbook.title,
        summary=playbook.summary,
        reason=reasons[playbook.reason].title,
        why_right=reasons[playbook.reason].say,
    )


def _opening(case: Case, teller: Teller) -> Opening:
    lines = fitting(case.playbook.open, case.known)
    if case.known["evidence.strength"] == "none":
        # Where there is nothing to show nothing may be claimed, whoever the manager is.
        lines = tuple(sorted(lines, key=lambda line: "evidence.strength" not in line.when))
    said = (teller.say(line) for line in lines)
    first, *instead = (line for line in said if line)  # the model sees to it that one always fits
    return Opening(first=first, instead=tuple(instead[:2]))


def _if_it_turns(case: Case, teller: Teller) -> IfItTurns:
    turns = case.coaching.strategy.if_it_turns
    return IfItTurns(
        pause=teller.all(turns.pause)[:1],
        agree=teller.all(turns.agree)[:1],
        rebook=teller.all(turns.rebook)[:1],
    )


def _not_the_moment(case: Case, teller: Teller) -> tuple[Said, ...]:
    general = (moment for moment in case.playbook.not_the_moment if not moment.when)
    return teller.all(general)


def _stops(case: Case, teller: Teller, advice: Advice) -> tuple[Stop, ...]:
    """What ends the advice, the escalation that these answers trigger first."""
    stops = list[Stop]()
    for line in fitting(case.playbook.escalate, case.known):
        said = teller.say(line)
        if said:
            stop = Stop(say=said.say, to=line.to)
            stops.insert(0 if line is advice.escalation else len(stops), stop)
    return tuple(stops)


def _sources(case: Case, cited: Sequence[str], others: Sequence[str]) -> tuple[Source, ...]:
    """The facts cited on the page, in order, then others as background."""
    known = {fact.id: fact for fact in case.coaching.facts.facts}
    return tuple(
        Source(cited=name in cited, **known[name].model_dump(exclude={"review_by"}))
        for name in dict.fromkeys((*cited, *others))
    )


def _notes(case: Case, today: datetime.date) -> Iterator[str]:
    playbook = case.playbook
    if case.around.came_about:
        yield f"You came about “{case.around.came_about}”. That waits until this is in hand."
    if case.around.because_of:
        yield (
            f"Taken for a red line because of “{case.around.because_of}”. If it was none, answer "
            "meeting.red_line with none."
        )
    first = case.around.triage.first() if case.around.triage else None
    if first and first.situation != playbook.id:
        named = first.title or first.issue
        yield f"Of what you named, this comes first: {named}. Settle that, then come back to this."
    if playbook.review_by < today:
        yield f"This playbook was due for review on {playbook.review_by}; check it still holds."
    for name in case.playbook.facts:
        fact = next((fact for fact in case.coaching.facts.facts if fact.id == name), None)
        if fact is not None and fact.review_by < today:
            yield f"Fact {name} was due for review on {fact.review_by}; do not quote it unchecked."
