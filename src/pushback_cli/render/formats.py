"""The formats of a brief, one file each."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from .look import Look

if TYPE_CHECKING:
    from ..core.brief import Brief
    from .page import Page

Render = Callable[["Brief", Look], str]
RenderPage = Callable[["Page", Look], str]


def _terminal(page: "Page", look: Look) -> str:
    from . import terminal

    return terminal.render(page, look)


def _markdown(page: "Page", look: Look) -> str:
    from . import markdown

    return markdown.render(page)


def _text(page: "Page", look: Look) -> str:
    from . import text

    return text.render(page, look)


def _of_a_brief(render: RenderPage) -> Render:
    def brief_as_page(brief: "Brief", look: Look) -> str:
        from . import outline

        return render(outline.page(brief), look)

    return brief_as_page


def _json(brief: "Brief", look: Look) -> str:
    return brief.model_dump_json(by_alias=True, indent=2) + "\n"


PAGES: Mapping[str, RenderPage] = {"terminal": _terminal, "markdown": _markdown, "text": _text}
FORMATS: Mapping[str, Render] = {
    **{name: _of_a_brief(render) for name, render in PAGES.items()},
    "json": _json,
}
BY_SUFFIX: Mapping[str, str] = {".md": "markdown", ".txt": "text", ".json": "json"}
