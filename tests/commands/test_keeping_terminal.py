"""What is kept, with somebody there: debriefs, managers, and what is gone for good."""

import json
import sys
from pathlib import Path

import pytest

from conftest import Run
from terminals import DOWN, ENTER, ERASE_LINE, INTERRUPT, Open

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")

CASE = ("--set", "manager.style=driving", "--set", "feedback_days=9, ATS")


def prepared(run: Run, name: str = "Dana Cruz") -> None:
    """A brief about somebody."""
    assert run("prep", "late-feedback", "--with", name, *CASE).returncode == 0


def test_a_debrief_shows_every_day_in_full_before_it_is_kept(terminal: Open, run: Run) -> None:
    prepared(run)
    asked = terminal("debrief")
    asked.answer("What happened?")
    asked.answer("How did you begin?")
    asked.answer("What did they say against it?", "1; no budget")
    asked.answer("What worked", "the figure on paper")
    asked.answer("Who promised what", ERASE_LINE, "they: scorecards by 3/12")
    asked.wait_for("could be Thu 3 Dec 2026 or Fri 12 Mar 2027")  # asked again
    asked.press(ERASE_LINE, "they: scorecards by 3 Dec; me: a form by Monday", ENTER)
    asked.answer("When do you look at it again?", "in 3 weeks")
    asked.wait_for("scorecards, by Thursday 3 December 2026")
    asked.wait_for("a form, by Monday 23 November 2026")
    asked.wait_for("Look again on Friday 11 December 2026")
    asked.answer("All here.")
    assert asked.ends() == 0
    kept = json.loads(run("promises", "-f", "json").stdout)["promises"]
    assert [each["what"] for each in kept] == ["a form", "scorecards"]


def test_a_debrief_that_was_stopped_goes_on(terminal: Open, run: Run) -> None:
    prepared(run)
    asked = terminal("debrief", "--plain")
    asked.answer("What happened?", "2")
    asked.answer("How did you begin?", "1")
    asked.wait_for("What did they say against it?")
    asked.press(INTERRUPT)
    assert asked.ends() == 130
    assert "'pushback debrief 1' goes on" in asked.told
    again = terminal("debrief", "--plain")
    again.wait_for("What did they say against it?")
    assert "What happened?" not in again.told
    again.is_closed()


def test_what_is_known_of_a_manager_is_not_asked_again(terminal: Open, run: Run) -> None:
    prepared(run)
    asked = terminal("prep", "slow-resume-review", "--quick")
    asked.answer("Who is it about?")
    asked.answer("longest-waiting profile", "9, ATS")
    asked.wait_for_prompt()
    assert "In meetings, what do they do most?" not in asked.told
    asked.is_closed()


def test_two_who_fit_are_offered(terminal: Open, run: Run) -> None:
    for name in ("Dana Cruz", "Dana Okafor"):
        run("managers", "add", name, "--style", "driving")
    asked = terminal("managers", "show", "dana")
    asked.answer("Who is “dana”?", DOWN)
    asked.wait_for("Dana Okafor, kept since")
    assert asked.ends() == 0


def test_a_manager_is_added_by_answering(terminal: Open, run: Run) -> None:
    asked = terminal("managers", "add", "Tom Berg")
    asked.answer("What is their title?", "Head of Claims")
    asked.answer("In meetings, what do they do most?", DOWN)
    for question in ("somebody disagreed", "How do the two of you stand?", "Where do they sit"):
        asked.answer(question)
    asked.answer("All here.")
    assert asked.ends() == 0
    shown = json.loads(run("managers", "show", "tom", "-f", "json").stdout)["manager"]
    assert shown["traits"]["title"]["value"] == "Head of Claims"
    assert shown["traits"]["style"]["value"] == "driving"


def test_nothing_is_gone_before_somebody_says_so(terminal: Open, run: Run, home: Path) -> None:
    prepared(run)
    for command in (("managers", "forget", "dana"), ("briefs", "delete", "1")):
        asked = terminal(*command)
        asked.answer("?")  # Enter leaves it
        assert asked.ends() == 0
    assert "Dana Cruz" in run("briefs", "list").stdout
