"""Where playbooks lie: the user's folder, the folders of PUSHBACK_PLAYBOOKS, the built-in."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

SHARED = ("reasons", "facts")
COACHING = "coaching"


@dataclass(frozen=True)
class Found:
    """A playbook's file, not yet read; its id is the file's stem."""

    id: str
    path: Path
    shelf: Path


def built_in() -> Path:
    """The playbooks that came with the program."""
    package = Path(__file__).resolve().parents[1]
    wheel = package / "playbooks"
    # An editable install has no copy inside the package: the checkout is the second place.
    return wheel if wheel.is_dir() else package.parents[1] / "playbooks"


def on_shelf(shelf: Path) -> Iterator[Found]:
    """The playbook files of one folder, by name.

    A file outside a reason's folder is listed too: loading it then says where it belongs.
    """
    nested = (path for path in shelf.glob("*/*.y*ml") if path.parent.name != COACHING)
    stray = (path for path in shelf.glob("*.y*ml") if path.stem not in SHARED)
    for path in sorted((*nested, *stray)):
        yield Found(path.stem, path, shelf)


def by_id(shelves: Sequence[Path]) -> dict[str, tuple[Found, ...]]:
    """Every situation's files, the one to use first: that of the earliest shelf."""
    found: dict[str, list[Found]] = {}
    for shelf in shelves:
        for file in on_shelf(shelf):
            found.setdefault(file.id, []).append(file)
    return {name: tuple(files) for name, files in sorted(found.items())}


def shared(shelves: Sequence[Path], name: str) -> Iterator[Path]:
    """Every shelf's copy of a shared file such as `coaching/tips.yaml`; the built-in's last."""
    *users, last = (shelf / name for shelf in shelves)
    yield from (path for path in users if path.is_file())
    yield last
