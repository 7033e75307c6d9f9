"""Several issues on their way to a triage: given, placed in a situation, asked about."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import Interrupted, MustAsk, UsageError

if TYPE_CHECKING:
    from ..core.triage import Issue
    from ..interview.asker import Asker
    from ..interview.battles import Found
    from ..library.search import Search
    from ..library.shelves import Heading, Library


class Sorting:
    """The issues on their way from words to answers."""

    def __init__(self, library: "Library", home: Path) -> None:
        from ..memory.scratch import Scratch

        self._library = library
        self._headings: dict[str, Heading] = {each.file.id: each for each in library.headings()}
        self._search: Search | None = None
        self._scratch = Scratch(home, "triage.yaml")

    def given(
        self, file: str | None, words: Sequence[str], flags: Sequence[str]
    ) -> tuple["Issue", ...]:
        """What came with the command; raises UsageError, or BadFile with every fault."""
        from ..core.clean import clean
        from ..core.triage import Issue
        from ..interview.issues_file import parse, with_flags
        from ..library.faults import BadFile
        from .given import document

        situations = tuple(self._headings)
        issues = tuple(Issue(issue=text) for text in map(clean, words) if text)
        if file is not None:
            held = document(file)
            listed, problems = parse(held.data, situations)
            faults = (*held.faults, *(held.fault(*problem) for problem in problems))
            if faults:
                raise BadFile(*faults)
            issues = (*listed, *issues)
        issues, wrong = with_flags(issues, flags, situations)
        if wrong:
            raise UsageError(*wrong)
        return tuple(self.place(issue, issue.situation) for issue in issues)

    def as_given(self, issues: Sequence["Issue"]) -> tuple["Issue", ...]:
        """Without a terminal: the best situation for each; raises MustAsk for what is missing."""
        from ..core.triage import ASKED, FIELDS

        if not issues:
            raise MustAsk("nobody to ask what the issues are; name them: pushback triage 'ISSUE' …")
        placed = []
        for issue in issues:
            found = self.find(issue.issue) if issue.situation is None else None
            situation = found.choices[0].value if found and found.choices else issue.situation
            placed.append(self.place(issue, situation))
        if any(issue.red_line for issue in placed):
            return tuple(placed)
        missing = [
            f"  --set {number}.{name.partition('.')[2]}={'|'.join(map(str, values))}"
            for number, issue in enumerate(placed, 1)
            for name in ASKED
            if getattr(issue, name.partition(".")[2]) is None
            and isinstance(values := FIELDS[name], tuple)
        ]
        if missing:
            raise MustAsk(
                "nobody to ask, and answers are missing; give them in --answers FILE, or with:",
                *missing,
            )
        return tuple(placed)

    def asked(self, issues: Sequence["Issue"], asker: "Asker") -> tuple["Issue", ...]:
        """Ask what is missing; what was answered is kept, whatever happens."""
        from ..interview.battles import Battles

        coaching = self._library.triage
        battles = Battles(asker, coaching.questions, self.find, self.place, self._keep)
        try:
            return battles.run(issues)
        except (KeyboardInterrupt, EOFError):
            kept = self._scratch.path
            raise Interrupted(
                f"stopped; your answers are kept: pushback triage --answers '{kept}' goes on"
                if kept
                else "stopped; nothing was kept"
            ) from None

    def done(self) -> None:
        """The page is out, so what was kept can go."""
        self._scratch.drop()

    def place(self, issue: "Issue", situation: str | None) -> "Issue":
        """An issue with what its situation's heading says of it."""
        heading = self._headings.get(situation) if situation else None
        if heading is None:
            return issue
        return issue.model_copy(
            update={
                "situation": situation,
                "title": heading.title,
                "stage": heading.stage,
                "red_line": heading.red_line,
            }
        )

    def find(self, text: str) -> "Found":
        """The situations that an issue may be."""
        from ..interview.asker import Choice
        from ..interview.battles import Found
        from ..library.search import Search

        self._search = self._search or Search(self._library)
        result = self._search.find(text)
        choices = tuple(
            Choice(each.heading.file.id, f"{each.heading.file.id}: {each.heading.summary}")
            for each in result.found
        )
        return Found(choices, result.clear)

    def _keep(self, issues: Sequence["Issue"]) -> None:
        import json

        fields = ("issue", "situation", "cost", "evidence", "chance")
        rows = [issue.model_dump(include=set(fields), exclude_none=True) for issue in issues]
        self._scratch.keep(json.dumps({"issues": rows}, ensure_ascii=False, indent=1))
