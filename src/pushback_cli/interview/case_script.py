"""The interview about a case: asks what `core.flow` says is missing."""

from collections.abc import Callable

from ..core import flow
from ..core.answers import Answer
from ..core.case import Case
from ..core.question import Question, Tier
from .conduct import Script

Remarks = Callable[[Question, Answer], tuple[str, ...]]


class CaseScript(Script):
    """A case's questions, no more than its tier allows; `remarks` reads what was typed."""

    def __init__(self, case: Case, tier: Tier, remarks: Remarks | None = None) -> None:
        super().__init__(
            case.questions,
            lambda answers, asked: flow.plan(case.with_answers(answers), tier, asked),
            "Write the brief",
        )
        self._remarks = remarks

    def remarks(self, question: Question, answer: Answer) -> tuple[str, ...]:
        """What proofreading finds in an answer."""
        return self._remarks(question, answer) if self._remarks else ()
