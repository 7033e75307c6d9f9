"""One sitting of `prep`: which case, which answers, what is kept, and the brief they make."""

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from .. import streams
from ..core.answers import Answer, Answers, still_fitting
from ..core.brief import Brief
from ..core.case import Around, Case, example_answers
from ..core.compose import compose
from ..core.flow import unanswered
from ..core.question import Question, Tier
from ..errors import Interrupted, MustAsk
from ..memory.drafts import Draft, Drafts
from ..memory.keeping import CannotKeep
from .choosing import Start, Wanted
from .desk import tell_faults
from .given import answers_given
from .own_words import OwnWords
from .recall import Recalled

if TYPE_CHECKING:
    from ..interview.asker import Asker
    from ..library.shelves import Library

Memory = Callable[[str | None], Recalled]


@dataclass
class Sitting:
    """A case and how far it has come; `asker` is None when nobody is there to be asked.

    `stale` are answers to be given again, `edited` is a case that is only looked over, and
    `memory` says what earlier conversations with a manager taught.
    """

    case: Case
    library: "Library"
    tier: Tier
    drafts: Drafts
    asker: "Asker | None"
    example: bool
    memory: Memory
    stale: Mapping[str, Answer] = field(default_factory=dict)
    edited: bool = False
    draft: Path | None = None
    asked: int = 0
    refused: bool = False

    def template(self) -> str:
        """The answers file to fill in."""
        from ..interview.template import template

        return template(self.case)

    def brief(self, today: datetime.date) -> Brief:
        """Ask what is missing, then compose."""
        answers = self._interview(self.asker) if self.asker else self._as_given()
        day = self.case.playbook.example.on if self.example else today
        case = self.case.with_answers(answers)
        if self.example:  # the built-in cases are held to this by playbooks check --strict
            return compose(crossed(case, self.library), day)
        case = self._with_history(case)
        words = OwnWords(self.library)
        case = words.watched(case, self.asker)
        if self.asker and case.others() and case.crossing() is None:
            case = self._sorted(case, self.asker, day)
        self.case = crossed(case, self.library)
        return words.beside(case, compose(self.case, day))

    def _with_history(self, case: Case) -> Case:
        """The name may have been typed only in the interview."""
        name = case.answers.value("manager.name")
        if case.around.history is not None or name is None:
            return case
        recalled = self.memory(str(name))
        return replace(case, around=replace(case.around, history=recalled.history))

    def _sorted(self, case: Case, asker: "Asker", today: datetime.date) -> Case:
        """The case with its other issues sorted, if the recruiter wants that."""
        from ..core.triage import Issue, triage
        from ..interview.asker import Choice, Prompt
        from .sorting import Sorting

        count = len(case.others())
        wanted = asker.ask(
            Prompt(
                f"You named {count} other issue{'s' * (count != 1)}. Sort them first?",
                why="At most three questions each; the page then says which comes first, and why.",
                choices=(Choice("yes", "Yes, sort them"), Choice("no", "No, park them all")),
                default="yes",
            )
        )
        if wanted != "yes":
            return case
        sorting = Sorting(self.library, self.drafts.home)
        mine = sorting.place(Issue(issue=case.playbook.title), case.playbook.id)
        strength = str(case.known["evidence.strength"])
        mine = mine.model_copy(update={"evidence": strength})
        issues = sorting.asked((mine, *(Issue(issue=text) for text in case.others())), asker)
        result = triage(issues, self.library.triage, today)
        sorting.done()
        crossing = next((issue for issue in issues if issue.red_line), None)
        around = replace(case.around, triage=result)
        if crossing is not None and crossing.situation:
            return crossed(case, self.library, crossing.situation)
        return replace(case, around=around)

    def done(self) -> None:
        """The brief is out, so the draft can go."""
        if self.draft is not None:
            try:
                self.drafts.drop(self.draft)
            except CannotKeep as error:
                streams.tell(f"pushback: {error}")

    def _as_given(self) -> Answers:
        missing = unanswered(self.case)
        if missing:
            raise MustAsk(
                "nobody to ask, and answers are missing; give them in --answers FILE, or with:",
                *(_set_line(question) for question in missing),
            )
        return self.case.answers

    def _interview(self, asker: "Asker") -> Answers:
        from ..interview.case_script import CaseScript
        from ..interview.conduct import Conductor

        script = CaseScript(self.case, self.tier, OwnWords(self.library).remarks)
        conductor = Conductor(
            asker, script, self._keep, self.asked, dict(self.stale), review=self.edited
        )
        try:
            return conductor.run(self.case.answers)
        except (KeyboardInterrupt, EOFError):
            kept = self.draft is not None and not self.refused
            raise Interrupted(
                "stopped; your answers are kept, and 'pushback prep --resume' goes on"
                if kept
                else "stopped; nothing was kept"
            ) from None

    def _keep(self, answers: Answers, asked: int) -> None:
        situation = self.case.playbook.id
        draft = Draft(situation=situation, tier=self.tier, answers=answers, asked=asked)
        try:
            self.draft = self.draft or self.drafts.reserve(situation)
            self.drafts.save(self.draft, draft)
        except CannotKeep as error:
            if not self.refused:
                streams.tell(f"pushback: {error}; the brief will still come out")
            self.refused = True
        else:
            self.refused = False


def crossed(case: Case, library: "Library", situation: str | None = None) -> Case:
    """The case, or the red-line situation in its place when the line has been crossed.

    `situation` is that of another issue, where one of them crosses it.
    """
    situation = situation or case.crossing()
    if situation is None:
        return case
    playbook = library.playbook(situation)
    around = replace(case.around, came_about=case.playbook.title)
    there = replace(case, playbook=playbook, answers=Answers(), around=around)
    return there.with_answers(still_fitting(case.answers, there.questions))


def _set_line(question: Question) -> str:
    return f"  --set {question.id}={'|'.join(question.allowed) or '…'}   {question.ask}"


def seat(
    wanted: Wanted,
    start: Start,
    library: "Library",
    drafts: Drafts,
    asker: "Asker | None",
    around: Around,
    memory: Memory,
) -> Sitting:
    """Load what the interview needs: the playbook, the coaching, the answers given so far."""
    draft = drafts.load(start.draft) if start.draft else None
    playbook = library.playbook(start.situation)
    bare = Case(playbook, library.coaching, Answers(), around)
    answers = answers_given(wanted.answers_file, wanted.settings, wanted.name, bare)
    stale: Mapping[str, Answer] = {}
    if wanted.example:
        answers = answers.over(example_answers(bare))
    else:
        earlier = draft.answers if draft else start.answers or Answers()
        kept = still_fitting(earlier, bare.questions)
        gone = set(earlier.given) - set(kept.given)
        if gone:
            streams.tell(f"The playbook has changed; no longer used: {', '.join(sorted(gone))}")
        answers = answers.over(kept)
        name = answers.value("manager.name")
        recalled = memory(str(name) if name else None)
        answers = answers.over(still_fitting(recalled.answers, bare.questions))
        stale = recalled.stale
        bare = replace(
            bare, around=replace(around, history=recalled.history, easier=recalled.easier)
        )
    tell_faults(library)
    return Sitting(
        case=bare.with_answers(answers),
        library=library,
        tier=draft.tier if draft else Tier(wanted.tier),
        drafts=drafts,
        asker=asker,
        example=wanted.example,
        memory=memory,
        stale=stale,
        edited=start.edited,
        draft=start.draft,
        asked=draft.asked if draft else start.asked,
    )
