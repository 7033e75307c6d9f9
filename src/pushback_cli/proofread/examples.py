"""The examples of the wording rules, held to what they promise."""

from collections.abc import Iterator

from .lint import lint
from .rules import Rules, Wording

Loc = tuple[int | str, ...]


def problems(wording: Wording) -> Iterator[tuple[Loc, str]]:
    """Every example that its own rule does not find, or should not have found."""
    rules = Rules.of(wording)
    for number, rule in enumerate(wording.rules):
        for place, sentence in enumerate(rule.flags):
            if rule.id not in {found.rule for found in lint(sentence, rules)}:
                yield ("rules", number, "flags", place), f"'{rule.id}' does not find this"
        for place, sentence in enumerate(rule.passes):
            if rule.id in {found.rule for found in lint(sentence, rules)}:
                yield ("rules", number, "passes", place), f"'{rule.id}' finds this and should not"
