"""Asking about several issues: which situation each is, and at most three things of each."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from ..core.question import Question
from ..core.triage import ASKED, Issue
from .asker import Asker, Choice, Control, Prompt
from .conduct import prompt

NONE_OF_THESE = "*none*"
SITUATION = "situation"
WHAT = (
    "What would you like to raise? One issue at a time.",
    "One conversation carries one issue; the page says which.",
)
ELSE = ("What else?", "In your own words. An empty line when that is all.")
Keep = Callable[[Sequence[Issue]], None]
Find = Callable[[str], "Found"]


@dataclass(frozen=True)
class Found:
    """The situations that an issue may be, best first; `clear` when the first needs no asking."""

    choices: tuple[Choice, ...]
    clear: bool


@dataclass
class Battles:
    """The issues as far as they are known; `place` fills in a situation's title and stage."""

    asker: Asker
    questions: Sequence[Question]
    find: Find
    place: Callable[[Issue, str | None], Issue]
    keep: Keep
    skipped: set[tuple[int, str]] = field(default_factory=set)
    trail: list[tuple[int, str]] = field(default_factory=list)

    def run(self, issues: Sequence[Issue]) -> tuple[Issue, ...]:
        """Every issue, asked about; raises KeyboardInterrupt or EOFError when broken off."""
        known = list(issues) or self._listed()
        total = len(known) * len(ASKED)
        while (step := self._next(known)) is not None:
            number, name = step
            issue = known[number]
            if name == SITUATION:
                known[number] = self._placed(number, issue)
            else:
                known[number] = self._asked(number, name, issue, total, known)
            self.keep(known)
        return tuple(known)

    def _listed(self) -> list[Issue]:
        issues: list[Issue] = []
        while True:
            reply = self.asker.ask(
                Prompt(*(ELSE if issues else WHAT), skip=bool(issues), fault=_fault)
            )
            if isinstance(reply, Control):
                return issues
            issues.append(Issue(issue=reply))
            self.keep(issues)

    def _next(self, known: Sequence[Issue]) -> tuple[int, str] | None:
        for number, issue in enumerate(known):
            if issue.situation is None and (number, SITUATION) not in self.skipped:
                return number, SITUATION
        if any(issue.red_line for issue in known):
            return None  # the rest does not matter any more
        for number, issue in enumerate(known):
            for name in ASKED:
                if (number, name) not in self.skipped and _value(issue, name) is None:
                    return number, name
        return None

    def _placed(self, number: int, issue: Issue) -> Issue:
        found = self.find(issue.issue)
        situation = found.choices[0].value if found.choices else None
        if found.choices and not found.clear:
            none = Choice(NONE_OF_THESE, "none of these")
            text = f"“{issue.issue}”: which is it most like?"
            reply = self.asker.ask(Prompt(text, choices=(*found.choices, none)))
            situation = None if reply == NONE_OF_THESE else str(reply)
        if situation is None:
            self.skipped.add((number, SITUATION))
        return self.place(issue, situation)

    def _asked(self, number: int, name: str, issue: Issue, total: int, known: list[Issue]) -> Issue:
        question = next(each for each in self.questions if each.id == name)
        done = len(self.trail) + 1
        put = prompt(question, None, f"{done} of {total}", back=bool(self.trail))
        reply = self.asker.ask(_about(put, issue))
        if reply is Control.BACK:
            before, earlier = self.trail.pop()
            self.skipped.discard((before, earlier))
            known[before] = _answered(known[before], earlier, None)
            return known[number]
        self.trail.append((number, name))
        if reply is Control.SKIP:
            self.skipped.add((number, name))
            return issue
        return _answered(issue, name, str(reply))


def _fault(typed: str) -> str | None:
    return None if typed.strip() else "is empty"


def _about(put: Prompt, issue: Issue) -> Prompt:
    return Prompt(
        text=f"{issue.title or issue.issue}: {put.text[:1].lower()}{put.text[1:]}",
        why=put.why,
        choices=put.choices,
        progress=put.progress,
        back=put.back,
        skip=put.skip,
    )


def _value(issue: Issue, name: str) -> str | None:
    value: str | None = getattr(issue, name.partition(".")[2])
    return value


def _answered(issue: Issue, name: str, value: str | None) -> Issue:
    return issue.model_copy(update={name.partition(".")[2]: value})
