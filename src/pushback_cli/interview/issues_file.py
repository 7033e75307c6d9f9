"""Issues from a file and from `--set`, for triage without a terminal.

    issues:
      - issue: her shortlist has waited nine days
        situation: slow-resume-review
        cost: high
        evidence: strong
        chance: good

A bare text is an issue with nothing said of it yet. `--set 1.cost=high` is the same for the
first issue.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from ..core.clean import clean
from ..core.triage import ASKED, FIELDS, Issue
from ..errors import did_you_mean

Loc = tuple[int | str, ...]
Problem = tuple[Loc, str, bool]
_KEYS = ("issue", "situation", *(name.partition(".")[2] for name in ASKED))


def parse(data: Any, situations: Sequence[str]) -> tuple[tuple[Issue, ...], tuple[Problem, ...]]:
    """The issues in a file's data, and every problem: where, what, and whether it is the key."""
    listed = data.get("issues") if isinstance(data, dict) else data
    if isinstance(data, dict):
        others = [key for key in data if key != "issues"]
        if others:
            hint = did_you_mean(str(others[0]), ("issues",))
            return (), (((others[0],), f"unknown key '{others[0]}'{hint}", True),)
    if not isinstance(listed, list) or not listed:
        return (), (((), "should hold 'issues', a list of what you would like to raise", False),)
    at: Loc = ("issues",) if isinstance(data, dict) else ()
    issues, problems = list[Issue](), list[Problem]()
    for number, given in enumerate(listed):
        fields = {"issue": given} if isinstance(given, str) else given
        if not isinstance(fields, dict):
            problems.append(((*at, number), "should be a text, or keys such as 'issue'", False))
            continue
        found = list(_problems(fields, (*at, number), situations))
        problems.extend(found)
        if not found:
            issues.append(_issue(fields))
    return tuple(issues), tuple(problems)


def _problems(fields: dict[str, Any], loc: Loc, situations: Sequence[str]) -> Iterable[Problem]:
    for key, value in fields.items():
        if key not in _KEYS:
            yield (*loc, key), f"unknown key '{key}'{did_you_mean(str(key), _KEYS)}", True
        elif value is None:
            continue
        elif not isinstance(value, str):
            yield (*loc, key), f"'{key}' takes plain text", False
        elif fault := _fault(key, value, situations):
            yield (*loc, key), fault, False
    if not isinstance(fields.get("issue"), str) or not clean(fields["issue"]):
        yield loc, "'issue' is missing: say in your own words what it is", False


def _fault(key: str, value: str, situations: Sequence[str]) -> str | None:
    if key == "situation" and value not in situations:
        return f"no situation is called '{value}'{did_you_mean(value, tuple(situations))}"
    allowed = FIELDS.get(f"issue.{key}")
    if isinstance(allowed, tuple) and value not in allowed:
        hint = did_you_mean(value, allowed)
        return f"'{key}' is never '{value}'{hint} (allowed: {', '.join(allowed)})"
    return None


def _issue(fields: dict[str, Any]) -> Issue:
    return Issue(**{key: clean(value) for key, value in fields.items() if value})


def with_flags(
    issues: Sequence[Issue], settings: Iterable[str], situations: Sequence[str]
) -> tuple[tuple[Issue, ...], tuple[str, ...]]:
    """The issues with `--set N.NAME=VALUE` on top, and every problem."""
    changed, problems = list(issues), list[str]()
    for setting in settings:
        name, equals, value = setting.partition("=")
        number, _, key = name.strip().partition(".")
        if not equals or key not in _KEYS[1:] or not number.isdecimal():
            names = ", ".join(_KEYS[1:])
            problems.append(f"--set {setting}: write N.NAME=VALUE; NAME is one of {names}")
        elif not 1 <= int(number) <= len(issues):
            problems.append(f"--set {name}: there is no issue {number}")
        elif fault := _fault(key, value.strip(), situations):
            problems.append(f"--set {name}: {fault}")
        else:
            place = int(number) - 1
            changed[place] = changed[place].model_copy(update={key: value.strip()})
    return tuple(changed), tuple(problems)
