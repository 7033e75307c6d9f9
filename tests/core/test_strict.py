"""What the content is held to, and that the built-in content holds to it."""

import datetime
from collections.abc import Mapping
from typing import Any

import pytest

from conftest import Run
from pushback_cli.core.playbook import Playbook
from pushback_cli.core.strict import Shelf, problems, sentences
from pushback_cli.library.shelves import Library

TODAY = datetime.date(2026, 11, 20)


def test_the_built_in_playbooks_pass(run: Run) -> None:
    done = run("playbooks", "check", "--strict")
    assert (done.stdout, done.returncode) == ("", 0)
    assert "40 of 40 playbooks are good" in done.stderr


@pytest.fixture(scope="module")
def shelf(library: Library) -> Shelf:
    playbook = library.playbook("late-feedback")
    return Shelf(
        coaching=library.coaching,
        folklore=library.folklore,
        sentences=dict.fromkeys(sentences(playbook), ("late-feedback",)),
        ids=frozenset(library.files),
    )


def told(
    library: Library, shelf: Shelf, change: Mapping[str, Any], today: datetime.date = TODAY
) -> list[tuple[tuple[int | str, ...], str]]:
    """What is wrong with late-feedback when these parts of it are replaced."""
    whole = library.playbook("late-feedback").model_dump(mode="json")
    changed = Playbook.model_validate({**whole, **change})
    everything = dict.fromkeys(sentences(changed), ())
    held = Shelf(shelf.coaching, shelf.folklore, {**everything, **shelf.sentences}, shelf.ids)
    return list(problems(changed, held, today))


def test_the_pattern_itself_has_nothing_wrong(library: Library, shelf: Shelf) -> None:
    assert told(library, shelf, {}) == []


@pytest.mark.parametrize(
    ("change", "where", "words"),
    [
        ({"listen": ["What is in the way?"]}, "listen", "holds 1, and should hold 4"),
        ({"open": ["Have you ten minutes?"] * 6}, "open", "whose style is analytical"),
        ({"not_this": [{"situation": "no-such", "tell": "?"}] * 2}, "not_this", "no-such"),
        ({"facts": []}, "points", "missing from 'facts'"),
        ({"review_by": "2026-01-01"}, "review_by", "was due for review"),
        (
            {"walk_away": ["A bad hire costs 30% of first-year pay, they say."]},
            "walk_away",
            "bad-hire-thirty-percent",
        ),
        (
            {"example": {"case": "None.", "on": "2026-11-20", "answers": {"feedback_days": "9"}}},
            "example",
            "evidence is thin",
        ),
    ],
)
def test_what_is_wrong_is_told_where_it_is(
    library: Library, shelf: Shelf, change: dict[str, Any], where: str, words: str
) -> None:
    found = told(library, shelf, change)
    assert any(loc[0] == where and words in message for loc, message in found), found


def test_a_question_that_no_line_uses(library: Library, shelf: Shelf) -> None:
    questions = library.playbook("late-feedback").model_dump(mode="json")["questions"]
    idle = {"id": "idle", "ask": "Idle?", "why": "No reason.", "kind": "text"}
    found = told(library, shelf, {"questions": [*questions, idle]})
    assert "no line uses the answer to 'idle'" in [message for _, message in found]


def test_a_sentence_that_stands_in_two_playbooks(library: Library, shelf: Shelf) -> None:
    sentence = "this sentence of eight words or more stands elsewhere"
    elsewhere = Shelf(
        shelf.coaching,
        shelf.folklore,
        {**shelf.sentences, sentence: ("late-feedback", "slow-offer")},
        shelf.ids,
    )
    found = told(library, elsewhere, {"walk_away": [f"{sentence.capitalize()}."]})
    assert any("also stands in slow-offer" in message for _, message in found)


def test_a_fact_that_is_past_its_day(library: Library, shelf: Shelf) -> None:
    later = datetime.date(2028, 1, 1)
    found = [message for _, message in told(library, shelf, {}, later)]
    assert "fact F27 was due for review on 2027-06-30" in found


def test_every_saying_is_recognised_by_its_own_words(library: Library) -> None:
    for saying in library.folklore.sayings:
        assert saying.found_in(saying.saying), saying.id


@pytest.mark.parametrize(
    "text",
    [
        "We lost 11 people to the pay, and it took 44 working days.",
        "She applied with six of ten requirements and was hired.",
        "The interview was over in ninety minutes.",
        "A quarter of our candidates come from referrals.",
        "Replacing an employee cost a median 21% of salary in a review of case studies.",
    ],
)
def test_an_honest_figure_is_no_folklore(library: Library, text: str) -> None:
    assert not [s.id for s in library.folklore.sayings if s.found_in(text)]
