"""A person found by what was typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pushback_cli.core.names import Match, find, fold, initials

PEOPLE = (
    "Dana Cruz",
    "Dan Li",
    "Zoë Müller",
    "Joost van den Berg",
    "Priya Raman",
    "山田 太郎",
    "Ann",
    "Anne O'Neil",
)


@pytest.mark.parametrize(
    ("typed", "names", "exactly"),
    [
        ("Dana Cruz", ["Dana Cruz"], True),
        ("dana", ["Dana Cruz"], True),
        ("DANA CRUZ", ["Dana Cruz"], True),
        ("  dana   cruz ", ["Dana Cruz"], True),
        ("cruz", ["Dana Cruz"], True),
        ("d cruz", ["Dana Cruz"], True),
        ("d", ["Dana Cruz", "Dan Li", "Joost van den Berg"], True),
        ("dan", ["Dana Cruz", "Dan Li"], True),
        ("dan li", ["Dan Li"], True),
        ("zoe", ["Zoë Müller"], True),
        ("ZOË muller", ["Zoë Müller"], True),
        ("berg", ["Joost van den Berg"], True),
        ("joost berg", ["Joost van den Berg"], True),
        ("山田", ["山田 太郎"], True),
        ("ann", ["Ann"], True),
        ("anne", ["Anne O'Neil"], True),
        ("an", ["Ann", "Anne O'Neil"], True),
        ("Dnaa", ["Dana Cruz"], False),
        ("Dana Cruze", ["Dana Cruz"], False),
        ("dana crus", ["Dana Cruz"], False),
        ("Pryia", ["Priya Raman"], False),
        ("priya ramen", ["Priya Raman"], False),
        ("zoe mueler", ["Zoë Müller"], False),
        ("cruz dana", [], False),
        ("Hanna", [], False),
        ("Lee", [], False),
        ("dn", [], False),
        ("somebody else entirely", [], False),
    ],
)
def test_who_is_meant(typed: str, names: list[str], exactly: bool) -> None:
    assert find(typed, PEOPLE) == Match(tuple(names), exactly)


@pytest.mark.parametrize("typed", ["", "   "])
def test_nothing_typed_is_nobody(typed: str) -> None:
    assert find(typed, PEOPLE).names == ()
    assert find("dana", ()).names == ()


def test_a_whole_name_is_never_its_longer_neighbour() -> None:
    assert find("Ann", ("Ann Lee", "Ann")).names == ("Ann",)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Zoë", "zoe"),
        ("ZOE\N{COMBINING DIAERESIS}", "zoë"),
        ("Straße", "STRASSE"),
        ("Łukasz", "łukasz"),
        ("Dana\u00a0 Cruz", "dana cruz"),
        ("Søren", "søren"),
        ("Ａｎｎ", "ann"),
        ("Nguyễn", "nguyen"),
        ("בְּרֵאשִׁית", "בראשית"),
    ],
)
def test_the_same_name_however_it_is_typed(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("さかい", "さがい"), ("कर्म", "करम"), ("Dana", "Dan"), ("สุ", "ส"), ("Ann", "Anne")],
)
def test_another_letter_makes_another_name(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@given(st.text())
def test_folding_again_changes_nothing(name: str) -> None:
    assert fold(fold(name)) == fold(name)


@given(st.text(max_size=40), st.lists(st.text(min_size=1, max_size=40), max_size=5))
def test_whoever_is_found_is_one_of_them(typed: str, names: list[str]) -> None:
    found = find(typed, names)
    assert set(found.names) <= set(names)
    for name in names:
        if fold(name) and fold(typed) == fold(name):
            assert name in found.names
            assert found.exactly


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Dana Cruz", "D.C."),
        ("dana", "D."),
        ("Joost van den Berg", "J.V.D.B."),
        ("Zoë Müller", "Z.M."),
        ("山田 太郎", "山.太."),
        ("Anne O'Neil", "A.O."),
        ("(Dana) Cruz", "C."),
        ("😀", "N.N."),
        ("", "N.N."),
    ],
)
def test_initials(name: str, short: str) -> None:
    assert initials(name) == short


@given(st.text(st.characters(codec="utf-8"), min_size=1))
def test_initials_give_no_name_away(name: str) -> None:
    words = [word for word in name.split() if len(word) > 3]
    assert not any(word in initials(name) for word in words)
