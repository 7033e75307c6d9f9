"""`pushback prep` where nobody can be asked: what a script, a pipe or a cron job gets."""

import json
import os
import re
import shutil
import subprocess
import sys
import unicodedata
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from conftest import Run

PROGRAM = (sys.executable, "-m", "pushback_cli")
ENOUGH = ("--set", "feedback_days=9", "--set", "manager.style=driving")
FORMATS = ("terminal", "markdown", "text", "json")
SMART = "“Zoë” said ‘later…’ – 日本 → ×"

posix = pytest.mark.skipif(sys.platform == "win32", reason="needs a POSIX shell")


def says_one_line(done: "subprocess.CompletedProcess[str]", code: int) -> str:
    """The one line of an error, after checking that it is one and nothing else came out."""
    assert "Traceback" not in done.stderr
    assert (done.returncode, done.stdout) == (code, ""), done.stderr
    lines = done.stderr.splitlines()
    assert len(lines) == 1, done.stderr
    assert lines[0].startswith("pushback: ")
    return lines[0]


def is_a_brief(done: "subprocess.CompletedProcess[str]") -> None:
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("# Feedback comes late, or not at all\n")


def piped(
    arguments: Sequence[str], env: Mapping[str, str] | None = None, redirections: str = ""
) -> "subprocess.CompletedProcess[str]":
    """The program under a shell that redirects it, such as `<&-` for a closed stdin."""
    return subprocess.run(
        ["/bin/sh", "-c", f'exec "$@" {redirections}', "sh", *PROGRAM, *arguments],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, **(env or {})},
        timeout=120,
        check=False,
    )


# The command line


def test_version_and_help_need_nothing_else(run: Run, home: Path) -> None:
    version = run("--version")
    assert (version.returncode, version.stderr) == (0, "")
    assert re.fullmatch(r"pushback \d+\.\d+\.\d+\n", version.stdout)
    alone, asked = run(), run("--help")
    assert (alone.returncode, alone.stderr) == (0, "")
    assert "prep" in alone.stdout
    assert asked.returncode == 0
    assert "playbooks" in asked.stdout
    assert not home.exists()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("prep", "late-feedbak"), "did you mean 'late-feedback'?"),
        (("prep", "late-feedback", "--set", "feedbak_days=9"), "did you mean 'feedback_days'?"),
        (("prep", "late-feedback", "--set", "feedback_days"), "write NAME=VALUE"),
        (("prep", "late-feedback", "--set", "feedback_days=soon"), "needs a number"),
        (("prep", "late-feedback", "--set", "feedback_days=-1"), "at least 0"),
        (("prep", "late-feedback", *ENOUGH, "--format", "markdow"), "did you mean 'markdown'?"),
        (("prep", "late-feedback", *ENOUGH, "--color", "pink"), "auto, always, never"),
        (("prep", "late-feedback", "--bogus"), "--bogus"),
        (("prepare",), "prepare"),
        (("prep", "--resume"), "no unfinished interview"),
    ],
)
def test_a_mistyped_command_line_says_what_would_do(
    run: Run, arguments: tuple[str, ...], told: str
) -> None:
    assert told in says_one_line(run(*arguments), 2)


def test_a_value_that_is_not_offered_names_the_nearest_and_all_that_are(run: Run) -> None:
    line = says_one_line(run("prep", "late-feedback", "--set", "manager.style=analytcal"), 2)
    assert "'analytical'?" in line
    assert "allowed: analytical, driving, amiable, expressive" in line


def test_every_wrong_setting_is_named_at_once(run: Run) -> None:
    wrong = ("nope=1", "feedback_days=soon", "manager.style=loud", "manager.name.source=HR")
    done = run("prep", "late-feedback", *(part for each in wrong for part in ("--set", each)))
    assert (done.returncode, done.stdout) == (2, "")
    first, *rest = done.stderr.splitlines()
    assert first.startswith("pushback: ")
    assert len(rest) == 3
    for name in ("nope", "feedback_days", "manager.style", "manager.name"):
        assert f"--set {name}: " in done.stderr


# Nobody to ask


def test_all_that_is_missing_is_named_with_the_lines_that_supply_it(run: Run) -> None:
    done = run("prep", "late-feedback", "--with", "Dana Cruz")
    assert (done.returncode, done.stdout) == (4, "")
    first, *lines = done.stderr.splitlines()
    assert first.startswith("pushback: ")
    assert "--answers FILE" in first
    assert [line.split()[:2] for line in lines] == [
        ["--set", "feedback_days=…"],
        ["--set", "manager.style=analytical|driving|amiable|expressive"],
    ]
    is_a_brief(run("prep", "late-feedback", *ENOUGH))
    assert "playbooks list" in says_one_line(run("prep"), 4)


@posix
def test_a_closed_or_empty_stdin_is_nobody_to_ask(run: Run) -> None:
    for redirections in ("<&-", "</dev/null"):
        missing = piped(("prep", "late-feedback"), redirections=redirections)
        assert (missing.returncode, missing.stdout) == (4, "")
        assert "--set feedback_days=" in missing.stderr
        is_a_brief(piped(("prep", "late-feedback", *ENOUGH), redirections=redirections))
    closed = piped(("prep", "late-feedback", "--answers", "-"), redirections="<&-")
    assert "standard input is closed" in says_one_line(closed, 2)
    empty = piped(("prep", "late-feedback", "--answers", "-"))
    assert "<stdin>:1:1: is empty" in says_one_line(empty, 3)


# Answers files

GOOD = "feedback_days: 9\nmanager:\n  style: driving\ncandidate: Zoë\n"


def test_a_file_from_any_editor_makes_the_same_brief(run: Run, tmp_path: Path) -> None:
    windows = GOOD.replace("\n", "\r\n")
    from_flags = run("prep", "late-feedback", *ENOUGH, "--set", "candidate=Zoë")
    is_a_brief(from_flags)
    contents = {
        "plain": GOOD.encode(),
        "Windows, with a byte order mark": b"\xef\xbb\xbf" + windows.encode(),
        "Windows line ends": windows.encode(),
        "UTF-16, as PowerShell writes it": windows.encode("utf-16"),
    }
    for editor, content in contents.items():
        (tmp_path / "case.yaml").write_bytes(content)
        from_file = run("prep", "late-feedback", "--answers", "case.yaml")
        assert (from_file.returncode, from_file.stderr) == (0, ""), editor
        assert from_file.stdout == from_flags.stdout, editor


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        pytest.param(b"", "1:1: is empty", id="empty"),
        pytest.param(b"# nothing but a comment\n", "1:1: is empty", id="only a comment"),
        pytest.param(b"feedback_days: [9\n", "2:1: is not YAML", id="not YAML"),
        pytest.param(b"feedback_days:\t9\n\tx: 1\n", "2:1: has a tab", id="tabs"),
        pytest.param(b"\x00\x01\x02", "1:1: holds a character", id="binary"),
        pytest.param(b"- feedback_days: 9\n", "1:1: should map questions", id="list at the top"),
        pytest.param(b"nine days\n", "1:1: should map questions", id="a sentence"),
        pytest.param(b"candidate: A\nfeedback_days: soon\n", "2:16: 'feedback_days'", id="type"),
        pytest.param(b"manager:\n  style: loud\n", "2:10: 'manager.style'", id="value"),
        pytest.param(b"candidate: A\ncandidate: B\n", "2:1: 'candidate' is here twice", id="twice"),
        pytest.param(b"situation: ghosting\n", "1:12: these answers are for", id="other situation"),
        pytest.param(b"candidate: Andr\xe9\n", "1:16: is not UTF-8", id="Latin-1"),
        pytest.param(GOOD.encode("utf-16-le"), ": is not UTF-8", id="UTF-16 without its mark"),
        pytest.param(b"a: &a [1]\nb: *nope\n", "2:4: ", id="alias to nothing"),
        pytest.param(b"a: " + b"[" * 10_000, "1:43: is nested", id="nested 10,000 deep"),
        pytest.param(b"a: " + b"x" * 50_000_000, "1:1: is larger than 1 MB", id="50 MB"),
    ],
)
def test_a_bad_answers_file_is_told_by_line_and_column(
    run: Run, tmp_path: Path, content: bytes, fault: str
) -> None:
    path = tmp_path / "case.yaml"
    path.write_bytes(content)
    line = says_one_line(run("prep", "late-feedback", "--answers", "case.yaml"), 3)
    assert re.match(r"pushback: case\.yaml:\d+:\d+: ", line)
    assert fault in line
    assert path.read_bytes() == content


def test_an_answers_file_that_cannot_be_read(run: Run, tmp_path: Path) -> None:
    missing = says_one_line(run("prep", "late-feedback", "--answers", "case.yaml"), 3)
    assert "case.yaml:1:1: cannot be read" in missing
    folder = says_one_line(run("prep", "late-feedback", "--answers", str(tmp_path)), 3)
    assert "cannot be read" in folder


def test_every_fault_of_an_answers_file_is_told_at_once(run: Run, tmp_path: Path) -> None:
    (tmp_path / "case.yaml").write_text(
        "feedback_days: [9, 10]\n"
        "manager:\n"
        "  style: loud\n"
        "  trust: {value: high, from: me}\n"
        "candidate: {value: Amara, date: soon}\n",
        encoding="utf-8",
    )
    done = run("prep", "late-feedback", "--answers", "case.yaml")
    assert (done.returncode, done.stdout) == (3, "")
    assert done.stderr.startswith("pushback: case.yaml:1:")
    for line, name in enumerate(("feedback_days", "", "manager.style", "manager.trust"), 1):
        assert not name or re.search(rf"case\.yaml:{line}:\d+: '{name}' ", done.stderr)
    assert re.search(r"case\.yaml:5:\d+: 'candidate' needs a date", done.stderr)


def test_an_unknown_question_is_told_where_its_name_stands(run: Run, tmp_path: Path) -> None:
    (tmp_path / "case.yaml").write_text("feedback_day: 9\nmanager:\n  styl: driving\n")
    done = run("prep", "late-feedback", "--answers", "case.yaml")
    assert (done.returncode, done.stdout) == (3, "")
    first, second = done.stderr.splitlines()
    assert "did you mean 'feedback_days'?" in first
    assert "did you mean 'manager.style'?" in second
    assert first.startswith("pushback: case.yaml:1:1: ")
    assert second.startswith("case.yaml:3:3: ")


def test_answers_come_through_a_pipe_and_flags_go_over_them(run: Run) -> None:
    done = run("prep", "late-feedback", "--answers", "-", "-f", "json", stdin=GOOD)
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout)["manager"]["style"] == "driving"
    flags = ("--set", "manager.style=amiable", "--with", "Dana Cruz")
    over = run("prep", "late-feedback", "--answers", "-", "-f", "json", *flags, stdin=GOOD)
    manager = json.loads(over.stdout)["manager"]
    assert (manager["style"], manager["name"]) == ("amiable", "Dana Cruz")
    bad = run("prep", "late-feedback", "--answers", "-", stdin="feedback_days: soon\n")
    assert "<stdin>:1:16: " in says_one_line(bad, 3)


# Examples and templates


def test_an_example_is_the_same_each_time_and_keeps_nothing(run: Run, home: Path) -> None:
    first, again = run("prep", "--example"), run("prep", "late-feedback", "--example")
    is_a_brief(first)
    assert again.stdout == first.stdout
    assert "Dana Cruz" in first.stdout
    assert not home.exists()


def test_the_example_written_as_an_answers_file_makes_the_same_brief(
    run: Run, tmp_path: Path
) -> None:
    written = run("prep", "late-feedback", "--example", "--template", "-o", "case.yaml")
    assert (written.returncode, written.stdout) == (0, "")
    assert (tmp_path / "case.yaml").is_file()
    from_file = run("prep", "late-feedback", "--answers", "case.yaml")
    assert from_file.stderr == ""
    assert from_file.stdout == run("prep", "late-feedback", "--example").stdout


def test_a_template_filled_in_is_accepted_as_it_is(run: Run, tmp_path: Path) -> None:
    template = run("prep", "late-feedback", "--template")
    assert (template.returncode, template.stderr) == (0, "")
    for told in (
        "# Why: ",
        "(required)",
        "#   driving: ",
        "at least 0",
        "situation: late-feedback",
    ):
        assert told in template.stdout
    blank = run("prep", "late-feedback", "--answers", "-", stdin=template.stdout)
    assert (blank.returncode, blank.stdout) == (4, "")
    filled = template.stdout.replace(
        "\nfeedback_days:\n", "\nfeedback_days: {value: 9, source: ATS, date: 2026-11-20}\n"
    ).replace("\nmanager.style:\n", "\nmanager.style: driving\n")
    (tmp_path / "case.yaml").write_text(filled, encoding="utf-8")
    done = run("prep", "late-feedback", "--answers", "case.yaml", "-f", "json")
    assert (done.returncode, done.stderr) == (0, "")
    brief = json.loads(done.stdout)
    assert brief["manager"]["style"] == "driving"
    assert "ATS" in brief["case"]["rows"][0]["source"]


# Where the brief goes


def test_a_file_gets_the_format_of_its_ending_and_nobody_else_may_read_it(
    run: Run, tmp_path: Path
) -> None:
    begins = {"md": "# Feedback", "txt": "FEEDBACK COMES LATE", "json": '{\n  "schema"'}
    for ending, beginning in begins.items():
        done = run("prep", "late-feedback", *ENOUGH, "-o", f"brief.{ending}")
        assert (done.returncode, done.stdout) == (0, "")
        assert done.stderr == f"Written to brief.{ending}\n"
        written = tmp_path / f"brief.{ending}"
        assert written.read_text(encoding="utf-8").startswith(beginning)
        if sys.platform != "win32":
            assert written.stat().st_mode & 0o777 == 0o600
    said = run("prep", "late-feedback", *ENOUGH, "-o", "brief.new", "-f", "text")
    assert said.returncode == 0
    assert (tmp_path / "brief.new").read_bytes() == (tmp_path / "brief.txt").read_bytes()


def test_a_file_that_is_there_is_kept_unless_force_says_otherwise(run: Run, tmp_path: Path) -> None:
    brief = tmp_path / "brief.md"
    brief.write_text("last week's\n", encoding="utf-8")
    kept = run("prep", "late-feedback", *ENOUGH, "-o", "brief.md")
    assert "--force" in says_one_line(kept, 2)
    assert brief.read_text(encoding="utf-8") == "last week's\n"
    replaced = run("prep", "late-feedback", *ENOUGH, "-o", "brief.md", "--force")
    assert (replaced.returncode, replaced.stdout) == (0, "")
    assert brief.read_text(encoding="utf-8").startswith("# Feedback comes late")


def test_a_place_that_cannot_be_written_is_told_before_anything_else(
    run: Run, tmp_path: Path
) -> None:
    missing = says_one_line(run("prep", "late-feedback", "-o", "nowhere/brief.md"), 2)
    assert "there is no folder nowhere" in missing
    folder = says_one_line(run("prep", "late-feedback", "-o", str(tmp_path)), 2)
    assert "is a folder" in folder
    assert list(tmp_path.iterdir()) == []


def test_a_dash_is_stdout(run: Run, tmp_path: Path) -> None:
    done = run("prep", "late-feedback", *ENOUGH, "-o", "-")
    is_a_brief(done)
    assert list(tmp_path.iterdir()) == []


@posix
def test_a_reader_that_has_gone_is_not_an_error() -> None:
    commands = (
        ("prep", "--example"),
        ("playbooks", "list"),
        ("--help",),
    )
    for arguments in commands:
        reader, writer = os.pipe()
        os.close(reader)
        try:
            done = subprocess.run(
                [*PROGRAM, *arguments],
                stdin=subprocess.DEVNULL,
                stdout=writer,
                stderr=subprocess.PIPE,
                encoding="utf-8",
                timeout=120,
                check=False,
            )
        finally:
            os.close(writer)
        assert (done.stderr, done.returncode) == ("", 0), arguments


@pytest.mark.skipif(shutil.which("bash") is None, reason="needs bash for pipefail")
def test_head_takes_a_line_and_leaves_no_mess() -> None:
    more_than_a_pipe_holds = f"lost_candidate={'word ' * 20_000}"
    done = subprocess.run(
        [
            "bash",
            "-c",
            'set -o pipefail; "$@" | head -1; echo "${PIPESTATUS[0]}"',
            "bash",
            *(*PROGRAM, "prep", "late-feedback", *ENOUGH),
            *("--set", more_than_a_pipe_holds, "-f", "text"),
        ],
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONUNBUFFERED": ""},  # unbuffered, Python drops what did not fit
        timeout=120,
        check=False,
    )
    assert done.stderr == ""
    assert done.stdout == "FEEDBACK COMES LATE, OR NOT AT ALL\n0\n"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize("arguments", [("prep", "--example"), ("playbooks", "list"), ("--help",)])
def test_a_full_disk_is_told_in_one_line(arguments: tuple[str, ...]) -> None:
    line = says_one_line(piped(arguments, redirections=">/dev/full"), 2)
    assert "No space left" in line


@posix
def test_a_closed_stdout_is_told_and_a_closed_stderr_loses_nothing_else(tmp_path: Path) -> None:
    closed = piped(("prep", "--example"), redirections=">&-")
    assert "use -o FILE" in says_one_line(closed, 2)
    is_a_brief(piped(("prep", "--example"), redirections="2>&-"))
    assert piped(("prep", "nope"), redirections="2>&-").returncode == 2
    path = tmp_path / "brief.md"
    written = piped(("prep", "--example", "-o", str(path)), redirections="<&- >&- 2>&-")
    assert written.returncode == 0
    assert path.read_text(encoding="utf-8").startswith("# Feedback comes late")


# Hostile answers

ESCAPES = "\x1b[31mred\x1b[0m \x1b]8;;https://evil.example\x07here\x1b]8;;\x07 \x9b1mloud\x07\x08"
OVERRIDES = "safe\u202eslaf\u202c \u2066in\u2069 \u200bout\u200f\ufeff\nnext\rline\x0bend"
MARKUP = "[bold red]Dana[/bold red] [/x] [link=file:///etc]Cruz[/link] :smile:"
MARKDOWN = "# one **two** ![i](x) [l](x) `c` | three <!-- four --> ~~five~~ &copy; ---"
HTML = "<script>alert(1)</script><img src=x onerror=alert(2)><a href='x'>six</a>"
PLAIN_TEXT = "👩‍👩‍👧 日本語 العربية naïve {feedback_days} {0.__class__} %s $HOME"
LONG = "seven " * 1_700
HOSTILE = (
    f"manager.name={MARKUP}",
    f"manager.title={ESCAPES}",
    f"candidate={OVERRIDES}",
    f"lost_candidate={HTML}",
    f"lost_candidate.source={MARKDOWN}",
    f"issues.others={PLAIN_TEXT}; {LONG}",
)


@pytest.mark.parametrize("chosen", FORMATS)
def test_whatever_an_answer_holds_is_shown_and_steers_nothing(run: Run, chosen: str) -> None:
    settings = [part for each in HOSTILE for part in ("--set", each)]
    done = run(
        *("prep", "late-feedback", "--set", "feedback_days=9", *settings, "-f", chosen),
        *("--set", "manager.style=expressive"),
    )
    assert (done.returncode, done.stderr) == (0, "")
    page = done.stdout.replace("\\\\", "\\") if chosen == "json" else done.stdout
    steering = {c for c in page if unicodedata.category(c) in ("Cc", "Cf")} - {"\n", "\u200d"}
    assert not steering
    assert "evil.example" not in page  # the target of a hidden link
    folded = " ".join(page.replace("\\", "").split())
    for word in ("red here loud", "safeslaf in out", "next line end", "👩‍👩‍👧 日本語 العربية"):
        assert word in folded
    assert "{feedback_days} {0.__class__} %s $HOME" in folded
    assert "[bold red]Dana[/bold red] [/x] [link=file:///etc]Cruz[/link] :smile:" in folded
    assert folded.count("seven") == 1_700
    for word in ("alert(1)", "alert(2)", "six", "one", "**two**", "three", "four", "five"):
        assert word in folded


def test_nothing_in_an_answer_becomes_markdown_or_html(run: Run) -> None:
    address = "https://ats.example/search?q=a&c=1<script>"
    answers = (
        *HOSTILE[:3],
        f"lost_candidate={address} {HTML}",
        f"lost_candidate.source={address} {MARKDOWN}",
        "issues.others=- first; > second; # third; + fourth",
    )
    settings = [part for each in answers for part in ("--set", each)]
    done = run("prep", "late-feedback", *ENOUGH, *settings)
    assert done.returncode == 0
    page = done.stdout
    assert re.findall(r"(?<!\\)<(?!https?://[^<>\s]*>)\S*", page) == []
    assert re.findall(r"(?<!\\)(?:!\[|\]\(|`)", page) == []
    tables_are_whole(page)
    parked = page.partition("## Parked for another day\n\n")[2].splitlines()[:4]
    assert parked == ["- \\- first", "- \\> second", "- \\# third", "- \\+ fourth"]


def tables_are_whole(page: str) -> None:
    """Every row of a Markdown table has as many cells as its head."""
    tables = re.findall(r"(?:^\|.*\n)+", page, re.MULTILINE)
    assert tables
    for table in tables:
        cells = {len(re.findall(r"(?<!\\)\|", row)) for row in table.splitlines()}
        assert len(cells) == 1, table


def test_a_number_at_the_start_is_neither_a_list_nor_spoiled(run: Run) -> None:
    # A backslash escapes punctuation only; before a digit, Markdown shows it.
    others = "--set=issues.others=1. the take-home; 2) the panel; 2.5 days of silence"
    done = run("prep", "late-feedback", *ENOUGH[2:], "--set", "feedback_days=2.5", others)
    assert (done.returncode, done.stderr) == (0, "")
    assert re.findall(r"\\\d", done.stdout) == []
    parked = done.stdout.partition("## Parked for another day\n\n")[2].splitlines()[:3]
    assert parked[:2] == ["- 1\\. the take-home", "- 2\\) the panel"]
    assert parked[2] in ("- 2.5 days of silence", "- 2\\.5 days of silence")


def test_an_address_can_be_followed_as_it_was_given(run: Run) -> None:
    address = "https://ats.example/reports/late?req=20391"
    done = run("prep", "late-feedback", *ENOUGH, "--set", f"feedback_days.source={address}")
    assert (done.returncode, done.stderr) == (0, "")
    assert set(re.findall(r"<(https://ats[^>]*)>", done.stdout)) == {address}


def test_an_address_with_a_bar_stays_in_its_cell(run: Run) -> None:
    address = "https://ats.example/search?stage=final|debrief"
    done = run("prep", "late-feedback", *ENOUGH, "--set", f"feedback_days.source={address}")
    assert (done.returncode, done.stderr) == (0, "")
    tables_are_whole(done.stdout)


def test_a_long_source_is_shown_whole_on_a_screen(run: Run) -> None:
    address = "https://ats.example.com/reports/scorecards?requisition=R-20391&panel=final"
    done = run(
        *("prep", "late-feedback", *ENOUGH, "--set", f"feedback_days.source={address}"),
        *("-f", "terminal"),
    )
    assert (done.returncode, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    head = next(number for number, line in enumerate(lines) if "What happened" in line)
    row = lines[head : lines.index("", head)]
    cell = "".join(line[lines[head].index("Source") :].strip() for line in row)
    assert address in cell


# Surroundings


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("NO_COLOR", "1"),
        ("FORCE_COLOR", "1"),
        ("FORCE_COLOR", "0"),
        ("TERM", "dumb"),
        ("LANG", "C"),
        ("COLUMNS", "60"),
    ],
)
def test_color_comes_only_where_it_was_asked_for(run: Run, name: str, value: str) -> None:
    env = {name: value, "LC_ALL": "" if name == "LANG" else os.environ.get("LC_ALL", "")}
    screen = run("prep", "--example", "-f", "terminal", env=env)
    assert (screen.returncode, screen.stderr) == (0, "")
    assert ("\x1b" in screen.stdout) == ((name, value) == ("FORCE_COLOR", "1"))
    if name == "COLUMNS":
        addresses = ("http", "  http")
        lines = [line for line in screen.stdout.splitlines() if not line.startswith(addresses)]
        assert max(map(len, lines)) <= 60
    if name == "FORCE_COLOR":
        is_a_brief(piped_brief := run("prep", "--example", env=env))
        assert "\x1b" not in piped_brief.stdout


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
def test_an_old_encoding_gets_plainer_characters(run: Run, encoding: str) -> None:
    env = {"PYTHONIOENCODING": encoding}
    for chosen in ("terminal", "markdown"):
        done = run("prep", "--example", "-f", chosen, env=env)
        assert (done.returncode, done.stderr) == (0, "")
        assert "May I show you one line from the system?" in done.stdout
        assert "?May" not in done.stdout
    missing = run("prep", "late-feedback", env=env)
    assert missing.returncode == 4
    assert "Traceback" not in missing.stderr


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
def test_json_and_templates_stay_readable_in_an_old_encoding(run: Run, encoding: str) -> None:
    env = {"PYTHONIOENCODING": encoding}
    settings = ("--set", "feedback_days=9", "--set", "manager.style=expressive")
    smart = (*settings, "--set", f"candidate={SMART}")
    done = run("prep", "late-feedback", *smart, "-f", "json", env=env)
    assert (done.returncode, done.stderr) == (0, "")
    json.loads(done.stdout)
    template = run("prep", "late-feedback", *smart, "--template", env=env)
    again = run("prep", "late-feedback", "--answers", "-", stdin=template.stdout, env=env)
    assert (again.returncode, again.stderr) == (0, "")


@posix
def test_a_home_that_cannot_be_written_does_not_cost_the_brief(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.touch()
    env = {"PUSHBACK_HOME": str(file / "home")}
    done = run("prep", "late-feedback", *ENOUGH, env=env)
    assert done.returncode == 0
    assert done.stdout.startswith("# Feedback comes late, or not at all\n")
    assert done.stderr.count("\n") == 1
    assert "this brief is not kept" in done.stderr
    is_a_brief(run("prep", "late-feedback", *ENOUGH, "--no-save", env=env))
    assert file.read_bytes() == b""


@pytest.mark.parametrize(
    ("content", "told"),
    [
        pytest.param(b"color =\n", "is not TOML", id="not TOML"),
        pytest.param(b'colour = "never"\n', "did you mean 'color'?", id="unknown key"),
        pytest.param(b'color = "pink"\n', "auto, always, never", id="unknown color"),
        pytest.param(b'format = "markdow"\n', "markdown", id="unknown format"),
        pytest.param(b"plain = 1\n", "'plain'", id="wrong type"),
        pytest.param(b"playbooks = [1]\n", "'playbooks'", id="wrong type in a list"),
        pytest.param(b'color = "\xe9"\n', "cannot be read", id="Latin-1"),
    ],
)
def test_a_bad_config_file_is_told_by_its_path(
    run: Run, home: Path, content: bytes, told: str
) -> None:
    home.mkdir(parents=True)
    config = home / "config.toml"
    config.write_bytes(content)
    line = says_one_line(run("prep", "late-feedback", *ENOUGH), 3)
    assert str(config) in line
    assert told in line


def test_the_config_file_gives_way_to_the_environment_and_that_to_a_flag(
    run: Run, home: Path
) -> None:
    home.mkdir(parents=True)
    (home / "config.toml").write_text('format = "json"\n', encoding="utf-8")
    assert json.loads(run("prep", "--example").stdout)["schema"] == "pushback.brief/1"
    env = {"PUSHBACK_FORMAT": "text"}
    assert run("prep", "--example", env=env).stdout.startswith("FEEDBACK COMES LATE")
    is_a_brief(run("prep", "--example", "-f", "markdown", env=env))
    bad_day = says_one_line(run("prep", "late-feedback", *ENOUGH, env={"PUSHBACK_TODAY": "now"}), 3)
    assert "PUSHBACK_TODAY" in bad_day
