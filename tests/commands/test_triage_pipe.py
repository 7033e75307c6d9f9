"""`pushback triage`: in a script, in a terminal, and inside an interview."""

import json
from pathlib import Path

import pytest

from conftest import Run

FILE = """
issues:
  - issue: she has had my shortlist for nine days
    situation: slow-resume-review
    cost: high
    evidence: strong
    chance: good
  - issue: the band is twenty thousand under the market
    situation: below-market-pay
    cost: high
    evidence: thin
    chance: even
  - {issue: he sighs in meetings, cost: little, evidence: none, chance: poor}
"""


def test_a_file_of_issues_becomes_a_page(run: Run, tmp_path: Path) -> None:
    (tmp_path / "issues.yaml").write_text(FILE, encoding="utf-8")
    done = run("triage", "--answers", "issues.yaml", "--format", "json")
    result = json.loads(done.stdout)
    assert result["schema"] == "pushback.triage/1"
    assert [(b["situation"], b["choice"]) for b in result["battles"][:2]] == [
        ("below-market-pay", "raise"),
        ("slow-resume-review", "also"),
    ]
    assert result["battles"][2]["choice"] == "drop"
    for name in ("markdown", "text", "terminal"):
        page = run("triage", "--answers", "-", "--format", name, stdin=FILE)
        assert page.returncode == 0
        assert "pushback prep below-market-pay" in page.stdout


def test_words_alone_name_what_is_missing(run: Run) -> None:
    done = run("triage", "she's had my shortlist nine days", "he adds a round every week")
    assert done.returncode == 4
    assert done.stdout == ""
    assert "--set 2.chance=good|even|poor" in done.stderr
    settings = [
        f"--set={number}.{name}"
        for number in (1, 2)
        for name in ("cost=high", "evidence=strong", "chance=even")
    ]
    again = run("triage", "she's had my shortlist nine days", "he adds a round every week",
                *settings, "-f", "json")  # fmt: skip
    assert again.returncode == 0
    kinds = sorted(battle["choice"] for battle in json.loads(again.stdout)["battles"])
    assert kinds == ["park", "raise"]


def test_a_red_line_asks_for_nothing_more(run: Run) -> None:
    done = run("triage", "they want somebody under thirty and no mothers", "CVs wait", "-f", "json")
    battles = json.loads(done.stdout)["battles"]
    assert battles[0]["choice"] == "escalate"
    assert {battle["choice"] for battle in battles[1:]} == {"drop"}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "issues:\n  - issue: x\n    costs: high\n",
            "3:5: unknown key 'costs'; did you mean",
        ),
        ("issues:\n  - issue: x\n    cost: hihg\n", "3:11: 'cost' is never 'hihg'"),
        ("issues:\n  - issue: x\n    situation: late-feedbak\n", "did you mean 'late-feedback'"),
        ("issues: []\n", "should hold 'issues'"),
        ("isues:\n  - x\n", "unknown key 'isues'"),
        ("issues:\n  - cost: high\n", "'issue' is missing"),
    ],
)
def test_a_bad_file_is_told_with_its_place(run: Run, text: str, told: str) -> None:
    done = run("triage", "--answers", "-", stdin=text)
    assert done.returncode == 3
    assert told in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    "setting", ["1.cost=hihg", "9.cost=high", "cost=high", "1.name=x", "1.cost"]
)
def test_a_bad_setting_is_one_line(run: Run, setting: str) -> None:
    done = run("triage", "CVs wait nine days", "--set", setting)
    assert done.returncode == 2
    assert done.stderr.startswith("pushback: --set ")


def test_nothing_to_sort(run: Run) -> None:
    done = run("triage")
    assert done.returncode == 4
    assert "name them" in done.stderr
