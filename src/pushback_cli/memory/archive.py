"""What is kept, read for another machine, and taken in from one."""

import sqlite3
from collections.abc import Callable, Iterator
from typing import NamedTuple

from ..core.archive import Archive, Record
from ..core.brief import Brief
from ..core.profile import Profile
from ..errors import BadInput
from . import briefs, managers, promises

Db = sqlite3.Connection


class Counts(NamedTuple):
    """How many of each came in; `known` briefs were there already."""

    managers: int = 0
    briefs: int = 0
    debriefs: int = 0
    promises: int = 0
    known: int = 0


def profiles(db: Db) -> tuple[Profile, ...]:
    """Every manager."""
    found = (managers.profile(db, name) for name in managers.names(db))
    return tuple(profile for profile in found if profile)


def records(db: Db, passed_over: Callable[[int], None]) -> Iterator[Record]:
    """Every brief, the oldest first; the number of one that cannot be read is passed over."""
    rows = db.execute(
        "SELECT brief.id, brief.reason, manager.name FROM brief "
        "LEFT JOIN manager ON manager.id = brief.manager ORDER BY brief.id"
    )
    for number, reason, name in rows:
        try:
            brief, answers = briefs.page(db, number)
            yield Record(
                number=number,
                manager=name,
                reason=reason,
                answers=answers,
                brief=brief,
                debrief=briefs.debrief(db, number),
                promises=promises.of(db, number),
            )
        except (BadInput, ValueError):
            passed_over(number)


def take_in(db: Db, archive: Archive) -> Counts:
    """Keep what is not there yet; what is there stays as it is."""
    new = sum(_manager(db, profile) for profile in archive.managers)
    counts = Counts(managers=new)
    for record in archive.briefs:
        came = _brief(db, record)
        counts = Counts(*map(sum, zip(counts, came, strict=True)))
    return counts


def _manager(db: Db, profile: Profile) -> bool:
    """Whether it is somebody new; of somebody known, only what was seen later is kept."""
    known = managers.profile(db, profile.name)
    seen = {
        name: trait
        for name, trait in profile.traits.items()
        if known is None or name not in known.traits or known.traits[name].since < trait.since
    }
    managers.observe(db, profile.name, seen, profile.since)
    for note in profile.notes:
        if known is None or note not in known.notes:
            managers.annotate(db, profile.name, note)
    return known is None


def _brief(db: Db, record: Record) -> Counts:
    name = record.manager
    new = name is not None and managers.number(db, name) is None
    manager = managers.observe(db, name, {}, record.brief.made_on) if name is not None else None
    number = _same(db, record.brief, manager)
    known = number is not None
    if number is None:
        number = briefs.add(db, record.brief, record.answers, record.reason, manager)
    debrief = record.debrief
    if debrief and briefs.debrief(db, number) is None:
        briefs.tell(db, debrief.model_copy(update={"brief": number}))
    else:
        debrief = None
    there = {(each.side, each.what, each.made_on) for each in promises.of(db, number)}
    made = [each for each in record.promises if (each.side, each.what, each.made_on) not in there]
    promises.add(db, number, made)
    return Counts(int(new), int(not known), int(debrief is not None), len(made), int(known))


def _same(db: Db, brief: Brief, manager: int | None) -> int | None:
    """The number of the same brief, if it is there."""
    rows = db.execute(
        "SELECT brief.id, page.body FROM brief JOIN page ON page.brief = brief.id "
        "WHERE brief.made_on = ? AND brief.situation = ? AND brief.manager IS ?",
        (brief.made_on.isoformat(), brief.situation.id, manager),
    )
    body = brief.model_dump_json(by_alias=True)
    return next((number for number, held in rows if held == body or _equal(held, brief)), None)


def _equal(held: str, brief: Brief) -> bool:
    try:
        return Brief.model_validate_json(held) == brief
    except ValueError:
        return False
