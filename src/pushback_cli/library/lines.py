"""Plain text files that lie beside the YAML, with one phrasing or sentence to a line."""

from collections.abc import Iterator
from pathlib import Path

from .faults import BadFile, Fault
from .marks import decoded


def lines(path: Path, faults: list[Fault]) -> Iterator[str]:
    """The lines of a file but blank ones and `#` comments; none where there is no such file.

    One that cannot be read has no lines either, and a fault.
    """
    try:
        text = decoded(path, path.read_bytes())
    except (FileNotFoundError, NotADirectoryError):
        return  # a playbook need not have phrasings
    except OSError as error:
        faults.append(Fault(path, 1, 1, f"cannot be read: {error.strerror}"))
        return
    except BadFile as bad:
        faults.extend(bad.faults)
        return
    for line in map(str.strip, text.splitlines()):
        if line and not line.startswith("#"):
            yield line
