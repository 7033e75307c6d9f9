"""What is kept of a conversation, and what the next one knows of it."""

import json
from pathlib import Path

from conftest import Run

DANA = ("--with", "Dana Cruz", "--set", "manager.style=driving", "--set", "feedback_days=9, ATS")
NEXT = ("prep", "slow-resume-review", "--set", "oldest_days=9, ATS", "-f", "json")
TOLD = (
    "debrief",
    "--set", "outcome=agreed",
    "--set", "opening=first",
    "--set", "objections=2; no budget for it",
    "--set", "worked=the figure on paper",
    "--set", "promises=Dana: scorecards in a day by 24 Nov; me: one-page form by 23 Nov",
    "--set", "look_again=in 3 weeks",
)  # fmt: skip


def prepared(run: Run) -> dict[str, object]:
    """A first conversation with Dana, as JSON."""
    done = run("prep", "late-feedback", *DANA, "-f", "json")
    assert (done.returncode, done.stderr) == (0, "")
    brief: dict[str, object] = json.loads(done.stdout)
    return brief


def test_the_next_brief_knows_the_last_conversation(run: Run) -> None:
    first = prepared(run)
    told = run(*TOLD)
    assert told.returncode == 0, told.stderr
    assert "by Tuesday 24 November 2026" in told.stdout
    assert "by Monday 23 November 2026" in told.stdout
    done = run(*NEXT, "--with", "dana", env={"PUSHBACK_TODAY": "2026-11-25"})
    assert done.returncode == 0, done.stderr
    brief = json.loads(done.stdout)
    assert brief["manager"]["name"] == "Dana Cruz"
    assert brief["manager"]["style"] == "driving"  # from the profile, not asked again
    last = brief["last_time"]
    assert last["outcome"] == "agreed"
    assert last["opening"] == first["open"]["first"]["say"]  # type: ignore[index]
    assert [each["became"] for each in last["yours"]] == ["overdue"]
    assert "no budget for it" in last["expect"]
    assert "one-page form" in brief["glance"]["last_time"]
    # A promise of one's own that is overdue is one's own part, still open.
    assert brief["gate"]["decision"] == "wait"
    page = run(*NEXT[:-1], "text", "--with", "dana", env={"PUSHBACK_TODAY": "2026-11-25"})
    assert page.stdout.index("LAST TIME") < page.stdout.index("ADVICE")


def test_their_objections_come_before_the_playbooks(run: Run) -> None:
    first = prepared(run)
    run(*TOLD)
    says = [turn["says"] for turn in first["objections"]]  # type: ignore[attr-defined]
    again = json.loads(run("prep", "late-feedback", *DANA, "-f", "json").stdout)
    assert again["objections"][0]["says"] == says[1]


def test_what_became_of_promises_steers_the_approach(run: Run) -> None:
    prepared(run)
    run(*TOLD)
    run("promises", "keep", "1", "2")
    brief = json.loads(run(*NEXT, "--with", "Dana Cruz").stdout)
    assert brief["gate"]["decision"] == "raise"
    assert brief["approach"]["open_with"].startswith("Open with what they kept last time")


def test_what_was_observed_six_months_ago_is_not_taken_for_granted(run: Run) -> None:
    prepared(run)
    later = run(*NEXT, "--with", "dana", env={"PUSHBACK_TODAY": "2027-06-25"})
    assert later.returncode == 4
    assert "manager.style" in later.stderr


def test_two_who_fit_are_named(run: Run) -> None:
    prepared(run)
    run("prep", "late-feedback", "--with", "Dana Okafor", *DANA[2:])
    done = run(*NEXT, "--with", "DANA")
    assert done.returncode == 4
    assert "Dana Cruz, Dana Okafor" in done.stderr


def test_no_save_and_examples_keep_nothing(run: Run, home: Path) -> None:
    run("prep", "late-feedback", *DANA, "--no-save")
    run("prep", "late-feedback", "--example")
    run("prep", "late-feedback", "--template")
    assert not home.exists() or not list(home.rglob("*.db*"))


def test_again_changes_one_answer_of_the_last_brief(run: Run) -> None:
    prepared(run)
    done = run("prep", "--again", "--set", "feedback_days=12, ATS", "-f", "json")
    assert done.returncode == 0, done.stderr
    brief = json.loads(done.stdout)
    assert brief["situation"]["id"] == "late-feedback"
    assert brief["manager"]["style"] == "driving"
    assert "12 working days" in json.dumps(brief)


def test_the_same_manager_with_another_situation(run: Run) -> None:
    prepared(run)
    brief = json.loads(run(*NEXT, "--same-manager").stdout)
    assert brief["manager"]["name"] == "Dana Cruz"
    assert brief["situation"]["id"] == "slow-resume-review"


def test_there_is_nothing_to_go_back_to_yet(run: Run) -> None:
    for option in ("--again", "--same-manager"):
        done = run("prep", option)
        assert done.returncode == 2
        assert "no brief" in done.stderr
    assert run("debrief", "--set", "outcome=agreed").returncode == 2


def test_a_debrief_says_what_is_wrong_with_an_answer(run: Run) -> None:
    prepared(run)
    done = run("debrief", "--set", "outcome=agreed", "--set", "promises=they: form by 3/12")
    assert done.returncode == 2
    assert "Thu 3 Dec 2026" in done.stderr
    assert "Fri 12 Mar 2027" in done.stderr
    done = run("debrief", "--set", "outcome=agreed", "--set", "objections=9")
    assert "the list goes from 1 to 3" in done.stderr
    done = run("debrief")
    assert done.returncode == 4
    assert "--set outcome=agreed|partly|refused|not-raised" in done.stderr


def test_a_debrief_from_a_file_is_told_by_line_and_column(run: Run, tmp_path: Path) -> None:
    prepared(run)
    file = tmp_path / "told.yaml"
    file.write_text("outcome: agreed\nlook_again: next week\n", encoding="utf-8")
    done = run("debrief", "--answers", "told.yaml")
    assert done.returncode == 3
    assert done.stderr.startswith("pushback: told.yaml:2:13: 'look_again' is no single day")


def test_telling_again_replaces_what_is_open(run: Run) -> None:
    prepared(run)
    run(*TOLD)
    told = run("debrief", "1", "--set", "outcome=partly", "--set",
               "promises=they: a form by 30 Nov", "-f", "json")  # fmt: skip
    made = json.loads(told.stdout)
    assert made["debrief"]["outcome"] == "partly"
    assert [each["what"] for each in made["promises"]] == ["a form"]


def test_the_desk_shows_what_is_due_and_the_last_briefs(run: Run) -> None:
    empty = run()
    assert empty.returncode == 0
    assert "pushback prep" in empty.stdout
    prepared(run)
    run(*TOLD)
    shown = run(env={"PUSHBACK_TODAY": "2026-11-25"}).stdout
    assert "you to Dana Cruz: one-page form, by Monday 23 November 2026 (overdue)" in shown
    assert "1  Fri 20 Nov 2026" in shown
    assert "Look at again" in run(env={"PUSHBACK_TODAY": "2026-12-08"}).stdout


def test_progress_counts_what_happened(run: Run) -> None:
    assert "No conversation yet" in run("progress").stdout
    prepared(run)
    run(*TOLD)
    run("promises", "keep", "2")
    counted = json.loads(run("progress", "-f", "json").stdout)
    assert counted["outcomes"]["agreed"] == 1
    assert counted["yours"] == {"kept": 1, "broken": 0, "open": 0}
    assert [rung["reached"] for rung in counted["ladder"]] == [True] * 4 + [False] * 3
    assert counted["months"] == [
        {"month": "2026-11", "prepared": 1, "heard": 1, "reasons": {"accountability": 1}}
    ]
    assert "order taker ●──●──●──●──○" in run("progress", "-f", "text").stdout
