"""Everything out of the database as one document, and in again."""

import sqlite3
from datetime import date

from ..core.archive import SCHEMA, Archive, Conversation
from ..core.profile import Note, Profile
from . import briefs, managers, promises

Db = sqlite3.Connection


def archive(db: Db, today: date) -> Archive:
    """Every manager and every conversation.

    Raises pydantic.ValidationError for a brief of an incompatible version.
    """
    profiles = (managers.profile(db, name) for name in managers.names(db))
    rows = db.execute(
        "SELECT brief.id, reason, first_time, manager.name FROM brief "
        "LEFT JOIN manager ON manager.id = brief.manager ORDER BY brief.id"
    ).fetchall()
    return Archive(
        schema=SCHEMA,
        made_on=today,
        managers=tuple(each for each in profiles if each is not None),
        conversations=tuple(_conversation(db, row) for row in rows),
    )


def _conversation(db: Db, row: sqlite3.Row) -> Conversation:
    brief, answers = briefs.page(db, row["id"])
    return Conversation(
        manager=row["name"],
        reason=row["reason"],
        first_time=bool(row["first_time"]),
        brief=brief,
        answers=answers,
        debrief=briefs.debrief(db, row["id"]),
        promises=promises.of(db, row["id"]),
    )


def take_in(db: Db, held: Archive) -> tuple[int, int]:
    """Add what is not there yet; how many managers and conversations came in."""
    known = {name: managers.profile(db, name) for name in managers.names(db)}
    before = len(known)
    for profile in held.managers:
        _take_in_manager(db, profile)
    came = sum(_take_in_conversation(db, each) for each in held.conversations)
    return len(managers.names(db)) - before, came


def _take_in_manager(db: Db, profile: Profile) -> None:
    there = managers.profile(db, profile.name)
    newer = {
        name: trait
        for name, trait in profile.traits.items()
        if there is None or name not in there.traits or there.traits[name].since < trait.since
    }
    managers.observe(db, profile.name, newer, profile.since)
    notes: tuple[Note, ...] = there.notes if there else ()
    for note in profile.notes:
        if note not in notes:
            managers.annotate(db, profile.name, note)


def _take_in_conversation(db: Db, held: Conversation) -> bool:
    body = held.brief.model_dump_json(by_alias=True)
    row = db.execute(
        "SELECT brief.id FROM brief JOIN page ON page.brief = brief.id "
        "WHERE made_on = ? AND situation = ? AND body = ?",
        (held.brief.made_on.isoformat(), held.brief.situation.id, body),
    ).fetchone()
    if row is not None:
        return False
    manager = managers.number(db, held.manager) if held.manager else None
    number = briefs.add(db, held.brief, held.answers, held.reason, manager)
    if held.debrief is not None:
        briefs.tell(db, held.debrief.model_copy(update={"brief": number}))
    promises.add(db, number, held.promises)
    return True
