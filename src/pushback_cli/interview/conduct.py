"""An interview: asks what is missing, keeps every answer, ends in a review."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from ..core.answers import Answer, AnswerFault, Answers, Origin, plain_number, read, shown
from ..core.question import Question
from .asker import Asker, Choice, Control, Prompt, Reply

WRITE = "*write*"
Plan = Callable[[Answers, int], Sequence[Question]]
Keep = Callable[[Answers, int], None]
Remarks = Callable[[Question, Answer], tuple[str, ...]]
MEANT = "End it with [meant] to keep it as it is."


class Script:
    """What one kind of interview is about: its questions, their order, and how each is read."""

    def __init__(self, questions: Mapping[str, Question], plan: Plan, done: str) -> None:
        self.questions, self.plan, self.done = questions, plan, done

    def remarks(self, question: Question, answer: Answer) -> tuple[str, ...]:
        """What the review says of an answer."""
        return ()

    def lines(self, question: Question) -> tuple[str, ...]:
        """What to refer to in the answer."""
        return ()

    def echo(self, answers: Answers) -> tuple[str, ...]:
        """What is to be read in full before it is kept."""
        return ()

    def fault(self, question: Question, typed: str) -> str | None:
        """What is wrong with a typed answer, beyond what its kind takes."""
        return None

    def shown(self, question: Question, answer: Answer) -> str:
        """How the review shows an answer."""
        return shown(question, answer)


@dataclass
class Conductor:
    """One interview under way.

    `before` is what stood there, where something is asked again; `review` asks for a review
    even where there is no question left.
    """

    asker: Asker
    script: Script
    keep: Keep
    asked: int = 0
    before: dict[str, Answer] = field(default_factory=dict)
    review: bool = False

    def run(self, answers: Answers) -> Answers:
        """Every answer, reviewed; raises KeyboardInterrupt or EOFError when it is broken off."""
        # An interview that is gone on with can be gone back in, too.
        trail = self._asked_before(answers)
        while True:
            plan = self.script.plan(answers, self.asked)
            if not plan:
                if not trail and not self.review:
                    return answers  # nothing was asked, so there is nothing to review
                chosen = self.asker.ask(self._review(answers, back=bool(trail)))
                if chosen == WRITE:
                    return answers
                name = trail.pop() if chosen is Control.BACK else str(chosen)
                answers = self._ask_again(name, answers, trail)
                continue
            question = plan[0]
            progress = f"{self.asked + 1} of {self.asked + len(plan)}"
            stood = self.before.get(question.id)
            reply = self.asker.ask(self._put(question, stood, progress, back=bool(trail)))
            if reply is Control.BACK:
                previous = trail.pop()
                if previous in answers.given:
                    self.before[previous] = answers.given[previous]
                answers, self.asked = answers.reopening(previous), self.asked - 1
                continue
            answers = settle(question, reply, answers, stood)
            trail.append(question.id)
            self.asked += 1
            self.keep(answers, self.asked)

    def _put(
        self, question: Question, stood: Answer | None, progress: str | None, back: bool
    ) -> Prompt:
        put = prompt(question, stood, progress, back)

        def fault(typed: str) -> str | None:
            return put.fault(typed) or self.script.fault(question, typed)

        return replace(put, fault=fault, lines=self.script.lines(question))

    def _ask_again(self, name: str, answers: Answers, trail: list[str]) -> Answers:
        question, stood = self.script.questions[name], answers.given.get(name)
        put = self._put(question, stood, None, back=True)
        found = self.script.remarks(question, stood) if stood else ()
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

    def _review(self, answers: Answers, back: bool) -> Prompt:
        lines = [Choice(WRITE, self.script.done)]
        for question in self.script.questions.values():
            if question.id in answers.given:
                answer = answers.given[question.id]
                count = len(self.script.remarks(question, answer))
                mark = f"({count} to reword) " if count else ""  # first: a long line is cut
                value = mark + self.script.shown(question, answer)
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
            back=back,
            lines=self.script.echo(answers),
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
