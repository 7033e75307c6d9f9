"""The red-line page: stop, hold, write down, tell, and nothing that argues around it."""

from .brief import AskMade, RedLinePage, Turn
from .case import Case
from .lines import Said, Teller
from .objections import objections
from .playbook import Escalate
from .strategy import Advice


def is_crossed(case: Case, advice: Advice) -> bool:
    """Whether this is no longer advice: by its situation, or by an answer along the way."""
    return case.playbook.red_line or _crossed(advice) is not None


def red_line_page(
    case: Case, teller: Teller, advice: Advice, required: AskMade | None
) -> RedLinePage:
    """The page that replaces the talking points.

    A playbook that is itself a red line brings its own lines; one in which an answer crossed
    the line brings the sentence to say, and the general lines of the strategy do the rest.
    """
    playbook, general = case.playbook, case.coaching.strategy.red_line
    crossed = _crossed(advice)
    own = playbook.red_line
    hold = teller.text(crossed.hold) if crossed and crossed.hold else None
    to_keep = tuple(Said(say=gather.gather) for gather in playbook.evidence)
    return RedLinePage(
        stop=_joined(teller.all((crossed,)) if crossed else (), teller.all(general.stop)),
        hold=Said(say=hold) if hold else teller.all(playbook.open)[0],
        if_pressed=tuple(
            Turn(says=each.says, reply=each.reply)
            for each in (objections(case, teller) if own else ())
        ),
        write_down=_joined(to_keep if own else (), teller.all(general.write_down)),
        tell=(
            *((crossed.to,) if crossed else ()),
            *(line.say for line in teller.all(general.tell)),
            *(f"{role}: {name}" for role, name in case.around.contacts),
        ),
        never=_joined(teller.all(playbook.avoid) if own else (), teller.all(general.never)),
        required=required,
        caution=general.caution,
    )


def _crossed(advice: Advice) -> Escalate | None:
    escalation = advice.escalation
    return escalation if escalation and escalation.red_line else None


def _joined(own: tuple[Said, ...], general: tuple[Said, ...]) -> tuple[Said, ...]:
    return tuple({line.say: line for line in (*own, *general)}.values())
