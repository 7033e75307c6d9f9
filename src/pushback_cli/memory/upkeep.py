"""What lies beside the database: journals, what a killed run left, what was set aside."""

import os
import stat
from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import count
from pathlib import Path

from .keeping import CannotKeep

JOURNALS = ("-wal", "-shm", "-journal")
Tell = Callable[[str], None]


def refuse(path: Path) -> None:
    """Refuse what is not a file of ours; raises CannotKeep."""
    for each in (path, *journals(path)):
        try:
            mode = each.lstat().st_mode
        except FileNotFoundError:
            continue
        if stat.S_ISLNK(mode):
            raise CannotKeep(f"{each} is a link, which is not followed; remove it")
        if not stat.S_ISREG(mode):
            raise CannotKeep(f"{each} is no file; move it away")


def close(path: Path, to_write: bool, tell: Tell) -> None:
    """Close to others what is open to them, and say so; raises CannotKeep where that fails."""
    if os.name != "posix":
        return
    for each, private in (
        (path.parent, 0o700),
        (path, 0o600),
        *((j, 0o600) for j in journals(path)),
    ):
        if not _open_to_others(each):
            continue
        with suppress(OSError):
            each.chmod(private)
        if not _open_to_others(each):
            tell(f"pushback: {each} could be read by others; it no longer can")
        elif to_write:
            raise CannotKeep(
                f"{each} can be read by others and cannot be closed to them; name another "
                "folder in PUSHBACK_HOME"
            )
        else:
            tell(f"pushback: {each} can be read by others, and cannot be closed to them")


def journals(path: Path) -> tuple[Path, ...]:
    """Where SQLite may put the files that belong to a database."""
    return tuple(path.with_name(path.name + suffix) for suffix in JOURNALS)


def unfinished(path: Path) -> Path:
    """Where this run builds a database before it gets its name."""
    return path.with_name(f"new-{path.name}.{os.getpid()}")


def before(path: Path, version: int) -> Path:
    """Where the file of an older version stays until the new one is proved."""
    return path.with_name(f"{path.name}.version-{version}")


def leftovers(path: Path) -> list[Path]:
    """What runs that were killed left unfinished; only `alone` is it sure that they were."""
    begins = (f"new-{path.name}.", f"{path.name}.version-")
    with os.scandir(path.parent) as entries:
        return [Path(entry.path) for entry in entries if entry.name.startswith(begins)]


def set_aside(path: Path) -> Path | None:
    """Give a spoilt database and its journals another name; None where there is neither.

    The journals go first: one left behind would be played into the database that comes next.
    """
    parts = [each for each in (*journals(path), path) if os.path.lexists(each)]
    if not parts:
        return None
    aside = next(each for each in _names(path) if not any(map(os.path.lexists, _all(each))))
    for part in parts:
        with suppress(FileNotFoundError):
            part.rename(aside.with_name(aside.name + part.name.removeprefix(path.name)))
    return aside


def _names(path: Path) -> Iterator[Path]:
    return (path.with_name(f"{path.name}.spoilt-{number}") for number in count(1))


def _all(path: Path) -> tuple[Path, ...]:
    return (path, *journals(path))


def _open_to_others(path: Path) -> bool:
    try:
        return bool(path.stat().st_mode & 0o077)
    except FileNotFoundError:
        return False
