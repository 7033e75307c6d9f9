"""The strategy holds together for every manager there is; a broken one is told where."""

from pathlib import Path

import pytest

from pushback_cli.commands.given import answers_given
from pushback_cli.core.answers import Answers
from pushback_cli.core.case import Case
from pushback_cli.core.coaching import Strategy
from pushback_cli.core.compose import compose
from pushback_cli.core.days import parse as parse_day
from pushback_cli.core.soundness import combinations, problems
from pushback_cli.core.strategy import advise, approach, verdict
from pushback_cli.core.when import holds
from pushback_cli.library.find import built_in
from pushback_cli.library.marks import parse
from pushback_cli.library.shelves import Library

TODAY = parse_day("2026-11-20")


def case_of(library: Library, *settings: str) -> Case:
    """Late feedback with the answers of these `--set`s."""
    bare = Case(library.playbook("late-feedback"), library.coaching, Answers())
    return bare.with_answers(answers_given(None, settings, None, bare))


def test_every_rule_can_decide_and_none_contradict(library: Library) -> None:
    assert list(problems(library.coaching.strategy)) == []


def test_there_are_rules_enough_to_tell_managers_apart(library: Library) -> None:
    strategy = library.coaching.strategy
    rules = [rule for rules in strategy.approach.lists().values() for rule in rules]
    assert len(rules) + len(strategy.gate) >= 40
    assert all(rule.because for rule in (*rules, *strategy.gate))


@pytest.mark.parametrize("part", ["gate", "setting", "open_with", "concede", "order", "size"])
def test_every_combination_of_answers_is_advised(library: Library, part: str) -> None:
    """No answer, or any mix of answers, leaves a part of the advice empty."""
    strategy = library.coaching.strategy
    rules = strategy.gate if part == "gate" else strategy.approach.lists()[part]
    for known in combinations([rule.when for rule in rules]):
        assert any(holds(rule.when, known) for rule in rules)


@pytest.mark.parametrize("gate", ["wait", "let-go", "other-channel", "escalate", "raise"])
def test_every_gate_is_reached_by_some_rule_or_escalation(library: Library, gate: str) -> None:
    chosen = {rule.choose for rule in library.coaching.strategy.gate} | {"escalate"}
    assert gate in chosen


def broken(old: str, new: str) -> list[tuple[tuple[int | str, ...], str]]:
    """The problems of the built-in strategy with one passage changed."""
    text = (built_in() / "coaching" / "strategy.yaml").read_text(encoding="utf-8")
    assert old in text
    document = parse(Path("strategy.yaml"), text.replace(old, new).encode(), collect=True)
    return list(problems(Strategy.model_validate(document.data)))


def test_a_rule_behind_a_wider_one_can_never_decide() -> None:
    found = broken(
        "  - choose: raise\n    say: Raise it.\n",
        "  - choose: wait\n    when: {manager.course: right, manager.style: driving}\n"
        "    say: Never said.\n  - choose: raise\n    say: Raise it.\n",
    )
    assert [message for _, message in found] == [
        "this rule can never decide: those before it always do"
    ]
    assert found[0][0][0] == "gate"


def test_choices_at_odds_are_told_with_a_manager_who_would_get_both() -> None:
    found = broken("open_with: [point, figure]}", "open_with: [person]}")
    assert found
    for loc, message in found:
        assert loc[:2] in (("approach", "open_with"), ("approach", "first_word"))
        assert "open_with: person" in message
        assert "manager.style: amiable" in message


def test_a_user_s_broken_strategy_is_checked_with_line_and_column(
    library: Library, tmp_path: Path
) -> None:
    text = (built_in() / "coaching" / "strategy.yaml").read_text(encoding="utf-8")
    path = tmp_path / "strategy.yaml"
    path.write_text(
        text.replace("  order:\n", "  order:\n    - choose: case-last\n      say: Always.\n", 1),
        encoding="utf-8",
    )
    faults = library.shared_faults(path)
    lines = path.read_text(encoding="utf-8").splitlines()
    assert faults
    for fault in faults:
        assert lines[fault.line - 1].lstrip().startswith("- ")


@pytest.mark.parametrize(
    ("settings", "gate", "words"),
    [
        (("manager.course=right",), "let-go", "you are right"),
        (("manager.course=required",), "let-go", "requirement stands"),
        (("manager.course=no-better", "evidence.strength=thin"), "let-go", "nothing better"),
        (("manager.course=no-better", "evidence.strength=strong"), "wait", ""),
        (("manager.course=partly-right", "evidence.strength=strong"), "raise", ""),
        (("manager.course=partly-right", "evidence.strength=none"), "wait", ""),
        (("meeting.carrier=hr",), "other-channel", ""),
        (("meeting.carrier=owner",), "other-channel", "owns the rule"),
        (("meeting.heat=heated",), "wait", "sharper"),
        (("meeting.heat=heated", "meeting.urgency=today"), "raise", ""),
        (("recruiter.own_part=open",), "wait", "sits with me"),
        (("recruiter.own_part=open", "meeting.urgency=today"), "raise", ""),
        (("own_part=no",), "raise", ""),
    ],
)
def test_the_gate_weighs_what_a_coach_would(
    library: Library, settings: tuple[str, ...], gate: str, words: str
) -> None:
    case = case_of(library, *settings)
    advice = advise(case)
    assert verdict(case, advice).decision == gate
    brief = compose(case, TODAY)
    if words:
        assert brief.instead is not None
        assert words in brief.instead.tell.say
    assert (brief.ask is None) == (gate not in ("raise", "wait"))
    assert approach(case, advice, "full").order
