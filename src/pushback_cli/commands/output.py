"""Where a result goes: stdout, or a file that is never overwritten unasked."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from .. import streams
from ..errors import UsageError
from ..render.formats import BY_SUFFIX, FORMATS, PAGES
from ..render.look import Look
from ..settings import COLORS, Settings
from .formats import one_of

if TYPE_CHECKING:
    from ..core.brief import Brief
    from ..core.model import Model
    from ..render.page import Page

M = TypeVar("M", bound="Model")


def renderer(settings: Settings, path: Path | None) -> "Callable[[Brief], str]":
    """The format that was chosen, else the file's by its ending, else one that suits the place."""
    name, look = _chosen(settings, path)
    return lambda brief: FORMATS[name](brief, look())


def page_renderer(settings: Settings) -> "Callable[[M, Callable[[M], Page]], str]":
    """The same for any other value, given how it becomes a page."""
    name, look = _chosen(settings, None)

    def render(value: "M", page: "Callable[[M], Page]") -> str:
        if name == "json":
            return value.model_dump_json(by_alias=True, indent=2) + "\n"
        return PAGES[name](page(value), look())

    return render


def _chosen(settings: Settings, path: Path | None) -> "tuple[str, Callable[[], Look]]":
    to_screen = path is None and streams.out_is_terminal()
    by_suffix = BY_SUFFIX.get(path.suffix) if path else None
    on_screen = "text" if settings.plain else "terminal"
    name = settings.format or by_suffix or (on_screen if to_screen else "markdown")
    one_of(name, tuple(FORMATS))
    one_of(settings.color, COLORS, "color")
    in_color = settings.color == "always" or (settings.color == "auto" and to_screen)
    # The width is asked for at the end: a window may have been resized while questions were.
    return name, lambda: Look(streams.width(), in_color, to_screen)


def check(path: Path | None, force: bool) -> None:
    """Refuse a place that cannot be written before anything is asked; raises UsageError."""
    if path is None or _is_stdout(path):
        return
    if path.is_dir():
        raise UsageError(f"{path} is a folder; name a file in it")
    if path.is_file() and not force:
        raise UsageError(f"{path} is there already; --force replaces it")
    if not path.parent.is_dir():
        raise UsageError(f"there is no folder {path.parent}; make it first")
    if not os.access(path if path.exists() else path.parent, os.W_OK):
        raise UsageError(f"{path} cannot be written; choose another place")


def put(text: str, path: Path | None, force: bool) -> None:
    """Write a result; a new file is readable by nobody else."""
    if path is None or _is_stdout(path):
        streams.write(text)
        return
    mode = "w" if force or not path.is_file() else "x"
    try:
        with open(path, mode, encoding="utf-8", newline="\n", opener=_private) as file:
            file.write(text)
    except OSError as error:
        raise UsageError(f"{path} cannot be written: {error.strerror}") from None
    streams.tell(f"Written to {path}")


def _is_stdout(path: Path) -> bool:
    return str(path) == "-"


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
