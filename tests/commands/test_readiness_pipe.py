"""`pushback readiness`: of a brief, or of the answers to one."""

import json
from pathlib import Path

from conftest import Run


def made(run: Run, *settings: str) -> str:
    """A brief as json."""
    return run("prep", "late-feedback", "--example", "-f", "json", *settings).stdout


def test_a_brief_and_its_answers_are_equally_ready(run: Run, tmp_path: Path) -> None:
    (tmp_path / "b.json").write_text(made(run), encoding="utf-8")
    answers = run("prep", "late-feedback", "--example", "--template").stdout
    (tmp_path / "case.yaml").write_text(answers, encoding="utf-8")
    of_brief = run("readiness", "b.json", "-f", "json")
    of_answers = run("readiness", "case.yaml", "-f", "json")
    assert json.loads(of_brief.stdout) == json.loads(of_answers.stdout)
    assert len(json.loads(of_brief.stdout)["checks"]) == 10


def test_what_is_missing_is_named_with_its_fix(run: Run) -> None:
    thin = "situation: late-feedback\nmanager.style: driving\nfeedback_days: 9\n"
    done = run("readiness", "-", stdin=thin)
    assert done.returncode == 1
    missing = [line for line in done.stdout.splitlines() if line.startswith("[ ]")]
    assert any("A number, and where it comes from. Open the ATS" in line for line in missing)
    assert any("You are right that" in line for line in missing)
    page = run("prep", "late-feedback", "--answers", "-", "-f", "text", stdin=thin).stdout
    score = done.stdout.splitlines()[0].removesuffix(" ready.")
    assert f"READY: {score.upper()}" in page


def test_each_answer_that_is_wanted_makes_one_more_ready(run: Run) -> None:
    wants = {
        "right-about": "manager.right_about=two of them were too junior",
        "private": "meeting.place=private",
        "own-part": "recruiter.own_part=mended",
    }
    base = ("--set", "own_part=", "--set", "manager.right_about=", "--set", "meeting.place=")
    before = {c["id"]: c["ready"] for c in json.loads(made(run, *base))["readiness"]["checks"]}
    for name, setting in wants.items():
        assert not before[name]
        with_it = json.loads(made(run, *base, "--set", setting))["readiness"]["checks"]
        assert {c["id"] for c in with_it if c["ready"]} == {
            name, *(n for n, ready in before.items() if ready)
        }  # fmt: skip


def test_nothing_to_be_ready_for(run: Run) -> None:
    done = run("readiness", "-", stdin=made(run, "--set", "manager.course=right"))
    assert done.returncode == 0
    assert "Let it go" in done.stderr


def test_files_that_are_neither(run: Run, tmp_path: Path) -> None:
    (tmp_path / "b.json").write_text('{"schema": "pushback.brief/9"}', encoding="utf-8")
    (tmp_path / "c.json").write_text('{"schema": "pushback.brief/1"}', encoding="utf-8")
    for file in ("b.json", "c.json", "nowhere.json"):
        done = run("readiness", file)
        assert done.returncode == 3
        assert done.stderr.count("\n") == 1
    done = run("readiness", "-", stdin="just words")
    assert done.returncode == 3
    assert "situation" in done.stderr
