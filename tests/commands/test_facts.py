"""`pushback facts`: every figure can be traced."""

import json

from conftest import Run


def test_list_show_and_find(run: Run) -> None:
    listed = run("facts", "list", "--format", "json")
    facts = json.loads(listed.stdout)["facts"]
    assert len(facts) > 50
    assert all(fact["source"] and fact["url"] and fact["caveat"] for fact in facts)
    shown = run("facts", "show", "f15")
    assert (shown.returncode, shown.stderr) == (0, "")
    assert "Personnel Psychology" in shown.stdout
    assert "grade      A" in shown.stdout
    found = run("facts", "find", "offer", "timing", "-f", "json")
    assert [fact["id"] for fact in json.loads(found.stdout)["facts"]] == ["F15"]


def test_a_legal_pointer_prints_its_caution(run: Run) -> None:
    shown = run("facts", "show", "L5").stdout
    assert "not legal advice" in shown
    assert "differs from place to place" in shown


def test_what_is_not_there(run: Run) -> None:
    unknown = run("facts", "show", "F1555")
    assert unknown.returncode == 2
    assert "did you mean 'F" in unknown.stderr
    nothing = run("facts", "find", "zebra")
    assert (nothing.returncode, nothing.stdout) == (0, "")
    assert "facts list" in nothing.stderr
