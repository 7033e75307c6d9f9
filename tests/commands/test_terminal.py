"""`pushback prep` with somebody there: real prompts in a real pseudo-terminal."""

import json
import re
import sys
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from conftest import Run
from terminals import DOWN, ENTER, ERASE_LINE, INTERRUPT, UP, Open, Terminal

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")


def drafts(home: Path) -> list[Path]:
    return sorted((home / "drafts").glob("*"))


def brief_of(run: Run, *arguments: str) -> Any:
    done = run("prep", *arguments, "-f", "json")
    assert (done.returncode, done.stderr) == (0, "")
    return json.loads(done.stdout)


def is_told_and_keeps_the_answers(asked: Terminal) -> None:
    assert asked.ends() == 130
    asked.wait_for("pushback: stopped; your answers are kept")
    assert "'pushback prep --resume' goes on" in asked.told


# The whole way


@pytest.mark.parametrize("columns", [80, 60])
def test_from_the_list_of_situations_to_a_brief_in_a_clean_file(
    terminal: Open, run: Run, tmp_path: Path, home: Path, columns: int
) -> None:
    asked = terminal("prep", columns=columns, into="brief.md")
    asked.wait_for("What is it about?", "Partnership", "Candor")
    asked.press("late-f")
    asked.wait_until(lambda screen: chosen(screen) == [" » late-feedback:"])
    asked.press(ENTER)

    asked.answer("2 of 10", "nine")
    asked.wait_until(lambda screen: any("needs a number" in line for line in screen))
    asked.press(ERASE_LINE, "9, from the ATS", ENTER)
    asked.answer("3 of 10", DOWN)  # they cannot decide
    asked.answer("4 of 10", "6, scorecard report")
    asked.answer("5 of 10", "<")
    asked.wait_for("4 of 10", "have no written")
    asked.wait_until(lambda screen: screen[cursor_line(screen)].endswith("> 6, scorecard report"))
    asked.press(ENTER)
    asked.answer("5 of 10", "8")
    asked.answer("In meetings, what do they do most?", DOWN)  # straight to the point
    asked.answer("somebody disagreed", UP)  # the last entry: skip this one
    asked.answer("Put yourself in their chair")
    asked.answer("How do the two of you stand?", UP)
    asked.answer("Who is the hiring manager?", "Zoë 日本")

    asked.wait_for("All here.", "» Write the brief", "‹ back")
    review = "\n".join(asked.screen)
    for line in (
        "feedback days: 9 working days",
        "delay cause: they cannot decide, or wait for",
        "scorecards missing: 6",
        "interviews held: 8",
        "name: Zoë 日本",
        "trust: (skipped)",
        "style: goes straight to the point and wants",
        "takes pushback: (skipped)",
    ):
        assert f"   {line}" in review
    assert all(len(line) <= columns for line in asked.screen)
    asked.press(DOWN, ENTER)
    asked.wait_for("How many working days")
    asked.wait_until(lambda screen: screen[cursor_line(screen)].endswith("> 9, from the ATS"))
    asked.press(ERASE_LINE, "12, from the ATS", ENTER)
    asked.wait_for("All here.", "feedback days: 12 working days", "‹ back")
    asked.press(ENTER)

    assert asked.ends() == 0
    brief = (tmp_path / "brief.md").read_text(encoding="utf-8")
    assert brief.startswith("# Feedback comes late, or not at all\n\nZoë 日本 · ")
    assert "It is 12 working days since our last interview" in brief
    assert "from the ATS" in brief
    assert "6 of 8 interviews for this role have no written scorecard" in brief
    assert "\x1b" not in brief
    assert "What is it about?" not in brief
    assert "Say first" not in asked.told
    assert drafts(home) == []
    again = run("prep", "--resume")
    assert (again.returncode, again.stdout) == (2, "")


def chosen(screen: list[str]) -> list[str]:
    """What the list offers while it is filtered."""
    return [re.sub(r":.*", ":", line) for line in screen if re.match(r" [» ] [a-z-]+:", line)]


def cursor_line(screen: list[str]) -> int:
    """The line that takes the answer: the last that is not empty."""
    return max(number for number, line in enumerate(screen) if line)


@pytest.mark.parametrize("into", ["", "brief.md"])
def test_a_narrow_screen_shows_every_word_of_a_question(terminal: Open, into: str) -> None:
    asked = terminal("prep", "late-feedback", columns=60, into=into)
    asked.answer("1 of 10", "9")
    asked.wait_for("2 of 10", "»", "skip this one")
    shown = " ".join(" ".join(asked.screen).split())
    assert "How many working days since the last interview without written feedback?" in shown
    assert "the page will tell you to leave it." in shown
    for line in asked.screen:
        assert len(line) <= 60
    starts = [line.split()[0] for line in asked.screen if line.strip()]
    assert "r" not in starts  # "you|r", cut at the edge


def test_a_long_answer_that_was_chosen_is_not_cut_in_a_word(terminal: Open) -> None:
    asked = terminal("prep", "late-feedback")
    asked.answer("1 of 10", "9")
    asked.answer("2 of 10", DOWN)
    asked.wait_for("3 of 10", " >")
    assert "colleague's view" in " ".join(" ".join(asked.screen).split())


def test_own_words_that_do_harm_are_marked_in_the_review_of_a_narrow_screen(
    terminal: Open,
) -> None:
    wrote = "lost_candidate=Jonas, because you always dither"
    asked = terminal("prep", "late-feedback", "--quick", "--set", wrote, columns=60)
    for number in range(1, 5):
        asked.answer(f"{number} of 4")
    asked.wait_for("All here.", "lost candidate: (1 to reword) Jonas", "‹ back")
    asked.press(INTERRUPT)
    is_told_and_keeps_the_answers(asked)


# How much is asked


@pytest.mark.parametrize(
    ("arguments", "most"), [(("--quick",), 4), ((), 10), (("--with", "Dana Cruz"), 10)]
)
def test_no_more_is_asked_than_was_promised(
    terminal: Open, tmp_path: Path, arguments: tuple[str, ...], most: int
) -> None:
    asked = terminal("prep", "late-feedback", *arguments, into="brief.md")
    following = count(1)
    while asked.wait_for_any(f"{next(following)} of ", "All here.") != "All here.":
        asked.wait_for_prompt()
        asked.press(ENTER)
    progress = re.findall(r"(\d+) of (\d+) ·", asked.told)
    numbers = [int(number) for number, _ in progress]
    assert numbers == list(range(1, len(numbers) + 1))
    assert 2 <= len(numbers) <= most
    assert all(int(total) <= most for _, total in progress)
    assert all(int(number) <= int(total) for number, total in progress)
    assert ("Who is the hiring manager?" in asked.told) == (arguments == ())
    asked.wait_for("Write the brief", "‹ back")
    asked.press(ENTER)
    assert asked.ends() == 0
    name = "Dana Cruz" if "--with" in arguments else "the hiring manager"
    brief = (tmp_path / "brief.md").read_text(encoding="utf-8")
    assert brief.splitlines()[2].startswith(f"{name} · ")


# Breaking off


def test_an_interview_broken_off_before_any_answer_keeps_nothing(
    terminal: Open, home: Path
) -> None:
    at_list = terminal("prep")
    at_list.wait_for("What is it about?", "»")
    at_list.press(INTERRUPT)
    assert at_list.ends() == 130
    at_list.wait_for("pushback: stopped; nothing ")
    first = terminal("prep", "late-feedback", into="brief.md")
    first.wait_for("1 of 10", "skips")
    first.press(INTERRUPT)
    assert first.ends() == 130
    first.wait_for("pushback: stopped; nothing ")
    assert drafts(home) == []


def test_ctrl_c_in_the_middle_keeps_every_answer_and_the_next_prep_offers_to_go_on(
    terminal: Open, home: Path, tmp_path: Path
) -> None:
    first = terminal("prep", "late-feedback", "--with", "Dana Cruz", into="brief.md")
    first.answer("1 of 10", "9, ATS")
    first.answer("2 of 10", DOWN)
    first.wait_for("3 of 10", "goes back")
    first.press("Zo", INTERRUPT)
    is_told_and_keeps_the_answers(first)
    assert (tmp_path / "brief.md").read_bytes() == b""
    (draft,) = drafts(home)
    assert draft.stat().st_mode & 0o777 == 0o600
    assert draft.parent.stat().st_mode & 0o777 == 0o700

    second = terminal("prep", into="brief.md")
    second.wait_for("You stopped in the middle of late-feedback with Dana Cruz. Go on?", "»")
    second.press(ENTER)
    second.wait_for("3 of 10", "Who is waiting?", "goes back")
    second.press(INTERRUPT)
    is_told_and_keeps_the_answers(second)

    third = terminal("prep", "--resume", "--plain", into="brief.md")
    third.wait_for("3 of 10", "Who is waiting?")
    while third.wait_for_any("to go back.", "All here.") == "to go back.":
        third.press(ENTER)
    third.wait_for("feedback days: 9 working days", "delay cause: they cannot decide")
    third.wait_for("name: Dana Cruz", "to go back.")
    third.press("1", ENTER)
    assert third.ends() == 0
    assert "Dana Cruz" in (tmp_path / "brief.md").read_text(encoding="utf-8")
    assert drafts(home) == []


def test_ctrl_c_at_the_review_keeps_every_answer(terminal: Open, run: Run, home: Path) -> None:
    asked = terminal("prep", "late-feedback", "--quick")
    asked.answer("1 of 4", "9, ATS")
    asked.answer("2 of 4", DOWN)
    asked.answer("3 of 4", DOWN)
    asked.answer("4 of 4")
    asked.wait_for("All here.", "‹ back")
    asked.press(INTERRUPT)
    is_told_and_keeps_the_answers(asked)
    resumed = terminal("prep", "--resume")
    resumed.wait_for("All here.", "feedback days: 9 working days", "style: goes straight", "back")
    resumed.press(INTERRUPT)
    is_told_and_keeps_the_answers(resumed)
    brief = brief_of(run, "--resume")
    assert brief["manager"]["style"] == "driving"
    assert brief["manager"]["takes_pushback"] == "welcomes"
    assert "ATS" in brief["case"]["rows"][0]["source"]
    assert drafts(home) == []


@pytest.mark.parametrize("end", [Terminal.is_killed, Terminal.is_closed])
@pytest.mark.parametrize("plain", [False, True])
def test_a_kill_or_a_closed_window_costs_no_answer(
    terminal: Open, run: Run, home: Path, end: Callable[[Terminal], None], plain: bool
) -> None:
    asked = terminal("prep", "late-feedback", "--quick", *(("--plain",) if plain else ()))
    asked.answer("1 of 4", "9, ATS")
    asked.answer("2 of 4", *("2" if plain else DOWN,))
    asked.answer("3 of 4", *("3" if plain else DOWN + DOWN,))
    asked.wait_for("4 of 4")
    end(asked)
    assert len(drafts(home)) == 1
    brief = brief_of(run, "--resume")
    assert brief["manager"]["style"] == "amiable"
    assert brief["case"]["rows"][0]["happened"].startswith("9 working days")
    assert "ATS" in brief["case"]["rows"][0]["source"]
    assert drafts(home) == []


def test_an_offer_may_be_declined_for_later_or_for_good(terminal: Open, home: Path) -> None:
    first = terminal("prep", "late-feedback", "--plain")
    first.answer("1 of 10", "9")
    first.wait_for("2 of 10", "go back.")
    first.press(INTERRUPT)
    is_told_and_keeps_the_answers(first)
    for choice, left in (("2", 1), ("3", 0)):
        offered = terminal("prep", "late-feedback", "--plain")
        offered.wait_for("Go on?", "1 answer kept", "Type a number")
        offered.press(choice, ENTER)
        offered.wait_for("1 of 10", "Enter to skip.")
        offered.press(INTERRUPT)
        assert offered.ends() == 130
        assert len(drafts(home)) == left


def test_a_home_that_cannot_be_written_is_told_and_costs_no_brief(
    terminal: Open, tmp_path: Path
) -> None:
    (tmp_path / "file").touch()
    home = str(tmp_path / "file" / "home")
    asked = terminal("prep", "late-feedback", "--quick", into="brief.md", PUSHBACK_HOME=home)
    asked.answer("1 of 4", "9, ATS")
    asked.wait_for("pushback: cannot keep answers in", "the brief will still come out")
    for number in (2, 3, 4):
        asked.answer(f"{number} of 4")
    asked.answer("All here.")
    assert asked.ends() == 0
    assert asked.told.count("cannot keep answers") == 1
    assert "9 working days" in (tmp_path / "brief.md").read_text(encoding="utf-8")
    stopped = terminal("prep", "late-feedback", "--quick", PUSHBACK_HOME=home)
    stopped.answer("1 of 4", "9, ATS")
    stopped.wait_for("2 of 4", "skip this one")
    stopped.press(INTERRUPT)
    assert stopped.ends() == 130
    stopped.wait_for("pushback: stopped; nothing was kept")


# Plain


@pytest.mark.parametrize(
    ("arguments", "env"), [(("--plain",), {}), ((), {"TERM": "dumb"})], ids=["--plain", "dumb"]
)
def test_plain_asks_with_numbers_and_prints_no_escape_sequence(
    terminal: Open, home: Path, arguments: tuple[str, ...], env: dict[str, str]
) -> None:
    asked = terminal("prep", "--quick", *arguments, **env)
    asked.wait_for("What is it about?", "Partnership:", " 1. ", "Type a number.")
    asked.press("late-feedback", ENTER)
    asked.wait_for("2 of 4", "Why: ", "Enter to skip.")
    asked.press("nine", ENTER)
    asked.wait_for("That needs a number such as 9")
    asked.press("9, from the ATS", ENTER)
    asked.wait_for("3 of 4", "1. they have not got round to it", "< to go back.")
    asked.press("6", ENTER)
    asked.wait_for("Please type a number from 1 to 5.")
    asked.press("<", ENTER)
    asked.wait_for("2 of 4", "Enter for: 9, from the ATS", "to skip.")
    asked.press(ENTER)
    asked.wait_for("3 of 4", "< to go back.")
    asked.press("2", ENTER)
    asked.wait_for("4 of 4", "< to go back.")
    asked.press(ENTER)
    asked.wait_for("All here.", "1. Write the brief", "feedback days: 9 working days")
    asked.wait_for("style: (skipped)", "Type a number; Enter for: Write the brief")
    asked.press("4", ENTER)
    asked.wait_for("In meetings, what do they do most?", "< to go back.")
    asked.press("1", ENTER)
    asked.wait_for("All here.", "style: asks for data and detail", "< to go back.")
    asked.press(ENTER)
    assert asked.ends() == 0
    assert "May I show you one line from the system?" in asked.told
    assert drafts(home) == []
    assert "\x1b" not in asked.printed


# Nobody to ask, though there is a terminal


def test_nothing_is_asked_where_the_answer_could_not_be_seen_or_was_not_wanted(
    terminal: Open, tmp_path: Path
) -> None:
    told = terminal("prep", "late-feedback", "--no-input")
    assert told.ends() == 4
    assert "--set feedback_days=" in told.told
    hidden = terminal("prep", "late-feedback", into="brief.md 2>/dev/null")
    assert hidden.ends() == 4
    shown = terminal("prep", "--example", NO_COLOR="1")
    assert shown.ends() == 0
    assert "\x1b" not in shown.printed
    assert "Dana Cruz" in shown.told
