"""The library: playbooks and coaching from every shelf, read when they are wanted."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..errors import UsageError, did_you_mean
from . import find
from .faults import BadFile, Fault
from .find import Found
from .marks import Document, top

if TYPE_CHECKING:
    from pydantic import BaseModel

    from ..core.coaching import Coaching, Folklore
    from ..core.debriefing import DebriefCoaching
    from ..core.playbook import Playbook
    from ..core.triage import TriageCoaching
    from ..proofread.rules import Rules
    from .load import M


@dataclass(frozen=True)
class Heading:
    """What a list of situations shows of one."""

    file: Found
    title: str
    reason: str
    stage: str
    summary: str
    red_line: bool = False
    sounds_like: tuple[str, ...] = ()


class Library:
    """Everything that can be loaded from an ordered list of folders, the built-in last."""

    def __init__(self, shelves: Sequence[Path]) -> None:
        self.shelves = tuple(shelves)
        self.faults: list[Fault] = []  # of files that were passed over

    @cached_property
    def files(self) -> dict[str, tuple[Found, ...]]:
        """Every situation's files, the one to use first; only the folders are read."""
        return find.by_id(self.shelves)

    @cached_property
    def coaching(self) -> "Coaching":
        """The shared files; a bad one on a user's shelf is passed over for the next."""
        from ..core.coaching import Coaching, Facts, ReadinessChecks, Reasons, Strategy, Tips
        from ..core.question import Interview
        from ..core.vocabulary import FIELDS

        facts = self._shared("facts.yaml", Facts)
        context = {"names": FIELDS, "facts": frozenset(fact.id for fact in facts.facts)}
        return Coaching.model_construct(
            facts=facts,
            reasons=self._shared("reasons.yaml", Reasons, **context),
            tips=self._shared("coaching/tips.yaml", Tips, **context),
            strategy=self._shared("coaching/strategy.yaml", Strategy, **context),
            readiness=self._shared("coaching/readiness.yaml", ReadinessChecks),
            interview=self._shared("coaching/interview.yaml", Interview, **context),
        )

    def headings(self) -> Iterator[Heading]:
        """Every situation that can be used, by id.

        Users' files are read whole, and those with faults passed over; the built-in ones are
        known to be good, so their first lines do.
        """
        for files in self.files.values():
            for file in files:
                try:
                    yield self._heading(file)
                    break
                except BadFile as bad:
                    self._note(bad)

    def _heading(self, file: Found) -> Heading:
        if file.shelf == find.built_in():
            head = top(file.path, ("title", "reason", "stage", "summary"))
            red_line = head.get("red_line") == "true"
            return Heading(
                file, head["title"], head["reason"], head["stage"], head["summary"], red_line
            )
        own = self.read(file)
        return Heading(
            file, own.title, own.reason, own.stage, own.summary, own.red_line, own.sounds_like
        )

    def playbook(self, situation: str) -> "Playbook":
        """One playbook; raises UsageError for an unknown id, BadFile if no copy is good.

        A bad copy on a user's shelf is passed over for the next one.
        """
        files = self.files.get(situation)
        if files is None:
            hint = did_you_mean(situation, tuple(self.files))
            raise UsageError(
                f"no situation is called '{situation}'{hint} ('pushback playbooks list' shows all)"
            )
        *others, last = files
        for file in others:
            try:
                return self.read(file)
            except BadFile as bad:
                self._note(bad)
        return self.read(last)

    def _note(self, bad: BadFile) -> None:
        # A file may be passed over twice: in the list, and when its situation is wanted.
        self.faults.extend(fault for fault in bad.faults if fault not in self.faults)

    def read(self, file: Found) -> "Playbook":
        """The playbook in a file; raises BadFile with every fault."""
        from ..core.playbook import Playbook
        from . import marks
        from .load import build, names_in

        document = marks.read(file.path, collect=True)
        return build(
            document,
            Playbook,
            also=tuple(self._example_faults(document)),
            names=names_in(document),
            facts=frozenset(fact.id for fact in self.coaching.facts.facts),
            **{"file name": file.id, "folder": file.path.resolve().parent.name},
        )

    def _example_faults(self, document: Document) -> Iterator[Fault]:
        """Answers of the worked case that their questions cannot take.

        Read from the raw data, so that another fault in the file does not hide them.
        """
        from ..core.answers import AnswerFault, Origin, read

        questions = self._questions(document.data)
        for name, given in _mapping(document.data, "example", "answers").items():
            raw = given.get("value") if isinstance(given, dict) else given
            loc = ("example", "answers", name)
            if name not in questions:
                hint = did_you_mean(name, tuple(questions))
                yield document.fault(loc, f"no question is called '{name}'{hint}", at_key=True)
            elif questions[name] is not None and isinstance(raw, str):
                try:
                    read(questions[name], raw, Origin.FILE)
                except AnswerFault as fault:
                    yield document.fault(loc, f"'{name}' {fault}")

    def _questions(self, data: Any) -> dict[str, Any]:
        """Every question by id, None for one that is itself at fault."""
        from pydantic import ValidationError

        from ..core.answers import by_id
        from ..core.question import Question

        known: dict[str, Any] = dict(by_id(self.coaching.interview.questions))
        listed = data.get("questions") if isinstance(data, dict) else None
        for raw in listed if isinstance(listed, list) else ():
            if isinstance(raw, dict) and isinstance(raw.get("id"), str):
                try:
                    known[raw["id"]] = Question.model_validate(raw)
                except ValidationError:
                    known[raw["id"]] = None
        return known

    @cached_property
    def folklore(self) -> "Folklore":
        """The sayings not to repeat."""
        from ..core.coaching import Folklore

        known = frozenset(fact.id for fact in self.coaching.facts.facts)
        return self._shared("coaching/folklore.yaml", Folklore, facts=known)

    @cached_property
    def triage(self) -> "TriageCoaching":
        """What becomes of several issues; raises BadFile if no copy is good."""
        from ..core.triage import FIELDS, TriageCoaching

        return self._shared("coaching/triage.yaml", TriageCoaching, names=FIELDS)

    @cached_property
    def debriefing(self) -> "DebriefCoaching":
        """What is asked after a conversation; raises BadFile if no copy is good."""
        from ..core.debriefing import FIELDS, DebriefCoaching

        return self._shared("coaching/debrief.yaml", DebriefCoaching, names=FIELDS)

    @cached_property
    def wording(self) -> "Rules":
        """The wording rules, those of the folklore among them; raises BadFile."""
        from ..proofread.patterns import written
        from ..proofread.rules import Rule, Rules, Wording
        from .likeness import Likeness

        sayings = (
            Rule(
                saying.id,
                "folklore",
                tuple(map(written, saying.patterns)),
                saying.why,
                saying.instead,
                unless=self.folklore.unless,
                names=True,
            )
            for saying in self.folklore.sayings
        )
        wording = self._shared("coaching/wording.yaml", Wording)
        return Rules.of(wording, sayings, Likeness(self, wording).harmless)

    def shared_faults(self, path: Path) -> tuple[Fault, ...]:
        """The faults of a shared file, such as a user's own tips, wherever it lies."""
        from ..core import coaching, debriefing, question, soundness, triage
        from ..core.vocabulary import FIELDS
        from ..proofread.examples import problems as wording_problems
        from ..proofread.rules import Wording
        from . import marks
        from .load import build

        models: dict[str, type[BaseModel]] = {
            "facts": coaching.Facts,
            "reasons": coaching.Reasons,
            "tips": coaching.Tips,
            "strategy": coaching.Strategy,
            "readiness": coaching.ReadinessChecks,
            "triage": triage.TriageCoaching,
            "wording": Wording,
            "debrief": debriefing.DebriefCoaching,
            "interview": question.Interview,
            "folklore": coaching.Folklore,
        }
        if path.stem not in models:
            hint = did_you_mean(path.stem, tuple(models))
            return (Fault(path, 1, 1, f"no coaching file is called '{path.stem}'{hint}"),)
        known = frozenset(fact.id for fact in self.coaching.facts.facts)
        try:
            document = marks.read(path, collect=True)
            own = {"triage": triage.FIELDS, "debrief": debriefing.FIELDS}
            names = own.get(path.stem, FIELDS)
            built = build(document, models[path.stem], names=names, facts=known)
        except BadFile as bad:
            return bad.faults
        problems: Iterator[soundness.Problem] = iter(())
        if isinstance(built, coaching.Strategy):
            problems = soundness.problems(built)
        elif isinstance(built, triage.TriageCoaching):
            problems = soundness.never(("rules",), built.rules, triage.FIELDS)
        elif isinstance(built, Wording):
            problems = wording_problems(built)
        return tuple(document.fault(*problem) for problem in problems)

    def _shared(self, name: str, model: "type[M]", **context: Any) -> "M":
        from .load import load

        *users, last = find.shared(self.shelves, name)
        for path in users:
            try:
                return load(path, model, **context)
            except BadFile as bad:
                self.faults.extend(bad.faults)
        return load(last, model, **context)


def _mapping(data: Any, *path: str) -> dict[str, Any]:
    for part in path:
        data = data.get(part) if isinstance(data, dict) else None
    return data if isinstance(data, dict) else {}
