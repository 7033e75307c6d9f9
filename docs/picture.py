"""Make the picture in README: a real run of the program, as SVG.

    python docs/picture.py

The picture is of the example's first layer, so it shows what a recruiter sees first.
"""

from io import StringIO
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import MONOKAI
from rich.text import Text

from pushback_cli.core.answers import Answers
from pushback_cli.core.case import Case, example_answers
from pushback_cli.core.compose import compose
from pushback_cli.library.find import built_in
from pushback_cli.library.shelves import Library
from pushback_cli.render import outline, terminal

COMMAND = "pushback prep late-feedback --example"
HERE = Path(__file__).resolve().parent
# rich's own frame fetches a font from the web; this one names fonts that are there already
FRAME = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img"
 aria-label="A terminal showing a brief">
<style>
.{unique_id}-matrix {{ font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, monospace;
 font-size: {char_height}px; line-height: {line_height}px; }}
{styles}
</style>
<defs><clipPath id="{unique_id}-clip-terminal">
<rect x="0" y="0" width="{terminal_width}" height="{terminal_height}" /></clipPath>
{lines}
</defs>
{chrome}
<g transform="translate({terminal_x}, {terminal_y})" clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}
<g class="{unique_id}-matrix">
{matrix}
</g>
</g>
</svg>
"""


def picture() -> str:
    """The SVG; the same program always makes the same one."""
    library = Library((built_in(),))
    bare = Case(library.playbook("late-feedback"), library.coaching, Answers())
    case = bare.with_answers(example_answers(bare))
    page = outline.page(compose(case, case.playbook.example.on))
    console = Console(record=True, width=80, file=StringIO(), force_terminal=True)
    console.print(Text(f"$ {COMMAND}"))
    terminal.paint(page._replace(sections=()), console)
    return console.export_svg(title="pushback", theme=MONOKAI, code_format=FRAME, unique_id="brief")


if __name__ == "__main__":
    (HERE / "brief.svg").write_text(picture(), encoding="utf-8")
