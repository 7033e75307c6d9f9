"""Choosing from the list: a bad file hides no good one, and is told."""

from pathlib import Path

from pushback_cli.commands.choosing import Wanted, starting_point
from pushback_cli.interview.scripted import ScriptedAsker
from pushback_cli.library.find import built_in
from pushback_cli.library.shelves import Library

NOTHING = Wanted(None, None, "standard", None, (), example=False, resume=False)


def test_a_bad_file_is_told_once_though_the_list_and_the_search_pass_it_over(
    tmp_path: Path, home: Path
) -> None:
    (tmp_path / "candor").mkdir()
    (tmp_path / "candor" / "broken.yaml").write_text("id: broken\n", encoding="utf-8")
    library = Library((tmp_path, built_in()))
    asker = ScriptedAsker(("late-feedback",))
    assert starting_point(NOTHING, library, home, asker).situation == "late-feedback"
    offered = [choice.value for choice in asker.prompts[0].choices]
    assert "broken" not in offered
    assert len(offered) == 40
    once = len(library.faults)
    assert once > 0
    list(library.headings())
    assert len(library.faults) == once
