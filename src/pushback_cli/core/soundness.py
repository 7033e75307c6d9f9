"""Whether a strategy holds together: every rule can decide, and no two choices are at odds.

Tried for every combination of the answers that the rules test. An answer that no rule of a
list tests cannot change what the list decides, so it need not be tried with the others.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import product

from .coaching import AtOdds, Strategy
from .lines import Line
from .vocabulary import DERIVED, FIELDS, Domain, Values
from .when import Known, When, holds

Loc = tuple[int | str, ...]
Problem = tuple[Loc, str]

_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


def problems(strategy: Strategy) -> Iterator[Problem]:
    """Every rule that can never decide, and every pair of choices that contradict."""
    lists: dict[Loc, Sequence[Line]] = {("gate",): strategy.gate}
    lists |= {("approach", part): rules for part, rules in strategy.approach.lists().items()}
    for loc, rules in lists.items():
        yield from never(loc, rules, FIELDS)
    for odds in strategy.approach.at_odds:
        yield from _at_odds(strategy, odds)


def never(loc: Loc, rules: Sequence[Line], fields: Mapping[str, Values]) -> Iterator[Problem]:
    """The rules of a list that those before them always hide."""
    whens = [rule.when for rule in rules]
    deciding = {_first(rules, known) for known in combinations(whens, fields)}
    for number in range(len(rules)):
        if number not in deciding:
            yield (*loc, number), "this rule can never decide: those before it always do"


def _at_odds(strategy: Strategy, odds: AtOdds) -> Iterator[Problem]:
    parts = {name: chosen for name in AtOdds.model_fields if (chosen := getattr(odds, name))}
    lists = {name: strategy.approach.lists()[name] for name in parts}
    whens = [rule.when for rules in lists.values() for rule in rules]
    for known in combinations(whens):
        decided = {name: _first(rules, known) for name, rules in lists.items()}
        choices = {name: getattr(lists[name][at], "choose", None) for name, at in decided.items()}
        if parts and all(choices[name] in chosen for name, chosen in parts.items()):
            last = list(parts)[-1]
            said = " and ".join(f"{name}: {choice}" for name, choice in choices.items())
            telling = {name for part, at in decided.items() for name in lists[part][at].when}
            who = ", ".join(f"{name}: {known.get(name)}" for name in sorted(telling))
            yield (
                ("approach", last, decided[last]),
                f"says {said} on one page, for {who or 'everybody else'}",
            )
            return


def _first(rules: Sequence[Line], known: Known) -> int:
    return next(number for number, rule in enumerate(rules) if holds(rule.when, known))


def combinations(whens: Sequence[When], fields: Mapping[str, Values] = FIELDS) -> Iterator[Known]:
    """Every combination of the answers that these conditions tell apart; unanswered is one."""
    tested: dict[str, set[str]] = {}
    for when in whens:
        for name, conditions in when.items():
            tested.setdefault(name, set()).update(conditions)
    values = {name: _values(name, conditions, fields) for name, conditions in tested.items()}
    for combination in product(*values.values()):
        pairs = zip(values, combination, strict=True)
        yield {name: value for name, value in pairs if value is not None}


def _values(
    name: str, conditions: set[str], fields: Mapping[str, Values]
) -> tuple[str | float | None, ...]:
    allowed = fields.get(name, Domain.TEXT)
    if isinstance(allowed, tuple):
        return allowed if name in DERIVED else (*allowed, None)  # worked out: never unanswered
    if allowed is Domain.NUMBER:
        edges = {float(found[0]) for each in conditions if (found := _NUMBER.search(each))}
        return (*sorted({near for edge in edges for near in (edge - 1, edge, edge + 1)}), None)
    return ("something", None)
