"""`pushback proofread` on a screen."""

import sys
from pathlib import Path

import pytest

from terminals import Open

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")


def test_no_word_is_broken_at_the_edge_of_a_narrow_screen(terminal: Open, tmp_path: Path) -> None:
    (tmp_path / "mail.txt").write_text("You always cancel.\n", encoding="utf-8")
    shown = terminal("proofread", "mail.txt", columns=60)
    assert shown.ends() == 1
    lines = shown.printed.splitlines()
    assert "mail.txt:1:1: absolute: “You always”" in lines
    assert max(map(len, lines)) <= 60
    assert len(lines) > 4
