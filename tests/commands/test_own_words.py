"""`prep TEXT` and `playbooks find TEXT`: the situation from the recruiter's own words."""

import json

import pytest

from conftest import Run

CRICKETS = "she's had my shortlist nine days and I'm getting crickets"


def test_find_as_json_is_best_first(run: Run) -> None:
    done = run("playbooks", "find", CRICKETS, "--format", "json")
    matches = json.loads(done.stdout)["matches"]
    assert matches[0]["id"] == "slow-resume-review"
    assert len(matches) <= 5
    assert all(set(match) == {"id", "score"} and 0 <= match["score"] <= 1 for match in matches)


@pytest.mark.parametrize("text", ["", "😀", "!!!", "wie koche ich Spargel", "how do I boil an egg"])
def test_no_match_is_said_honestly(run: Run, text: str) -> None:
    done = run("playbooks", "find", text, "--format", "json")
    assert (done.returncode, json.loads(done.stdout)) == (0, {"matches": []})
    spoken = run("playbooks", "find", text)
    assert spoken.stdout == ""
    assert "pushback playbooks list" in spoken.stderr
    stopped = run("prep", text)
    assert stopped.returncode == 4
    assert "pushback playbooks list" in stopped.stderr


def test_prep_takes_the_first_when_it_is_clearly_ahead(run: Run) -> None:
    answers = ("--set", "oldest_days=9", "--set", "manager.style=driving", "-f", "json")
    done = run("prep", CRICKETS, *answers)
    assert json.loads(done.stdout)["situation"]["id"] == "slow-resume-review"
    assert "Taken as slow-resume-review" in done.stderr


def test_prep_names_the_candidates_when_it_is_not_clear(run: Run) -> None:
    done = run("prep", "he is never happy with anyone")
    assert done.returncode == 4
    assert done.stdout == ""
    assert "name one: pushback prep " in done.stderr


def test_a_hundred_kilobytes(run: Run) -> None:
    text = "nobody has written up the interview feedback for nine days. " * 1_700
    done = run("playbooks", "find", text, "--format", "json")
    assert json.loads(done.stdout)["matches"][0]["id"] == "late-feedback"
