"""Promises as a calendar file that Outlook, Google and Apple calendars take in.

One all-day event a promise, with an alarm the morning before. The same promises always give the
same file: the stamp is the day they were made on, and the identity is the promise's number.
"""

import datetime
from collections.abc import Iterable
from typing import TYPE_CHECKING

from ..core.promise import Promise

if TYPE_CHECKING:
    from icalendar import Event

PRODUCT = "-//pushback//promises//EN"
_BEFORE = datetime.timedelta(hours=-15)  # nine in the morning of the day before


def calendar(promises: Iterable[Promise]) -> str:
    """The calendar (RFC 5545)."""
    from icalendar import Calendar

    held = Calendar()
    held.add("prodid", PRODUCT)
    held.add("version", "2.0")
    held.add("method", "PUBLISH")
    for promise in promises:
        held.add_component(_event(promise))
    text: str = held.to_ical().decode()
    return text


def _event(promise: Promise) -> "Event":
    from icalendar import Alarm, Event

    stamp = datetime.datetime.combine(promise.made_on, datetime.time(), datetime.UTC)
    name = promise.manager or "the manager"
    who = f"You to {name}" if promise.side == "you" else f"{name} to you"
    event = Event()
    event.add("uid", f"promise-{promise.id}-{promise.made_on:%Y%m%d}@pushback")
    event.add("dtstamp", stamp)
    event.add("summary", f"{who}: {promise.what}")
    event.add("dtstart", promise.due)
    event.add("dtend", promise.due + datetime.timedelta(days=1))
    event.add("sequence", promise.moved)
    event.add("transp", "TRANSPARENT")
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", f"Tomorrow: {promise.what}")
    alarm.add("trigger", _BEFORE)
    event.add_component(alarm)
    return event
