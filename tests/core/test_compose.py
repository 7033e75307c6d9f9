"""Answers in, brief out: what may be in it, in what order, and what moves elsewhere."""

import datetime
import re
from collections.abc import Iterator
from functools import cache
from itertools import product
from typing import Any

import pytest

from conftest import Run
from pushback_cli.commands.given import answers_given
from pushback_cli.core import days
from pushback_cli.core.answers import Answer, Answers, Origin
from pushback_cli.core.brief import Brief
from pushback_cli.core.case import Case, example_answers
from pushback_cli.core.compose import compose
from pushback_cli.core.lines import Line
from pushback_cli.core.question import Question
from pushback_cli.core.shorten import shorten
from pushback_cli.core.text import placeholders
from pushback_cli.core.vocabulary import STYLES
from pushback_cli.core.when import holds
from pushback_cli.library.find import built_in, by_id
from pushback_cli.library.shelves import Library
from pushback_cli.render.formats import FORMATS
from pushback_cli.render.look import Look
from pushback_cli.render.outline import page
from pushback_cli.render.page import Page
from pushback_cli.render.terminal import render

IDS = tuple(by_id((built_in(),)))
playbook_of = cache(Library.playbook)  # each file is read once
TODAY = datetime.date(2026, 11, 20)
PUSHBACKS = ("welcomes", "mixed", "resists")


def case_of(library: Library, situation: str, *settings: str, example: bool = False) -> Case:
    """A situation with the answers of these `--set`s, over its worked example if wanted."""
    bare = Case(playbook_of(library, situation), library.coaching, Answers())
    given = answers_given(None, settings, None, bare)
    return bare.with_answers(given.over(example_answers(bare)) if example else given)


def brief_of(library: Library, situation: str, *settings: str, example: bool = False) -> Brief:
    """The brief for these answers."""
    return compose(case_of(library, situation, *settings, example=example), TODAY)


def strings(part: Any) -> Iterator[str]:
    """Every text in a value."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, dict):
        for each in part.values():
            yield from strings(each)
    elif isinstance(part, (list, tuple)):
        for each in part:
            yield from strings(each)


def whole(brief: Brief) -> str:
    """Everything a brief says."""
    return "\n".join(strings(brief.model_dump(mode="json")))


Meeting = tuple[str, Case, Brief]


@pytest.fixture(scope="module", params=IDS)
def meetings(request: pytest.FixtureRequest, library: Library) -> list[Meeting]:
    """One situation with every style and way of taking pushback, with and without answers."""
    bare = case_of(library, request.param)
    made = []
    for start in (example_answers(bare), Answers()):
        for style, pushback in (*product(STYLES, PUSHBACKS), (None, None)):
            answers = _with(start, "manager.style", style)
            answers = _with(answers, "manager.takes_pushback", pushback)
            case = bare.with_answers(answers)
            made.append((f"{style} {pushback}", case, compose(case, TODAY)))
    return made


def _with(answers: Answers, name: str, value: str | None) -> Answers:
    if value is None:
        return answers.reopening(name)
    return answers.answering(name, Answer(value=value, origin=Origin.FLAG))


def test_no_brace_of_a_placeholder_reaches_anybody(meetings: list[Meeting]) -> None:
    for who, _, brief in meetings:
        text = whole(brief)
        assert "{" not in text, who
        assert "}" not in text, who


def test_the_first_layer_fits_a_screen(meetings: list[Meeting]) -> None:
    """24 lines of 80 columns, whoever the manager is."""
    for who, _, brief in meetings[: len(meetings) // 2]:
        whole_page = page(brief)
        first = Page(whole_page.title, whole_page.aside, whole_page.glance)
        lines = render(first, Look(width=80)).rstrip("\n").split("\n")
        assert len(lines) <= 24, f"{who}: {len(lines)} lines"
        assert max(map(len, lines)) <= 80, who


def test_every_brief_has_what_one_walks_in_with(meetings: list[Meeting]) -> None:
    for who, case, brief in meetings:
        assert brief.gate.say, who
        assert brief.glance.verdict, who
        assert brief.open.first.say, who
        assert brief.glance.first, who
        assert brief.situation.why_right, who
        if brief.red_line is None:
            assert brief.ask is not None, who
            assert brief.ask.manager, who
            assert brief.ask.recruiter, who
            assert sorted(brief.steps) == ["ask", "case", "listen"], who
            assert brief.walk_away, who
            assert brief.listen, who
            assert brief.objections, who
            assert brief.recap, who
            assert any(brief.ask.manager in part for part in brief.recap), who
            assert any(brief.ask.recruiter in part for part in brief.recap), who
            assert any(days.spoken(brief.ask.by) in part for part in brief.recap), who
        assert case.playbook.red_line <= (brief.red_line is not None), who


def test_own_figures_come_before_published_ones(meetings: list[Meeting]) -> None:
    for who, case, brief in meetings:
        if brief.case is None:
            continue
        teller = case.teller()
        lines = {said.say: line for line in case.playbook.points if (said := teller.say(line))}
        published = [_is_published(lines[point.say]) for point in brief.case.points]
        assert published == sorted(published), who


def _is_published(line: Line) -> bool:
    return bool(line.facts) and not placeholders(line.say)


def test_every_cited_fact_has_its_source(meetings: list[Meeting]) -> None:
    for who, _, brief in meetings[::9]:
        text = FORMATS["text"](brief, Look(width=80))
        sources = {source.id: source for source in brief.sources}
        assert len(sources) == len(brief.sources), who
        above, _, _ = text.rpartition("\nSOURCES\n")
        for fact in set(re.findall(r"\[([FL]\d+)\]", above)):
            assert sources[fact].cited, f"{who}: {fact}"


def test_a_red_line_holds_nothing_that_argues_around_it(meetings: list[Meeting]) -> None:
    for who, _, brief in meetings:
        if brief.red_line is None:
            continue
        _assert_nothing_argues(brief, who)


def _assert_nothing_argues(brief: Brief, who: str) -> None:
    red = brief.red_line
    assert red is not None, who
    assert red.stop, who
    assert red.hold.say, who
    assert red.write_down, who
    assert red.tell, who
    assert red.never, who
    assert brief.gate.decision == "escalate", who
    assert brief.case is None, who
    assert brief.approach is None, who
    assert brief.fallback is None, who
    assert brief.if_it_goes_well is None, who
    assert brief.glance.objection is None, who
    assert brief.glance.fallback is None, who
    assert brief.open.first == red.hold, who
    assert not brief.open.instead, who
    for empty in (brief.listen, brief.objections, brief.steps, brief.walk_away, brief.recap):
        assert empty == (), who


def _triggering(case: Case, line: Line) -> Case:
    answers = case.answers
    for name, conditions in line.when.items():
        question = case.questions.get(name)
        if question is None:
            continue
        value = next(v for v in _values(question) if holds({name: conditions}, {name: v}))
        answers = answers.answering(name, Answer(value=value, origin=Origin.FLAG))
    return case.with_answers(answers)


def _values(question: Question) -> Iterator[str | float]:
    yield from question.allowed or ("Something",)
    yield from map(float, range(400))


@pytest.mark.parametrize("situation", IDS)
def test_an_answer_that_crosses_a_red_line_changes_the_whole_page(
    library: Library, situation: str
) -> None:
    case = case_of(library, situation, example=True)
    for line in case.playbook.escalate:
        if not (line.red_line and line.when):
            continue
        brief = compose(_triggering(case, line), TODAY)
        _assert_nothing_argues(brief, situation)
        assert brief.red_line is not None
        if not case.playbook.red_line:
            assert brief.ask is None
            assert brief.red_line.required is None
            assert brief.red_line.if_pressed == ()


@pytest.mark.parametrize("situation", IDS)
def test_figures_for_the_argument_do_not_stand_on_a_page_that_forbids_it(
    library: Library, situation: str
) -> None:
    """Where an answer crossed the line, the situation's own studies would only argue."""
    case = case_of(library, situation, example=True)
    if case.playbook.red_line:
        return  # its figures are about the red line itself
    for line in case.playbook.escalate:
        if line.red_line and line.when:
            sources = compose(_triggering(case, line), TODAY).sources
            assert [source.id for source in sources if source.grade != "law"] == []


@pytest.mark.parametrize(
    ("settings", "strength"),
    [
        ((), "none"),
        (("manager.style=driving", "candidate=Amara"), "none"),
        (("feedback_days=9",), "thin"),
        (("feedback_days=9, ATS",), "thin"),
        (("feedback_days=9", "lost_candidate=Jonas withdrew"), "thin"),
        (("lost_candidate=Jonas withdrew", "lost_candidate.source=his email"), "thin"),
        (("feedback_days=9, ATS", "lost_candidate=Jonas withdrew"), "strong"),
        (("feedback_days=9", "feedback_days.source=ATS", "lost_candidate=Jonas left"), "strong"),
        (("feedback_days=9, ATS", "scorecards_missing=0"), "thin"),
        (("feedback_days=9, ATS", "scorecards_missing=6", "interviews_held=8"), "strong"),
        (("evidence.strength=strong",), "strong"),
        (("feedback_days=9, ATS", "lost_candidate=J. left", "evidence.strength=thin"), "thin"),
    ],
)
def test_how_strong_the_evidence_is(
    library: Library, settings: tuple[str, ...], strength: str
) -> None:
    brief = brief_of(library, "late-feedback", *settings)
    assert brief.case is not None
    assert brief.case.strength == strength


def test_only_evidence_that_can_be_shown_makes_a_case_strong(library: Library) -> None:
    """`6 of how many?` is no row, so it must not turn one row into a strong case."""
    brief = brief_of(library, "late-feedback", "feedback_days=9, ATS", "scorecards_missing=6")
    assert brief.case is not None
    assert len(brief.case.rows) == 1
    assert brief.case.strength == "thin"


def test_a_row_carries_what_happened_why_it_hurts_and_where_it_comes_from(
    library: Library,
) -> None:
    brief = brief_of(
        library,
        "late-feedback",
        "feedback_days=9",
        "feedback_days.source=ATS",
        "feedback_days.date=2026-11-18",
        "lost_candidate=Jonas withdrew.",
    )
    assert brief.case is not None
    days_row, lost = brief.case.rows
    assert days_row.happened == "9 working days since the interview, and no written feedback."
    assert days_row.harm == "candidate"
    assert days_row.hurts
    assert (days_row.source, days_row.as_of) == ("ATS", datetime.date(2026, 11, 18))
    assert lost.happened == "Lost while waiting: Jonas withdrew."
    assert (lost.source, lost.as_of) == ("your own account", TODAY)
    assert "source not named" in lost.strength


def test_a_missing_answer_is_no_claim_but_something_to_find_out(library: Library) -> None:
    bare = ("manager.style=expressive", "feedback_days=9")
    without = brief_of(library, "late-feedback", *bare)
    assert "Picture" not in without.open.first.say
    assert "Who is waiting? A first name or initials will do." in {f.what for f in without.find_out}
    given = brief_of(library, "late-feedback", *bare, "candidate=Amara")
    assert given.open.first.say.startswith("Picture Amara tonight")
    assert not [found for found in given.find_out if found.what.startswith("Who is waiting?")]


def test_skipping_a_question_leaves_it_to_find_out(library: Library) -> None:
    brief = brief_of(library, "late-feedback", "manager.style=expressive", "candidate=")
    assert "Who is waiting? A first name or initials will do." in {f.what for f in brief.find_out}


def test_a_figure_without_a_source_is_something_to_find_out(library: Library) -> None:
    without = brief_of(library, "late-feedback", "feedback_days=9")
    assert "Where “9 working days” comes from, and as of when." in {
        found.what for found in without.find_out
    }
    sourced = brief_of(library, "late-feedback", "feedback_days=9, ATS")
    assert not [found for found in sourced.find_out if found.what.startswith("Where “")]


def test_nothing_is_to_be_found_out_twice(meetings: list[Meeting]) -> None:
    for who, _, brief in meetings:
        found = [item.what for item in brief.find_out]
        assert len(found) == len(set(found)), who


@pytest.mark.parametrize("name", ["issues.count", "evidence.strength", "situation.reason"])
def test_what_is_always_known_can_be_said(library: Library, name: str) -> None:
    """These are worked out, so a line that names one never lacks an answer."""
    case = case_of(library, "late-feedback", "issues.others=The take-home; The panel")
    line = Line(say=f"About {{{name}}}.")
    playbook = case.playbook.model_copy(update={"points": (line,)})
    brief = compose(Case(playbook, case.coaching, case.answers), TODAY)
    assert brief.case is not None
    assert len(brief.case.points) == 1
    assert not [item for item in brief.find_out if "strong is your evidence" in item.what]
    assert not [item for item in brief.find_out if "How many different issues" in item.what]


def test_the_same_answers_give_the_same_brief(library: Library) -> None:
    case = case_of(library, "late-feedback", example=True)
    backwards = Answers(given=dict(reversed(list(case.answers.given.items()))))
    assert compose(case, TODAY) == compose(case, TODAY)
    assert compose(case.with_answers(backwards), TODAY) == compose(case, TODAY)


def test_the_same_answers_give_the_same_brief_in_another_process(run: Run) -> None:
    first, second = (
        run("prep", "late-feedback", "--example", "-f", "json", env={"PYTHONHASHSEED": seed})
        for seed in ("1", "2")
    )
    assert first.stdout == second.stdout
    assert first.stdout


def test_dates_are_counted_from_the_day_of_the_brief(library: Library) -> None:
    brief = brief_of(library, "late-feedback", "evidence.strength=strong", "feedback_days=9")
    assert brief.ask is not None
    assert brief.ask.by == datetime.date(2026, 11, 25)
    assert "Wednesday 25 November" in brief.ask.say
    assert brief.glance.ask_by == "Wed 25 Nov 2026"


def test_a_small_ask_comes_with_what_to_ask_if_it_goes_well(library: Library) -> None:
    brief = brief_of(library, "late-feedback", "manager.takes_pushback=resists", example=True)
    assert brief.ask is not None
    assert brief.if_it_goes_well is not None
    assert (brief.ask.size, brief.if_it_goes_well.size) == ("smaller", "full")
    assert brief.approach is not None
    assert brief.approach.size == "smaller"


def test_a_full_ask_comes_with_a_fallback(library: Library) -> None:
    brief = brief_of(library, "late-feedback", example=True)
    assert brief.ask is not None
    assert brief.fallback is not None
    assert (brief.ask.size, brief.fallback.size) == ("full", "smaller")
    assert brief.if_it_goes_well is None


def test_the_likeliest_objection_comes_first(library: Library) -> None:
    undecided = brief_of(library, "late-feedback", "delay_cause=undecided", "manager.style=driving")
    likely = {"I told you, he was fine.", "The panel has not met."}
    assert {turn.says for turn in undecided.objections[:2]} == likely
    resisting = brief_of(library, "late-feedback", "manager.takes_pushback=resists")
    calm = brief_of(library, "late-feedback", "manager.takes_pushback=mixed")
    hidden = "You have no idea what my week looks like."
    assert hidden in {turn.says for turn in resisting.objections}
    assert hidden not in {turn.says for turn in calm.objections}


def test_other_issues_are_parked(library: Library) -> None:
    brief = brief_of(library, "late-feedback", "issues.others=The take-home; ; The panel ;")
    assert brief.parked == ("The take-home", "The panel")


def test_the_manager_is_called_by_what_is_known(library: Library) -> None:
    assert brief_of(library, "late-feedback").manager.known_as == "the hiring manager"
    named = brief_of(library, "late-feedback", "manager.name=Dana", "manager.title=VP")
    assert named.manager.known_as == "Dana, VP"


def test_old_advice_and_old_figures_say_so(library: Library) -> None:
    case = case_of(library, "late-feedback", example=True)
    assert compose(case, TODAY).notes == ()
    much_later = compose(case, datetime.date(2031, 1, 1)).notes
    assert [note for note in much_later if note.startswith("This playbook was due for review")]
    assert [note for note in much_later if note.startswith("Fact F15 was due for review")]


def test_the_escalation_at_hand_stands_first(library: Library) -> None:
    brief = brief_of(library, "late-feedback", "complaint=yes", example=True)
    assert brief.gate.decision == "escalate"
    assert "complained" in brief.stops_being_advice[0].say


@pytest.mark.parametrize(
    ("text", "most", "expected"),
    [
        ("Short.", 20, "Short."),
        ("One two. Three four. Five.", 20, "One two. Three four."),
        ("One two. Three four. Five.", 19, "One two."),
        ("Is it? Yes! And more words.", 11, "Is it? Yes!"),
        ("no sentence ends in this one", 15, "no sentence…"),
        ("no sentence, ends here", 15, "no sentence…"),
        ("x" * 30, 10, "x" * 9 + "…"),
        ("Say “no.” Then wait for them.", 12, "Say “no.”"),
        ('Say "I disagree." Then stop talking.', 20, 'Say "I disagree."'),
        ("A figure of 2.5 days is not the end of it", 20, "A figure of 2.5…"),
    ],
)
def test_the_first_layer_shows_whole_sentences(text: str, most: int, expected: str) -> None:
    assert shorten(text, most) == expected


def test_nothing_shortened_is_longer_than_its_space() -> None:
    text = "Say “no.” Then wait. " * 9
    for most in range(4, 80):
        assert len(shorten(text, most)) <= most, most
