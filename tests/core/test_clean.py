"""Text from people and files is data: nothing that steers a screen gets through."""

import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from pushback_cli.core.clean import clean

BIDI = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c"
NASTY = st.text(
    st.sampled_from(
        "\x1b\x9b\x9d\x90[]()PX^_?;:0123mHJK\\\x07\x00\n\r\t\u2028\u200d\ud800 aé" + BIDI
    )
)
ANYTHING = st.text(st.characters(exclude_categories=())) | NASTY


@settings(deadline=None)
@given(ANYTHING)
@example("\x1b\u00ad[31mred")
@example("\x1b\x1b[[31mmred")
@example("\x1b]0;a\x1b]0;b\x07c")
@example(BIDI)
def test_nothing_that_steers_a_screen_is_left(text: str) -> None:
    cleaned = clean(text)
    for char in cleaned:
        assert unicodedata.category(char) not in ("Cc", "Cs", "Zl", "Zp"), repr(cleaned)
        assert char not in BIDI, repr(cleaned)
    assert "\x1b" not in cleaned
    assert cleaned.splitlines() in ([cleaned], [])


@settings(deadline=None)
@given(ANYTHING)
@example("e\u0301\u0323")
@example("\u1e9b\u0323")
@example("a \u0301")
@example("\u200d \u200d")
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@settings(deadline=None)
@given(ANYTHING)
def test_white_space_is_single_and_never_at_the_ends(text: str) -> None:
    cleaned = clean(text)
    assert cleaned == " ".join(cleaned.split())


@settings(deadline=None)
@given(st.text(st.characters(min_codepoint=33, max_codepoint=126)))
def test_plain_words_stay_as_they_are(text: str) -> None:
    assert clean(text) == text


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("  nine   days \n late ", "nine days late"),
        ("one\r\ntwo\tthree", "one two three"),
        ("\x1b[31mred\x1b[0m", "red"),
        ("\x1b]8;;https://example.com\x1b\\link\x1b]8;;\x1b\\", "link"),
        ("\x1b]0;title\x07text", "text"),
        ("\x9b31mred", "red"),
        ("\x1b[2J\x1b[H", ""),
        ("abc\u202edcba", "abcdcba"),
        ("zero\u200bwidth", "zerowidth"),
        ("soft\u00adhyphen", "softhyphen"),
        ("\ufefffirst", "first"),
        ("nul\x00l", "nul l"),
        ("bell\x07", "bell"),
        ("line\u2028sep", "line sep"),
        ("half \ud800 pair", "half \ufffd pair"),
        ("non\u00a0breaking", "non breaking"),
    ],
)
def test_what_is_taken_out(raw: str, expected: str) -> None:
    assert clean(raw) == expected


@pytest.mark.parametrize(
    "text",
    [
        "[bold]not markup[/bold]",
        "</script>",
        "| a | b |",
        "`ls`",
        "Zoë Šimůnek",
        "김민준",
        "山田太郎",
        "שלום",
        "👩‍👩‍👧",
        "می‌خواهم",
        "{braces}",
        "50% of 8",
    ],
)
def test_what_people_write_is_kept(text: str) -> None:
    assert clean(text) == text


def test_the_same_name_typed_differently_compares_equal() -> None:
    assert clean("Zoe\u0308") == clean("Zo\u00eb")


def test_an_unfinished_escape_string_swallows_no_more_than_itself() -> None:
    """A lone OSC opener hides the rest of the text from a screen too; nothing of it steers."""
    assert "\x1b" not in clean("before \x1b]0;rest")
    assert clean("before \x1b]0;rest").startswith("before")
