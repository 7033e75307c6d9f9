"""YAML in, plain data with marks out: every fault in its place, and no file brings us down."""

import itertools
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from pushback_cli.library.faults import BadFile
from pushback_cli.library.marks import Document, Loc, parse, read

HERE = Path("case.yaml")


def fault(raw: bytes | str) -> tuple[int, int, str]:
    """The one thing that is wrong in these bytes."""
    ((line, column, message),) = faults(raw)
    return line, column, message


def faults(raw: bytes | str) -> list[tuple[int, int, str]]:
    """Everything that is wrong in these bytes."""
    with pytest.raises(BadFile) as caught:
        parse(HERE, raw.encode() if isinstance(raw, str) else raw)
    return [(each.line, each.column, each.message) for each in caught.value.faults]


def data(raw: bytes | str) -> Any:
    """What stands in these bytes."""
    return parse(HERE, raw.encode() if isinstance(raw, str) else raw).data


def test_a_fault_reads_as_path_line_column_and_message() -> None:
    with pytest.raises(BadFile) as caught:
        parse(Path("folder/case.yaml"), b"a: 1\na: 2\n")
    assert caught.value.lines == ("folder/case.yaml:2:1: 'a' is here twice; it is also on line 1",)


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("no", "no"),
        ("yes", "yes"),
        ("on", "on"),
        ("true", "true"),
        ("12:30", "12:30"),
        ("2026-11-20", "2026-11-20"),
        ("0x1F", "0x1F"),
        ("010", "010"),
        ("1e3", "1e3"),
        ("1_000", "1_000"),
        (".inf", ".inf"),
        ("9.50", "9.50"),
        ('"null"', "null"),
        ("'~'", "~"),
        ("!!int 3", "3"),
        ("!!python/object/apply:os.system ls", "ls"),
        ("=", "="),
    ],
)
def test_a_scalar_stays_the_text_that_was_written(raw: str, value: str) -> None:
    assert data(f"a: {raw}\n") == {"a": value}
    assert data(f"- {raw}\n") == [value]


@pytest.mark.parametrize("raw", ["", " ", "~", "null", " # nothing yet"])
def test_what_is_left_blank_is_nothing(raw: str) -> None:
    assert data(f"a: {raw}\nb: 1\n") == {"a": None, "b": "1"}


def test_a_quoted_blank_is_an_empty_text() -> None:
    assert data("a: ''\nb: \"\"\n") == {"a": "", "b": ""}


def test_text_is_cleaned_on_its_way_in() -> None:
    assert data('a: "red \\e[31malert\\e[0m \\u202Eabc"\n') == {"a": "red alert abc"}
    assert data('"\\e[31mkey": 1\n') == {"key": "1"}


def test_folded_and_literal_blocks_become_one_line() -> None:
    assert data("a: >-\n  one\n  two\nb: |\n  three\n  four\n") == {
        "a": "one two",
        "b": "three four",
    }


def test_anchors_are_followed() -> None:
    raw = "a: &x {say: hello}\nb: *x\nc: [*x, *x]\n"
    hello = {"say": "hello"}
    assert data(raw) == {"a": hello, "b": hello, "c": [hello, hello]}


def test_merge_keys_are_keys_like_any_other() -> None:
    assert data("a: &x {b: 1}\nc:\n  <<: *x\n") == {"a": {"b": "1"}, "c": {"<<": {"b": "1"}}}


@pytest.mark.parametrize(
    ("loc", "at_key", "place"),
    [
        ((), False, (2, 1)),
        (("open",), False, (2, 1)),
        (("open", 0, "say"), False, (3, 10)),
        (("open", 0, "say"), True, (3, 5)),
        (("open", 0, "when", "manager.style"), False, (4, 27)),
        (("open", 0, "when", "manager.style"), True, (4, 12)),
        (("open", 0, "because"), True, (3, 5)),
        (("open", 1), False, (5, 5)),
        (("open", 1, "Line", "say"), False, (5, 5)),
        (("title",), False, (6, 8)),
        (("nowhere", 7, "deep"), False, (2, 1)),
    ],
)
def test_where_a_part_stands(loc: Loc, at_key: bool, place: tuple[int, int]) -> None:
    raw = (
        b"# words\nopen:\n  - say: Hello.\n    when: {manager.style: driving}\n  - Hi.\ntitle: x\n"
    )
    found = parse(HERE, raw).fault(loc, "here", at_key)
    assert (found.line, found.column, found.message) == (*place, "here")


def test_columns_count_characters_not_bytes() -> None:
    assert fault("é: “x”\né: 2\n") == (2, 1, "'é' is here twice; it is also on line 1")
    assert fault("{“é”: 1, “é”: 2}\n")[:2] == (1, 10)


def test_every_duplicate_is_found_at_once() -> None:
    raw = "a: 1\na: 2\nb: {c: 1, c: 2}\nd:\n  - e: 1\n    e: 2\na: 3\n"
    assert faults(raw) == [
        (2, 1, "'a' is here twice; it is also on line 1"),
        (3, 11, "'c' is here twice; it is also on line 3"),
        (6, 5, "'e' is here twice; it is also on line 5"),
        (7, 1, "'a' is here twice; it is also on line 1"),
    ]


def test_duplicates_before_something_that_is_not_yaml_are_told_too() -> None:
    assert [found[:2] for found in faults("a: 1\na: 2\nb: [\n")] == [(2, 1), (4, 1)]


@pytest.mark.parametrize(
    ("raw", "place"),
    [
        ("a:\n\t- b\n", (2, 1)),
        ("a: b\n\tc: d\n", (2, 1)),
        ("a:\n  b: 1\n \tc: 2\n", (3, 2)),
        ("a:\n  b: [\n\t\t1\n\t\t: 2: 3\n", (4, 3)),
    ],
)
def test_a_tab_is_called_a_tab(raw: str, place: tuple[int, int]) -> None:
    line, _, message = fault(raw)
    assert (line, message) == (place[0], "has a tab where YAML wants spaces")


def test_a_tab_inside_a_text_is_no_fault() -> None:
    assert data("a: one\ttwo\n") == {"a": "one two"}


def test_a_fault_on_a_line_without_a_tab_is_not_blamed_on_one() -> None:
    assert fault("a: one\ttwo\nb: c: d\n")[2].startswith("is not YAML")


@pytest.mark.parametrize("raw", ["", "\n\n", "# only words\n", "\ufeff"])
def test_nothing_is_empty(raw: str) -> None:
    assert fault(raw) == (1, 1, "is empty")


def test_a_second_document() -> None:
    assert fault("a: 1\n---\nb: 2\n") == (3, 1, "holds a second document; keep one per file")
    assert data("---\na: 1\n...\n") == {"a": "1"}


def test_a_list_at_the_top_is_data_for_others_to_judge() -> None:
    assert data("- a\n- b\n") == ["a", "b"]


@pytest.mark.parametrize("raw", ["? [a, b]\n: c\n", "{[a]: b}\n", "? {a: b}\n: c\n"])
def test_a_key_is_a_plain_word(raw: str) -> None:
    line, _, message = fault(raw)
    assert (line, message) == (1, "has a key that is not a plain word")


def test_an_alias_may_not_be_a_key() -> None:
    assert fault("a: &x b\n*x : c\n") == (2, 1, "has a key that is not a plain word")


@pytest.mark.parametrize("raw", ["a: *x\n", "a: *x\nb: &x 1\n"])
def test_an_alias_of_nothing(raw: str) -> None:
    line, column, message = fault(raw)
    assert (line, column) == (1, 4)
    assert "'*x' names nothing" in message


@pytest.mark.parametrize("raw", ["&x [*x]\n", "&x {a: *x}\n", "a: &x\n  b:\n    - *x\n"])
def test_a_part_may_not_hold_itself(raw: str) -> None:
    line, column, message = fault(raw)
    assert raw.split("\n")[line - 1][column - 1] == "*"
    assert "'*x'" in message


def bomb(levels: int) -> str:
    """The billion laughs: each level holds the one before it ten times."""
    lines = ["a0: &a0 [" + ", ".join(["ha"] * 10) + "]"]
    for level in range(1, levels):
        again = ", ".join([f"*a{level - 1}"] * 10)
        lines.append(f"a{level}: &a{level} [{again}]")
    return "\n".join(lines) + "\n"


def test_an_alias_bomb_is_refused_unexploded() -> None:
    line, _, message = fault(bomb(9))
    assert 4 <= line <= 6
    assert message == "holds more than 50,000 values, aliases expanded"


def test_a_few_aliases_are_no_bomb() -> None:
    assert len(data(bomb(3))) == 3


def test_aliases_do_not_nest_deeper_than_lists_may() -> None:
    """Each link is within the limit; the chain of them would be 1,500 deep."""
    lines = ["- &a0 " + "[" * 30 + "x" + "]" * 30]
    for link in range(1, 50):
        lines.append(f"- &a{link} " + "[" * 30 + f"*a{link - 1}" + "]" * 30)
    assert "deep" in faults("\n".join(lines))[-1][2]


@pytest.mark.parametrize("depth", [10_000, 100_000])
@pytest.mark.parametrize(
    ("start", "end"), [("[", "]"), ("[", ""), ("{a: ", "}"), ("{a: ", ""), ("- ", ""), ("? ", "")]
)
def test_deep_nesting_is_refused_where_it_gets_too_deep(depth: int, start: str, end: str) -> None:
    line, column, message = fault(start * depth + "x" + end * depth)
    assert line == 1
    assert 1 <= column <= 41 * len(start)
    assert message in ("is nested more than 40 deep", "has a key that is not a plain word")


def test_deep_block_nesting_is_refused_where_it_gets_too_deep() -> None:
    raw = "".join(f"{' ' * level}a:\n" for level in range(1200))
    line, column, message = fault(raw)
    assert (line, column, message) == (41, 41, "is nested more than 40 deep")


def test_nesting_within_reason_is_fine() -> None:
    found = data("[" * 40 + "]" * 40)
    for _ in range(39):
        (found,) = found
    assert found == []


TEXT = "title: “Zoë” wartet\nnote: 山田 👩‍👩‍👧\n"
AS_DATA = {"title": "“Zoë” wartet", "note": "山田 👩‍👩‍👧"}


@pytest.mark.parametrize(
    "raw",
    [
        TEXT.encode("utf-8"),
        TEXT.encode("utf-8-sig"),
        TEXT.encode("utf-16"),
        b"\xff\xfe" + TEXT.encode("utf-16-le"),
        b"\xfe\xff" + TEXT.encode("utf-16-be"),
        TEXT.replace("\n", "\r\n").encode("utf-8"),
        TEXT.replace("\n", "\r\n").encode("utf-16"),
        TEXT.rstrip().encode("utf-8"),
    ],
    ids=["utf-8", "utf-8-bom", "utf-16", "utf-16-le", "utf-16-be", "crlf", "crlf-16", "no-end"],
)
def test_what_editors_and_shells_write_is_read(raw: bytes) -> None:
    assert data(raw) == AS_DATA


def test_marks_are_right_with_windows_line_ends() -> None:
    assert fault("a: 1\r\nb: 2\r\na: 3\r\n")[:2] == (3, 1)
    assert fault("a: 1\r\nb: [1\r\nc: 2\r\n")[0] == 3


def test_marks_are_right_behind_a_byte_order_mark() -> None:
    assert fault(b"\xef\xbb\xbfa: 1\na: 2\n")[:2] == (2, 1)
    assert fault(b"\xef\xbb\xbf{a: 1, a: 2}\n")[:2] == (1, 8)
    assert fault("{a: 1, a: 2}\n".encode("utf-16"))[:2] == (1, 8)


def test_latin_1_is_named_where_it_stands() -> None:
    assert fault("a: 1\nb: Zo\xeb\n".encode("latin-1")) == (
        2,
        6,
        "is not UTF-8; save it as UTF-8",
    )


def test_latin_1_behind_utf_8_is_named_by_character() -> None:
    assert fault("a: “é” ".encode() + b"\xeb\n")[:2] == (1, 8)


def test_utf_16_without_its_mark_is_refused() -> None:
    assert fault(TEXT.encode("utf-16-le"))[0] == 1


def test_half_of_utf_16_is_named_in_its_own_words() -> None:
    line, _, message = fault("a: 1\nb: 2\n".encode("utf-16") + b"\x00")
    assert line == 3
    assert "UTF" in message


@pytest.mark.parametrize("char", ["\x00", "\x01", "\x07", "\x1b", "\x7f", "\x9b"])
def test_a_control_character_is_named_where_it_stands(char: str) -> None:
    assert fault(f"a: 1\nb: x{char}y\n") == (2, 5, "holds a character that YAML does not allow")


@pytest.mark.parametrize("char", ["\x00", "\x1b", "\ufffe", "\uffff"])
def test_a_control_character_is_counted_in_characters_not_in_bytes(char: str) -> None:
    """Playbooks are full of curly quotes, so bytes would point into the next line."""
    assert fault(f"a: “Zoë” “Šimůnek”\nb: “é” {char}\n")[:2] == (2, 8)
    assert fault("a: '" + "é" * 300 + f"'\nb: {char}\nc: 1\n")[:2] == (2, 4)


def test_a_file_over_a_megabyte_is_refused() -> None:
    raw = b"a: " + b"x" * 1_000_000
    assert fault(raw) == (1, 1, "is larger than 1 MB")
    assert len(data(raw[:1_000_000])["a"]) == 999_997


def test_no_more_than_needed_of_a_huge_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "huge.yaml"
    with path.open("wb") as file:
        file.truncate(50_000_000_000)  # sparse: takes no room
    with pytest.raises(BadFile, match="is larger than 1 MB"):
        read(path)


def test_a_missing_file_says_so(tmp_path: Path) -> None:
    with pytest.raises(BadFile, match=r"nowhere\.yaml:1:1: cannot be read: No such file"):
        read(tmp_path / "nowhere.yaml")


def test_a_folder_says_so(tmp_path: Path) -> None:
    with pytest.raises(BadFile, match=r":1:1: cannot be read: Is a directory"):
        read(tmp_path)


def test_many_small_values_are_refused_too() -> None:
    assert fault("[" + "1," * 60_000 + "]")[2] == "holds more than 50,000 values, aliases expanded"


def assert_survives(raw: bytes) -> None:
    """Whatever the bytes: a document, or faults that stand inside the file."""
    try:
        found = parse(HERE, raw)
    except BadFile as bad:
        assert bad.faults
        for each in bad.faults:
            assert each.line >= 1
            assert each.column >= 1
            assert each.message
        return
    assert isinstance(found, Document)
    assert isinstance(found.data, (dict, list, str, type(None)))


@settings(deadline=None)
@given(st.binary())
@example(b"&a [*a]")
@example(b"\xff\xfe\x00")
@example(b"%YAML 9.9\n---\na")
@example(b"!<!> a")
@example(b"\xf8\x88\x80\x80\x80")
def test_any_bytes_are_a_document_or_a_bad_file(raw: bytes) -> None:
    assert_survives(raw)


@settings(deadline=None, max_examples=200)
@given(st.lists(st.sampled_from(list("[]{}:,-?&*!|>'\"%@`#ab1 \n\t\ré\x00\x1b")) | st.sampled_from(
    ["&a ", "*a", "<<: ", "---\n", "...\n", "- ", "a: ", "? ", "!!str ", "\n  ", "%TAG ! a\n"]
)).map("".join))  # fmt: skip
def test_anything_like_yaml_is_a_document_or_a_bad_file(text: str) -> None:
    assert_survives(text.encode())


SCALARS = st.text(
    st.characters(exclude_categories=("Cc", "Cs", "Cf", "Cn", "Zl", "Zp")), min_size=1
)


@settings(deadline=None)
@given(st.dictionaries(SCALARS, SCALARS | st.lists(SCALARS), max_size=5))
def test_what_yaml_writes_is_read_back(written: dict[str, Any]) -> None:
    """JSON strings are YAML strings, which the answers template relies on."""
    import json

    from pushback_cli.core.clean import clean

    expected = dict[str, Any]()
    for key, value in written.items():
        if clean(key) in expected:
            return  # two keys that are one after cleaning
        expected[clean(key)] = clean(value) if isinstance(value, str) else [clean(v) for v in value]
    if written:
        assert data(json.dumps(written, ensure_ascii=False)) == expected


def test_without_libyaml_the_same_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is not on every machine; PyYAML then reads more slowly, and nothing else changes."""
    import yaml

    monkeypatch.delattr(yaml, "CSafeLoader")
    assert data(TEXT) == AS_DATA
    assert data("a: no\nb: 12:30\nc: ~\nd: '~'\n") == {"a": "no", "b": "12:30", "c": None, "d": "~"}
    assert fault("a: 1\na: 2\n") == (2, 1, "'a' is here twice; it is also on line 1")
    assert fault("a:\n\t- b\n")[2] == "has a tab where YAML wants spaces"
    assert fault("[" * 10_000)[2] == "is nested more than 40 deep"
    assert fault(bomb(9))[2] == "holds more than 50,000 values, aliases expanded"
    assert fault("a: “é”\nb: x\x01y\n") == (2, 5, "holds a character that YAML does not allow")
    assert fault("a: 1\n---\nb: 2\n") == (3, 1, "holds a second document; keep one per file")


def test_faults_come_in_the_order_of_the_file() -> None:
    places = [found[:2] for found in faults("b: 1\nb: 2\na: {c: 1, c: 2}\nb: 3\n")]
    assert places == sorted(places)
    assert all(one < other for one, other in itertools.pairwise(places))
