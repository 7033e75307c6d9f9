"""The wording rules: every example does what it says, and places are exact."""

import re
from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from pushback_cli.library.find import built_in
from pushback_cli.library.lines import lines
from pushback_cli.library.marks import read
from pushback_cli.library.shelves import Library
from pushback_cli.proofread.examples import problems
from pushback_cli.proofread.lint import Finding, lint
from pushback_cli.proofread.patterns import PatternFault, compiled
from pushback_cli.proofread.rules import Flag, Rules, Wording

RULES = Library((built_in(),)).wording
WORDING = Wording.model_validate(read(built_in() / "coaching" / "wording.yaml", collect=True).data)


def found(text: str) -> list[tuple[str, str]]:
    """The flag and the words of each finding."""
    return [(each.flag, each.text) for each in lint(text, RULES)]


def test_every_example_does_what_it_promises() -> None:
    assert list(problems(WORDING)) == []


def test_every_flag_has_a_rule() -> None:
    assert {rule.flag for rule in RULES.rules} == set(get_args(Flag))


@pytest.mark.parametrize(
    "sentence",
    [
        "You always give clear feedback.",
        "The candidate never heard back.",
        "She knows just-in-time production.",
        "You said “this is a nightmare”.",
        'You said "you never call me back" on Tuesday.',
        "He told me you always change the brief.",
        "I'm not saying you always cancel.",
        "It was my fault: I dropped the ball on the notes.",
        "What do you think is behind the drop?",
        "Could you send me the scorecards by Thursday noon?",
        "She runs disaster recovery for a bank.",
        "We can't ask about age or family.",
        "In our last 12 searches, 4 candidates withdrew.",
    ],
)
def test_innocent_senses_are_let_pass(sentence: str) -> None:
    assert found(sentence) == []


def test_a_title_ends_no_sentence_and_makes_a_name() -> None:
    assert found("We met Mrs. Young and Mr. Oldham.") == []


@pytest.mark.parametrize("sentence", ["Dick Larsen is on the panel.", "I met Dick at the lift."])
def test_a_first_name_is_no_profanity(sentence: str) -> None:
    assert found(sentence) == []


@pytest.mark.parametrize("sentence", ["Damn Dana, that hurts.", "Don't be a dick about it."])
def test_profanity_before_a_name_is_found(sentence: str) -> None:
    assert [flag for flag, _ in found(sentence)] == ["profanity"]


def test_a_sentence_that_sounds_harmless_is_let_pass_unless_the_rule_is_sure() -> None:
    cleared = replace(RULES, harmless=lambda sentence: True)
    assert lint("You always cancel, and it is a bloody nuisance.", RULES) != ()
    assert {each.flag for each in lint("You always cancel, damn it.", cleared)} == {"profanity"}


def test_ones_own_line_settles_a_sentence(tmp_path: Path) -> None:
    said = 'You never forget the "forklift".'
    own = tmp_path / "coaching"
    own.mkdir()

    def flags() -> list[str]:
        rules = Library((tmp_path, built_in())).wording
        return [each.flag for each in lint(f"Hi Dana. {said}", rules)]

    assert flags() == ["absolute"]
    (own / "harmless.txt").write_text(f"# mine\n{said}\n", encoding="utf-8")
    assert flags() == []
    (own / "harmful.txt").write_text(f"{said}\n", encoding="utf-8")
    assert flags() == ["absolute"]


def test_ones_own_line_overrules_a_built_in_one(tmp_path: Path) -> None:
    harmful = next(lines(built_in() / "coaching" / "harmful.txt", []))
    assert found(harmful) != []
    (tmp_path / "coaching").mkdir()
    (tmp_path / "coaching" / "harmless.txt").write_text(harmful, encoding="utf-8")
    assert lint(harmful, Library((tmp_path, built_in())).wording) == ()


def test_a_file_of_sentences_in_another_encoding_is_told(tmp_path: Path) -> None:
    (tmp_path / "coaching").mkdir()
    file = tmp_path / "coaching" / "harmless.txt"
    file.write_bytes("One.\nA caf\xe9.\n".encode("cp1252"))
    library = Library((tmp_path, built_in()))
    assert lint("You always cancel.", library.wording) != ()
    assert [str(fault) for fault in library.faults] == [
        f"{file}:2:6: is not UTF-8; save it as UTF-8"
    ]


@pytest.mark.parametrize(
    ("sentence", "flag"),
    [
        ("You never answer.", "absolute"),
        ("This delay is on you.", "blame"),
        ("You clearly don't care about candidates.", "mind-reading"),
        ("You are being unreasonable.", "label"),
        ("Must be nice to have no deadline.", "sarcasm"),
        ("Decide by Friday or I will go to your boss.", "threat"),
        ("Sorry to bother you again.", "minimiser"),
        ("This process is a nightmare.", "loaded"),
        ("Send me the scorecards.", "demand"),
        ("As per my last email, they are due.", "passive-aggression"),
        ("We need better communication.", "vague"),
        ("Where the hell are they?", "profanity"),
        ("We want someone young and energetic.", "discriminatory"),
        ("Top candidates are gone in 10 days.", "folklore"),
        ("I'm not saying you are lazy, but you never answer.", "absolute"),
        ("YOU NEVER ANSWER", "absolute"),
        ("You’re always late with this.", "absolute"),
    ],
)
def test_what_would_do_harm_is_found(sentence: str, flag: str) -> None:
    assert flag in [each for each, _ in found(sentence)]


def test_places_count_from_one_in_lines_and_characters() -> None:
    text = "Zoë 日本,\n\nwell. You always cancel, and\nyou never say why.\n"
    first, second = lint(text, RULES)
    assert (first.line, first.column, first.end_column) == (3, 7, 17)
    assert (second.line, second.column, second.text) == (4, 1, "you never")
    lines = text.split("\n")
    for each in (first, second):
        assert lines[each.line - 1][each.column - 1 : each.end_column - 1] == each.text


@pytest.mark.parametrize(
    "text",
    [
        "You always cancel. [meant]",
        "You always cancel [meant].",
        "You always cancel [I mean it]. It is fine.",
        "You always cancel. <!-- meant: absolute -->",
        "> You always cancel.\n\nSee below.",
        "",
        "🙂🙂",
    ],
)
def test_what_is_meant_or_quoted_is_left_alone(text: str) -> None:
    assert found(text) == []


def test_the_mark_counts_for_its_own_sentence_only() -> None:
    assert found("You always cancel. [meant] You never call.") == [("absolute", "You never")]


@settings(deadline=None, max_examples=60)
@given(
    st.text(max_size=200)
    | st.lists(
        st.sampled_from(["you", "always", "never", "just", "\n", ".", "“", "”", '"', "'", "[meant]",
                         "sorry", "to", "bother", "but", "said", "—", "é", "\u2028", "\t"]),
        max_size=40,
    ).map(" ".join)
)  # fmt: skip
def test_any_text_is_read_and_every_place_holds_its_words(text: str) -> None:
    lines = text.split("\n")
    last: Finding | None = None
    for each in lint(text, RULES):
        assert lines[each.line - 1][each.column - 1 : each.end_column - 1] == each.text
        assert last is None or (last.line, last.column) <= (each.line, each.column)
        last = each


@pytest.mark.parametrize(
    ("pattern", "hit", "miss"),
    [
        ("you (always|never)", "You  NEVER", "you  ever"),
        ("so (very|) sorry", "so sorry", "sorry"),
        ("(so|) sorry", "sorry", "sorrow"),
        ("micromanag*", "micromanaging", "manag"),
        ("if you ... I will", "if you do not come by Friday I will", "if you come. I will"),
        ("by {day}", "by Thursday", "by hand"),
        ("don't", "don’t", "do"),
        ("passive-aggressive", "passive aggressive", "passiveness"),
        ("f**k", "f**k", "fork"),
        ("how (kind|nice) (,|!)", "how kind, thank you", "how kind of you"),
        ("{number} (days|weeks)", "nine days", "some days"),
    ],
)
def test_the_notation(pattern: str, hit: str, miss: str) -> None:
    expression = re.compile(compiled(pattern), re.IGNORECASE)
    assert expression.search(hit)
    assert not expression.search(miss)


def test_a_pattern_names_a_list_of_the_file() -> None:
    rule = {
        "id": "too-much",
        "flag": "label",
        "any": ["you are {grave}"],
        "why": "It hurts.",
        "instead": "Say what they did.",
        "flags": ["You are very stubborn."],
        "passes": ["You are early."],
    }
    data = {"words": {"trait": ["stubborn", "fussy"], "grave": ["very {trait}"]}, "rules": [rule]}
    wording = Wording.model_validate(data)
    assert list(problems(wording)) == []
    with pytest.raises(ValidationError, match=r"knows no \{grave\}"):
        Wording.model_validate({"rules": [rule]})


def test_what_a_sentence_lacks_is_passed_over_and_nothing_else() -> None:
    """Patterns are skipped when a word they need is missing; that may lose no finding."""
    thorough = replace(
        RULES,
        rules=tuple(
            replace(rule, expressions=tuple(each._replace(needs=None) for each in rule.expressions))
            for rule in RULES.rules
        ),
    )
    for rule in WORDING.rules:
        for sentence in (*rule.flags, *rule.passes):
            assert lint(sentence, RULES) == lint(sentence, thorough)


@pytest.mark.parametrize(
    "pattern",
    [
        "you (always",
        "you always)",
        "...",
        "by {dya}",
        "()",
        "^you always",
        "you always$",
        r"you\.",
        "ask [a-z]*",
        "you (just)* cancel",
    ],
)
def test_a_pattern_that_cannot_be_read_says_why(pattern: str) -> None:
    with pytest.raises(PatternFault):
        compiled(pattern)


def test_the_sentences_of_the_playbooks_are_hardly_ever_found() -> None:
    """What the forty playbooks say aloud is the largest set of harmless sentences there is."""
    library = Library((built_in(),))
    spoken = [
        line.say
        for name in library.files
        for book in [library.playbook(name)]
        if not book.red_line
        for line in (*book.open, *book.listen, *book.points, *book.walk_away)
    ]
    flagged = [say for say in spoken if lint(say, RULES)]
    assert len(flagged) / len(spoken) < 0.03


def test_rules_without_a_file_find_nothing() -> None:
    assert lint("You always cancel.", Rules(())) == ()
