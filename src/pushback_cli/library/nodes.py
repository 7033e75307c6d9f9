"""YAML as nodes, built from the parser's events one at a time.

Scalars stay the text the author wrote (`no`, `12:30`, a date), since only the models know
which of them is a number. The nodes are built from PyYAML's C events rather than composed:
composing recurses in C and brings the process down on a file nested 100,000 deep.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NoReturn

from ..core.clean import clean
from .faults import BadFile, Fault

MAX_DEPTH = 40
MAX_VALUES = 50_000  # counted with aliases expanded, so an alias bomb is refused unexploded


class TooDeep(Exception):
    """Nested deeper than libyaml follows."""


class Node:
    """A value and where it stands: a scalar's `text`, a mapping's `entries`, or `items`."""

    __slots__ = ("column", "depth", "entries", "items", "keys", "line", "size", "text")

    def __init__(self, line: int, column: int) -> None:
        self.line, self.column = line, column
        self.text: str | None = None
        self.entries: dict[str, Node] | None = None
        self.keys: dict[str, tuple[int, int]] = {}
        self.items: list[Node] | None = None
        self.size = 1  # values in it, aliases expanded
        self.depth = 0  # levels of collections below it, aliases expanded

    def data(self) -> Any:
        """As plain mappings, lists and texts."""
        if self.entries is not None:
            return {key: node.data() for key, node in self.entries.items()}
        if self.items is not None:
            return [node.data() for node in self.items]
        return self.text


def _events(text: str, in_c: bool) -> Iterator[Any]:
    import yaml

    loader = getattr(yaml, "CSafeLoader", None) if in_c else None  # libyaml is not everywhere
    return iter(yaml.parse(text, Loader=loader or yaml.SafeLoader))


class Builder:
    """Builds a document from events, one at a time, with the open collections on a stack."""

    def __init__(self, path: Path, in_c: bool = True) -> None:
        self.path, self._in_c = path, in_c
        self.faults: list[Fault] = []
        self.anchors: dict[str, Node] = {}
        self.open: list[Node] = []
        self.key: str | None = None  # of the mapping on top, waiting for its value
        self.root: Node | None = None
        self.values = 0

    def build(self, text: str) -> Node:
        """The root of a text; keys that are there twice are left in `faults`.

        Raises BadFile, or TooDeep where libyaml gave up.
        """
        import yaml

        try:
            for event in _events(text, self._in_c):
                self._take(event)
        except yaml.reader.ReaderError:
            # The C parser counts bytes here, so the character is looked for again.
            found = yaml.reader.Reader.NON_PRINTABLE.search(text)
            line, column = place(text, found.start() if found else 0)
            self._refuse(line, column, "holds a character that YAML does not allow")
        except yaml.MarkedYAMLError as error:
            if self._in_c and "nesting" in str(error.problem):
                raise TooDeep from None
            mark = error.problem_mark or error.context_mark
            line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
            self._refuse(line, column, _in_plain_words(error, text, line))
        if self.root is None:
            self._refuse(1, 1, "is empty")
        return self.root

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

    def _grow(self, parent: Node, child: Node) -> None:
        parent.size += child.size
        parent.depth = max(parent.depth, child.depth + 1)

    def _place(self, node: Node, parent: Node | None) -> None:
        if parent is None:
            if self.root is not None:
                self._refuse(node.line, node.column, "holds a second document; keep one per file")
            self.root = node
        elif parent.items is not None:
            parent.items.append(node)
        elif parent.entries is not None and self.key is not None:
            parent.entries.setdefault(self.key, node)
            self.key = None

    def _key(self, event: Any, parent: Node, line: int, column: int) -> str:
        import yaml

        if not isinstance(event, yaml.ScalarEvent):
            self._refuse(line, column, "has a key that is not a plain word")
        name = clean(str(event.value))
        if name in parent.keys:
            message = f"'{name}' is here twice; it is also on line {parent.keys[name][0]}"
            self.faults.append(Fault(self.path, line, column, message))
        parent.keys.setdefault(name, (line, column))
        return name

    def _node(self, event: Any, line: int, column: int) -> Node:
        import yaml

        if isinstance(event, yaml.AliasEvent):
            target = self.anchors.get(event.anchor or "")
            if target is None or target in self.open:
                self._refuse(line, column, f"'*{event.anchor}' names nothing that ends above it")
            return target
        node = Node(line, column)
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


def place(text: str, position: int) -> tuple[int, int]:
    """Line and column, from 1, of a position in a text."""
    return text.count("\n", 0, position) + 1, position - text.rfind("\n", 0, position)
