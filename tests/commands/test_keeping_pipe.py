"""Managers, briefs and promises: shown, changed, moved, and removed for good."""

import json
from pathlib import Path

import pytest
from icalendar import Calendar

from conftest import Run

CASE = ("--set", "manager.style=driving", "--set", "feedback_days=9, ATS")
NAMES = ("Dana Cruz", "Zoë O'Brien", 'Jo "the boss" Lee', "عمر خليل")


def prepared(run: Run, name: str = "Dana Cruz", *more: str) -> None:
    """A brief about somebody."""
    done = run("prep", "late-feedback", "--with", name, *CASE, *more)
    assert done.returncode == 0, done.stderr


def told(run: Run, *more: str) -> None:
    """A debrief of the newest brief, with two promises."""
    promises = "promises=they: scorecards in a day by 24 Nov; me: one-page form by 23 Nov"
    done = run("debrief", "--set", "outcome=agreed", "--set", promises, *more)
    assert done.returncode == 0, done.stderr


# Managers


def test_a_manager_is_added_shown_and_changed(run: Run) -> None:
    assert (
        run("managers", "add", "Dana Cruz", "--style", "driving", "--title", "VP").returncode == 0
    )
    assert run("managers", "add", "dana cruz").returncode == 2
    run("managers", "edit", "DANA", "--trust", "high", "--note", "prefers the phone")
    shown = json.loads(run("managers", "show", "dana", "-f", "json").stdout)["manager"]
    assert shown["traits"]["style"] == {"value": "driving", "since": "2026-11-20"}
    assert shown["traits"]["trust"]["value"] == "high"
    assert shown["notes"] == [{"on": "2026-11-20", "text": "prefers the phone"}]
    run("managers", "edit", "dana", "--name", "Dana Cruz-Lee", "--style", "")
    page = run("managers", "show", "dana").stdout
    assert page.startswith("Dana Cruz-Lee, kept since Fri 20 Nov 2026")
    assert "style" not in page
    late = run("managers", "show", "dana", env={"PUSHBACK_TODAY": "2027-08-01"}).stdout
    assert "more than six months ago: asked again" in late


def test_a_trait_that_is_none_says_what_it_could_be(run: Run) -> None:
    done = run("managers", "add", "Dana", "--style", "drivng")
    assert done.returncode == 2
    assert "did you mean 'driving'?" in done.stderr
    assert run("managers", "show", "Dana").returncode == 2


def test_a_name_is_not_taken_twice(run: Run) -> None:
    run("managers", "add", "Dana Cruz", "--trust", "high")
    run("managers", "add", "Ann Li", "--trust", "high")
    done = run("managers", "edit", "ann", "--name", "DANA CRUZ")
    assert done.returncode == 2
    assert "Ann Li" in run("managers", "list").stdout


def test_the_list_says_when_and_what_is_open(run: Run) -> None:
    prepared(run)
    told(run)
    listed = json.loads(run("managers", "list", "-f", "json").stdout)["managers"]
    assert listed == [{"name": "Dana Cruz", "title": None, "last": "2026-11-20", "open": 2}]


# Forgetting


@pytest.mark.parametrize("name", NAMES)
def test_forgetting_leaves_the_name_nowhere(run: Run, home: Path, name: str) -> None:
    prepared(run, name)
    told(run)
    mention = f"lost_candidate={name} told me that she had gone elsewhere"
    prepared(run, "Somebody Else", "--set", mention)
    run("managers", "edit", "Somebody", "--note", f"sits beside {name}")
    (home / "drafts").mkdir(exist_ok=True)
    draft = home / "drafts" / "late-feedback.7.json"
    draft.write_text(json.dumps({"who": name}, ensure_ascii=False), encoding="utf-8")
    assert run("managers", "forget", name).returncode == 4
    done = run("managers", "forget", name, "--yes")
    assert done.returncode == 0, done.stderr
    assert "The name is not found in" in done.stdout
    for file in home.rglob("*"):
        if file.is_file():
            text = file.read_bytes().decode("utf-8", "ignore").replace('\\"', '"')
            assert name.casefold() not in text.casefold(), file
    assert not draft.exists()
    assert "Somebody Else" in run("managers", "list").stdout
    assert "[removed] told me" in run("briefs", "show", "2", "-f", "json").stdout
    assert run("promises", "--all").stdout == ""


# Briefs


def test_briefs_come_twenty_at_a_time(run: Run, home: Path) -> None:
    from pushback_cli.memory.store import Store

    prepared(run)
    with Store(home).writing() as db:
        for _ in range(24):
            db.execute(
                "INSERT INTO brief (made_on, situation, title, reason, gate, first_time) VALUES "
                "('2026-11-21', 'late-feedback', 'Late', 'accountability', 'raise', 0)"
            )
    first = run("briefs", "list")
    assert first.stdout.count("\n") == 20
    assert "--before 6" in first.stderr
    second = run("briefs", "list", "--before", "6")
    assert second.stdout.count("\n") == 5
    assert "Dana Cruz" in second.stdout.splitlines()[-1]
    assert run("briefs", "list", "--with", "dana").stdout.count("\n") == 1


def test_a_brief_is_shown_exported_and_deleted(run: Run, tmp_path: Path) -> None:
    prepared(run)
    assert run("briefs", "show").stdout.startswith("# Feedback comes late")
    assert run("briefs", "export", "1", "-o", "brief.md").returncode == 0
    assert (tmp_path / "brief.md").read_text(encoding="utf-8").startswith("# Feedback comes late")
    assert (tmp_path / "brief.md").stat().st_mode & 0o077 == 0
    assert run("briefs", "delete", "1").returncode == 4
    assert run("briefs", "delete", "1", "--yes").returncode == 0
    assert run("briefs", "show").returncode == 2


def test_redacting_leaves_initials(run: Run) -> None:
    prepared(run, "Dana Cruz", "--set", "candidate=Jonas")
    told(run)
    commands = (
        ("briefs", "show", "1"),
        ("prep", "--again"),
        ("export-all", "-"),
        ("promises", "--ics", "-"),
    )
    for command in commands:
        done = run(*command, "--redact")
        assert done.returncode == 0, done.stderr
        assert "Dana" not in done.stdout and "Cruz" not in done.stdout
        assert "Jonas" not in done.stdout
        assert "D.C." in done.stdout


# Promises


def test_promises_are_listed_settled_and_moved(run: Run) -> None:
    prepared(run)
    told(run)
    listed = run("promises").stdout
    assert "2  you to Dana Cruz: one-page form, by Monday 23 November 2026 (open)" in listed
    assert listed.index("one-page form") < listed.index("scorecards")
    assert "(overdue)" in run("promises", "--due", env={"PUSHBACK_TODAY": "2026-11-24"}).stdout
    assert "(not kept)" in run("promises", "break", "2").stdout
    assert "by Friday 4 December 2026 (open)" in run("promises", "move", "1", "4 Dec").stdout
    assert run("promises", "--due").stdout == ""
    assert run("promises", "--all").stdout.count("\n") == 2
    assert run("promises", "keep", "9").returncode == 2
    unclear = run("promises", "move", "1", "3/12")
    assert unclear.returncode == 2
    assert "Thu 3 Dec 2026 or Fri 12 Mar 2027" in unclear.stderr


def test_a_calendar_takes_the_promises_in(run: Run, tmp_path: Path) -> None:
    prepared(run)
    told(run)
    run("promises", "move", "1", "4 Dec")
    assert run("promises", "--ics", "p.ics").returncode == 0
    file = tmp_path / "p.ics"
    assert file.stat().st_mode & 0o077 == 0
    events = Calendar.from_ical(file.read_bytes()).walk("VEVENT")
    assert [str(event["SUMMARY"]) for event in events] == [
        "You to Dana Cruz: one-page form",
        "Dana Cruz to you: scorecards in a day",
    ]
    moved = events[1]
    assert moved["SEQUENCE"] == 1
    assert str(moved.decoded("DTSTART")) == "2026-12-04"
    assert str(moved.decoded("DTEND")) == "2026-12-05"
    assert moved.walk("VALARM")
    assert run("promises", "--ics", "p.ics").returncode == 2  # not replaced unasked


def test_the_recap_says_no_more_than_was_said(run: Run) -> None:
    prepared(run)
    before = run("recap")
    assert "Say how it went first" in before.stderr
    told(run)
    message = run("recap").stdout
    assert message.startswith("Dana,\n\nThank you for your time on Friday 20 November.")
    assert "You: scorecards in a day, by Tuesday 24 November 2026." in message
    assert "I: one-page form, by Monday 23 November 2026." in message
    run("debrief", "1", "--set", "outcome=refused")
    assert "It is your decision" in run("recap", "1").stdout
    run("debrief", "1", "--set", "outcome=not-raised")
    assert run("recap", "1").returncode == 2
