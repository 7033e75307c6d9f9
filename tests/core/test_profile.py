"""A manager over time: what is known, what has to be asked again, what an interview saw."""

from datetime import date, timedelta

import pytest

from pushback_cli.core.answers import Answer, Answers, Origin
from pushback_cli.core.profile import STALE, TRAITS, Profile, Trait, observed, values_of
from pushback_cli.core.vocabulary import FIELDS

TODAY = date(2026, 11, 20)
SEEN = date(2026, 9, 1)


def dana(**since: date) -> Profile:
    """A manager with a driving style, and whatever else is wanted, since these days."""
    value = {"style": "driving", "trust": "high", "title": "Head of Data"}
    return Profile(
        name="Dana Cruz",
        since=SEEN,
        traits={name: Trait(value=value[name], since=day) for name, day in since.items()},
    )


def test_what_is_known_is_an_answer_with_the_day_it_was_seen() -> None:
    given = dana(style=SEEN, title=SEEN).answers(TODAY).given
    assert set(given) == {"manager.name", "manager.style", "manager.title"}
    assert given["manager.style"] == Answer(value="driving", origin=Origin.PROFILE, on=SEEN)
    assert given["manager.name"].value == "Dana Cruz"


def test_what_is_older_than_six_months_is_asked_again() -> None:
    old = date(2026, 5, 1)
    profile = dana(style=old, trust=SEEN)
    assert set(profile.answers(TODAY).given) == {"manager.name", "manager.trust"}
    assert profile.stale(TODAY) == {
        "manager.style": Answer(value="driving", origin=Origin.PROFILE, on=old)
    }
    assert profile.value("style") == "driving"
    assert profile.value("power") is None


@pytest.mark.parametrize(
    ("days", "stale"), [(0, False), (STALE.days, False), (STALE.days + 1, True), (-1, False)]
)
def test_six_months_to_the_day(days: int, stale: bool) -> None:
    assert Trait(value="driving", since=TODAY - timedelta(days=days)).stale(TODAY) is stale


def test_what_a_clock_far_ahead_saw_is_asked_again() -> None:
    assert set(dana(style=date(2028, 1, 1)).stale(TODAY)) == {"manager.style"}


def test_an_interview_observes_what_it_was_told_not_what_it_was_reminded_of() -> None:
    def said(value: str, origin: Origin) -> Answer:
        return Answer(value=value, origin=origin)

    answers = Answers(
        given={
            "manager.name": said("Dana Cruz", Origin.FLAG),
            "manager.style": said("driving", Origin.PROFILE),
            "manager.trust": said("low", Origin.ASKED),
            "manager.power": said("over-me", Origin.FLAG),
            "manager.title": said("Head of Data", Origin.FILE),
            "candidate": said("9", Origin.ASKED),
        }
    )
    assert observed(answers, TODAY) == {
        "title": Trait(value="Head of Data", since=TODAY),
        "trust": Trait(value="low", since=TODAY),
        "power": Trait(value="over-me", since=TODAY),
    }


def test_every_trait_is_a_field_and_says_what_it_may_be() -> None:
    for trait in TRAITS:
        assert f"manager.{trait}" in FIELDS
    assert "driving" in values_of("style")
    assert values_of("title") == ()
