"""One case at hand: a playbook, the shared coaching and the answers, ready to be thought about."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from .answers import Answers, Origin, by_id, plain_number, read, shown
from .coaching import Coaching
from .history import History
from .lines import Teller
from .playbook import Playbook
from .question import Question
from .text import missing
from .triage import Triage
from .when import Known, holds


@dataclass(frozen=True)
class Around:
    """What stands around a case.

    `easier` are managers to practise on, `contacts` roles such as HR with who holds them here,
    `came_about` the situation the recruiter came with before a red line turned up in it,
    `because_of` the words that were taken for one where nobody could be asked,
    `triage` what became of this issue and the others beside it, `history` what earlier
    conversations with this manager taught.
    """

    easier: tuple[str, ...] = ()
    contacts: tuple[tuple[str, str], ...] = ()
    came_about: str | None = None
    because_of: str | None = None
    triage: Triage | None = None
    history: History | None = None


@dataclass(frozen=True)
class Case:
    """A playbook, the answers to it, and what stands around them."""

    playbook: Playbook
    coaching: Coaching
    answers: Answers
    around: Around = Around()

    @cached_property
    def questions(self) -> Mapping[str, Question]:
        """Every question that can be answered here, by id."""
        return by_id(self.playbook.questions, self.coaching.interview.questions)

    @cached_property
    def known(self) -> Known:
        """Every name that has a value: the answers and what is worked out from them."""
        return {**self._worked_out(), **{n: a.value for n, a in self.answers.given.items()}}

    @cached_property
    def shown(self) -> Mapping[str, str]:
        """How each answer is written in a sentence."""
        given = self.answers.given.items()
        worked_out = {
            name: plain_number(value) if isinstance(value, float) else value
            for name, value in self._worked_out().items()
        }
        return {**worked_out, **{name: shown(self.questions[name], a) for name, a in given}}

    def teller(self) -> Teller:
        """Fills lines from these answers."""
        return Teller(self.known, self.shown)

    def with_answers(self, answers: Answers) -> "Case":
        """The same situation with other answers."""
        return replace(self, answers=answers)

    def evidence(self) -> tuple[Question, ...]:
        """The questions whose answers are evidence in this case."""
        given = {name: answer.value for name, answer in self.answers.given.items()}
        return tuple(
            question
            for question in self.playbook.questions
            if question.evidence
            and question.id in given
            and holds(question.evidence.when, given)
            and not missing(question.evidence.say, given)  # half a sentence shows nothing
        )

    def others(self) -> tuple[str, ...]:
        """The other issues the recruiter would like to raise, one by one."""
        text = self.answers.value("issues.others")
        return tuple(part for part in (p.strip() for p in str(text or "").split(";")) if part)

    def crossing(self) -> str | None:
        """The red-line situation that an answer along the way leads to, if one does."""
        answer = self.answers.value("meeting.red_line")
        led = self.coaching.strategy.red_line.situations.items()
        leads = (situation for given, situation in led if given == answer)
        return None if self.playbook.red_line else next(leads, None)

    def _worked_out(self) -> dict[str, str | float]:
        return {
            "situation.reason": self.playbook.reason,
            "issues.count": float(1 + len(self.others())),
            "evidence.strength": self._strength(),
            # A playbook asks about this part in its own words; no is no here, too.
            **({"recruiter.own_part": "none"} if self.answers.value("own_part") == "no" else {}),
        }

    def _strength(self) -> str:
        # Strong is what holds up when the manager asks "says who?": more than one thing seen,
        # and at least one number with its source.
        rows = [self.answers.given[question.id] for question in self.evidence()]
        sourced = any(isinstance(row.value, float) and row.source for row in rows)
        if len(rows) >= 2 and sourced:
            return "strong"
        return "thin" if rows else "none"


def example_answers(case: Case) -> Answers:
    """The answers of the playbook's worked case."""
    answers = Answers()
    for name, given in case.playbook.example.answers.items():
        if given.value is not None:
            question = case.questions[name]
            answer = read(question, given.value, Origin.FILE, given.source, given.date)
            answers = answers.answering(name, answer)
    return answers
