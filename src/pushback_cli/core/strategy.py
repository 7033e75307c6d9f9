"""Whether to raise it, and how: rules as data, the first that holds decides each part."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from .answers import Answer, Origin, plain_number
from .brief import Approach, Verdict, Why
from .case import Case
from .coaching import FirstWordRule, GateRule, OrderRule, Size, SizeRule, StartRule
from .lines import C, Line, fitting
from .playbook import Escalate, Gate
from .question import Question
from .vocabulary import ANSWERED
from .when import holds

MOST_CHANGES = 6
TO_RAISE: tuple[Gate, ...] = ("raise", "wait")  # sooner or later it is


@dataclass(frozen=True)
class Advice:
    """The rules that decided, before their sentences are filled in."""

    gate: Gate
    gate_line: Line
    setting: Line
    order: OrderRule
    size: SizeRule
    tone: Line
    open_with: StartRule
    concede: Line
    first_word: FirstWordRule
    escalation: Escalate | None

    def parts(self) -> tuple[str, ...]:
        """What the advice comes to, for comparing with other advice."""
        return (self.gate, self.order.choose, self.size.choose)

    def rules(self) -> tuple[Line, ...]:
        """The rules of the approach, in the order of the meeting."""
        return (
            self.setting,
            self.open_with,
            self.first_word,
            self.concede,
            self.order,
            self.size,
            self.tone,
        )


def advise(case: Case) -> Advice:
    """The gate and the approach for these answers."""
    approach = case.coaching.strategy.approach
    escalation = _escalation(case)
    gate, line = _gate(case, escalation)
    return Advice(
        gate=gate,
        gate_line=line,
        setting=_first(approach.setting, case),
        order=_first(approach.order, case),
        size=_first(approach.size, case),
        tone=_first(approach.tone, case),
        open_with=_first(approach.open_with, case),
        concede=_first(approach.concede, case),
        first_word=_first(approach.first_word, case),
        escalation=escalation,
    )


def _gate(case: Case, escalation: Escalate | None) -> tuple[Gate, Line]:
    if escalation is not None:
        return "escalate", escalation
    for moment in fitting(case.playbook.not_the_moment, case.known):
        if moment.when:
            return moment.gate, moment
    rule: GateRule = _first(case.coaching.strategy.gate, case)
    return rule.choose, rule


def _escalation(case: Case) -> Escalate | None:
    """The escalation that these answers trigger; in a red-line situation the first one."""
    held = fitting(case.playbook.escalate, case.known)
    triggered = [line for line in held if line.when]
    worst_first = sorted(triggered, key=lambda line: not line.red_line)
    if worst_first:
        return worst_first[0]
    return held[0] if case.playbook.red_line and held else None


def _first(rules: Iterable[C], case: Case) -> C:
    return next(rule for rule in rules if holds(rule.when, case.known))


def verdict(case: Case, advice: Advice) -> Verdict:
    """The gate in words."""
    teller = case.teller()
    said = teller.say(advice.gate_line)
    moved_by = _moved_by(advice.gate_line, case)
    if said is None:  # a sentence of the rule lacks an answer: say the decision alone
        alone = advice.gate.replace("-", " ").capitalize() + "."
        return Verdict(decision=advice.gate, say=alone, moved_by=moved_by)
    return Verdict(decision=advice.gate, say=said.say, because=said.because, moved_by=moved_by)


def approach(case: Case, advice: Advice, size: Size) -> Approach:
    """The approach in words, with why, and what would change it.

    `size` is that of the ask that was found; a playbook may have no smaller one.
    """
    teller = case.teller()

    def say(line: Line) -> str:
        said = teller.say(line)
        return said.say if said else ""

    def because(line: Line) -> str | None:
        return teller.text(line.because) if line.because else None

    return Approach(
        order=advice.order.choose,
        size=size,
        first_word=advice.first_word.choose,
        setting=say(advice.setting),
        tone=say(advice.tone),
        open_with=say(advice.open_with),
        concede=say(advice.concede),
        why=tuple(
            Why(say=say(line), because=because(line), moved_by=_moved_by(line, case))
            for line in advice.rules()
        ),
        would_change=tuple(_would_change(case, advice)),
    )


def _moved_by(line: Line, case: Case) -> tuple[str, ...]:
    # What was answered in free words is named, and not said over again.
    return tuple(
        describe(name, ANSWERED if test == (ANSWERED,) else case.known.get(name))
        for name, test in line.when.items()
    )


def describe(name: str, value: str | float | None) -> str:
    """An answer as a reader would name it: `style: analytical`."""
    words = (name.partition(".")[2] or name).replace("_", " ")
    if value is None:
        return f"{words}: not answered"
    return f"{words}: {plain_number(value) if isinstance(value, float) else value}"


def in_words(question: Question, value: str) -> str:
    """One answer to a question as the interview puts it: `cause: the panel is divided`."""
    if question.kind == "yes-no":
        return f"{question.ask} {value.capitalize()}"
    return describe(question.id, question.label(value))


def _would_change(case: Case, advice: Advice) -> Iterator[str]:
    """Every single change of an answer that changes the advice, the gate's first."""
    found = []
    for name, value in _alternatives(case):
        answer = Answer(value=value, origin=Origin.DEFAULT)
        other = advise(case.with_answers(case.answers.answering(name, answer)))
        gate_moves = other.gate != advice.gate
        # How to raise it is beside the point where the advice is not to.
        if gate_moves or (advice.gate in TO_RAISE and other.parts() != advice.parts()):
            found.append(
                (not gate_moves, in_words(case.questions[name], value), _changes(advice, other))
            )
    for _, change, effect in sorted(found, key=lambda each: each[0])[:MOST_CHANGES]:
        yield f"{change} → {effect}"


def _alternatives(case: Case) -> Iterator[tuple[str, str]]:
    strategy, playbook = case.coaching.strategy, case.playbook
    rules: tuple[Line, ...] = (
        *strategy.gate,
        *strategy.approach.order,
        *strategy.approach.size,
        *playbook.not_the_moment,
        *playbook.escalate,
    )
    tested = {name for rule in rules for name in rule.when}  # no other answer changes anything
    if "evidence.strength" in tested:
        tested |= {question.id for question in playbook.questions if question.evidence}
    for name, question in case.questions.items():
        for value in question.allowed if name in tested else ():
            if value != case.known.get(name):
                yield name, value


def _changes(before: Advice, after: Advice) -> str:
    if after.gate != before.gate:
        return f"{after.gate.replace('-', ' ')} instead of {before.gate.replace('-', ' ')}"
    words = []
    if after.order.choose != before.order.choose:
        words.append(after.order.choose.replace("-", " "))
    if after.size.choose != before.size.choose:
        words.append(f"the {after.size.choose} ask")
    return " and ".join(words)
