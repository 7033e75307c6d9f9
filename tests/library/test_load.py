"""Playbooks from files: the good ones whole, the bad ones with every fault in its place.

The files of `tests/playbooks/bad` say in their first lines what is to be found in them:
`# expect LINE:COLUMN words of the message`, one for each fault.
"""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import CHECKOUT
from pushback_cli.errors import Code
from pushback_cli.library.faults import BadFile
from pushback_cli.library.find import Found, built_in, on_shelf
from pushback_cli.library.shelves import Library

GOOD, BAD = (CHECKOUT / "tests" / "playbooks" / kind for kind in ("good", "bad"))
MINIMAL = GOOD / "candor" / "minimal.yaml"
JARGON = (
    "constrained", "Evidenced", "instance of", "Input", "String", "Tuple", "Value", "dict",
    "NoneType", "after validation", "pattern", "boolean",
)  # fmt: skip
_EXPECT = re.compile(r"# expect (\d+):(\d+) (.+)")


def faults_of(library: Library, file: Found) -> list[tuple[int, int, str]]:
    """What is wrong in a file."""
    with pytest.raises(BadFile) as caught:
        library.read(file)
    assert {fault.path for fault in caught.value.faults} == {file.path}
    return [(fault.line, fault.column, fault.message) for fault in caught.value.faults]


def at(path: Path) -> Found:
    """A playbook's file as its shelf would list it."""
    return Found(path.stem, path, path.parent.parent)


@pytest.mark.parametrize("file", tuple(on_shelf(GOOD)), ids=lambda file: file.id)
def test_a_good_playbook_loads(library: Library, file: Found) -> None:
    assert library.read(file).id == file.id


@pytest.mark.parametrize("file", tuple(on_shelf(BAD)), ids=lambda file: file.id)
def test_every_fault_is_named_with_its_line_and_column(library: Library, file: Found) -> None:
    text = file.path.read_text(encoding="utf-8")
    expected = [(int(m[1]), int(m[2]), m[3]) for m in _EXPECT.finditer(text)]
    assert expected, f"{file.path} does not say what to expect"
    found = faults_of(library, file)
    assert [fault[:2] for fault in found] == sorted(fault[:2] for fault in expected)
    for (_, _, message), (_, _, words) in zip(found, sorted(expected), strict=True):
        assert words in message
        assert "\n" not in message
        assert not [word for word in JARGON if word in message], message


def test_there_is_a_bad_file_for_every_fault_promised() -> None:
    promised = ("duplicate-key", "unknown-key", "text-for-a-list", "missing-field",
                "undeclared-placeholder", "unknown-field-in-when", "unknown-value-in-when",
                "other-name", "other-folder", "tab", "many-faults")  # fmt: skip
    assert set(promised) <= {file.id for file in on_shelf(BAD)}


def test_words_stay_as_they_were_written(library: Library) -> None:
    """`no`, a time and a date are what a recruiter said, not what YAML makes of them."""
    playbook = library.read(at(GOOD / "accountability" / "everything.yaml"))
    assert (playbook.title, playbook.summary) == ("no", "12:30")
    assert playbook.sounds_like[:6] == ("no", "12:30", "2026-11-20", "0x1F", "1_000", "null")
    assert playbook.example.answers["asked_twice"].value == "no"
    assert playbook.example.answers["began_on"].value == "2026-11-11"


def test_text_over_several_lines_becomes_one(library: Library) -> None:
    playbook = library.read(at(GOOD / "accountability" / "everything.yaml"))
    assert playbook.sounds_like[-2:] == ("Folded over two lines.", "Kept on two lines.")


def test_a_bare_string_is_a_line_that_always_applies(library: Library) -> None:
    playbook = library.read(at(MINIMAL))
    assert playbook.open[0].say == "Could we talk about the wait?"
    assert playbook.open[0].when == {}
    assert playbook.objections[0].reply[0].say == "So I see."


def test_every_shelf_s_good_files_are_found() -> None:
    assert {file.id for file in on_shelf(GOOD)} >= {"minimal", "everything"}


def test_a_bad_file_never_hides_the_good_ones(tmp_path: Path) -> None:
    shelf = tmp_path / "shelf"
    (shelf / "candor").mkdir(parents=True)
    (shelf / "candor" / "minimal.yaml").write_bytes(MINIMAL.read_bytes())
    (shelf / "candor" / "broken.yaml").write_text("id: [broken", encoding="utf-8")
    library = Library((shelf, built_in()))
    shown = {heading.file.id for heading in library.headings()}
    assert "minimal" in shown
    assert "late-feedback" in shown
    assert "broken" not in shown
    assert [fault.path.name for fault in library.faults] == ["broken.yaml"]


def test_a_bad_file_that_is_asked_for_stops_with_all_its_faults(library: Library) -> None:
    with pytest.raises(BadFile) as caught:
        library.read(at(BAD / "candor" / "many-faults.yaml"))
    assert caught.value.code is Code.BAD_INPUT
    path = BAD / "candor" / "many-faults.yaml"
    assert len(caught.value.lines) == 7
    assert all(line.startswith(f"{path}:") for line in caught.value.lines)


def test_a_users_playbook_replaces_the_built_in_one(tmp_path: Path) -> None:
    shelf = tmp_path / "shelf"
    (shelf / "candor").mkdir(parents=True)
    text = MINIMAL.read_text(encoding="utf-8").replace("id: minimal", "id: late-feedback")
    (shelf / "candor" / "late-feedback.yaml").write_text(text, encoding="utf-8")
    library = Library((shelf, built_in()))
    assert library.playbook("late-feedback").title == "Only what every playbook must have"
    assert library.files["late-feedback"][0].shelf == shelf


def test_a_shelf_that_is_not_there_holds_nothing(tmp_path: Path) -> None:
    library = Library((tmp_path / "nowhere", built_in()))
    assert library.files.keys() == Library((built_in(),)).files.keys()


def test_a_playbook_outside_a_reason_s_folder_says_where_it_belongs(
    library: Library, tmp_path: Path
) -> None:
    stray = tmp_path / "minimal.yaml"
    stray.write_bytes(MINIMAL.read_bytes())
    (file,) = on_shelf(tmp_path)
    ((line, column, message),) = faults_of(library, file)
    assert (line, column) == (3, 9)
    assert "'candor'" in message


def test_a_file_that_cannot_be_read_is_a_fault_like_any_other(
    library: Library, tmp_path: Path
) -> None:
    folder = tmp_path / "candor" / "minimal.yaml"
    folder.mkdir(parents=True)
    ((line, column, message),) = faults_of(library, at(folder))
    assert (line, column) == (1, 1)
    assert message.startswith("cannot be read")


def test_the_list_shows_what_the_whole_file_says(library: Library) -> None:
    for heading in library.headings():
        playbook = library.read(heading.file)
        shown = (heading.title, heading.reason, heading.summary)
        assert shown == (playbook.title, playbook.reason, playbook.summary)


@pytest.mark.parametrize(
    "spoiled",
    [
        "facts.yaml",
        "reasons.yaml",
        "coaching/tips.yaml",
        "coaching/strategy.yaml",
        "coaching/interview.yaml",
    ],
)
def test_a_bad_shared_file_of_a_user_is_passed_over_for_the_built_in(
    tmp_path: Path, spoiled: str
) -> None:
    path = tmp_path / spoiled
    path.parent.mkdir(exist_ok=True)
    path.write_text("tips: [", encoding="utf-8")
    library = Library((tmp_path, built_in()))
    assert library.coaching.tips.tips
    assert [fault.path for fault in library.faults] == [path]


def test_a_users_own_coaching_is_used(tmp_path: Path) -> None:
    (tmp_path / "coaching").mkdir()
    tips = "tips:\n  - {id: breathe, say: Breathe out before you knock.}\n"
    (tmp_path / "coaching" / "tips.yaml").write_text(tips, encoding="utf-8")
    library = Library((tmp_path, built_in()))
    assert [tip.say for tip in library.coaching.tips.tips] == ["Breathe out before you knock."]
    assert library.faults == []


def test_a_list_of_the_built_in_ones_is_named_without_loading_yaml() -> None:
    """Else the first prompt waits for a library that it does not need."""
    code = (
        "import sys; from pushback_cli.library.find import built_in;"
        "from pushback_cli.library.shelves import Library;"
        "list(Library((built_in(),)).headings()); print('yaml' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
