"""YAML in, plain data out, and for every value the line and column where it stands.

Scalars stay the text the author wrote (`no`, `12:30`, a date), since only the models know
which of them is a number. The document is built from PyYAML's C events rather than composed
to nodes: composing recurses in C and brings the process down on a file nested 100,000 deep.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

from ..core.clean import clean
from ..errors import BadInput

MAX_BYTES = 1_000_000
MAX_DEPTH = 40
MAX_VALUES = 50_000  # counted with aliases expanded, so an alias bomb is refused unexploded

Loc = tuple[int | str, ...]


@dataclass(frozen=True)
class Fault:
    """Something wrong in a file; line and column count from 1."""

    path: Path
    line: int
    column: int
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}: {self.message}"


class BadFile(BadInput):
    """A file with faults, every one of them."""

    def __init__(self, *faults: Fault) -> None:
        super().__init__(*map(str, faults))
        self.faults = faults


class _TooDeep(Exception):
    """Nested deeper than libyaml follows."""


class _Node:
    """A value and where it stands: a scalar's `text`, a mapping's `entries`, or `items`."""

    __slots__ = ("column", "depth", "entries", "items", "keys", "line", "size", "text")

    def __init__(self, line: int, column: int) -> None:
        self.line, self.column = line, column
        self.text: str | None = None
        self.entries: dict[str, _Node] | None = None
        self.keys: dict[str, tuple[int, int]] = {}
        self.items: list[_Node] | None = None
        self.size = 1  # values in it, aliases expanded
        self.depth = 0  # levels of collections below it, aliases expanded

    def data(self) -> Any:
        if self.entries is not None:
            return {key: node.data() for key, node in self.entries.items()}
        if self.items is not None:
            return [node.data() for node in self.items]
        return self.text


class Document:
    """A file's data, where each part of it stands, and the keys that are there twice."""

    def __init__(self, path: Path, root: _Node, faults: Sequence[Fault] = ()) -> None:
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


def _events(text: str, in_c: bool) -> Iterator[Any]:
    import yaml

    loader = getattr(yaml, "CSafeLoader", None) if in_c else None  # libyaml is not everywhere
    return iter(yaml.parse(text, Loader=loader or yaml.SafeLoader))


def parse(path: Path, raw: bytes, collect: bool = False) -> Document:
    """The bytes as data with marks; `path` only names them in faults."""
    if len(raw) > MAX_BYTES:
        raise BadFile(Fault(path, 1, 1, f"is larger than {MAX_BYTES // 1_000_000} MB"))
    text = _decoded(path, raw)
    try:
        document = _Builder(path).build(text)
    except _TooDeep:
        # libyaml looks ahead and gives up before it has handed out an event; the parser in
        # Python is slow, and hands them out up to the place where our own limit is passed.
        document = _Builder(path, in_c=False).build(text)
    if document.faults and not collect:
        raise BadFile(*document.faults)
    return document


def _decoded(path: Path, raw: bytes) -> str:
    # Windows PowerShell writes UTF-16 with a mark at the front when it redirects to a file.
    encoding = "utf-16" if raw[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode(encoding, "replace")
        line, column = _place(before, len(before))
        raise BadFile(Fault(path, line, column, "is not UTF-8; save it as UTF-8")) from None


def _place(text: str, position: int) -> tuple[int, int]:
    """Line and column, from 1, of a position in a text."""
    return text.count("\n", 0, position) + 1, position - text.rfind("\n", 0, position)


class _Builder:
    """Builds a document from events, one at a time, with the open collections on a stack."""

    def __init__(self, path: Path, in_c: bool = True) -> None:
        self.path, self._in_c = path, in_c
        self.faults: list[Fault] = []
        self.anchors: dict[str, _Node] = {}
        self.open: list[_Node] = []
        self.key: str | None = None  # of the mapping on top, waiting for its value
        self.root: _Node | None = None
        self.values = 0

    def build(self, text: str) -> Document:
        import yaml

        try:
            for event in _events(text, self._in_c):
                self._take(event)
        except yaml.reader.ReaderError:
            # The C parser counts bytes here, so the character is looked for again.
            found = yaml.reader.Reader.NON_PRINTABLE.search(text)
            line, column = _place(text, found.start() if found else 0)
            self._refuse(line, column, "holds a character that YAML does not allow")
        except yaml.MarkedYAMLError as error:
            if self._in_c and "nesting" in str(error.problem):
                raise _TooDeep from None
            mark = error.problem_mark or error.context_mark
            line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
            self._refuse(line, column, _in_plain_words(error, text, line))
        if self.root is None:
            self._refuse(1, 1, "is empty")
        return Document(self.path, self.root, self.faults)

    def _refuse(self, line: int, column: int, message: str) -> NoReturn:
        raise BadFile(*self.faults, Fault(self.path, line, column, message)) from None

    def _take(self, event: Any) -> None:
        import yaml

        kind = type(event)
        if kind in (yaml.MappingEndEvent, yaml.SequenceEndEvent):
            closed = self.open.pop()
            if self.open:
                self._grow(self.open[-1], closed)
            return
        if not isinstance(event, yaml.NodeEvent):
            return  # the stream and the document begin or end
        mark: Any = event.start_mark
        line, column = mark.line + 1, mark.column + 1
        parent = self.open[-1] if self.open else None
        if parent is not None and parent.entries is not None and self.key is None:
            self.key = self._key(event, parent, line, column)
            return
        node = self._node(event, line, column)
        self.values += node.size
        if self.values > MAX_VALUES:
            self._refuse(line, column, f"holds more than {MAX_VALUES:,} values, aliases expanded")
        if len(self.open) + node.depth >= MAX_DEPTH:
            self._refuse(line, column, f"is nested more than {MAX_DEPTH} deep")
        self._place(node, parent)
        if kind in (yaml.MappingStartEvent, yaml.SequenceStartEvent):
            self.open.append(node)
        elif parent is not None:
            self._grow(parent, node)

    def _grow(self, parent: _Node, child: _Node) -> None:
        parent.size += child.size
        parent.depth = max(parent.depth, child.depth + 1)

    def _place(self, node: _Node, parent: _Node | None) -> None:
        if parent is None:
            if self.root is not None:
                self._refuse(node.line, node.column, "holds a second document; keep one per file")
            self.root = node
        elif parent.items is not None:
            parent.items.append(node)
        elif parent.entries is not None and self.key is not None:
            parent.entries.setdefault(self.key, node)
            self.key = None

    def _key(self, event: Any, parent: _Node, line: int, column: int) -> str:
        import yaml

        if not isinstance(event, yaml.ScalarEvent):
            self._refuse(line, column, "has a key that is not a plain word")
        name = clean(str(event.value))
        if name in parent.keys:
            message = f"'{name}' is here twice; it is also on line {parent.keys[name][0]}"
            self.faults.append(Fault(self.path, line, column, message))
        parent.keys.setdefault(name, (line, column))
        return name

    def _node(self, event: Any, line: int, column: int) -> _Node:
        import yaml

        if isinstance(event, yaml.AliasEvent):
            target = self.anchors.get(event.anchor or "")
            if target is None or target in self.open:
                self._refuse(line, column, f"'*{event.anchor}' names nothing that ends above it")
            return target
        node = _Node(line, column)
        if isinstance(event, yaml.ScalarEvent):
            blank = not event.style and event.value in ("", "~", "null")
            node.text = None if blank else clean(event.value)
        elif isinstance(event, yaml.MappingStartEvent):
            node.entries = {}
        else:
            node.items = []
        if event.anchor:
            self.anchors[event.anchor] = node
        return node


def _in_plain_words(error: Any, text: str, line: int) -> str:
    lines = text.splitlines()
    if "\\t" in str(error.problem) or (line <= len(lines) and "\t" in lines[line - 1][:40]):
        return "has a tab where YAML wants spaces"
    problem = str(error.problem or "is not YAML").replace("\n", " ")
    return f"is not YAML: {problem}"
