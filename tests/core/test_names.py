"""Finding a person by what was typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from pushback_cli.core.names import find, initials
from pushback_cli.core.redact import names_in, without

NAMES = ("Dana Cruz", "Dániel Kovács", "Ann Li", "Anne Lindt", "José García")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("dana", ("Dana Cruz",)),
        ("DANA CRUZ", ("Dana Cruz",)),
        ("cruz", ("Dana Cruz",)),
        ("d cruz", ("Dana Cruz",)),
        ("daniel", ("Dániel Kovács",)),
        ("jose garcia", ("José García",)),
        ("dan", ("Dana Cruz", "Dániel Kovács")),
        ("ann li", ("Ann Li",)),  # the whole name comes before those it begins
        ("ann", ("Ann Li", "Anne Lindt")),
        ("Somebody New", ()),
        ("", ()),
    ],
)
def test_a_beginning_another_case_and_no_accents(typed: str, meant: tuple[str, ...]) -> None:
    found = find(typed, NAMES)
    assert found.names == meant
    assert found.exactly == bool(meant) or not typed


@pytest.mark.parametrize("typed", ["dnaa", "Dana Curz", "garcai", "Kovasc"])
def test_a_slip_finds_one_and_says_so(typed: str) -> None:
    found = find(typed, NAMES)
    assert len(found.names) == 1
    assert not found.exactly


@given(some.text(max_size=30), some.lists(some.text(max_size=30), max_size=5))
def test_no_name_crashes_it(typed: str, names: list[str]) -> None:
    assert set(find(typed, names).names) <= set(names)
    assert initials(typed)


def test_initials_stand_in_for_names_and_for_nothing_else() -> None:
    names = names_in(["Dana Cruz", "Jo Li"])
    text = "Dana said that dana cruz's team, Danang and Joan know Jo Li and Jo."
    assert without(text, names) == "D.C. said that D.C.'s team, Danang and Joan know J.L. and Jo."
