"""A red line that turns up in the middle of another issue replaces the whole page."""

import json
from pathlib import Path

import pytest

from conftest import Run

ABOUT = ("prep", "late-feedback", "--example", "-f")


@pytest.mark.parametrize(
    ("answer", "situation"),
    [("request", "discriminatory-request"), ("question", "improper-questions")],
)
def test_an_answer_along_the_way_replaces_the_page(run: Run, answer: str, situation: str) -> None:
    done = run(*ABOUT, "json", "--set", f"meeting.red_line={answer}")
    brief = json.loads(done.stdout)
    assert brief["situation"]["id"] == situation
    assert brief["red_line"]["hold"]["say"]
    assert brief["case"] is None
    assert brief["objections"] == []
    assert brief["manager"]["name"] == "Dana Cruz"
    assert "Feedback comes late" in brief["notes"][0]
    assert "scorecard" not in done.stdout


def test_no_is_no(run: Run) -> None:
    done = run(*ABOUT, "json", "--set", "meeting.red_line=none")
    assert json.loads(done.stdout)["red_line"] is None


def test_the_page_names_whom_the_config_file_names(run: Run, home: Path) -> None:
    home.mkdir(parents=True)
    (home / "config.toml").write_text(
        '[contacts]\nhr = "Maria Lund, ext. 4411"\nspeak_up = "0800 555 010"\n', encoding="utf-8"
    )
    done = run(*ABOUT, "text", "--set", "meeting.red_line=request")
    assert "HR: Maria Lund, ext. 4411." in done.stdout
    assert "Speak-up channel: 0800 555 010." in done.stdout
    assert "not legal advice" in done.stdout


@pytest.mark.parametrize(
    ("config", "told"),
    [('[contacts]\nhrr = "M"\n', "did you mean 'hr'"), ("[contacts]\nhr = 3\n", "should be text")],
)
def test_a_contact_that_cannot_be_read_is_one_line(
    run: Run, home: Path, config: str, told: str
) -> None:
    home.mkdir(parents=True)
    (home / "config.toml").write_text(config, encoding="utf-8")
    done = run(*ABOUT, "text")
    assert done.returncode == 3
    assert told in done.stderr
    assert done.stderr.count("\n") == 1
