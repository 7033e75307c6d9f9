"""The manager's likely pushback on the pushback: what they have said before, then the likeliest."""

from collections.abc import Iterator

from .brief import Pushback, Turn
from .case import Case
from .history import expected
from .lines import Teller, fitting
from .playbook import Exchange, Objection
from .when import holds


def objections(case: Case, teller: Teller) -> tuple[Pushback, ...]:
    """Every objection that can come up and has both its replies."""
    return tuple(_pushback(case, teller))


def _pushback(case: Case, teller: Teller) -> Iterator[Pushback]:
    theirs = expected(case.around.history)

    def raised(objection: Objection) -> int:
        rounds = (objection.says, objection.if_they_press.says)
        return min((theirs.index(says) for says in rounds if says in theirs), default=len(theirs))

    def rank(objection: Objection) -> tuple[int, bool, bool]:
        likely = bool(objection.likely_when) and holds(objection.likely_when, case.known)
        # What they hold to in this matter tells more than how they are in others.
        here = likely and any("." not in name for name in objection.likely_when)
        return raised(objection), not here, not likely

    held = fitting(case.playbook.objections, case.known)
    again = (each for each in case.playbook.objections if raised(each) < len(theirs))
    more = (each for each in again if each not in held and _still_fits(each, case))
    for objection in sorted((*held, *more), key=rank):
        first, then = _turn(objection, teller), _turn(objection.if_they_press, teller)
        if first and then:
            yield Pushback(says=first.says, reply=first.reply, if_they_press=then)


def _still_fits(objection: Objection, case: Case) -> bool:
    """What this manager has said once they may say again, whatever they are taken to be like."""
    when = {name: each for name, each in objection.when.items() if not name.startswith("manager.")}
    return holds(when, case.known)


def _turn(exchange: Exchange, teller: Teller) -> Turn | None:
    reply = teller.best(exchange.reply)
    return Turn(says=exchange.says, reply=reply) if reply else None
