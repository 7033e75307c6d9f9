"""Unfinished interviews: kept the moment an answer is given, whole, and for nobody else's eyes."""

import datetime
import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from conftest import Run
from pushback_cli.core.answers import Answer, Answers, Origin
from pushback_cli.core.question import Tier
from pushback_cli.memory.drafts import Draft, Drafts
from pushback_cli.memory.keeping import CannotKeep

POSIX = pytest.mark.skipif(os.name != "posix", reason="Windows knows no file modes")


@pytest.fixture
def drafts(home: Path) -> Drafts:
    """The drafts of a home that is not there yet."""
    return Drafts(home)


@pytest.fixture
def open_to_all() -> Iterator[None]:
    """A user whose files are, unless somebody takes care, for everyone to read."""
    before = os.umask(0)
    yield
    os.umask(before)


def draft(name: str = "Dana", situation: str = "late-feedback") -> Draft:
    """An interview broken off after some answers."""
    given = {
        "manager.name": Answer(value=name, origin=Origin.ASKED),
        "feedback_days": Answer(
            value=9.0, origin=Origin.FLAG, source="ATS", on=datetime.date(2026, 11, 18)
        ),
        "candidate": Answer(value="9", origin=Origin.FILE),
    }
    return Draft(
        situation=situation,
        tier=Tier.DEEP,
        answers=Answers(given=given, skipped=("own_part",)),
        asked=4,
    )


def mode(path: Path) -> int:
    """Who may do what with it."""
    return stat.S_IMODE(path.stat().st_mode)


def test_what_is_kept_comes_back_as_it_was(drafts: Drafts) -> None:
    path = drafts.reserve("late-feedback")
    drafts.save(path, draft())
    assert list(drafts.newest_first()) == [(path, draft())]


@pytest.mark.parametrize(
    "name",
    ["", "Zoë 山田 👩‍👩‍👧", 'quote " and \\ back', "{braces} [bold]", "</script>", "x" * 10_000],
)
def test_any_words_come_back_as_they_were(drafts: Drafts, name: str) -> None:
    path = drafts.reserve("late-feedback")
    drafts.save(path, draft(name))
    ((_, kept),) = drafts.newest_first()
    assert kept.answers.value("manager.name") == name


def test_saving_again_replaces(drafts: Drafts) -> None:
    path = drafts.reserve("late-feedback")
    drafts.save(path, draft("Dana"))
    drafts.save(path, draft("Joost"))
    ((_, kept),) = drafts.newest_first()
    assert kept.answers.value("manager.name") == "Joost"
    assert [file.name for file in drafts.folder.iterdir()] == [path.name]


def test_each_interview_has_a_file_of_its_own(drafts: Drafts) -> None:
    paths = [drafts.reserve("late-feedback") for _ in range(5)]
    paths.append(drafts.reserve("slow-offer"))
    assert len(set(paths)) == 6
    for number, path in enumerate(paths):
        drafts.save(path, draft(f"Manager {number}"))
    names = {kept.answers.value("manager.name") for _, kept in drafts.newest_first()}
    assert names == {f"Manager {number}" for number in range(6)}


def test_a_reserved_file_is_no_draft_yet(drafts: Drafts) -> None:
    drafts.reserve("late-feedback")
    assert list(drafts.newest_first()) == []


def test_the_newest_comes_first(drafts: Drafts) -> None:
    for second, name in enumerate(("oldest", "middle", "newest")):
        path = drafts.reserve("late-feedback")
        drafts.save(path, draft(name))
        os.utime(path, (1_000_000 + second, 1_000_000 + second))
    names = [kept.answers.value("manager.name") for _, kept in drafts.newest_first()]
    assert names == ["newest", "middle", "oldest"]


def test_a_draft_that_became_a_brief_is_removed(drafts: Drafts) -> None:
    path = drafts.reserve("late-feedback")
    drafts.save(path, draft())
    drafts.drop(path)
    assert list(drafts.newest_first()) == []
    drafts.drop(path)  # gone is gone


@POSIX
@pytest.mark.usefixtures("open_to_all")
def test_nobody_else_can_read_it(drafts: Drafts, home: Path) -> None:
    path = drafts.reserve("late-feedback")
    assert mode(path) == 0o600
    drafts.save(path, draft())
    drafts.save(path, draft())
    assert mode(path) == 0o600
    assert mode(drafts.folder) == 0o700
    assert mode(home) == 0o700


@POSIX
@pytest.mark.usefixtures("open_to_all")
def test_a_folder_that_was_open_is_closed(drafts: Drafts) -> None:
    drafts.folder.mkdir(parents=True, mode=0o777)
    drafts.reserve("late-feedback")
    assert mode(drafts.folder) == 0o700


@POSIX
@pytest.mark.usefixtures("open_to_all")
def test_a_home_deep_down_is_closed_too(tmp_path: Path) -> None:
    Drafts(tmp_path / "new" / "deep" / "home").reserve("late-feedback")
    assert mode(tmp_path / "new" / "deep" / "home") == 0o700


@pytest.mark.parametrize("fails", ["fsync", "replace"])
def test_a_write_that_fails_leaves_what_was_kept(
    drafts: Drafts, monkeypatch: pytest.MonkeyPatch, fails: str
) -> None:
    """A full disk in the middle of a save costs the last answer, never those before."""
    path = drafts.reserve("late-feedback")
    drafts.save(path, draft("Dana"))

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    if fails == "fsync":
        monkeypatch.setattr(os, "fsync", full)
    else:
        monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(CannotKeep, match="No space left on device"):
        drafts.save(path, draft("Joost"))
    monkeypatch.undo()
    ((_, kept),) = drafts.newest_first()
    assert kept == draft("Dana")
    assert [file.name for file in drafts.folder.iterdir()] == [path.name]


def test_a_kill_in_the_middle_of_a_save_leaves_what_was_kept(
    drafts: Drafts, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = drafts.reserve("late-feedback")
    drafts.save(path, draft("Dana"))

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", killed)
    with pytest.raises(KeyboardInterrupt):
        drafts.save(path, draft("Joost"))
    monkeypatch.undo()
    assert list(drafts.newest_first()) == [(path, draft("Dana"))]
    drafts.save(path, draft("Joost"))
    assert list(drafts.newest_first()) == [(path, draft("Joost"))]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b'{"situation": "late-feedback"}',
        b"\xff\xfe\x00",
        b"\x00" * 4096,
        b'{"situation": "late-feedback", "tier": "endless", "answers": {}}',
        b'{"situation": "x", "tier": "deep", "answers": {"given": {"a": {"value": []}}}}',
        b"[" * 100_000,
    ],
    ids=lambda content: content[:24].decode("latin-1"),
)
def test_a_spoilt_draft_is_left_alone_and_hides_no_other(drafts: Drafts, content: bytes) -> None:
    path = drafts.reserve("late-feedback")
    drafts.save(path, draft())
    spoilt = drafts.folder / "late-feedback.9.json"
    spoilt.write_bytes(content)
    assert list(drafts.newest_first()) == [(path, draft())]
    assert spoilt.read_bytes() == content


def test_a_folder_or_a_dead_link_among_the_drafts_hides_no_other(drafts: Drafts) -> None:
    path = drafts.reserve("late-feedback")
    drafts.save(path, draft())
    (drafts.folder / "folder.json").mkdir()
    (drafts.folder / "link.json").symlink_to(drafts.folder / "nowhere")
    assert list(drafts.newest_first()) == [(path, draft())]


def test_a_home_that_is_not_there_holds_no_drafts(drafts: Drafts) -> None:
    assert list(drafts.newest_first()) == []


def test_a_place_that_cannot_be_written_says_so(home: Path) -> None:
    home.write_text("a file where the folder should be", encoding="utf-8")
    drafts = Drafts(home)
    with pytest.raises(CannotKeep, match="cannot keep answers in"):
        drafts.reserve("late-feedback")
    assert list(drafts.newest_first()) == []
    assert home.read_text(encoding="utf-8") == "a file where the folder should be"


def test_a_folder_that_went_away_says_so(drafts: Drafts) -> None:
    path = drafts.reserve("late-feedback")
    path.unlink()
    drafts.folder.rmdir()
    with pytest.raises(CannotKeep, match="cannot keep answers in"):
        drafts.save(path, draft())


def test_a_draft_that_cannot_be_removed_says_so(drafts: Drafts) -> None:
    path = drafts.folder / "folder.json"
    path.mkdir(parents=True)
    with pytest.raises(CannotKeep, match="cannot remove"):
        drafts.drop(path)


def test_an_answer_to_a_question_that_is_gone_does_not_stop_the_rest(
    drafts: Drafts, run: Run
) -> None:
    """A playbook may be edited between two sittings; what still fits is used."""
    given = {
        "feedback_days": Answer(value=9.0, origin=Origin.ASKED),
        "manager.style": Answer(value="driving", origin=Origin.ASKED),
        "asked_last_year": Answer(value="something", origin=Origin.ASKED),
    }
    path = drafts.reserve("late-feedback")
    kept = Draft(situation="late-feedback", tier=Tier.QUICK, answers=Answers(given=given))
    drafts.save(path, kept)
    done = run("prep", "--resume", "--no-input", "-f", "text")
    assert "Traceback" not in done.stderr
    assert done.returncode == 0
    assert "9 working days" in done.stdout


def test_an_answer_that_no_longer_fits_does_not_stop_the_rest(drafts: Drafts, run: Run) -> None:
    """A question that was text last week may be a choice today."""
    given = {
        "feedback_days": Answer(value="nine or so", origin=Origin.ASKED),
        "manager.style": Answer(value="driving", origin=Origin.ASKED),
        "delay_cause": Answer(value="a cause that was taken out", origin=Origin.ASKED),
    }
    path = drafts.reserve("late-feedback")
    kept = Draft(situation="late-feedback", tier=Tier.QUICK, answers=Answers(given=given))
    drafts.save(path, kept)
    done = run("prep", "--resume", "--no-input", "--set", "feedback_days=9", "-f", "text")
    assert "Traceback" not in done.stderr
    assert done.returncode == 0
    assert "a cause that was taken out" not in done.stdout
