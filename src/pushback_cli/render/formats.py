"""The formats of a brief, one file each."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from .look import Look

if TYPE_CHECKING:
    from ..core.brief import Brief

Render = Callable[["Brief", Look], str]


def _terminal(brief: "Brief", look: Look) -> str:
    from . import outline, terminal

    return terminal.render(outline.page(brief), look)


def _markdown(brief: "Brief", look: Look) -> str:
    from . import markdown, outline

    return markdown.render(outline.page(brief))


def _text(brief: "Brief", look: Look) -> str:
    from . import outline, text

    return text.render(outline.page(brief), look)


def _json(brief: "Brief", look: Look) -> str:
    return brief.model_dump_json(by_alias=True, indent=2) + "\n"


FORMATS: Mapping[str, Render] = {
    "terminal": _terminal,
    "markdown": _markdown,
    "text": _text,
    "json": _json,
}
BY_SUFFIX: Mapping[str, str] = {".md": "markdown", ".txt": "text", ".json": "json"}
