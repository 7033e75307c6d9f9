"""Answers on disk the moment they are given, so that no interruption loses one.

One JSON file per unfinished interview, readable by nobody else, replaced whole each time.
"""

import os
from collections.abc import Iterator
from contextlib import suppress
from itertools import count
from pathlib import Path

from ..core.answers import Answers
from ..core.model import Model
from ..core.question import Tier
from .folder import draft_files, drafts
from .keeping import CannotKeep
from .private import make_private, replace


class Draft(Model):
    """An interview as far as it got; `asked` prompts count against the tier's limit."""

    situation: str
    tier: Tier
    answers: Answers
    asked: int = 0


class Drafts:
    """The unfinished interviews in a folder."""

    def __init__(self, home: Path) -> None:
        self.home, self.folder = home, drafts(home)

    def reserve(self, situation: str) -> Path:
        """A file of one's own, also beside another interview; raises CannotKeep."""
        try:
            make_private(self.folder)
            for number in count(1):
                path = self.folder / f"{situation}.{number}.json"
                with suppress(FileExistsError):
                    os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
                    return path
        except OSError as error:
            raise self._cannot(error) from None
        raise AssertionError("count() does not end")

    def save(self, path: Path, draft: Draft) -> None:
        """Keep a draft, whole or not at all; raises CannotKeep."""
        try:
            replace(path, draft.model_dump_json().encode())
        except OSError as error:
            raise self._cannot(error) from None

    def load(self, path: Path) -> Draft:
        """One draft; raises CannotKeep when it is gone or no longer readable."""
        try:
            return Draft.model_validate_json(path.read_bytes())
        except (OSError, ValueError):
            raise CannotKeep(f"cannot read {path}; start afresh with 'pushback prep'") from None

    def drop(self, path: Path) -> None:
        """Remove a draft that has become a brief."""
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            raise CannotKeep(f"cannot remove {path}: {error.strerror}") from None

    def newest_first(self) -> Iterator[tuple[Path, Draft]]:
        """Every draft that can be read."""
        for path in draft_files(self.home):
            try:
                yield path, self.load(path)
            except CannotKeep:
                continue  # of another version, or half a file from elsewhere: left alone

    def _cannot(self, error: OSError) -> CannotKeep:
        return CannotKeep(f"cannot keep answers in {self.folder}: {error.strerror}")
