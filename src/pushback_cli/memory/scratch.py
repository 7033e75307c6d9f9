"""One file that holds what was typed until it is used, so that no interruption loses it."""

from contextlib import suppress
from pathlib import Path

from .folder import drafts
from .private import make_private, replace


class Scratch:
    """A named file among the drafts; a folder that refuses is no reason to stop."""

    def __init__(self, home: Path, name: str) -> None:
        self._file = drafts(home) / name
        self.path: Path | None = None  # where it is kept, once something is

    def keep(self, text: str) -> None:
        """Keep a text in place of what was there."""
        with suppress(OSError):
            make_private(self._file.parent)
            replace(self._file, text.encode())
            self.path = self._file

    def read(self) -> str | None:
        """What was kept before, if anything was."""
        try:
            text = self._file.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError):
            return None
        self.path = self._file
        return text

    def drop(self) -> None:
        """Remove what was kept."""
        with suppress(OSError):
            self._file.unlink(missing_ok=True)
