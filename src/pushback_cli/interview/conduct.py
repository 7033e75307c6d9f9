"""The interview: asks what `core.flow` says is missing, keeps every answer, ends in a review."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from ..core import flow
from ..core.answers import Answer, AnswerFault, Answers, Origin, plain_number, read, shown
from ..core.case import Case
from ..core.question import Question, Tier
from .asker import Asker, Choice, Control, Prompt, Reply

WRITE = "*write*"
Keep = Callable[[Answers, int], None]
Remarks = Callable[[Question, Answer], tuple[str, ...]]
MEANT = "End it with [meant] to keep it as it is."


def no_remarks(question: Question, answer: Answer) -> tuple[str, ...]:
    """Nothing to say about any answer."""
    return ()


@dataclass
class Conductor:
    """One interview under way."""

    asker: Asker
    case: Case
    tier: Tier
    keep: Keep
    asked: int = 0
    remarks: Remarks = no_remarks

    def run(self) -> Answers:
        """Every answer, reviewed; raises KeyboardInterrupt or EOFError when it is broken off."""
        answers = self.case.answers
        # An interview that is gone on with can be gone back in, too.
        trail = self._asked_before(answers)
        before: dict[str, Answer] = {}  # what stood there, for going back
        while True:
            plan = flow.plan(self.case.with_answers(answers), self.tier, self.asked)
            if not plan:
                if not trail:
                    return answers  # nothing was asked, so there is nothing to review
                chosen = self.asker.ask(self._review(answers))
                if chosen == WRITE:
                    return answers
                name = trail.pop() if chosen is Control.BACK else str(chosen)
                answers = self._ask_again(name, answers, trail)
                continue
            question = plan[0]
            progress = f"{self.asked + 1} of {self.asked + len(plan)}"
            stood = before.get(question.id)
            reply = self.asker.ask(prompt(question, stood, progress, back=bool(trail)))
            if reply is Control.BACK:
                previous = trail.pop()
                if previous in answers.given:
                    before[previous] = answers.given[previous]
                answers, self.asked = answers.reopening(previous), self.asked - 1
                continue
            answers = settle(question, reply, answers, stood)
            trail.append(question.id)
            self.asked += 1
            self.keep(answers, self.asked)

    def _ask_again(self, name: str, answers: Answers, trail: list[str]) -> Answers:
        question, stood = self.case.questions[name], answers.given.get(name)
        put = prompt(question, stood, None, back=True)
        found = self.remarks(question, stood) if stood else ()
        if found:
            put = replace(put, why=" ".join((*found, MEANT)))
        reply = self.asker.ask(put)
        if name not in trail:
            trail.append(name)
        if reply is not Control.BACK:
            answers = settle(question, reply, answers, stood)
            self.keep(answers, self.asked)
        return answers

    def _asked_before(self, answers: Answers) -> list[str]:
        if not self.asked:
            return []
        given = [name for name, a in answers.given.items() if a.origin is Origin.ASKED]
        return [*given, *answers.skipped]

    def _review(self, answers: Answers) -> Prompt:
        lines = [Choice(WRITE, "Write the brief")]
        for question in self.case.questions.values():
            if question.id in answers.given:
                answer = answers.given[question.id]
                count = len(self.remarks(question, answer))
                mark = f"  ({count} to reword: choose it)" if count else ""
                value = shown(question, answer) + mark
            elif question.id in answers.skipped:
                value = "(skipped)"
            else:
                continue
            lines.append(Choice(question.id, f"{short(question.id)}: {value}"))
        return Prompt(
            "All here. Write it, or choose an answer to change.",
            why="Nothing leaves this machine.",
            choices=tuple(lines),
            default=WRITE,
            back=True,
        )


def prompt(question: Question, stood: Answer | None, progress: str | None, back: bool) -> Prompt:
    """A question as it is put to the recruiter, with the answer that stood there before."""

    def fault(typed: str) -> str | None:
        try:
            read(question, typed, Origin.ASKED)
        except AnswerFault as error:
            return str(error)
        return None

    return Prompt(
        text=question.ask,
        why=question.why,
        hint=hint(question),
        choices=tuple(Choice(value, question.label(value)) for value in question.allowed),
        default=written(stood) if stood else "",
        progress=progress,
        back=back,
        skip=True,
        fault=fault,
    )


def hint(question: Question) -> str | None:
    """How to type an answer."""
    if question.kind == "number":
        return "a number, then a comma and its source: 9, from the ATS"
    return "a day such as 18 Nov 2026" if question.kind == "date" else None


def settle(
    question: Question, reply: Reply, answers: Answers, stood: Answer | None = None
) -> Answers:
    """The answers with this reply; one that is only confirmed keeps its evidence."""
    if reply is Control.SKIP:
        return answers.skipping(question.id)
    if stood and reply == written(stood):
        return answers.answering(question.id, stood)
    return answers.answering(question.id, read(question, str(reply), Origin.ASKED))


def written(answer: Answer) -> str:
    """An answer as it could have been typed, to start from when it is changed."""
    if not isinstance(answer.value, float):
        return answer.value
    number = plain_number(answer.value)
    return f"{number}, {answer.source}" if answer.source else number


def short(name: str) -> str:
    """`manager.takes_pushback` → `takes pushback`."""
    return (name.partition(".")[2] or name).replace("_", " ")
