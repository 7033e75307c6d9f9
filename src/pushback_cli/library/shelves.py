"""The library: playbooks and coaching from every shelf, read when they are wanted."""

from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path

from ..core.answers import AnswerFault, Origin, by_id, read
from ..core.coaching import Coaching, Facts, Reasons, Strategy, Tips
from ..core.playbook import Evidenced, Playbook
from ..core.question import Interview
from ..core.vocabulary import FIELDS
from ..errors import UsageError, did_you_mean
from . import find
from .find import Found
from .load import build, load, names_in
from .marks import BadFile, Fault
from .marks import read as read_yaml


class Library:
    """Everything that can be loaded from an ordered list of folders."""

    def __init__(self, shelves: Sequence[Path]) -> None:
        self.shelves = tuple(shelves)

    @cached_property
    def files(self) -> dict[str, Found]:
        """Every situation's file, by id; only the folders are read."""
        return find.by_id(self.shelves)

    @cached_property
    def coaching(self) -> Coaching:
        """The shared files; raises BadFile."""
        facts = load(self._shared("facts.yaml"), Facts)
        context = {"names": FIELDS, "facts": frozenset(fact.id for fact in facts.facts)}
        return Coaching.model_construct(
            facts=facts,
            reasons=load(self._shared("reasons.yaml"), Reasons, **context),
            tips=load(self._shared("coaching/tips.yaml"), Tips, **context),
            strategy=load(self._shared("coaching/strategy.yaml"), Strategy, **context),
            interview=load(self._shared("coaching/interview.yaml"), Interview, **context),
        )

    def playbook(self, situation: str) -> Playbook:
        """One playbook; raises UsageError for an unknown id, BadFile for a bad file."""
        file = self.files.get(situation)
        if file is None:
            hint = did_you_mean(situation, tuple(self.files))
            raise UsageError(
                f"no situation is called '{situation}'{hint}; 'pushback playbooks list' shows all"
            )
        return self.read(file)

    def read(self, file: Found) -> Playbook:
        """The playbook in a file; raises BadFile with every fault."""
        document = read_yaml(file.path)
        playbook = build(
            document,
            Playbook,
            names=names_in(document),
            facts=frozenset(fact.id for fact in self.coaching.facts.facts),
            **{"file name": file.id, "folder": file.path.parent.name},
        )
        faults = []
        questions = by_id(playbook.questions, self.coaching.interview.questions)
        for name, given in playbook.example.answers.items():
            raw = given.value if isinstance(given, Evidenced) else given
            loc = ("example", "answers", name)
            if name not in questions:
                hint = did_you_mean(name, tuple(questions))
                faults.append(document.fault(loc, f"no question is called '{name}'{hint}", True))
                continue
            try:
                read(questions[name], raw or "", Origin.FILE)
            except AnswerFault as fault:
                faults.append(document.fault(loc, f"'{name}' {fault}"))
        if faults:
            raise BadFile(*faults)
        return playbook

    def readable(self, faults: list[Fault]) -> Iterator[tuple[Found, Playbook]]:
        """Every playbook that can be read; the faults of the others are added to `faults`."""
        for file in self.files.values():
            try:
                yield file, self.read(file)
            except BadFile as bad:
                faults.extend(bad.faults)

    def _shared(self, name: str) -> Path:
        return find.shared(self.shelves, name)
