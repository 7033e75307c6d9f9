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

    def rank(objection: Objection) -> tuple[int, bool]:
        said = theirs.index(objection.says) if objection.says in theirs else len(theirs)
        likely = bool(objection.likely_when) and holds(objection.likely_when, case.known)
        return said, not likely

    held = fitting(case.playbook.objections, case.known)
    for objection in sorted(held, key=rank):
        first, then = _turn(objection, teller), _turn(objection.if_they_press, teller)
        if first and then:
            yield Pushback(says=first.says, reply=first.reply, if_they_press=then)


def _turn(exchange: Exchange, teller: Teller) -> Turn | None:
    reply = teller.best(exchange.reply)
    return Turn(says=exchange.says, reply=reply) if reply else None
