"""What to do instead, when the advice is not to raise it; and how to practise when it is."""

from .brief import InsteadMade, Practice
from .case import Case
from .lines import Teller
from .playbook import Gate
from .text import fill

MOST_TO_DO = 4
ANYONE_EASIER = "a manager who likes you"


def instead(case: Case, teller: Teller, gate: Gate) -> InsteadMade | None:
    """What to do, to say meanwhile, and when to look again; None where it is to be raised."""
    advised = case.coaching.strategy.instead.of(gate)
    if advised is None:
        return None
    tell, again = teller.best(advised.tell), teller.best(advised.again)
    assert tell and again  # the model sees to it that one always can be said
    return InsteadMade(do=teller.all(advised.do)[:MOST_TO_DO], tell=tell, again=again)


def practice(case: Case, teller: Teller) -> Practice | None:
    """The order to practise in, for a first time with a hard manager."""
    strategy = case.coaching.strategy
    why = teller.best(strategy.practice)
    if why is None:
        return None
    shown = {**teller.shown, "easier": " or ".join(case.around.easier) or ANYONE_EASIER}
    return Practice(why=why, steps=tuple(fill(step, shown) for step in strategy.practise))
