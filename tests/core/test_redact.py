"""People by their initials, and where a text names them."""

import datetime
from pathlib import Path

import pytest
import yaml

from conftest import CHECKOUT
from pushback_cli.core.answers import Answer, Answers, Origin
from pushback_cli.core.mentions import mentions
from pushback_cli.core.playbook import Playbook
from pushback_cli.core.profile import Note, Profile, Trait
from pushback_cli.core.promise import Promise
from pushback_cli.core.redact import named, redact

DAY = datetime.date(2026, 11, 20)


def promised(what: str) -> Promise:
    return Promise(side="you", what=what, due=DAY, made_on=DAY)


@pytest.mark.parametrize(
    ("text", "names", "shown"),
    [
        ("send Dana Cruz the list", ("Dana Cruz",), "send D.C. the list"),
        ("DANA CRUZ'S list, for dana", ("Dana Cruz",), "D.C.'S list, for D.C."),
        ("ask Dana Cruz.", ("Dana Cruz",), "ask D.C."),
        ("ask Dana\u00a0 Cruz", ("Dana Cruz",), "ask D.C."),
        ("Jordana Cruzado stays", ("Dana Cruz",), "Jordana Cruzado stays"),
        ("Zoe and zoë", ("Zoë Müller",), "Z.M. and Z.M."),
        ("Zoë Mu\u0308ller", ("Zoe Muller",), "Z.M."),
        ("Dana is two people", ("Dana Cruz", "Dana Lee"), "D. is two people"),
        ("Bo and Li Wu met; li does not", ("Bo", "Li Wu"), "B. and L.W. met; li does not"),
        ("I will ask Will", ("Will Lee",), "I will ask W.L."),
        ("Will you ask?", ("Will Lee",), "Will you ask?"),
        ("Mrs Cruz and another Mrs", ("Mrs Cruz",), "M.C. and another Mrs"),
        ("Sean O’Brien, o'brien", ("Sean O'Brien",), "S.O., S.O."),
        ("山田さんに送る", ("山田",), "山.さんに送る"),
        ("D.C. already", ("D.C.",), "D.C. already"),
    ],
)
def test_names_become_initials(text: str, names: tuple[str, ...], shown: str) -> None:
    assert redact(promised(text), names).what == shown


def test_values_that_are_no_text_stay_and_notes_go() -> None:
    profile = Profile(
        name="Peter Low",
        since=DAY,
        traits={
            "trust": Trait(value="low", since=DAY),
            "title": Trait(value="Peer of Dana Cruz", since=DAY),
        },
        notes=(Note(on=DAY, text="likes Dana Cruz"),),
    )
    shown = redact(profile, ("Peter Low", "Dana Cruz"))
    assert shown.name == "P.L."
    assert shown.value("trust") == "low"
    assert shown.value("title") == "Peer of D.C."
    assert shown.notes == ()
    assert redact(promised("you and the manager"), ("Manager", "You")).side == "you"


@pytest.mark.parametrize(
    ("answer", "names", "guessed"),
    [
        ("Priya", ("Priya",), ()),
        ("priya", ("priya",), ()),
        ("Ana de la Cruz", ("Ana de la Cruz",), ()),
        ("Priya went to Acme on Monday.", (), ("Priya", "Acme")),
        ("Two: Jo Smith, Ann's friend and the CTO", (), ("Jo Smith", "Ann")),
        ("the finance director", (), ()),
    ],
)
def test_answers_name_people(answer: str, names: tuple[str, ...], guessed: tuple[str, ...]) -> None:
    given = Answers(given={"candidate": Answer(value=answer, origin=Origin.ASKED)})
    assert named(given, ("candidate", "person")) == (names, guessed)


def test_what_only_may_be_a_name_counts_as_it_is_written() -> None:
    assert redact(promised("Summit, no summit"), (), ("Summit",)).what == "S., no summit"


def test_a_longer_name_of_somebody_else_is_left() -> None:
    found = mentions({"Dana Cruz": "[removed]", "Dana Cruz-Lopez": None})
    assert found.replaced("Dana Cruz, dana cruz-lopez") == "[removed], dana cruz-lopez"
    assert not found.found("Dana Cruz-Lopez")


@pytest.mark.parametrize(
    "name", ["a" * 10_000, "Robert'); DROP TABLE--", 'x\n"y"', "👩‍👩‍👧", "(", "מירי לוי"]
)
def test_any_name_is_found(name: str) -> None:
    assert mentions({name: "[removed]"}).replaced(f"to {name} today").startswith("to [removed]")


def test_every_question_that_asks_for_a_name_says_so(playbooks: dict[str, Playbook]) -> None:
    telling = ("a first name or initials", "say who", "who is waiting", "first name only")
    for playbook in playbooks.values():
        for question in playbook.questions:
            if any(words in question.ask.lower() for words in telling):
                assert question.person, (playbook.id, question.id)
    shared = yaml.safe_load(Path(CHECKOUT, "playbooks/coaching/interview.yaml").read_text("utf-8"))
    assert [q["id"] for q in shared["questions"] if q.get("person")] == ["manager.name"]
