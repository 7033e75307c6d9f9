"""YAML in, plain data out, and for every value the line and column where it stands.

Scalars stay the text the author wrote (`no`, `12:30`, a date), since only the models know
which of them is a number. The document is built from PyYAML's C events rather than composed
to nodes: composing recurses in C and brings the process down on a file nested 100,000 deep.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

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


@dataclass
class _Node:
    line: int
    column: int
    text: str | None = None
    entries: dict[str, "_Node"] | None = None
    keys: dict[str, tuple[int, int]] = field(default_factory=dict)
    items: list["_Node"] | None = None
    size: int = 1

    def data(self) -> Any:
        if self.entries is not None:
            return {key: node.data() for key, node in self.entries.items()}
        if self.items is not None:
            return [node.data() for node in self.items]
        return self.text


class Document:
    """A file's data, and where each part of it stands."""

    def __init__(self, path: Path, root: _Node) -> None:
        self.path, self._root = path, root
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


def read(path: Path) -> Document:
    """The file as data with marks; raises BadFile with every fault found."""
    try:
        with path.open("rb") as file:
            raw = file.read(MAX_BYTES + 1)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise BadFile(Fault(path, 1, 1, f"cannot be read: {reason}")) from None
    return parse(path, raw)


def top(path: Path, keys: Sequence[str]) -> dict[str, str]:
    """The first lines of a file: its leading `key: text` pairs, as far as `keys` goes.

    Reads no further than it must, so a long list of files is quick to name. Raises BadFile.
    """
    import yaml

    found: dict[str, str] = {}
    try:
        with path.open(encoding="utf-8-sig") as file:
            events = yaml.parse(file, Loader=_loader())
            scalars = (e.value for e in _leading_scalars(events))
            for key in scalars:
                found[key] = clean(next(scalars, ""))
                if all(wanted in found for wanted in keys):
                    break
    except (OSError, UnicodeDecodeError, yaml.YAMLError):
        read(path)  # says what is wrong, and where
    return {key: found.get(key, "") for key in keys}


def _leading_scalars(events: Iterator[Any]) -> Iterator[Any]:
    import yaml

    for event in events:
        if isinstance(event, yaml.ScalarEvent):
            yield event
        elif isinstance(event, (yaml.SequenceStartEvent, yaml.MappingEndEvent)):
            return


def _loader() -> Any:
    import yaml

    return getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # libyaml is not on every machine


def parse(path: Path, raw: bytes) -> Document:
    """The bytes as data with marks; `path` only names them in faults."""
    if len(raw) > MAX_BYTES:
        raise BadFile(Fault(path, 1, 1, f"is larger than {MAX_BYTES // 1_000_000} MB"))
    return _Builder(path).build(_decoded(path, raw))


def _decoded(path: Path, raw: bytes) -> str:
    # Windows PowerShell writes UTF-16 with a mark at the front when it redirects to a file.
    encoding = "utf-16" if raw[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as error:
        before = raw[: error.start]
        line = before.count(b"\n") + 1
        column = error.start - (before.rfind(b"\n") + 1) + 1
        raise BadFile(Fault(path, line, column, "is not UTF-8; save it as UTF-8")) from None


class _Builder:
    def __init__(self, path: Path) -> None:
        self.path = path
        self.faults: list[Fault] = []
        self.anchors: dict[str, _Node] = {}
        self.values = 0

    def build(self, text: str) -> Document:
        import yaml

        try:
            root = self._root(iter(yaml.parse(text, Loader=_loader())))
        except yaml.reader.ReaderError as error:
            line = text.count("\n", 0, error.position) + 1
            column = error.position - (text.rfind("\n", 0, error.position) + 1) + 1
            self._fail(line, column, "holds a character that YAML does not allow")
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
            self._fail(line, column, _in_plain_words(error, text, line))
        if self.faults:
            raise BadFile(*self.faults)
        return Document(self.path, root)

    def _fail(self, line: int, column: int, message: str) -> None:
        raise BadFile(*self.faults, Fault(self.path, line, column, message)) from None

    def _root(self, events: Iterator[Any]) -> _Node:
        import yaml

        stack: list[tuple[_Node, str | None]] = []  # the open collections, each with its key
        root: _Node | None = None
        key: str | None = None
        for event in events:
            if isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
                done, key = stack.pop()
                if stack:
                    stack[-1][0].size += done.size
                key = None
                continue
            if not isinstance(event, yaml.NodeEvent):
                continue
            assert event.start_mark is not None  # only events made by hand have none
            line, column = event.start_mark.line + 1, event.start_mark.column + 1
            parent = stack[-1][0] if stack else None
            if parent is not None and parent.entries is not None and key is None:
                key = self._key(event, parent, line, column)
                continue
            if root is not None and parent is None:
                self._fail(line, column, "holds a second document; keep one per file")
            node = self._node(event, line, column)
            self._count(node, line, column)
            if parent is None:
                root = node
            elif parent.entries is not None:
                assert key is not None
                parent.entries.setdefault(key, node)
            else:
                assert parent.items is not None
                parent.items.append(node)
            if isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
                if len(stack) >= MAX_DEPTH:
                    self._fail(line, column, f"is nested more than {MAX_DEPTH} deep")
                stack.append((node, key))
            elif parent is not None:
                parent.size += node.size
            key = None
        if root is None:
            self._fail(1, 1, "is empty")
        assert root is not None
        return root

    def _key(self, event: Any, parent: _Node, line: int, column: int) -> str:
        import yaml

        if not isinstance(event, yaml.ScalarEvent):
            self._fail(line, column, "has a key that is not a plain word")
        name = clean(str(event.value))
        if name in parent.keys:
            first = parent.keys[name][0]
            self.faults.append(
                Fault(
                    self.path, line, column, f"'{name}' is here twice; it is also on line {first}"
                )
            )
        else:
            parent.keys[name] = (line, column)
        return name

    def _node(self, event: Any, line: int, column: int) -> _Node:
        import yaml

        if isinstance(event, yaml.AliasEvent):
            target = self.anchors.get(event.anchor or "")
            if target is None:
                self._fail(line, column, f"'*{event.anchor}' names nothing above it")
            assert target is not None
            return target
        if isinstance(event, yaml.ScalarEvent):
            blank = event.style is None and event.value in ("", "~", "null")
            node = _Node(line, column, text=None if blank else clean(event.value))
        elif isinstance(event, yaml.MappingStartEvent):
            node = _Node(line, column, entries={})
        else:
            node = _Node(line, column, items=[])
        if event.anchor:
            self.anchors[event.anchor] = node
        return node

    def _count(self, node: _Node, line: int, column: int) -> None:
        self.values += node.size
        if self.values > MAX_VALUES:
            self._fail(line, column, f"holds more than {MAX_VALUES:,} values, aliases expanded")


def _in_plain_words(error: Any, text: str, line: int) -> str:
    lines = text.splitlines()
    if "\\t" in str(error.problem) or (line <= len(lines) and "\t" in lines[line - 1][:40]):
        return "has a tab where YAML wants spaces"
    problem = str(error.problem or "is not YAML").replace("\n", " ")
    return f"is not YAML: {problem}"
