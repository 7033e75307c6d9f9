"""`pushback playbooks check`: every fault of every playbook, with line and column."""

import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from .. import settings, streams
from ..errors import Code, UsageError
from .desk import library_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..core.playbook import Playbook
    from ..core.strict import Loc, Shelf
    from ..library.faults import Fault
    from ..library.find import Found
    from ..library.shelves import Library


def check(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(metavar="[PATH]...", help="Files or folders; all playbooks if none."),
    ] = None,
    strict: Annotated[
        bool, typer.Option("--strict", help="Hold the content to what the built-in ones keep.")
    ] = False,
) -> int:
    """Check playbooks; print every fault as path:line:column: message, and exit 1 if any."""
    chosen = settings.read()
    library = library_of(chosen)
    files = (
        [f for same in library.files.values() for f in same]
        if not paths
        else [f for p in paths for f in _files(p)]
    )
    faults, good = _read(library, [file for file in files if not _is_shared(file)])
    faults += [f for file in files if _is_shared(file) for f in library.shared_faults(file.path)]
    if strict:
        faults += _strict(library, good, chosen.today or datetime.date.today())
    faults = list(dict.fromkeys((*library.faults, *faults)))
    for fault in faults:
        streams.write(f"{fault}\n")
    sound = len(files) - len({fault.path for fault in faults} & {file.path for file in files})
    streams.tell(f"{sound} of {len(files)} playbooks are good.")
    return Code.FOUND if faults else Code.DONE


def _files(path: Path) -> "list[Found]":
    from ..library import find
    from ..library.find import Found

    if path.is_dir():
        nested = (path / name for name in (*(f"{s}.yaml" for s in find.SHARED), find.COACHING))
        shared = [f for n in nested for f in ([n] if n.is_file() else sorted(n.glob("*.y*ml")))]
        beside = [] if any(find.on_shelf(path)) else sorted(path.glob("*.y*ml"))
        found = [
            *find.on_shelf(path),
            *(Found(file.stem, file, path) for file in dict.fromkeys((*shared, *beside))),
        ]
        if not found:
            raise UsageError(f"there are no playbooks in {path}")
        return found
    if not path.exists():
        raise UsageError(f"there is no {path}")
    return [Found(path.stem, path, path.resolve().parent.parent)]


def _is_shared(file: "Found") -> bool:
    from ..library.find import COACHING, SHARED

    return file.path.parent.name == COACHING or file.id in SHARED


def _read(
    library: "Library", files: "list[Found]"
) -> "tuple[list[Fault], list[tuple[Found, Playbook]]]":
    from ..library.faults import BadFile

    faults: list[Fault] = []
    good: list[tuple[Found, Playbook]] = []
    _ = library.coaching  # its own faults are noted while it loads
    for file in files:
        try:
            good.append((file, library.read(file)))
        except BadFile as bad:
            faults.extend(bad.faults)
    return faults, good


def _strict(
    library: "Library", good: "list[tuple[Found, Playbook]]", today: datetime.date
) -> "list[Fault]":
    from ..core.strict import problems
    from ..library.marks import read

    shelf = _shelf(library, [playbook for _, playbook in good])
    return [
        read(file.path).fault(loc, message)
        for file, playbook in good
        for loc, message in (*problems(playbook, shelf, today), *_own_words(library, playbook))
    ]


def _own_words(library: "Library", playbook: "Playbook") -> "Iterator[tuple[Loc, str]]":
    """What the proofreading of an interview would find in the worked case."""
    from ..proofread.lint import lint

    for name, given in playbook.example.answers.items():
        for found in lint(given.value or "", library.wording) if not playbook.red_line else ():
            loc = ("example", "answers", name)
            yield loc, f"{found.flag}: “{found.text}”; {found.instead}"


def _shelf(library: "Library", checked: "list[Playbook]") -> "Shelf":
    """The playbooks being checked, and all the others that can be read, to compare with."""
    from ..core.strict import Shelf, sentences

    ids = {playbook.id for playbook in checked}
    _, others = _read(
        library, [files[0] for name, files in library.files.items() if name not in ids]
    )
    held: dict[str, list[str]] = {}
    for playbook in (*checked, *(playbook for _, playbook in others)):
        for sentence in sentences(playbook):
            held.setdefault(sentence, []).append(playbook.id)
    return Shelf(
        coaching=library.coaching,
        folklore=library.folklore,
        sentences={sentence: tuple(ids) for sentence, ids in held.items()},
        ids=frozenset(library.files) | ids,
    )
