"""The brief: the composed result, a value; `render` turns it into text.

It has two layers. `glance` is what fits one screen; the rest is the depth, and `steps` is
the order in which to hold the meeting.
"""

import datetime
from typing import Final, Literal, Protocol

from pydantic import Field

from .coaching import Order, Size, Speaker
from .last_time import LastTime
from .lines import Said
from .manager import Manager
from .model import Model
from .playbook import Gate
from .triage import Triage

SCHEMA: Final = "pushback.brief/1"

Step = Literal["listen", "case", "ask"]


class Cites(Protocol):
    """Anything that rests on published facts."""

    @property
    def facts(self) -> tuple[str, ...]:
        """Ids of facts."""


class Situation(Model):
    """Which situation this is, and why pushback is right in it."""

    id: str
    title: str
    summary: str
    reason: str
    why_right: str


class Why(Model):
    """One piece of advice, the reason for it, and the answers that led to it."""

    say: str
    because: str | None = None
    moved_by: tuple[str, ...] = ()


class Verdict(Model):
    """Whether to raise it at all, and the answers that decided it."""

    decision: Gate
    say: str
    because: str | None = None
    moved_by: tuple[str, ...] = ()


class Approach(Model):
    """How to raise it; `why` names what led to each part, `would_change` what would not."""

    order: Order
    size: Size
    first_word: Speaker
    setting: str
    tone: str
    open_with: str
    concede: str
    why: tuple[Why, ...] = ()
    would_change: tuple[str, ...] = ()


class Opening(Model):
    """The first sentence, and other ways to begin."""

    first: Said
    instead: tuple[Said, ...] = ()


class Row(Model):
    """Something that happened, why it hurts, and how well it is evidenced."""

    happened: str
    hurts: str
    harm: str
    source: str
    as_of: datetime.date
    strength: str
    facts: tuple[str, ...] = ()


class ToNote(Model):
    """A behavior to look for before the meeting, and what it would cost."""

    behavior: str
    cost: str
    harm: str
    facts: tuple[str, ...] = ()


class CaseMade(Model):
    """The recruiter's case: evidence rows first, then what to say, then what to look for."""

    strength: str
    rows: tuple[Row, ...] = ()
    points: tuple[Said, ...] = ()
    to_note: tuple[ToNote, ...] = ()


class AskMade(Model):
    """The ask, two-sided and dated."""

    size: Size
    say: str
    manager: str
    recruiter: str
    by: datetime.date
    starts: str | None = None
    review: str | None = None
    because: str | None = None


class Turn(Model):
    """What the manager says, and the reply."""

    says: str
    reply: Said


class Pushback(Turn):
    """The manager's pushback on the pushback, two rounds deep."""

    if_they_press: Turn


class IfItTurns(Model):
    """Lines for when it heats up."""

    pause: tuple[Said, ...]
    agree: tuple[Said, ...]
    rebook: tuple[Said, ...]


class ToFind(Model):
    """Something to look up before the meeting, and where."""

    what: str
    where: str | None = None


class Stop(Model):
    """When it is no longer advice, and who carries it from there."""

    say: str
    to: str


class RedLinePage(Model):
    """The page that replaces the talking points when it is no longer advice."""

    stop: tuple[Said, ...]
    hold: Said
    if_pressed: tuple[Turn, ...]
    write_down: tuple[Said, ...]
    tell: tuple[str, ...]
    never: tuple[Said, ...]
    required: AskMade | None
    caution: str


class InsteadMade(Model):
    """What to do when the advice is not to raise it, or not yet."""

    do: tuple[Said, ...]
    tell: Said
    again: Said


class Practice(Model):
    """For a first conversation with a hard manager: why to practise, and in which order."""

    why: Said
    steps: tuple[str, ...]


class Check(Model):
    """One yes/no check of readiness, and how to fix it in a minute."""

    id: str
    say: str
    fix: str
    ready: bool


class Readiness(Model):
    """How ready the recruiter is to walk in: `8 of 10`, and what it is made of."""

    score: str
    checks: tuple[Check, ...]

    @property
    def to_fix(self) -> tuple[Check, ...]:
        """What is missing, the most telling first."""
        return tuple(check for check in self.checks if not check.ready)


class Source(Model):
    """A published fact: `cited` on the page, or background the recruiter may need."""

    id: str
    claim: str
    source: str
    year: int
    country: str
    grade: str
    caveat: str
    url: str
    cited: bool


class Glance(Model):
    """What fits one screen: the ten-second layer."""

    verdict: str
    first: str
    instead: str | None = None
    again: str | None = None
    last_time: str | None = None
    ask_manager: str | None = None
    ask_recruiter: str | None = None
    ask_by: str | None = None
    fallback: str | None = None
    objection: str | None = None
    reply: str | None = None
    avoid: tuple[str, ...] = ()


class Brief(Model):
    """One page to walk in with.

    With a `red_line` there is no approach, no case and no talking point; `ask` is then what
    has to happen, where the situation itself is the red line. With an `instead`, and a gate
    other than `wait`, there are no talking points either: the page says what to do instead.
    """

    schema_id: Literal["pushback.brief/1"] = Field(SCHEMA, alias="schema")
    made_on: datetime.date
    situation: Situation
    manager: Manager
    gate: Verdict
    glance: Glance
    approach: Approach | None = None
    steps: tuple[Step, ...] = ()
    open: Opening
    listen: tuple[Said, ...] = ()
    case: CaseMade | None = None
    ask: AskMade | None = None
    fallback: AskMade | None = None
    if_it_goes_well: AskMade | None = None
    objections: tuple[Pushback, ...] = ()
    if_it_turns: IfItTurns | None = None
    walk_away: tuple[Said, ...] = ()
    avoid: tuple[Said, ...] = ()
    watch_yourself: tuple[Said, ...] = ()
    parked: tuple[str, ...] = ()
    triage: Triage | None = None
    find_out: tuple[ToFind, ...] = ()
    not_the_moment: tuple[Said, ...] = ()
    stops_being_advice: tuple[Stop, ...] = ()
    not_this: tuple[ToFind, ...] = ()
    recap: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()
    red_line: RedLinePage | None = None
    instead: InsteadMade | None = None
    practice: Practice | None = None
    last_time: LastTime | None = None
    readiness: Readiness | None = None
    notes: tuple[str, ...] = ()
