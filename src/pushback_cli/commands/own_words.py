"""The recruiter's own sentences, read before they stand on a page."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from ..core.answers import Answer, Origin
from ..core.brief import Brief
from ..core.case import Case
from ..core.lines import Said
from ..core.question import Question

if TYPE_CHECKING:
    from ..interview.asker import Asker
    from ..library.shelves import Library
    from ..proofread.lint import Finding
    from ..proofread.rules import Rules

RED_LINE = "meeting.red_line"
_NAMES = ("manager.name", "manager.title")


@dataclass(frozen=True)
class OwnWords:
    """Findings in what the recruiter typed; the rules are read only if they typed something."""

    library: "Library"

    def in_text(self, text: str) -> "tuple[Finding, ...]":
        """What would do harm in one answer."""
        from ..proofread.lint import lint

        return lint(text, self.library.wording)

    def remarks(self, question: Question, answer: Answer) -> tuple[str, ...]:
        """What the review screen says of an answer: the words, why, and what to say instead."""
        if question.kind != "text" or question.id in _NAMES:
            return ()
        found = self.in_text(str(answer.value))
        return tuple(f"“{each.text}”: {each.why} {each.instead}" for each in found)

    def beside(self, case: Case, brief: Brief) -> Brief:
        """The brief with the findings under what to watch."""
        found = tuple(
            Said(say=f"You wrote “{each.text}”. {each.why}", because=each.instead)
            for _, text in _texts(case)
            for each in self.in_text(text)
        )
        if brief.red_line or not found:
            return brief
        return brief.model_copy(update={"watch_yourself": (*found, *brief.watch_yourself)})

    def watched(self, case: Case, asker: "Asker | None") -> Case:
        """The case, with a red line answered for where the recruiter's words hold one.

        Somebody who is there is asked; where nobody is, it is taken for one, and the page says so.
        """
        if case.playbook.red_line or RED_LINE in case.known:
            return case
        words = next(self._crossing(case), None)
        if words is None:
            return case
        if asker is None:
            answer = Answer(value="request", origin=Origin.DEFAULT)
            around = replace(case.around, because_of=words)
            return replace(case, around=around).with_answers(
                case.answers.answering(RED_LINE, answer)
            )
        return self._asked(case, words, asker)

    def _asked(self, case: Case, words: str, asker: "Asker") -> Case:
        from ..interview.conduct import prompt, settle

        question: Question = case.questions[RED_LINE]
        put = prompt(question, None, None, back=False)
        reply = asker.ask(replace(put, why=f"You wrote “{words}”. {question.why}"))
        return case.with_answers(settle(question, reply, case.answers))

    def _crossing(self, case: Case) -> Iterator[str]:
        from ..proofread.lint import lint

        for _, text in _texts(case):
            for each in lint(text, self._red_lines, quoted=True):
                yield each.text

    @cached_property
    def _red_lines(self) -> "Rules":
        from ..proofread.rules import Rules

        rules = self.library.wording
        # Here what somebody else said counts, in quotation marks or not.
        return Rules(tuple(rule for rule in rules.rules if rule.flag == "discriminatory"))


def _texts(case: Case) -> Sequence[tuple[str, str]]:
    """Every sentence that was typed, with its question; names are not sentences."""
    return [
        (name, answer.value)
        for name, answer in case.answers.given.items()
        if isinstance(answer.value, str)
        and case.questions[name].kind == "text"
        and name not in _NAMES
    ]
