"""A debrief on its way: which brief, the answers, and keeping them."""

import datetime
import json
from typing import TYPE_CHECKING

from .. import streams
from ..core import days
from ..core.answers import Answer, Answers, Origin, still_fitting
from ..core.debrief import SAID
from ..core.debriefing import Reader, suggested
from ..core.kept import Kept
from ..core.promise import spoken, written
from ..errors import Interrupted, MustAsk, UsageError
from ..interview.answers_file import from_flags, parse
from ..interview.debrief_script import DebriefScript
from ..memory import briefs, promises
from ..memory.scratch import Scratch
from ..memory.store import Store
from .desk import library_of, tell_faults
from .given import document

if TYPE_CHECKING:
    from ..interview.asker import Asker
    from ..settings import Settings


class Telling:
    """The memory and the coaching that a debrief needs."""

    def __init__(self, settings: "Settings", today: datetime.date) -> None:
        self._home, self._today = settings.home, today
        self._store = Store(settings.home, streams.tell)
        self._library = library_of(settings)

    def which(self, number: int | None) -> Kept:
        """The brief that was meant; raises UsageError where there is none."""
        with self._store.reading() as db:
            found = briefs.one(db, number) if number is not None else briefs.untold(db)
        if found is None:
            what = f"no brief has the number {number}" if number else "there is no brief to tell of"
            raise UsageError(f"{what}; 'pushback briefs list' shows them")
        return found

    def told(
        self, kept: Kept, file: str | None, flags: tuple[str, ...], asker: "Asker | None"
    ) -> Answers:
        """The answers, asked for where somebody is there; raises MustAsk, UsageError, BadFile."""
        with self._store.reading() as db:
            brief, _ = briefs.page(db, kept.id)
            made = [each for each in promises.of(db, kept.id) if each.state == "open"]
        self._reader = Reader(brief, self._today)
        script = DebriefScript(self._library.debriefing, self._reader)
        tell_faults(self._library)
        answers = self._given(script, kept, file, flags)
        if asker is None:
            if "outcome" not in answers.given:
                values = "|".join(script.questions["outcome"].allowed)
                raise MustAsk(
                    "nobody to ask how it went; give it in --answers FILE, or with:",
                    f"  --set outcome={values}   {script.questions['outcome'].ask}",
                )
            return answers
        streams.tell(_heading(kept))
        before = written(made or suggested(brief))
        stood = {"promises": Answer(value=before, origin=Origin.DEFAULT)} if before else {}
        return self._asked(script, kept, answers, stood, asker)

    def _given(
        self, script: DebriefScript, kept: Kept, file: str | None, flags: tuple[str, ...]
    ) -> Answers:
        from ..library.faults import BadFile

        given, wrong = from_flags(flags, script.questions)
        wrong = (*wrong, *(f"--set {name}: '{name}' {why}" for name, why in self._faults(given)))
        if wrong:
            raise UsageError(*wrong)
        if file is None:
            return given
        held = document(file)
        listed, problems = parse(held.data, script.questions, kept.situation)
        late = [((name,), f"'{name}' {why}", False) for name, why in self._faults(listed)]
        faults = (*held.faults, *(held.fault(*problem) for problem in (*problems, *late)))
        if faults:
            raise BadFile(*faults)
        return given.over(listed)

    def _faults(self, answers: Answers) -> list[tuple[str, str]]:
        return list(self._reader.faults(answers))

    def _asked(
        self,
        script: DebriefScript,
        kept: Kept,
        answers: Answers,
        stood: dict[str, Answer],
        asker: "Asker",
    ) -> Answers:
        from ..interview.conduct import Conductor

        scratch = Scratch(self._home, f"{kept.id}.debrief")
        earlier = scratch.read()
        if earlier:
            answers = answers.over(
                still_fitting(Answers.model_validate_json(earlier), script.questions)
            )

        def keep(answers: Answers, asked: int) -> None:
            scratch.keep(answers.model_dump_json())

        asked = len(answers.given) + len(answers.skipped)
        conductor = Conductor(asker, script, keep, asked, stood, review=True)
        try:
            answers = conductor.run(answers)
        except (KeyboardInterrupt, EOFError):
            raise Interrupted(
                f"stopped; your answers are kept, and 'pushback debrief {kept.id}' goes on"
                if scratch.path
                else "stopped; nothing was kept"
            ) from None
        if "outcome" not in answers.given:
            scratch.drop()
            raise UsageError("nothing was kept: how it went was skipped")
        return answers

    def keep(self, kept: Kept, told: Answers, held_on: datetime.date, format_: str) -> str:
        """Keep it, and say what was kept with every day in full."""
        debrief = self._reader.debrief(kept.id, told, held_on)
        text = str(told.value("promises") or "")
        made = self._reader.promises(text)
        with self._store.writing() as db:
            briefs.tell(db, debrief)
            if text:
                promises.replace_open(db, kept.id, made)
            now = promises.of(db, kept.id)
        Scratch(self._home, f"{kept.id}.debrief").drop()
        if format_ == "json":
            rows = [each.model_dump(mode="json") for each in now]
            both = {"debrief": debrief.model_dump(mode="json"), "promises": rows}
            return json.dumps(both, ensure_ascii=False, indent=2) + "\n"
        lines = [f"{_heading(kept)} {SAID[debrief.outcome].capitalize()}."]
        lines += [f"  {line}" for line in spoken(now, kept.manager)]
        if debrief.look_again:
            lines.append(f"  Look again on {days.full(debrief.look_again)}")
        lines.append(f"The message to send them: pushback recap {kept.id}")
        return "\n".join(lines) + "\n"


def _heading(kept: Kept) -> str:
    whom = f" with {kept.manager}" if kept.manager else ""
    return f"{kept.id}: {kept.title}{whom}, {days.written(kept.made_on)}."
