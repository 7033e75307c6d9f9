"""`pushback playbooks`: what the head of talent acquisition sees of the playbooks."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from conftest import CHECKOUT, Run
from pushback_cli.core.vocabulary import REASONS

BUILT_IN = CHECKOUT / "playbooks"
PATTERN = BUILT_IN / "accountability" / "late-feedback.yaml"
IDS = ("late-feedback", "slow-resume-review", "intake-skipped", "discriminatory-request")


def written(shelf: Path, name: str, **instead: str) -> Path:
    """A playbook on a shelf: late-feedback with some of its top-level lines replaced."""
    text = PATTERN.read_text(encoding="utf-8")
    for key, line in {"id": f"id: {name}", **instead}.items():
        text, found = re.subn(rf"^{key}:.*$", line, text, count=1, flags=re.MULTILINE)
        assert found, key
    path = shelf / "accountability" / f"{name}.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def line_of(path: Path, start: str) -> int:
    lines = path.read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if line.startswith(start))


def faults(output: str) -> set[str]:
    """The faults that were told, after checking that each says where it stands."""
    lines = output.splitlines()
    assert all(re.match(r".+\.yaml:\d+:\d+: \S", line) for line in lines), output
    return set(lines)


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of the user's own, named in PUSHBACK_PLAYBOOKS."""
    folder = tmp_path / "ours"
    folder.mkdir()
    monkeypatch.setenv("PUSHBACK_PLAYBOOKS", os.pathsep.join(("", str(folder))))
    return folder


# list


def test_list_names_every_playbook_under_its_reason(run: Run) -> None:
    done = run("playbooks", "list")
    assert (done.returncode, done.stderr) == (0, "")
    groups = [group.splitlines() for group in done.stdout.split("\n\n")]
    assert tuple(group[0] for group in groups) == REASONS
    listed = {line.split()[0]: group[0] for group in groups for line in group[1:]}
    for path in BUILT_IN.glob("*/*.yaml"):
        if path.parent.name in REASONS and path.stem in IDS:
            assert listed[path.stem] == path.parent.name
    assert set(IDS) <= set(listed)
    assert "Feedback comes late, or not at all" in done.stdout
    assert "(from " not in done.stdout


def test_list_as_json_says_where_each_comes_from(run: Run) -> None:
    done = run("playbooks", "list", "--format", "json")
    assert (done.returncode, done.stderr) == (0, "")
    rows = {row["id"]: row for row in json.loads(done.stdout)["playbooks"]}
    assert set(IDS) <= set(rows)
    assert rows["late-feedback"] == {
        "id": "late-feedback",
        "title": "Feedback comes late, or not at all",
        "reason": "accountability",
        "stage": "decision",
        "summary": "Interviews happen; the scorecards and the decision do not.",
        "path": str(PATTERN),
        "built_in": True,
    }
    assert all(Path(row["path"]).is_file() for row in rows.values())


def test_the_group_alone_shows_its_commands(run: Run) -> None:
    done = run("playbooks")
    assert (done.returncode, done.stderr) == (0, "")
    for command in ("list", "show", "check", "schema"):
        assert re.search(rf"^  {command} ", done.stdout, re.MULTILINE)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("show", "late-feedbak"), "did you mean 'late-feedback'?"),
        (("show",), "situation"),
        (("show", "late-feedback", "-f", "yaml"), "text, markdown, json"),
        (("list", "-f", "jsn"), "did you mean 'json'?"),
        (("check", "nowhere.yaml"), "nowhere.yaml"),
        (("lst",), "lst"),
    ],
)
def test_a_mistyped_command_line_says_what_would_do(
    run: Run, arguments: tuple[str, ...], told: str
) -> None:
    done = run("playbooks", *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("pushback: ")
    assert done.stderr.count("\n") == 1
    assert told in done.stderr


# show


def strings(value: Any, key: str = "") -> Iterator[tuple[str, str]]:
    """Every text in a playbook's JSON, with the key it stands under."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from strings(inner, name)
    elif isinstance(value, list):
        for inner in value:
            yield from strings(inner, key)
    elif isinstance(value, str):
        yield key, value


def folded(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("situation", ["late-feedback", "discriminatory-request"])
def test_show_leaves_out_no_line_of_the_playbook(run: Run, situation: str) -> None:
    as_json, as_text = (run("playbooks", "show", situation, "-f", f) for f in ("json", "text"))
    assert [as_json.returncode, as_text.returncode] == [0, 0]
    assert (as_json.stderr, as_text.stderr) == ("", "")
    playbook, page = json.loads(as_json.stdout), folded(as_text.stdout)
    assert playbook["id"] == situation
    in_other_words = {"title", "review_by", "kind", "on", "date"}
    texts = [(key, text) for key, text in strings(playbook) if key not in in_other_words]
    assert {"say", "because", "cost", "reply", "says", "sounds_like", "tell"} <= {
        *(key for key, _ in texts),
        "reply",
    }
    assert [(key, text) for key, text in texts if folded(text) not in page] == []
    assert playbook["title"].upper() in page
    assert max(map(len, as_text.stdout.splitlines())) <= 80


def test_show_writes_the_playbook_as_markdown(run: Run) -> None:
    done = run("playbooks", "show", "late-feedback", "-f", "markdown")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("# Feedback comes late, or not at all\n")
    for heading in ("Sounds like", "Questions", "Open", "Objections", "Full ask", "Example"):
        assert f"\n## {heading}\n" in done.stdout


def test_show_names_each_question_as_a_setting_would(run: Run) -> None:
    done = run("playbooks", "show", "late-feedback")
    for name in ("feedback_days", "delay_cause", "own_part", "manager.title"):
        assert re.search(rf"^\W*{re.escape(name)}\b", done.stdout, re.MULTILINE), name


# check


def test_the_built_in_playbooks_we_pattern_on_are_good(run: Run) -> None:
    paths = [next(BUILT_IN.glob(f"*/{name}.yaml")) for name in IDS]
    done = run("playbooks", "check", *map(str, paths))
    assert (done.returncode, done.stdout) == (0, "")
    assert "4 of 4" in done.stderr


def test_check_tells_every_fault_of_a_folder_by_line_and_column(run: Run, tmp_path: Path) -> None:
    shelf = tmp_path / "ours"
    good = written(shelf, "good-one")
    bad = written(
        shelf,
        "bad-one",
        title="titel: Misspelt",
        stage="stage: someday",
        review_by="review_by: soon",
    )
    body = bad.read_text(encoding="utf-8").replace("{feedback_days}", "{feedbak_days}", 1)
    bad.write_text(body.replace("style: driving", "style: drivin", 1), encoding="utf-8")
    not_yaml = shelf / "candor" / "not-yaml.yaml"
    not_yaml.parent.mkdir()
    not_yaml.write_text("id: not-yaml\n\ttitle: x\n", encoding="utf-8")
    astray = written(shelf, "astray").rename(shelf / "candor" / "another-name.yaml")

    done = run("playbooks", "check", "ours")
    told = faults(done.stdout)
    assert done.returncode == 1
    assert "1 of 4" in done.stderr
    assert "Traceback" not in done.stderr
    assert str(good) not in done.stdout
    relative = bad.relative_to(tmp_path)
    first = "      say: "  # of the first question's evidence
    where = {
        rf"{relative}:1:1: .*'title' is missing": 1,
        rf"{relative}:{line_of(bad, 'titel')}:1: unknown key 'titel'; did you mean 'title'\?": 1,
        rf"{relative}:{line_of(bad, 'stage')}:8: .*'stage'": 1,
        rf"{relative}:{line_of(bad, 'review_by')}:12: .*'review_by'": 1,
        rf"{relative}:{line_of(bad, first)}:\d+: .*'feedbak_days'.*did you mean 'feedback_days'": 1,
        rf"{relative}:\d+:\d+: .*'drivin'": 1,
        rf"{not_yaml.relative_to(tmp_path)}:2:1: has a tab": 1,
        rf"{astray.relative_to(tmp_path)}:1:5: .*'another-name'": 1,
        rf"{astray.relative_to(tmp_path)}:3:9: .*'candor'": 1,
    }
    found = {want: sum(bool(re.match(want, fault)) for fault in told) for want in where}
    assert found == where, done.stdout


def test_check_finds_the_same_from_inside_the_folder(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = written(tmp_path / "ours", "good-one")
    for place, named in ((path.parent, path.name), (path.parent, "."), (path.parent.parent, ".")):
        done = subprocess.run(
            [sys.executable, "-m", "pushback_cli", "playbooks", "check", named],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            cwd=place,
            timeout=120,
            check=False,
        )
        assert (done.returncode, done.stdout) == (0, ""), (place, named)


def test_check_knows_coaching_from_playbooks(run: Run, tmp_path: Path) -> None:
    written(tmp_path, "good-one")
    tips = tmp_path / "coaching" / "tips.yaml"
    tips.parent.mkdir()
    tips.write_text("tips:\n  - id: ours\n    say: Breathe.\n", encoding="utf-8")
    good = run("playbooks", "check", str(tips))
    assert (good.returncode, good.stdout) == (0, "")
    tips.write_text("tips:\n  - id: ours\n    sya: Breathe.\n", encoding="utf-8")
    bad = run("playbooks", "check", str(tmp_path))
    assert bad.returncode == 1
    assert f"{tips}:3:5: unknown key 'sya'; did you mean 'say'?" in faults(bad.stdout)


# schema


def test_schema_describes_every_key_of_a_playbook(run: Run) -> None:
    done = run("playbooks", "schema")
    assert (done.returncode, done.stderr) == (0, "")
    schema = json.loads(done.stdout)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert (schema["type"], schema["additionalProperties"]) == ("object", False)
    keys = re.findall(r"^(\w+):", PATTERN.read_text(encoding="utf-8"), re.MULTILINE)
    assert len(keys) > 15
    assert set(keys) <= set(schema["properties"])
    assert set(schema["required"]) <= set(schema["properties"])
    assert schema["$defs"]["Ask"]["properties"]["recruiter"]["type"] == "string"
    references = re.findall(r'"\$ref": "#/\$defs/(\w+)"', done.stdout)
    assert references
    assert set(references) <= set(schema["$defs"])


# The user's own


def test_a_bad_playbook_hides_neither_the_good_one_beside_it_nor_the_built_in(
    run: Run, shelf: Path
) -> None:
    written(shelf, "our-case", title="title: Our own trouble")
    bad = written(shelf, "bad-case", title="titel: Misspelt")
    listed = run("playbooks", "list")
    assert listed.returncode == 0
    ids = re.findall(r"^  (\S+)", listed.stdout, re.MULTILINE)
    assert "our-case" in ids
    assert "late-feedback" in ids
    assert "bad-case" not in ids
    assert f"{bad}:2:1: unknown key 'titel'; did you mean 'title'?" in listed.stderr
    own = run("prep", "our-case", "--example")
    assert own.stdout.startswith("# Our own trouble\n")
    assert run("prep", "late-feedback", "--example").stdout.startswith("# Feedback comes late")
    asked_for = run("prep", "bad-case", "--example")
    assert (asked_for.returncode, asked_for.stdout) == (3, "")
    assert asked_for.stderr.startswith(f"pushback: {bad}:")
    checked = run("playbooks", "check")
    assert checked.returncode == 1
    assert all(fault.startswith(f"{bad}:") for fault in faults(checked.stdout))


def test_a_copy_of_a_built_in_playbook_wins_and_list_says_whence_it_comes(
    run: Run, shelf: Path, home: Path
) -> None:
    copy = written(shelf, "late-feedback", title="title: Our late feedback")
    listed = run("playbooks", "list")
    (line,) = re.findall(r"^  late-feedback .*$", listed.stdout, re.MULTILINE)
    assert "Our late feedback" in line
    assert f"(from {copy})" in line
    assert listed.stdout.count("(from ") == 1
    assert run("prep", "--example").stdout.startswith("# Our late feedback\n")
    at_home = written(home / "playbooks", "late-feedback", title="title: Mine alone")
    rows = json.loads(run("playbooks", "list", "-f", "json").stdout)["playbooks"]
    (row,) = (row for row in rows if row["id"] == "late-feedback")
    assert (row["title"], row["path"], row["built_in"]) == ("Mine alone", str(at_home), False)


def test_a_broken_copy_of_a_built_in_playbook_is_passed_over_for_it(run: Run, shelf: Path) -> None:
    copy = written(shelf, "late-feedback", title="titel: Misspelt")
    listed = run("playbooks", "list")
    assert re.search(r"^  late-feedback ", listed.stdout, re.MULTILINE)
    assert f"{copy}:2:1: " in listed.stderr
    done = run("prep", "late-feedback", "--example")
    assert done.returncode == 0
    assert done.stdout.startswith("# Feedback comes late, or not at all\n")
    assert f"{copy}:2:1: " in done.stderr


def test_broken_tips_of_the_user_are_passed_over_for_the_built_in(run: Run, shelf: Path) -> None:
    built_in = run("prep", "--example")
    tips = shelf / "coaching" / "tips.yaml"
    tips.parent.mkdir()
    tips.write_text("tips:\n  - id: ours\n    sya: Breathe out first.\n", encoding="utf-8")
    broken = run("prep", "--example")
    assert broken.returncode == 0
    assert broken.stdout == built_in.stdout
    assert f"{tips}:3:5: unknown key 'sya'; did you mean 'say'?" in broken.stderr
    assert "Traceback" not in broken.stderr
    tips.write_text("tips:\n  - id: ours\n    say: Breathe out first.\n", encoding="utf-8")
    mended = run("prep", "--example")
    assert (mended.returncode, mended.stderr) == (0, "")
    assert "Breathe out first." in mended.stdout


def test_a_playbooks_folder_that_is_not_there_is_no_trouble(
    run: Run, tmp_path: Path, home: Path
) -> None:
    env = {"PUSHBACK_PLAYBOOKS": str(tmp_path / "nowhere")}
    done = run("playbooks", "list", env=env)
    assert (done.returncode, done.stderr) == (0, "")
    assert re.search(r"^  late-feedback ", done.stdout, re.MULTILINE)
    assert not home.exists()


def test_folders_of_the_config_file_are_found_beside_it(run: Run, home: Path) -> None:
    written(home / "team", "our-case", title="title: Our own trouble")
    (home / "config.toml").write_text('playbooks = ["team"]\n', encoding="utf-8")
    done = run("prep", "our-case", "--example")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("# Our own trouble\n")
