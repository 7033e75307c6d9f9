"""The red-line page: stop, hold, write down, tell, and nothing that argues around it."""

from .brief import RedLinePage
from .case import Case
from .lines import Said, Teller
from .objections import objections
from .strategy import Advice


def red_line_page(case: Case, teller: Teller, advice: Advice) -> RedLinePage | None:
    """The page that replaces the talking points, or None where it is still advice."""
    playbook, general = case.playbook, case.coaching.strategy.red_line
    crossed = advice.escalation if advice.escalation and advice.escalation.red_line else None
    if not playbook.red_line and crossed is None:
        return None
    hold = teller.text(crossed.hold) if crossed and crossed.hold else None
    own = playbook.red_line
    return RedLinePage(
        stop=_with_own(teller.all((crossed,)) if crossed else (), teller.all(general.stop)),
        hold=Said(say=hold) if hold else teller.all(playbook.open)[0],
        if_pressed=tuple(objections(case, teller)) if own else (),
        write_down=_with_own(
            tuple(Said(say=gather.gather) for gather in playbook.evidence) if own else (),
            teller.all(general.write_down),
        ),
        tell=tuple(
            dict.fromkeys(
                (
                    *((crossed.to,) if crossed else ()),
                    *(line.to for line in playbook.escalate if own),
                    *(said.say for said in teller.all(general.tell)),
                )
            )
        ),
        never=_with_own(teller.all(playbook.avoid) if own else (), teller.all(general.never)),
        caution=general.caution,
    )


def _with_own(own: tuple[Said, ...], general: tuple[Said, ...]) -> tuple[Said, ...]:
    return tuple({line.say: line for line in (*own, *general)}.values())
