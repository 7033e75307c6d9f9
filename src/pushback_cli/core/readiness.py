"""How ready the recruiter is: yes/no checks, each looked up in the case and its brief."""

from collections.abc import Callable, Mapping

from .brief import Brief, Check, Readiness
from .case import Case

MOST_ISSUES = 3  # the one to raise and two parked; more is a list of complaints
_BUSINESS = ("time", "money", "candidate")


def readiness(case: Case, brief: Brief) -> Readiness:
    """Every check of `readiness.yaml`, with whether this brief passes it."""
    checks = tuple(
        Check(id=check.id, say=check.say, fix=check.fix, ready=_PASSES[check.id](case, brief))
        for check in case.coaching.readiness.checks
    )
    return Readiness(score=f"{sum(c.ready for c in checks)} of {len(checks)}", checks=checks)


def _number(case: Case, brief: Brief) -> bool:
    rows = (case.answers.given[question.id] for question in case.evidence())
    return any(isinstance(row.value, float) and row.source for row in rows)


def _behaviors(case: Case, brief: Brief) -> bool:
    rows = [case.answers.given[question.id] for question in case.evidence()]
    # A date may stand in what was typed: "Jonas withdrew on 12 November".
    dated = (
        row.on or row.source or (isinstance(row.value, str) and any(map(str.isdigit, row.value)))
        for row in rows
    )
    return sum(map(bool, dated)) >= 2


def _cost(case: Case, brief: Brief) -> bool:
    return brief.case is not None and any(row.harm in _BUSINESS for row in brief.case.rows)


def _own_part(case: Case, brief: Brief) -> bool:
    settled = case.known.get("recruiter.own_part")
    return settled in ("none", "mended") or (settled is None and "own_part" in case.known)


def _one_issue(case: Case, brief: Brief) -> bool:
    return float(case.known["issues.count"]) <= MOST_ISSUES


_PASSES: Mapping[str, Callable[[Case, Brief], bool]] = {
    "number": _number,
    "right-about": lambda case, brief: "manager.right_about" in case.known,
    "behaviors": _behaviors,
    "cost": _cost,
    "own-part": _own_part,
    "private": lambda case, brief: case.known.get("meeting.place") == "private",
    "one-ask": lambda case, brief: brief.ask is not None,
    "fallback": lambda case, brief: brief.fallback is not None,
    "reply": lambda case, brief: bool(brief.objections),
    "one-issue": _one_issue,
}
