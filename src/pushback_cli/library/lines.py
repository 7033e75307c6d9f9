"""Plain text files that lie beside the YAML, with one phrasing or sentence to a line."""

from collections.abc import Iterator
from pathlib import Path


def lines(path: Path) -> Iterator[str]:
    """The lines of a file but its blank ones and `#` comments; none where it cannot be read."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return
    for line in map(str.strip, text.splitlines()):
        if line and not line.startswith("#"):
            yield line
