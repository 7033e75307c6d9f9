"""A recruiter's own words find the situation; what is about something else finds nothing."""

import csv
import re
from pathlib import Path

import pytest

from conftest import CHECKOUT
from pushback_cli.library.find import built_in
from pushback_cli.library.search import OTHER, SUFFIX, Result, Search
from pushback_cli.library.shelves import Library

MEASURING = CHECKOUT / "tests" / "data" / "search" / "measuring.tsv"


@pytest.fixture(scope="module")
def search() -> Search:
    return Search(Library((built_in(),)))


def ids(result: Result) -> list[str]:
    return [each.heading.file.id for each in result.found]


@pytest.mark.parametrize(
    ("text", "situation"),
    [
        ("she's had my shortlist nine days and I'm getting crickets", "slow-resume-review"),
        ("interviews were last week and nobody on the panel has sent feedback", "late-feedback"),
        ("they won't do a kickoff call, just forwarded the old job description", "intake-skipped"),
        ("HM keeps adding rounds, we're at seven interviews now", "too-many-rounds"),
        ("the salary band is 20k under what people ask for", "below-market-pay"),
    ],
)
def test_an_incident_in_ones_own_words(search: Search, text: str, situation: str) -> None:
    assert ids(search.find(text))[0] == situation


def test_its_name_finds_a_situation(search: Search) -> None:
    for heading in Library((built_in(),)).headings():
        result = search.find(heading.file.id.replace("-", " "))
        assert (ids(result)[0], result.clear) == (heading.file.id, True)


@pytest.mark.parametrize(
    ("keyword", "situation"),
    [
        ("ghosting", "candidate-ghosting"),
        ("slow feedback", "late-feedback"),
        ("salary", "below-market-pay"),
        ("HM unavailable", "interview-unavailable"),
        ("resume review", "slow-resume-review"),
        ("remote", "onsite-only"),
        ("headcount", "unapproved-req"),
    ],
)
def test_a_keyword_finds_a_situation(search: Search, keyword: str, situation: str) -> None:
    assert ids(search.find(keyword))[0] == situation


@pytest.mark.parametrize(
    "text",
    [
        "she seemed to think it'd be simpler with someone whose kids are grown",
        "he'd rather not have another one who goes off to pray at lunch",
        "he asked the candidate whether she is planning a family",
    ],
)
def test_a_red_line_however_obliquely_it_is_put(search: Search, text: str) -> None:
    assert {"improper-questions", "discriminatory-request"} & set(ids(search.find(text))[:3])


@pytest.mark.parametrize(
    "text",
    ["", "   ", "!!!", "?", "😀😀😀", "日本語で書いてみます", "how long do I boil an egg",
        "hello", "pizza", "weather tomorrow", "notice period", "boolean search",
     "TypeError: 'NoneType' object is not iterable", "gdzie jest najbliższa apteka"],
)  # fmt: skip
def test_what_is_about_something_else_finds_nothing(search: Search, text: str) -> None:
    assert search.find(text) == Result()


def test_a_text_without_end_is_still_answered(search: Search) -> None:
    text = "nobody has written up the interview feedback for nine days. " * 2_000
    assert ids(search.find(text))[0] == "late-feedback"


def test_at_most_five_the_best_first_scored_from_0_to_1(search: Search) -> None:
    found = search.find("no feedback after the final interview for nine days").found
    scores = [each.score for each in found]
    assert 1 <= len(found) <= 5
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score <= 1 for score in scores)


def test_it_says_which_words_told(search: Search) -> None:
    best = search.find("the panel never fill in their scorecards after the interview").found[0]
    assert "scorecards" in best.words


def test_a_playbook_with_three_phrasings_takes_part_at_once(tmp_path: Path) -> None:
    source = built_in() / "accountability" / "late-feedback.yaml"
    text = source.read_text(encoding="utf-8")
    start, end = text.index("sounds_like:"), text.index("not_this:")
    own = (
        "sounds_like:\n"
        "  - The manager wants the candidate to bring her own forklift.\n"
        "  - He says drivers should supply the forklift themselves.\n"
        "  - Candidates have to own a forklift to be considered.\n\n"
    )
    folder = tmp_path / "accountability"
    folder.mkdir()
    text = (text[:start] + own + text[end:]).replace("id: late-feedback", "id: own-forklift", 1)
    text = text.replace("title: Feedback comes late, or not at all", "title: Bring a forklift")
    text = re.sub(r"summary: .*", "summary: People are to bring their own forklift.", text)
    (folder / "own-forklift.yaml").write_text(text, encoding="utf-8")
    found = Search(Library((tmp_path, built_in()))).find("they must have a forklift of their own")
    assert ids(found)[0] == "own-forklift"


def test_every_situation_has_well_over_a_hundred_phrasings() -> None:
    for name, files in Library((built_in(),)).files.items():
        path = files[0].path.with_name(f"{name}{SUFFIX}")
        lines = path.read_text(encoding="utf-8").splitlines()
        assert len(set(lines)) > 100, name
        assert len(set(lines)) == len(lines), name


def measuring() -> list[list[str]]:
    with MEASURING.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE))[1:]


def test_nothing_of_the_measuring_set_is_in_the_phrasings() -> None:
    measured = {_plain(row[4]) for row in measuring()}
    for path in (*built_in().glob(f"*/*{SUFFIX}"), built_in() / f"{OTHER}{SUFFIX}"):
        lines = {_plain(line) for line in path.read_text(encoding="utf-8").splitlines()}
        assert not measured & lines, path


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))


def test_the_measuring_set_is_as_large_as_promised() -> None:
    rows = measuring()
    kinds = [row[0] for row in rows]
    assert kinds.count("situation") >= 400
    assert kinds.count("other") >= 60
    assert kinds.count("redline") >= 40
    assert len({row[1] for row in rows if row[0] != "other"}) == 40
