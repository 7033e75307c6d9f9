"""`pushback proofread`: files, pipes, encodings; and the recruiter's own words in a brief."""

import json
from pathlib import Path

import pytest

from conftest import Run

BAD = "Hi Dana,\nyou always cancel.\n"


def test_findings_have_their_place_and_exit_one(run: Run, tmp_path: Path) -> None:
    (tmp_path / "mail.txt").write_text(BAD, encoding="utf-8")
    done = run("proofread", "mail.txt")
    assert done.returncode == 1
    assert done.stdout.startswith("mail.txt:2:1: absolute: “you always”\n")
    assert "Instead: " in done.stdout
    piped = run("proofread", stdin=BAD)
    assert piped.stdout == done.stdout.replace("mail.txt", "<stdin>")


def test_json_has_just_these_keys(run: Run) -> None:
    rows = json.loads(run("proofread", "-f", "json", stdin=BAD).stdout)["findings"]
    assert [(r["line"], r["column"], r["end_column"]) for r in rows] == [(2, 1, 11)]
    keys = ["line", "column", "end_column", "flag", "rule", "text", "why", "instead"]
    assert list(rows[0]) == keys
    assert rows[0]["flag"] == "absolute"


@pytest.mark.parametrize("text", ["", "\n", "Thursday at noon suits me.", "Thank you, that helps"])
def test_nothing_found_is_zero(run: Run, text: str) -> None:
    done = run("proofread", "-f", "json", stdin=text)
    assert (done.returncode, json.loads(done.stdout)) == (0, {"findings": []})


@pytest.mark.parametrize(
    "data",
    [
        BAD.encode(),
        b"\xef\xbb\xbf" + BAD.encode(),
        BAD.encode("utf-16"),
        BAD.replace("\n", "\r\n").encode(),
        BAD.replace("\n", "\r").encode(),
        "Café. \nyou always cancel.".encode("cp1252"),
    ],
)
def test_any_encoding_of_a_mail_program_is_read(run: Run, data: bytes) -> None:
    done = run("proofread", "-f", "json", stdin=data)
    assert [row["line"] for row in json.loads(done.stdout)["findings"]] == [2]


@pytest.mark.parametrize("data", [b"\x00\x01\x02\xff" * 50, b"\xff\xfe\x00", b"PK\x03\x04\x00\x00"])
def test_what_is_no_text_is_refused_in_one_line(run: Run, data: bytes) -> None:
    done = run("proofread", stdin=data)
    assert (done.returncode, done.stdout) == (3, "")
    assert "is not text" in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_file_that_is_not_there(run: Run, tmp_path: Path) -> None:
    for name in ("nowhere.txt", str(tmp_path)):
        done = run("proofread", name)
        assert done.returncode == 3
        assert done.stderr.count("\n") == 1


ABOUT = ("prep", "late-feedback", "--set", "manager.style=driving", "--set", "feedback_days=9")


def test_own_words_that_do_harm_stand_under_what_to_watch(run: Run) -> None:
    wrote = "lost_candidate=Jonas, because you always dither"
    brief = json.loads(run(*ABOUT, "--set", wrote, "-f", "json").stdout)
    assert brief["watch_yourself"][0]["say"].startswith("You wrote “you always”.")
    meant = json.loads(run(*ABOUT, "--set", f"{wrote} [meant]", "-f", "json").stdout)
    assert not any("You wrote" in line["say"] for line in meant["watch_yourself"])
    assert "[meant]" not in json.dumps(meant)


def test_a_red_line_in_own_words_takes_the_page_and_says_why(run: Run) -> None:
    wrote = 'issues.others=he said "nobody over forty"; the band is low'
    brief = json.loads(run(*ABOUT, "--set", wrote, "-f", "json").stdout)
    assert brief["situation"]["id"] == "discriminatory-request"
    assert any("nobody over forty" in note for note in brief["notes"])
    no = json.loads(
        run(*ABOUT, "--set", wrote, "--set", "meeting.red_line=none", "-f", "json").stdout
    )
    assert no["situation"]["id"] == "late-feedback"


def test_a_bad_wording_file_is_told_with_its_place(run: Run, home: Path) -> None:
    folder = home / "playbooks" / "coaching"
    folder.mkdir(parents=True)
    (folder / "wording.yaml").write_text(
        "rules:\n  - id: x\n    flag: absolut\n    any: [you (never]\n    why: w\n    instead: i\n"
        "    flags: [a]\n    passes: [b]\n",
        encoding="utf-8",
    )
    done = run("playbooks", "check", str(folder))
    assert done.returncode == 1
    assert "wording.yaml:3:11:" in done.stdout
    assert "wording.yaml:4:" in done.stdout
    used = run("proofread", stdin=BAD)
    assert used.returncode == 1  # the built-in rules, and a word on stderr about the bad file
    assert "wording.yaml" in used.stderr
