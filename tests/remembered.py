"""Filling the store as earlier conversations would have: for tests of what is remembered."""

import datetime
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from conftest import TODAY
from pushback_cli.core.answers import Answers
from pushback_cli.core.case import Case, example_answers
from pushback_cli.core.compose import compose
from pushback_cli.core.debrief import Debrief, Outcome
from pushback_cli.core.promise import Promise, Side, State
from pushback_cli.library.find import built_in
from pushback_cli.library.shelves import Library
from pushback_cli.memory import briefs, managers, promises
from pushback_cli.memory.store import Store

DAY = datetime.date.fromisoformat(TODAY)  # a Friday


def later(days: int) -> datetime.date:
    """So many days from the day of the tests."""
    return DAY + datetime.timedelta(days=days)


def promise(side: Side, what: str, due: int, state: State = "open") -> Promise:
    """A promise made ten days ago, due in so many days from now."""
    return Promise(side=side, what=what, due=later(due), made_on=later(-10), state=state)


def keep(
    home: Path,
    name: str | None = "Dana Cruz",
    outcome: Outcome | None = None,
    promised: Sequence[Promise] = (),
    situation: str = "late-feedback",
    held: int = 0,
    again: int | None = None,
) -> int:
    """Keep a brief, and what was told of it; its number."""
    case = _case(situation)
    with Store(home).writing() as db:
        manager = managers.observe(db, name, {}, DAY) if name else None
        number = briefs.add(db, compose(case, DAY), case.answers, "accountability", manager)
        if outcome:
            briefs.tell(
                db,
                Debrief(
                    brief=number,
                    held_on=later(held),
                    outcome=outcome,
                    worked="asking first",
                    look_again=None if again is None else later(again),
                ),
            )
        promises.add(db, number, promised)
    return number


@cache
def _case(situation: str) -> Case:
    library = Library((built_in(),))
    case = Case(library.playbook(situation), library.coaching, Answers())
    return case.with_answers(example_answers(case))
