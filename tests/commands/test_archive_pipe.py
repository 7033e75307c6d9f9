"""`pushback export-all` and `import`: everything to another machine, or with initials."""

import json
import sqlite3
import stat
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from conftest import Run
from pushback_cli.core.answers import Answer, Answers, Origin
from pushback_cli.core.profile import Note, Trait
from pushback_cli.memory import briefs, managers
from pushback_cli.memory.store import Store
from remembered import DAY, keep, later, promise


@pytest.fixture
def filled(home: Path) -> Path:
    """A home with two managers and three briefs."""
    keep(home, "Dana Cruz", "agreed", [promise("you", "five profiles for Dana", 3)])
    keep(home, "Zoë Ng", "partly", [promise("manager", "two slots", -3, "broken")], again=7)
    keep(home, None)
    with Store(home).writing() as db:
        managers.observe(db, "Dana Cruz", {"style": Trait(value="driving", since=DAY)}, DAY)
        managers.annotate(db, "Dana Cruz", Note(on=DAY, text="reads on the train"))
    return home


def rows(home: Path) -> dict[str, list[tuple[Any, ...]]]:
    """All that a database holds."""
    with closing(sqlite3.connect(home / "pushback.db")) as db:
        tables = [
            name for (name,) in db.execute("SELECT name FROM sqlite_schema WHERE type='table'")
        ]
        return {name: sorted(db.execute(f"SELECT * FROM {name}").fetchall(), key=str)
                for name in tables}  # fmt: skip


def test_everything_moves_and_moves_once(run: Run, filled: Path, tmp_path: Path) -> None:
    done = run("export-all", "all.json")
    assert (done.returncode, done.stdout) == (0, "")
    assert stat.S_IMODE((tmp_path / "all.json").stat().st_mode) == 0o600
    assert json.loads((tmp_path / "all.json").read_text("utf-8"))["schema"] == "pushback.archive/1"
    other = tmp_path / "other"
    came = run("import", "all.json", env={"PUSHBACK_HOME": str(other)})
    assert came.returncode == 0, came.stderr
    assert came.stderr == "Came in: 2 managers, 3 briefs, 2 debriefs, 2 promises.\n"
    assert rows(other) == rows(filled)
    again = run("import", "all.json", env={"PUSHBACK_HOME": str(other)})
    assert "Came in: 0 managers, 0 briefs, 0 debriefs, 0 promises. 3 briefs here" in again.stderr
    assert rows(other) == rows(filled)
    assert run("import", "-", stdin=run("export-all", "-").stdout).returncode == 0
    assert rows(other) == rows(filled)


def test_what_was_told_since_comes_in_beside_what_is_there(
    run: Run, filled: Path, tmp_path: Path
) -> None:
    run("export-all", "all.json")
    with Store(filled).writing() as db:
        db.execute("DELETE FROM debrief WHERE brief = 1")
        db.execute("DELETE FROM promise WHERE brief = 1")
        managers.observe(db, "Dana Cruz", {"style": Trait(value="amiable", since=later(3))}, DAY)
    done = run("import", "all.json")
    assert "Came in: 0 managers, 0 briefs, 1 debrief, 1 promise. 3 briefs here" in done.stderr
    with Store(filled).reading() as db:
        profile = managers.profile(db, "Dana Cruz")
    assert profile and profile.value("style") == "amiable"
    assert len(profile.notes) == 1


def test_a_file_is_not_replaced_unasked(run: Run, filled: Path, tmp_path: Path) -> None:
    place = tmp_path / "all.json"
    place.write_text("mine", encoding="utf-8")
    place.chmod(0o644)
    done = run("export-all", "all.json")
    assert (done.returncode, place.read_text("utf-8")) == (2, "mine")
    assert run("export-all", "all.json", "--force").returncode == 0
    assert stat.S_IMODE(place.stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["all.json"]
    assert run("export-all", "no/such/place.json").returncode == 2


def test_an_empty_store_is_an_archive_too(run: Run, home: Path) -> None:
    done = run("export-all", "-")
    assert json.loads(done.stdout)["briefs"] == []
    assert not home.exists()
    assert run("import", "-", stdin=done.stdout).returncode == 0


def test_redacted_it_names_nobody(run: Run, filled: Path) -> None:
    with Store(filled).writing() as db:
        given = {
            "manager.name": Answer(value="Dana Cruz", origin=Origin.ASKED),
            "candidate": Answer(value="Priya Shah", origin=Origin.ASKED),
            "lost_candidate": Answer(value="Anouk went to Acme on Monday", origin=Origin.ASKED),
            "manager.style": Answer(value="driving", origin=Origin.ASKED),
        }
        brief, _ = briefs.page(db, 1)
        body = brief.model_copy(update={"recap": ("priya and Anouk, and ZOE NG, wait.",)})
        db.execute("UPDATE page SET answers = ?, body = ? WHERE brief = 1",
                   (Answers(given=given).model_dump_json(),
                    body.model_dump_json(by_alias=True)))  # fmt: skip
    text = run("export-all", "-", "--redact").stdout
    assert run("export-all", "-").stdout.count("Dana") > 1
    for word in ("Dana", "Cruz", "Zoë", "ZOE", "Priya", "priya", "Shah", "Anouk", "train"):
        assert word not in text
    archive = json.loads(text)
    assert archive["redacted"] is True
    assert [each["name"] for each in archive["managers"]] == ["D.C.", "Z.N."]
    record = archive["briefs"][0]
    assert record["brief"]["recap"] == ["P.S. and A., and Z.N., wait."]
    assert record["answers"]["given"]["manager.style"]["value"] == "driving"
    assert record["promises"][0]["what"] == "five profiles for D.C."
    assert archive["briefs"][0]["brief"]["sources"] == json.loads(
        run("export-all", "-").stdout
    )["briefs"][0]["brief"]["sources"]  # fmt: skip


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"schema": "pushback.archive/2"}, "is no archive of this version (pushback.archive/1)"),
        ({"extra": 1}, "extra: "),
        ({"managers": [{"name": " ", "since": "2026-11-20"}]}, "managers.0.name: is empty"),
        ({"managers": [{"name": "A", "since": "soon"}]}, "managers.0.since: "),
        ({"managers": [{"name": "A", "since": "2026-11-20", "traits": {
            "style": {"value": "loud", "since": "2026-11-20"}}}]},
         "managers.0.traits.style: is one of analytical"),
        ({"managers": [{"name": "A", "since": "2026-11-20", "traits": {
            "height": {"value": "1", "since": "2026-11-20"}}}]}, "is called 'height'"),
        ({"briefs": [{}]}, "briefs.0.brief: Field required"),
    ],
)  # fmt: skip
def test_a_bad_archive_changes_nothing(
    run: Run, filled: Path, change: dict[str, Any], told: str
) -> None:
    archive = json.loads(run("export-all", "-").stdout)
    before = rows(filled)
    done = run("import", "-", stdin=json.dumps({**archive, **change}))
    assert done.returncode == 3
    assert told in done.stderr
    assert "Traceback" not in done.stderr
    assert rows(filled) == before


def test_every_fault_is_a_line(run: Run, filled: Path) -> None:
    archive = json.loads(run("export-all", "-").stdout)
    archive["briefs"][0]["promises"][0]["due"] = "3/11"
    archive["briefs"][1]["debrief"]["outcome"] = "won"
    done = run("import", "-", stdin=json.dumps(archive))
    assert done.returncode == 3
    assert [line.split(": ")[-2] for line in done.stderr.splitlines()] == [
        "briefs.0.promises.0.due",
        "briefs.1.debrief.outcome",
    ]
    archive = json.loads(run("export-all", "-").stdout)
    archive["briefs"][0]["promises"][0]["moved"] = 10**30
    archive["briefs"][1]["answers"]["given"]["x"] = {"value": float("inf"), "origin": "asked"}
    done = run("import", "-", stdin=json.dumps(archive))
    assert (done.returncode, len(done.stderr.splitlines())) == (3, 2)


@pytest.mark.parametrize("text", ["", "{", "[]", "null", "[" * 100_000, "\x00", '{"schema": 1}'])
def test_what_is_no_archive_is_said(run: Run, text: str) -> None:
    done = run("import", "-", stdin=text)
    assert done.returncode == 3
    assert "is no archive" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_file_that_is_not_there(run: Run) -> None:
    done = run("import", "nowhere.json")
    assert (done.returncode, "cannot be read" in done.stderr) == (3, True)


def test_what_could_steer_a_screen_does_not_come_in(run: Run, filled: Path, tmp_path: Path) -> None:
    archive = json.loads(run("export-all", "-").stdout)
    archive["briefs"][0]["promises"][0]["what"] = "\x1b]0;owned\x07five \x1b[31mprofiles"
    done = run(
        "import", "-", stdin=json.dumps(archive), env={"PUSHBACK_HOME": str(tmp_path / "new")}
    )
    assert done.returncode == 0
    assert not any("\x1b" in str(row) for row in rows(tmp_path / "new")["promise"])


def test_a_brief_of_another_version_stays_and_is_named(run: Run, filled: Path) -> None:
    with Store(filled).writing() as db:
        db.execute("UPDATE page SET body = '{}' WHERE brief = 2")
    done = run("export-all", "-")
    assert done.returncode == 0
    assert len(json.loads(done.stdout)["briefs"]) == 2
    assert "1 brief cannot be read by this version and stays here: 2" in done.stderr
