"""YAML in, plain data out, and for every value the line and column where it stands."""

from collections.abc import Sequence
from pathlib import Path

from ..core.clean import clean
from .faults import BadFile, Fault
from .nodes import Builder, Node, TooDeep, place

MAX_BYTES = 1_000_000

Loc = tuple[int | str, ...]


class Document:
    """A file's data, where each part of it stands, and the keys that are there twice."""

    def __init__(self, path: Path, root: Node, faults: Sequence[Fault] = ()) -> None:
        self.path, self._root = path, root
        self.faults = tuple(faults)
        self.data = root.data()

    def fault(self, loc: Loc, message: str, at_key: bool = False) -> Fault:
        """A fault at a location such as `('open', 0, 'say')`.

        Parts that are not in the file (a missing key, a union's tag) are passed over, so the
        fault falls on the nearest thing that is.
        """
        node = self._root
        line, column = node.line, node.column
        for part in loc:
            if isinstance(part, str) and node.entries and part in node.entries:
                line, column = node.keys[part]
                node = node.entries[part]
            elif isinstance(part, int) and node.items and part < len(node.items):
                node = node.items[part]
                line, column = node.line, node.column
            else:
                continue
            if not at_key and node.text is not None:
                line, column = node.line, node.column
        return Fault(self.path, line, column, message)


def read(path: Path, collect: bool = False) -> Document:
    """The file as data with marks; raises BadFile.

    With `collect`, keys that are there twice are left in the document's `faults`, to be told
    together with what else is wrong.
    """
    try:
        with path.open("rb") as file:
            raw = file.read(MAX_BYTES + 1)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise BadFile(Fault(path, 1, 1, f"cannot be read: {reason}")) from None
    return parse(path, raw, collect)


def top(path: Path, keys: Sequence[str]) -> dict[str, str]:
    """The `key: text` lines above a file's first list; raises BadFile when one of `keys` is not.

    A list of situations needs a few lines of each file, so plain lines are read as they stand,
    without loading YAML; a file that writes them in another way is read whole.
    """
    found: dict[str, str] = {}
    try:
        with path.open(encoding="utf-8-sig") as file:
            for line in file:
                key, colon, text = line.partition(": ")
                if colon and (text[0].isalnum() or text[0] == "“") and " #" not in text:
                    found[key] = clean(text)
                elif line[0].isalpha() and line.rstrip().endswith(":"):
                    break
    except (OSError, UnicodeDecodeError):
        found = {}  # reading it whole says what is wrong, and where
    if all(key in found for key in keys):
        return found
    data = read(path).data
    return {k: str(v) for k, v in data.items()} if isinstance(data, dict) else {}


def parse(path: Path, raw: bytes, collect: bool = False) -> Document:
    """The bytes as data with marks; `path` only names them in faults."""
    if len(raw) > MAX_BYTES:
        raise BadFile(Fault(path, 1, 1, f"is larger than {MAX_BYTES // 1_000_000} MB"))
    text = decoded(path, raw)
    builder = Builder(path)
    try:
        root = builder.build(text)
    except TooDeep:
        # libyaml looks ahead and gives up before it has handed out an event; the parser in
        # Python is slow, and hands them out up to the place where our own limit is passed.
        builder = Builder(path, in_c=False)
        root = builder.build(text)
    document = Document(path, root, builder.faults)
    if document.faults and not collect:
        raise BadFile(*document.faults)
    return document


def decoded(path: Path, raw: bytes) -> str:
    """The text of a file; raises BadFile, with the place, where it is not UTF-8 or UTF-16."""
    # Windows PowerShell writes UTF-16 with a mark at the front when it redirects to a file.
    encoding = "utf-16" if raw[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode(encoding, "replace")
        line, column = place(before, len(before))
        raise BadFile(Fault(path, line, column, "is not UTF-8; save it as UTF-8")) from None
