"""The interview after a conversation: six questions at most, every day shown in full."""

from collections.abc import Sequence

from ..core.answers import Answer, Answers
from ..core.debriefing import DebriefCoaching, Reader, openings
from ..core.question import Question
from ..core.when import ruled_out
from .conduct import Script


class DebriefScript(Script):
    """The questions of a debrief, with what its brief said filled in."""

    def __init__(self, coaching: DebriefCoaching, reader: Reader) -> None:
        self._reader = reader
        questions = {each.id: self._fitted(each) for each in coaching.questions}
        super().__init__(questions, self._plan, "Keep it")

    def _fitted(self, question: Question) -> Question:
        if question.id != "opening" or question.choices is None:
            return question
        said = openings(self._reader.brief)
        own = question.choices["own"]
        return question.model_copy(update={"choices": {**said, "own": own}})

    def _plan(self, answers: Answers, asked: int) -> Sequence[Question]:
        known = {name: answer.value for name, answer in answers.given.items()}
        if "outcome" in answers.skipped:
            return ()
        return [
            question
            for question in self.questions.values()
            if not answers.settled(question.id) and not ruled_out(question.when, known)
        ]

    def lines(self, question: Question) -> tuple[str, ...]:
        """The objections of the page, by number."""
        if question.id != "objections":
            return ()
        return tuple(
            f"{number}  “{turn.says}”"
            for number, turn in enumerate(self._reader.brief.objections, 1)
        )

    def echo(self, answers: Answers) -> tuple[str, ...]:
        """Every promise and the day to look again, with weekday and year."""
        made, again = answers.value("promises"), answers.value("look_again")
        lines = self._reader.spoken(str(made)) if made else ()
        shown = self._reader.shown("look_again", str(again)) if again else None
        return (*lines, *((f"Look again on {shown}",) if shown else ()))

    def fault(self, question: Question, typed: str) -> str | None:
        """A number that is not on the list, a promise without a day, an ambiguous day."""
        return self._reader.fault(question.id, typed)

    def shown(self, question: Question, answer: Answer) -> str:
        """With every day in full."""
        if question.id == "outcome":
            return super().shown(question, answer)
        return self._reader.shown(question.id, str(answer.value))
