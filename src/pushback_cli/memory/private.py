"""Files that nobody else can read, replaced whole or not at all."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path


def make_private(folder: Path) -> None:
    """The folder, for its owner alone; raises OSError."""
    folder.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    folder.mkdir(mode=0o700, exist_ok=True)
    folder.chmod(0o700)  # whatever the umask was


def make_file(path: Path) -> None:
    """A new, empty file; raises OSError, also where one is there."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with suppress(OSError):  # a umask can take even the owner's part away
        path.chmod(0o600)
    os.close(descriptor)


def replace(path: Path, data: bytes) -> None:
    """Write a file, whole or not at all; raises OSError."""
    temporary = path.with_suffix(".tmp")
    temporary.unlink(missing_ok=True)
    make_file(temporary)
    try:
        with temporary.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except OSError:
        temporary.unlink(missing_ok=True)
        raise


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """With no other run in the same place; let go of by itself however this one ends.

    What was created or renamed in the folder is on the disk at the end. Not to be nested.
    """
    if os.name != "posix":  # a rename onto a file fails there, which is what keeps runs apart
        yield
        return
    import fcntl

    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        with suppress(OSError):  # a file system without locks
            fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
        with suppress(OSError):
            os.fsync(descriptor)
    finally:
        os.close(descriptor)
