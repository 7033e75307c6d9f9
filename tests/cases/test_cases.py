"""Ten conversations made by hand: what a reader would notice on the page of each."""

import re
from pathlib import Path

import pytest

from conftest import Run
from pushback_cli.commands.given import answers_given
from pushback_cli.core.answers import Answers
from pushback_cli.core.brief import Brief
from pushback_cli.core.case import Case
from pushback_cli.core.compose import compose
from pushback_cli.core.days import parse
from pushback_cli.library.marks import read
from pushback_cli.library.shelves import Library
from pushback_cli.render.formats import FORMATS
from pushback_cli.render.look import Look

HERE = Path(__file__).parent
TODAY = parse("2026-11-20")


def answers(name: str) -> str:
    """The answers file of a case."""
    return str(HERE / name / "answers.yaml")


def situation(name: str) -> str:
    """The situation that a case's answers are for."""
    data = read(HERE / name / "answers.yaml", collect=True).data
    assert isinstance(data, dict)
    return str(data["situation"])


def read_page(library: Library, name: str, *settings: str) -> tuple[Brief, str]:
    """A case's brief, and its page with every space and line break as one space."""
    bare = Case(library.playbook(situation(name)), library.coaching, Answers())
    case = bare.with_answers(answers_given(answers(name), settings, None, bare))
    brief = compose(case, TODAY)
    return brief, flat(FORMATS["text"](brief, Look()))


def flat(page: str) -> str:
    """A page on one line, so that a sentence is found wherever it was broken."""
    return re.sub(r"\s+", " ", page)


def in_order(page: str, *parts: str) -> bool:
    """Whether the parts stand on the page, each after the one before."""
    return re.search(".*?".join(map(re.escape, parts)), page) is not None


def test_thin_evidence_is_called_thin_and_no_number_is_added(library: Library) -> None:
    brief, page = read_page(library, "thin-evidence")
    assert brief.gate.decision == "raise"
    assert "call your evidence what it is" in brief.gate.say
    assert brief.open.first.say.startswith("One profile has now waited 6 working days")
    assert in_order(page, "READY: 5 OF 10", "OPEN", "THE ASK FIRST", "YOUR CASE", "LISTEN ")
    assert "Your evidence is thin, so say so before they do." in page
    assert "a number, source not named yet" in page
    assert "Where “6 working days” comes from, and as of when." in page
    assert "You are right that the" not in page  # nothing was answered that could be conceded
    # What would change the advice is said as the interview asked it.
    assert "hold up: your last batch missed what was agreed → wait instead of raise" in page
    assert "off-brief" not in page


def test_half_a_point_is_granted_and_the_other_half_raised(library: Library) -> None:
    brief, page = read_page(library, "partly-right")
    assert brief.gate.decision == "raise"
    assert brief.gate.say == "Raise the half you are sure of, and grant them the other."
    conceded = "“You are right that the method work has to be done at the bench"
    assert f"Early on: Concede aloud: {conceded}" in page
    assert "(right about: answered)" in page  # the answer itself is not said over again
    assert "14 people" in brief.open.first.say
    assert in_order(page, "OPEN", "YOUR CASE FIRST", "LISTEN ", "THE ASK ")
    assert "Is this a rule that you would have made" not in page  # that was answered
    assert "on Thursday" not in page  # no day that nobody named


def test_one_of_several_issues_and_the_rest_parked(library: Library) -> None:
    brief, page = read_page(library, "several-issues")
    assert brief.gate.decision == "raise"
    assert brief.open.first.say.startswith("I said yes to each change")
    assert "If the first sentence below does not say it, say it before that." in page
    assert "[ ] One issue, and at most two more parked. Run pushback triage" in page
    assert in_order(page, "WATCH YOURSELF", "PARKED FOR ANOTHER DAY", "FIND OUT BEFORE YOU GO")
    assert len(brief.parked) == 4
    spoken = " ".join(point.say for point in brief.case.points) if brief.case else ""
    assert "coordinator" not in spoken
    assert "under market" not in spoken
    assert "You wrote “catastrophe”" not in page  # a line of business, and no loaded word


def test_of_five_issues_one_is_raised_and_each_keeps_its_words(run: Run) -> None:
    issues = str(HERE / "several-issues" / "issues.yaml")
    page = flat(run("triage", "--answers", issues, "-f", "text").stdout)
    assert in_order(
        page,
        "RAISE: the must-haves keep growing",
        "PARK: her feedback after interviews takes a week",
        "PARK: the band is 6k under market",
        "DROP: she was short with my coordinator",
        "pushback prep moving-goalposts",
        "ask your own lead how they would go about it",
    )
    assert page.count("pushback prep") == 1


def test_a_first_timer_is_told_to_practice_and_on_whom(run: Run) -> None:
    for name in ("Meera Nair", "Arjun Pillai"):
        run("prep", "late-feedback", "--with", name, "--set", "manager.takes_pushback=welcomes",
            "--set", "manager.style=amiable", "--set", "feedback_days=4")  # fmt: skip
    name = "first-timer-hardest"
    page = flat(run("prep", situation(name), "--answers", answers(name), "-f", "text").stdout)
    assert in_order(
        page,
        "DO FIRST: This would be your first, with a manager who takes it badly.",
        "SAY FIRST: “You know what this job takes and I don't",
        "THEY SAY: “They let AI do it",  # what was answered about this exercise, not his manner
        "PRACTICE FIRST",
        "LISTEN FIRST",
        "THE ASK",
        "YOUR CASE",
        "Settle for this:",
        "And if it goes well, ask for all of it:",
    )
    assert re.search("Raise something small with (Meera Nair or Arjun|Arjun Pillai or Meera)", page)
    assert "Do not make your hardest manager your first" not in page  # said above already
    assert "Ananya R. wrote on 14 November" in page


@pytest.mark.parametrize(
    ("name", "heading", "because"),
    [
        ("red-line-in-free-text", "YOU ARE ASKED TO PICK PEOPLE", "because of “Too old”"),
        ("red-line-as-answer", "A CANDIDATE WAS ASKED AN IMPROPER QUESTION", "You came about"),
    ],
)
def test_a_red_line_leaves_nothing_else(run: Run, name: str, heading: str, because: str) -> None:
    done = run("prep", situation(name), "--answers", answers(name), "-f", "text")
    page = flat(done.stdout)
    assert page.startswith(heading)
    assert because in page
    assert in_order(page, "STOP:", "SAY ONLY:", "TELL TODAY: HR", "WRITE DOWN", "DO NOT")
    assert "This is not legal advice." in page
    for gone in ("ASK FOR:", "YOUR CASE", "IF IT IS STILL NO", "READY:", "It would change with"):
        assert gone not in page
    assert page.count("The exact words, who was present") == 1


def test_what_the_law_asks_for_is_let_go_kindly(library: Library) -> None:
    brief, page = read_page(library, "required-by-law")
    assert brief.gate.decision == "let-go"
    assert "doing the job well" in page
    assert in_order(page, "ADVICE: Let it go.", "DO INSTEAD:", "IF ASKED:", "LOOK AGAIN:")
    assert brief.case is None
    assert "7 of 12" not in page  # no case is made against the law
    for gone in ("SAY FIRST", "ASK FOR", "IF THEY PUSH BACK", "SOURCES"):
        assert gone not in page
    assert "course: it costs the search, and I have something better" in page


def test_an_executive_gets_fifteen_minutes_and_a_figure(library: Library) -> None:
    brief, page = read_page(library, "executive")
    assert brief.gate.decision == "raise"
    assert "On 7 of 8 criteria" in brief.open.first.say
    assert "Where: Fifteen minutes that you asked for" in page
    assert "READY: 10 OF 10 Nothing is missing. Go." in page
    assert in_order(page, "OPEN", "YOUR CASE FIRST", "LISTEN ", "THE ASK ")
    assert "Your role is to advise." in page
    assert "by Friday 27 November" in page
    assert brief.practice is None


def test_a_peer_is_neither_managed_nor_deferred_to(library: Library) -> None:
    brief, page = read_page(library, "peer")
    assert brief.gate.decision == "raise"
    assert "Just the two of you, somewhere ordinary" in page
    assert "Neither of you can tell the other what to do." in page
    assert "Your role is to advise." not in page
    assert brief.open.first.say.endswith("Which one would you give them?")
    assert "Open with the first sentence below, and follow it with one candidate's story" in page
    assert "makes people sit up" not in page  # nobody said that it does
    assert "“You have a question that everybody should be asked." in page


def test_a_strained_history_stands_first_and_begins_with_ones_own_debt(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PUSHBACK_TODAY", "2026-09-07")
    run("prep", "late-feedback", "--with", "Rogério Prates", "--set", "feedback_days=8",
        "--set", "manager.style=analytical")  # fmt: skip
    promised = (
        "they: written scorecards within two working days by 18 Sep; "
        "me: a one-page scorecard for electricians by 11 Sep"
    )
    run("debrief", "--set", "outcome=partly", "--set", "opening=first",
        "--set", "objections=I have a plant to run", "--set", f"promises={promised}")  # fmt: skip
    run("promises", "break", "1", "2")
    monkeypatch.setenv("PUSHBACK_TODAY", "2026-11-20")
    name = "strained-history"
    page = flat(run("prep", situation(name), "--answers", answers(name), "-f", "text").stdout)
    assert in_order(
        page,
        "LAST TIME: You owe: a one-page scorecard for electricians (not kept).",
        "SAY FIRST: “There may be a good reason these hours are hard to find",
        "Yours first, before they bring it up:",
        "They promised: - Written scorecards within two working days (not kept).",
        "You opened with this, and they agreed, at least in part:",
        "“I have a plant to run”",
        "Begin: Open with the last agreement, by its date, your own part of it first.",
        "LISTEN FIRST",
    )
    assert "own part: mended" in page
    assert "Somebody had arranged leave" not in page  # nobody said so


def test_a_welcoming_manager_is_asked_for_all_of_it(library: Library) -> None:
    brief, page = read_page(library, "welcoming-manager")
    assert brief.gate.decision == "raise"
    assert brief.open.first.say.startswith("I want to argue with you about the budget")
    assert brief.approach is not None
    assert brief.approach.size == "full"
    assert "If it turns into an argument, let it" in page
    assert "“7 suitable people have heard the pay, and 4 of them went no further." in page
    assert "Nearly every" not in page  # four of seven is not nearly every
    assert brief.practice is None


def test_the_same_seven_calls_are_too_few_for_a_manager_who_resists(library: Library) -> None:
    brief, page = read_page(library, "welcoming-manager", "manager.takes_pushback=resists")
    assert brief.gate.decision == "wait"
    assert in_order(page, "ADVICE: Wait until at least eight", "BECAUSE:", "DO FIRST: Put the day")
    assert "Nothing else is missing." in page
    assert "Go." not in page
    assert "Your evidence is strong." not in page
