"""`pushback managers forget`, `purge` and `where`: what is gone is gone, and said so."""

import json
import os
from pathlib import Path

import pytest

from conftest import Run
from pushback_cli.core.answers import Answer, Answers, Origin
from pushback_cli.core.debrief import Debrief
from pushback_cli.core.profile import Note, Trait
from pushback_cli.core.question import Tier
from pushback_cli.memory import briefs, managers, promises
from pushback_cli.memory.drafts import Draft, Drafts
from pushback_cli.memory.scratch import Scratch
from pushback_cli.memory.store import Store
from remembered import DAY, keep, later, promise

NAME = "Dana Cruz"


def draft(home: Path, name: str | None, candidate: str = "Jo") -> Path:
    """An unfinished interview."""
    given = {"candidate": Answer(value=candidate, origin=Origin.ASKED)}
    if name:
        given["manager.name"] = Answer(value=name, origin=Origin.ASKED)
    drafts = Drafts(home)
    path = drafts.reserve("late-feedback")
    drafts.save(
        path, Draft(situation="late-feedback", tier=Tier.QUICK, answers=Answers(given=given))
    )
    return path


def everywhere(home: Path) -> int:
    """The name wherever people can write one; the number of another manager's brief."""
    keep(home, NAME, "agreed", [promise("you", "call Dana Cruz", 3)])
    number = keep(home, "Joost Bakker", promised=[promise("manager", "tell dana CRUZ’s team", 3)])
    with Store(home).writing() as db:
        managers.observe(db, NAME, {"title": Trait(value="CTO", since=DAY)}, DAY)
        managers.annotate(db, NAME, Note(on=DAY, text="of her own"))
        boss = Trait(value="reports to Dana\u00a0Cruz", since=DAY)
        managers.observe(db, "Joost Bakker", {"title": boss}, DAY)
        managers.annotate(db, "Joost Bakker", Note(on=DAY, text="Dana Cruz trusts him"))
        brief, answers = briefs.page(db, number)
        given = Answer(value='as "Dana Cruz" said', origin=Origin.ASKED)
        said = answers.answering("lost_candidate", given).model_dump_json()
        db.execute("UPDATE page SET answers = ? WHERE brief = ?", (said, number))
        body = brief.model_copy(update={"recap": ("Thanks, Dana Cruz.",)})
        db.execute(
            "UPDATE page SET body = ? WHERE brief = ?",
            (body.model_dump_json(by_alias=True), number),
        )
        briefs.tell(
            db,
            Debrief(brief=number, held_on=DAY, outcome="partly", opening="Dana Cruz said so",
                    worked="naming Dana Cruz", objections=("Dana Cruz will not have it",)),
        )  # fmt: skip
    return number


def held_in(home: Path) -> list[str]:
    """The files that hold the name, in any case."""
    return [
        path.name
        for path in home.rglob("*")
        if path.is_file() and b"dana cruz" in path.read_bytes().lower()
    ]


def test_nothing_of_somebody_forgotten_is_left(run: Run, home: Path) -> None:
    number = everywhere(home)
    hers, about, other = (
        draft(home, "dana"),
        draft(home, None, "Dana Cruz's find"),
        draft(home, "Jo"),
    )
    Scratch(home, "triage.yaml").keep('{"issue": "DANA CRUZ waits"}')
    assert held_in(home)
    done = run("managers", "forget", "dana", "--yes")
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.startswith("The name is not found in ")
    assert "1 brief and 3 drafts" in done.stderr
    assert held_in(home) == []
    assert not hers.exists() and not about.exists() and other.exists()
    with Store(home).reading() as db:
        assert managers.names(db) == ("Joost Bakker",)
        profile = managers.profile(db, "Joost Bakker")
        assert profile and profile.value("title") == "reports to [removed]"
        assert profile.notes[0].text == "[removed] trusts him"
        brief, answers = briefs.page(db, number)
        assert answers.value("lost_candidate") == 'as "[removed]" said'
        assert brief.recap == ("Thanks, [removed].",)
        told = briefs.debrief(db, number)
        assert told and told.opening == "[removed] said so"
        assert told.objections == ("[removed] will not have it",)
        assert [each.what for each in promises.of(db, number)] == ["tell [removed]’s team"]


def test_others_with_a_longer_or_a_shorter_name_stay(run: Run, home: Path) -> None:
    for name in (NAME, "Dana Cruz-Lopez", "Jordana Cruzado", "Dana"):
        keep(home, name, promised=[promise("you", f"write to {name}", 3)])
    done = run("managers", "forget", NAME, "--yes")
    assert done.returncode == 0, done.stdout
    with Store(home).reading() as db:
        assert managers.names(db) == ("Dana", "Dana Cruz-Lopez", "Jordana Cruzado")
        whats = [each.what for each in promises.listed(db)]
    assert whats == ["write to Dana Cruz-Lopez", "write to Jordana Cruzado", "write to Dana"]


@pytest.mark.parametrize(
    "name",
    ["Will", "Bo", "Raise", "Zoë", "山田", 'O\'Neil "X"', "d" * 10_000],
    ids=lambda name: name[:9],
)
def test_any_name_is_forgotten_and_the_rest_can_still_be_read(
    run: Run, home: Path, name: str
) -> None:
    number = keep(home, "Joost Bakker", promised=[promise("you", f"to {name}", 3)])
    with Store(home).writing() as db:
        managers.observe(db, name, {}, DAY)
    with Store(home).reading() as db:
        before = briefs.page(db, number)
    done = run("managers", "forget", name, "--yes")
    assert (done.returncode, done.stdout[:22]) == (0, "The name is not found "), done.stdout
    with Store(home).reading() as db:
        assert briefs.page(db, number) == before
        assert promises.of(db, number)[0].what.startswith("to [removed]")


def test_a_name_changed_since_is_forgotten_too(run: Run, home: Path) -> None:
    number = keep(home, NAME)
    other = keep(home, "Joost Bakker", promised=[promise("you", "ask Dana Cruz", 3)])
    with Store(home).writing() as db:
        _, answers = briefs.page(db, number)
        called = answers.answering("manager.name", Answer(value=NAME, origin=Origin.ASKED))
        db.execute("UPDATE page SET answers = ? WHERE brief = ?",
                   (called.model_dump_json(), number))  # fmt: skip
        managers.rename(db, NAME, "Dana Lee")
    assert run("managers", "forget", "dana", "--yes").returncode == 0
    with Store(home).reading() as db:
        assert promises.of(db, other)[0].what == "ask [removed]"
    assert held_in(home) == []


def test_a_copy_that_was_set_aside_is_named_and_left(run: Run, home: Path) -> None:
    keep(home, NAME)
    aside = home / "pushback.db.spoilt-1"
    aside.write_bytes(b"\x00\x01xDana Cruzdana cruz2026-11-20\xff")
    settings = home / "config.toml"
    settings.write_text('[contacts]\nhr = "D\\u0061na Cruz"\n', encoding="utf-8")
    done = run("managers", "forget", NAME, "--yes")
    assert done.returncode == 1
    assert [line.split(":")[0] for line in done.stdout.splitlines()] == [str(settings), str(aside)]
    assert "delete" in done.stdout
    assert aside.exists()


def test_what_a_reader_holds_back_is_not_called_gone(run: Run, home: Path) -> None:
    """Another run that still reads keeps the old pages in the journal."""
    keep(home, NAME)
    with Store(home).reading() as db:
        managers.names(db)
        done = run("managers", "forget", NAME, "--yes")
    assert done.returncode != 0
    assert "not found" not in done.stdout
    again = run("managers", "forget", NAME, "--yes")
    assert "no file holds the name" in again.stderr
    assert held_in(home) == []


def test_without_a_terminal_it_needs_a_yes(run: Run, home: Path) -> None:
    keep(home, NAME)
    done = run("managers", "forget", "dana")
    assert done.returncode == 4
    assert "--yes" in done.stderr
    with Store(home).reading() as db:
        assert managers.names(db) == (NAME,)


@pytest.mark.parametrize("typed", ["Dana Criz", "Nobody Atall", "the", "  "])
def test_nobody_is_forgotten_by_a_slip(run: Run, home: Path, typed: str) -> None:
    keep(home, NAME)
    done = run("managers", "forget", typed, "--yes")
    assert done.returncode == 2
    assert NAME not in done.stderr
    with Store(home).reading() as db:
        assert managers.names(db) == (NAME,)


def test_a_candidate_is_forgotten_by_the_whole_name(run: Run, home: Path) -> None:
    number = keep(home, NAME, promised=[promise("you", "call Priya Shah", 3)])
    done = run("managers", "forget", "priya shah", "--yes")
    assert done.returncode == 0
    with Store(home).reading() as db:
        assert promises.of(db, number)[0].what == "call [removed]"
        assert managers.names(db) == (NAME,)


def aged(home: Path, number: int, days: int) -> int:
    """A brief made so many days ago."""
    with Store(home).writing() as db:
        made = later(-days).isoformat()
        db.execute("UPDATE brief SET made_on = ? WHERE id = ?", (made, number))
    return number


def test_purge_removes_what_is_old_and_keeps_what_is_promised(run: Run, home: Path) -> None:
    old = aged(home, keep(home, NAME, "agreed", [promise("you", "x", -90, "kept")]), 181)
    owed = aged(home, keep(home, NAME, promised=[promise("you", "y", -90)]), 200)
    edge = aged(home, keep(home, NAME), 180)
    old_draft, new_draft = draft(home, "Jo"), draft(home, "Jo")
    os.utime(old_draft, (1_000_000, 1_000_000))
    asked = run("purge", "--older-than", "180d")
    assert asked.returncode == 4
    done = run("purge", "--older-than", "180d", "--yes")
    assert done.returncode == 0
    assert "Deleted: 1 brief and 1 draft" in done.stderr
    assert "1 older brief stays: a promise is open." in done.stderr
    with Store(home).reading() as db:
        assert [each.id for each in briefs.listed(db, 9)] == [edge, owed]
        assert briefs.debrief(db, old) is None
    assert not old_draft.exists() and new_draft.exists()
    again = run("purge", "--older-than", "180d")
    assert again.returncode == 0
    assert "Nothing that may go" in again.stderr


def test_purge_needs_to_be_told_how_old(run: Run, home: Path) -> None:
    assert run("purge", "--yes").returncode == 2
    done = run("purge", "--older-than", "old", "--yes")
    assert (done.returncode, "takes 180d, 26w or 6m" in done.stderr) == (2, True)
    assert run("purge", "--older-than", "6m").returncode == 0
    assert not home.exists()


def test_where_names_every_path(run: Run, home: Path, tmp_path: Path) -> None:
    shelf = tmp_path / "team"
    shelf.mkdir()
    done = run("where", "-f", "json", env={"PUSHBACK_PLAYBOOKS": str(shelf)})
    rows = json.loads(done.stdout)["paths"]
    by_path = {row["path"]: (row["what"], row["there"]) for row in rows}
    assert by_path[str(home / "pushback.db")] == ("what is kept", False)
    assert by_path[str(home / "config.toml")] == ("settings", False)
    assert by_path[str(shelf)] == ("more playbooks", True)
    assert rows[-1]["what"] == "playbooks"
    assert rows[-1]["there"]
    assert not home.exists()
    keep(home)
    text = run("where").stdout
    assert f"what is kept    {home / 'pushback.db'}\n" in text
    assert f"{home / 'drafts'}  (not there yet)" in text
