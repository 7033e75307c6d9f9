"""Initials in place of names, and of nothing else."""

from pushback_cli.core.redact import names_in, without


def test_initials_stand_in_for_names_and_for_nothing_else() -> None:
    names = names_in(["Dana Cruz", "Jo Li"])
    text = "Dana said that dana cruz's team, Danang and Joan know Jo Li and Jo."
    assert without(text, names) == "D.C. said that D.C.'s team, Danang and Joan know J.L. and Jo."
