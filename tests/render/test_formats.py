"""The brief as a page: the same in every format, and nothing anybody wrote can break out of it.

`PUSHBACK_UPDATE_GOLDEN=1 pytest tests/render` writes the golden files anew.
"""

import json
import os
import re
import unicodedata
from collections.abc import Iterator
from functools import cache

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token
from rich.cells import cell_len

from conftest import CHECKOUT
from pushback_cli.commands.given import answers_given
from pushback_cli.core.answers import Answer, Answers, Origin
from pushback_cli.core.brief import Brief
from pushback_cli.core.case import Case, example_answers
from pushback_cli.core.clean import clean
from pushback_cli.core.compose import compose
from pushback_cli.core.days import parse as day
from pushback_cli.library.find import built_in, by_id
from pushback_cli.library.shelves import Library
from pushback_cli.render.formats import BY_SUFFIX, FORMATS
from pushback_cli.render.look import Look
from pushback_cli.render.markdown import escape

GOLDEN = CHECKOUT / "tests" / "golden"
UPDATE = os.environ.get("PUSHBACK_UPDATE_GOLDEN") == "1"
IDS = tuple(by_id((built_in(),)))
playbook_of = cache(Library.playbook)  # each file is read once
TODAY = day("2026-11-20")
SOME = ("late-feedback", "discriminatory-request", "unicorn-requirements")
GOLDENS = {
    "terminal.80": ("terminal", Look(width=80)),
    "terminal.60": ("terminal", Look(width=60)),
    "text": ("text", Look(width=80)),
    "md": ("markdown", Look()),
    "json": ("json", Look()),
}
SGR = re.compile(r"\x1b\[([0-9;]*)m")


def brief_of(library: Library, situation: str, *flags: str, extra: Answers | None = None) -> Brief:
    """The worked example with these answers over it."""
    bare = Case(playbook_of(library, situation), library.coaching, Answers())
    answers = answers_given(None, flags, None, bare).over(extra or Answers())
    return compose(bare.with_answers(answers.over(example_answers(bare))), TODAY)


@pytest.mark.parametrize("suffix", GOLDENS)
@pytest.mark.parametrize("situation", ["late-feedback", "discriminatory-request"])
def test_the_worked_example_looks_as_it_did(library: Library, situation: str, suffix: str) -> None:
    name, look = GOLDENS[suffix]
    bare = Case(playbook_of(library, situation), library.coaching, Answers())
    brief = compose(bare.with_answers(example_answers(bare)), bare.playbook.example.on)
    rendered = FORMATS[name](brief, look)
    path = GOLDEN / f"{situation}.{suffix}"
    if UPDATE:
        path.write_text(rendered, encoding="utf-8", newline="\n")
    assert rendered == path.read_text(encoding="utf-8"), (
        f"see {path}; its test says how to renew it"
    )


def test_every_suffix_belongs_to_a_format() -> None:
    assert set(BY_SUFFIX.values()) <= set(FORMATS)


def assert_fits(rendered: str, width: int) -> None:
    """No line is wider than the page, but for addresses, which stay whole."""
    for line in rendered.split("\n"):
        if "://" not in line:
            assert cell_len(SGR.sub("", line)) <= width, line


@pytest.mark.parametrize("situation", IDS)
def test_plain_text_of_every_situation_fits_its_width(library: Library, situation: str) -> None:
    assert_fits(FORMATS["text"](brief_of(library, situation), Look(width=60)), 60)


@pytest.mark.parametrize("width", [100, 80, 60, 40])
@pytest.mark.parametrize("name", ["terminal", "text"])
@pytest.mark.parametrize("situation", SOME)
def test_a_page_fits_its_width(library: Library, situation: str, name: str, width: int) -> None:
    assert_fits(FORMATS[name](brief_of(library, situation), Look(width=width)), width)


@pytest.mark.parametrize("width", [80, 60])
@pytest.mark.parametrize("name", ["terminal", "text", "markdown"])
def test_an_address_stays_whole_so_that_it_can_be_followed(
    library: Library, name: str, width: int
) -> None:
    brief = brief_of(library, "late-feedback")
    rendered = FORMATS[name](brief, Look(width=width))
    assert max(len(source.url) for source in brief.sources) > width
    for source in brief.sources:
        assert source.url in rendered


def test_a_wide_screen_is_not_filled_and_a_tiny_one_still_reads(library: Library) -> None:
    brief = brief_of(library, "late-feedback")
    for name in ("terminal", "text"):
        assert_fits(FORMATS[name](brief, Look(width=300)), 100)
        assert_fits(FORMATS[name](brief, Look(width=5)), 40)


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("situation", SOME)
def test_every_format_ends_in_one_line_end(library: Library, situation: str, name: str) -> None:
    rendered = FORMATS[name](brief_of(library, situation), Look())
    assert rendered.endswith("\n")
    assert not rendered.endswith("\n\n")
    assert not [line for line in rendered.split("\n") if line != line.rstrip()]


@pytest.mark.parametrize("name", FORMATS)
def test_color_only_where_it_is_asked_for(library: Library, name: str) -> None:
    brief = brief_of(library, "late-feedback")
    plain = FORMATS[name](brief, Look(color=False))
    colored = FORMATS[name](brief, Look(color=True))
    assert "\x1b" not in plain
    if name == "terminal":
        assert "\x1b[" in colored
    else:
        assert colored == plain


@pytest.mark.parametrize("situation", SOME)
def test_color_changes_no_word_and_reads_on_light_and_dark(
    library: Library, situation: str
) -> None:
    brief = brief_of(library, situation)
    plain = FORMATS["terminal"](brief, Look(color=False))
    colored = FORMATS["terminal"](brief, Look(color=True))
    bare = "\n".join(line.rstrip() for line in SGR.sub("", colored).split("\n"))
    assert bare == plain
    named = {0, 1, 2, 3, 4, 22, 23, 24, 39, *range(31, 37), *range(91, 97)}
    for codes in SGR.findall(colored):
        assert {int(code or 0) for code in codes.split(";")} <= named


def test_a_page_that_scrolls_ends_with_what_one_walks_in_with(library: Library) -> None:
    brief = brief_of(library, "late-feedback")
    still, scrolls = (FORMATS["terminal"](brief, Look(scrolls=s)) for s in (False, True))
    lines = still.split("\n")
    end = [number for number, line in enumerate(lines, 1) if line.startswith("───")][1]
    first_layer = "\n".join(lines[:end])
    assert still.count(first_layer) == 1
    assert scrolls.count(first_layer) == 2
    assert scrolls.rstrip("\n").endswith(first_layer)


@pytest.mark.parametrize("situation", IDS)
def test_json_reads_back_as_the_same_brief(library: Library, situation: str) -> None:
    brief = brief_of(library, situation)
    rendered = FORMATS["json"](brief, Look())
    assert json.loads(rendered)["schema"] == "pushback.brief/1"
    assert Brief.model_validate_json(rendered) == brief


@pytest.mark.parametrize(
    ("flags", "order"),
    [
        (("manager.style=analytical",), ["YOUR CASE FIRST", "LISTEN", "THE ASK"]),
        (("manager.style=driving",), ["THE ASK FIRST", "YOUR CASE", "LISTEN"]),
        (("manager.style=amiable",), ["LISTEN FIRST", "YOUR CASE", "THE ASK"]),
        (("evidence.strength=none",), ["LISTEN FIRST", "THE ASK", "YOUR CASE"]),
    ],
)
def test_the_page_follows_the_order_of_the_meeting(
    library: Library, flags: tuple[str, ...], order: list[str]
) -> None:
    text = FORMATS["text"](brief_of(library, "late-feedback", *flags), Look())
    lines = text.split("\n")
    places = [lines.index(heading) for heading in ("OPEN", *order, "IF THEY PUSH BACK")]
    assert places == sorted(places)


def test_weak_evidence_is_never_called_strong(library: Library) -> None:
    """Also when the recruiter says outright that what they have is nothing."""
    for strength in ("none", "thin"):
        brief = brief_of(library, "late-feedback", f"evidence.strength={strength}")
        assert "is strong." not in FORMATS["text"](brief, Look())
    brief = brief_of(library, "late-feedback", "evidence.strength=strong")
    assert "is strong." in FORMATS["text"](brief, Look())


@pytest.mark.parametrize("name", ["terminal", "text", "markdown"])
def test_the_red_line_page_has_no_talking_points(library: Library, name: str) -> None:
    rendered = FORMATS[name](brief_of(library, "discriminatory-request"), Look()).lower()
    assert "\nstop " in rendered or "\n**stop." in rendered or "\nstop." in rendered
    for heading in ("your case", "the ask", "listen", "if it is still no", "why this approach"):
        assert f"\n{heading}\n" not in rendered
        assert f"\n## {heading}\n" not in rendered


HOSTILE = {
    "rich markup": "[bold red]Dana[/bold red] [/x] [link=https://example.com]",
    "rich emoji": ":smile: Dana :boom:",
    "escape sequences": "\x1b[31mDana\x1b[0m \x1b]0;owned\x07 \x1b]8;;http://evil.test\x07x\x1b]8;;\x07",
    "control characters": "Da\x00na\x08\x08 \x7f\x9b31m \r\n\t Cruz",
    "bidirectional": "Dana \u202egnp.exe\u2066\u200f",
    "html": "</script><script>alert(1)</script><!-- x --><img src=x onerror=y>",
    "html entity": "Dana &lt;b&gt; &amp; &#60;",
    "table": "| a | b |",
    "table row": "x |\n| --- | --- |\n| y",
    "code": "`rm -rf` ``` ~~~ ~~gone~~",
    "emphasis": "*Dana* **Cruz** _Dana_ __Cruz__ snake_case",
    "link": "[click](https://evil.test) ![x](https://evil.test/y.png) [ref][1] [^1]",
    "heading": "# Dana",
    "rule": "---",
    "setext": "===",
    "quote": "> Dana",
    "bullet": "- Dana",
    "plus": "+ Dana",
    "number": "1. Dana",
    "number in brackets": "2026) Dana",
    "task": "[ ] Dana",
    "backslash": "Dana \\ \\| \\` \\<b> Cruz\\",
    "template": "{{ 7*7 }} {manager.style} {0} %s ${HOME}",
    "emoji": "👩‍👩‍👧‍👦 Dana 🏳️‍🌈 👍🏽",
    "wide": "山田太郎さんは三週間返事を待っていますがまだ何も聞いていません" * 4,
    "right to left": "דנה שלום مرحبا",
    "long words": "word " * 2000,
    "one long word": "x" * 10_000,
}  # fmt: skip


def hostile_answers(text: str) -> Answers:
    """The text wherever a recruiter can put one, as it comes out of reading it."""
    cleaned = clean(text)
    said = Answer(value=cleaned, origin=Origin.ASKED, source=cleaned)
    days = Answer(value=9.0, origin=Origin.ASKED, source=cleaned)
    other = said.model_copy(update={"value": cleaned.replace(";", "")})
    names = ("manager.name", "manager.title", "candidate", "lost_candidate")
    return Answers(
        given={**dict.fromkeys(names, said), "feedback_days": days, "issues.others": other}
    )


@pytest.fixture(params=HOSTILE, ids=lambda name: name.replace(" ", "-"))
def hostile(request: pytest.FixtureRequest) -> str:
    """Something nobody should type, and somebody will."""
    text = HOSTILE[request.param]
    assert isinstance(text, str)
    return text


def hostile_brief(library: Library, text: str) -> Brief:
    """A brief with the text in every place."""
    extra = hostile_answers(text)
    return brief_of(library, "late-feedback", "manager.style=expressive", extra=extra)


def squeezed(text: str) -> str:
    """Without the white space, which wrapping moves about."""
    return "".join(text.split())


@pytest.mark.parametrize(
    ("name", "look"),
    [("terminal", Look(width=60, color=True)), ("text", Look(width=60)), ("text", Look(width=80))],
    ids=["terminal-60", "text-60", "text-80"],
)
def test_hostile_words_are_only_words_on_a_screen(
    library: Library, hostile: str, name: str, look: Look
) -> None:
    rendered = SGR.sub("", FORMATS[name](hostile_brief(library, hostile), look))
    assert_harmless(rendered)
    assert squeezed(clean(hostile)) in squeezed(rendered)
    assert_fits(rendered, look.width)


def assert_harmless(rendered: str) -> None:
    """Nothing in it steers a screen."""
    for char in set(rendered) - {"\n"}:
        assert unicodedata.category(char) not in ("Cc", "Cs", "Zl", "Zp"), hex(ord(char))
        assert char not in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f"


def test_hostile_words_are_only_words_in_json(library: Library, hostile: str) -> None:
    rendered = FORMATS["json"](hostile_brief(library, hostile), Look())
    assert_harmless(rendered)
    assert json.loads(rendered)["manager"]["name"] == clean(hostile)


COMMONMARK = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def constructs(markdown: str) -> list[str]:
    """Everything Markdown sees in a text but the words themselves."""
    return [token.type for token in tokens(markdown) if token.type not in ("text", "inline")]


def tokens(markdown: str) -> Iterator[Token]:
    """Every token, inner ones too."""
    for token in COMMONMARK.parse(markdown):
        yield token
        yield from token.children or ()


def words(markdown: str) -> str:
    """What a reader sees."""
    return "".join(token.content for token in tokens(markdown) if token.type == "text")


def test_hostile_words_are_only_words_in_markdown(library: Library, hostile: str) -> None:
    """The page has the very same headings, lists, tables and links, whatever was answered."""
    calm = FORMATS["markdown"](hostile_brief(library, "Dana"), Look())
    rendered = FORMATS["markdown"](hostile_brief(library, hostile), Look())
    assert_harmless(rendered)
    if "://" not in clean(hostile):
        assert constructs(rendered) == constructs(calm)
        assert squeezed(clean(hostile).rstrip(".")) in squeezed(words(rendered))
    assert_columns(rendered)
    for token in tokens(rendered):
        assert not token.type.startswith("html"), token.content
        assert not token.type.startswith(("code", "fence", "image")), token.content
        assert not token.type.startswith("s_"), token.content


def test_an_address_in_an_answer_stays_an_address_and_in_its_cell(library: Library) -> None:
    rendered = FORMATS["markdown"](
        hostile_brief(library, "see https://example.com/a_b?c=1&d=[2]|3 and Dana"), Look()
    )
    assert_columns(rendered)
    seen = list(tokens(rendered))
    links = [str(token.attrs["href"]) for token in seen if token.type == "link_open"]
    assert [link for link in links if link.startswith("https://example.com/a_b?c=1&d=")]
    assert not [token for token in seen if token.type.startswith("html")]


@pytest.mark.parametrize("end", [".", ",", ")", "?", "!", ";", "”", "’"])
def test_the_stop_behind_an_address_is_no_part_of_it(end: str) -> None:
    links = [
        token.attrs["href"]
        for token in tokens(escape(f"See https://example.com/a{end} Then wait."))
        if token.type == "link_open"
    ]
    assert links == ["https://example.com/a"]


def assert_columns(markdown: str) -> None:
    """Every row of a table has as many cells as its head; readers drop what is too much."""
    head = 0
    for line in markdown.split("\n"):
        cells = len(re.findall(r"(?<!\\)(?:\\\\)*\|", line)) if line.startswith("|") else 0
        assert not head or not cells or cells == head, line
        head = cells


@pytest.mark.parametrize("situation", IDS)
def test_every_cell_of_a_table_stands_in_its_column(library: Library, situation: str) -> None:
    assert_columns(FORMATS["markdown"](brief_of(library, situation), Look()))


PLAIN = st.text(st.characters(codec="utf-8")).map(clean).filter(bool)
MARKED = st.text(st.sampled_from("\\`*_{}[]()<>#+-.!|~&;:=/\"' 1aZé“"), min_size=1).map(clean)


@settings(deadline=None, max_examples=200)
@given(PLAIN | MARKED)
@example("1. one")
@example("12) twelve")
@example("a\\")
@example("___")
@example("_ a _")
@example("a_b_c")
@example("&copy;")
@example("![x](y)")
@example("\\|")
def test_escaped_text_reads_as_it_was_written(text: str) -> None:
    """A paragraph, or a table's cell, of nothing but these very words."""
    if "://" in text or not text:
        return
    assert constructs(escape(text)) == ["paragraph_open", "paragraph_close"]
    assert words(escape(text)) == text
    table = f"| a | b |\n| --- | --- |\n| {escape(text)} | end |\n"
    cells = [token.content for token in tokens(table) if token.type == "inline"]
    assert len(cells) == 4
    assert cells[-1] == "end"
    assert words(table) == f"ab{text}end"


@settings(deadline=None, max_examples=200)
@given(PLAIN | MARKED)
@example("<https://example.com")
@example("https://a.b/`c`|d")
def test_nothing_that_opens_a_construct_is_left_bare(text: str) -> None:
    bare = re.sub(r"(?<!\\)<https?://[^\s<>|`]*>", "", escape(text))
    for found in re.finditer(r"(\\*)[<\[|`]", bare):
        assert len(found[1]) % 2 == 1, bare
