"""The database: opened with care, migrated in order, and never lost.

One SQLite file in the user's folder. Every write is one transaction that is on the disk before
it is confirmed (WAL, full sync); what is deleted is overwritten (secure_delete).
"""

import os
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from itertools import count
from pathlib import Path

from ..errors import BadInput
from .folder import database
from .keeping import CannotKeep
from .migrations import MIGRATIONS, Step
from .private import make_private

NAME = "pushback.db"
PATIENCE = 10.0  # seconds that a write waits for another to end; each takes milliseconds
_BESIDE = ("-wal", "-shm", "-journal")
_SPOILT = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
_FULL = (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR)


class NewerVersion(BadInput):
    """The database was written by a later version of the program; it is left as it is."""


class Store:
    """The database in a folder; `tell` is told what was repaired or set aside.

    Nothing is created before something is kept. `steps` are the migrations, in order.
    """

    def __init__(
        self,
        home: Path,
        tell: Callable[[str], None] = lambda text: None,
        steps: Sequence[Step] = MIGRATIONS,
    ) -> None:
        self.home, self.path = home, database(home)
        self._tell, self._steps = tell, steps

    @property
    def exists(self) -> bool:
        """Whether anything was ever kept."""
        return os.path.lexists(self.path)

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """A connection that sees one state of the database; an empty one where there is none.

        Raises CannotKeep, or NewerVersion.
        """
        with self._guarded(), closing(self._opened(to_write=False)) as db:
            db.execute("BEGIN")
            yield db
            db.rollback()

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """A transaction: all of it is on the disk at its end, or none.

        Raises CannotKeep, or NewerVersion.
        """
        with self._guarded(), closing(self._opened(to_write=True)) as db:
            db.execute("BEGIN IMMEDIATE")
            try:
                yield db
                db.execute("COMMIT")
            except BaseException:
                with suppress(sqlite3.Error):  # SQLite may have rolled back by itself
                    db.execute("ROLLBACK")
                raise

    def tidy(self) -> None:
        """Overwrite what deleted rows left behind: rebuild the file and empty its journal."""
        with self._guarded(), closing(self._opened(to_write=True)) as db:
            db.execute("VACUUM")
            db.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def files(self) -> list[Path]:
        """The database with its journals, and every copy that was set aside."""
        return sorted(self.home.glob(f"{NAME}*"))

    @contextmanager
    def _guarded(self) -> Iterator[None]:
        """What SQLite refuses, in words; a spoilt file is set aside, never deleted."""
        try:
            yield
        except sqlite3.ProgrammingError:
            raise  # a mistake of ours, not of the disk
        except sqlite3.DatabaseError as error:
            code = _code(error)
            if _is_spoilt(error):
                aside = self._set_aside()
                raise CannotKeep(
                    f"{self.path} is spoilt; it was set aside as {aside.name}, and a new one "
                    "begins empty: run the command again"
                ) from None
            if code == sqlite3.SQLITE_BUSY:
                raise CannotKeep("another pushback is writing; try again in a moment") from None
            why = "the disk is full" if code in _FULL else str(error)
            raise CannotKeep(f"cannot keep anything in {self.path}: {why}") from None
        except OSError as error:
            raise CannotKeep(
                f"cannot keep anything in {self.home}: {error.strerror or error}"
            ) from None

    def _opened(self, to_write: bool) -> sqlite3.Connection:
        if not self.exists and not to_write:
            return self._empty()
        self._look_after()
        if not self.exists:
            self._create()
        try:
            return self._up_to_date(to_write)
        except sqlite3.DatabaseError as error:
            if not _is_spoilt(error):
                raise
            aside = self._set_aside()
            self._tell(
                f"pushback: {self.path} is spoilt; set aside as {aside.name}, beginning anew"
            )
            return self._opened(to_write)

    def _up_to_date(self, to_write: bool) -> sqlite3.Connection:
        db = self._connected(to_write)
        try:
            version = db.execute("PRAGMA user_version").fetchone()[0]
            if version > len(self._steps):
                raise NewerVersion(
                    f"{self.path}: was written by a newer pushback; update this one, or name "
                    "another folder in PUSHBACK_HOME"
                )
            if version < len(self._steps):
                self._migrate(db, version)
        except BaseException:
            db.close()
            raise
        return db

    def _empty(self) -> sqlite3.Connection:
        db = _settled(sqlite3.connect(":memory:", isolation_level=None))
        for step in self._steps:
            db.executescript(step)
        return db

    def _look_after(self) -> None:
        """Refuse what is not ours, and close what is open to others."""
        if self.path.is_symlink():
            raise CannotKeep(f"{self.path} is a link, which is not followed; remove it")
        for path, mode in ((self.home, 0o700), (self.path, 0o600)):
            if os.name == "posix" and path.exists() and path.stat().st_mode & 0o077:
                path.chmod(mode)
                self._tell(f"pushback: {path} could be read by others; it no longer can")

    def _create(self) -> None:
        """A whole database under its name at once, so that no half of one is ever found."""
        make_private(self.home)
        fresh = self._unfinished()
        try:
            os.close(os.open(fresh, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
            with closing(_settled(sqlite3.connect(fresh, isolation_level=None))) as db:
                for step in self._steps:
                    db.executescript(step)
                db.execute(f"PRAGMA user_version = {len(self._steps)}")
                db.execute("PRAGMA journal_mode = WAL")
            os.link(fresh, self.path)
        except (OSError, sqlite3.OperationalError):
            if not self.exists:  # where it is there, another run was quicker, and that one holds
                fresh.rename(self.path)  # on a file system that knows no links
        self._sweep()

    def _unfinished(self) -> Path:
        return self.home / f"new-{NAME}.{os.getpid()}"

    def _sweep(self) -> None:
        """Remove what runs that were killed left unfinished."""
        for old in self.home.glob(f"new-{NAME}.*"):
            old.unlink(missing_ok=True)

    def _connected(self, to_write: bool) -> sqlite3.Connection:
        folder_writable = os.access(self.home, os.W_OK) and os.access(self.path, os.W_OK)
        if folder_writable or to_write:
            db = sqlite3.connect(self.path, timeout=PATIENCE, isolation_level=None)
        else:  # nothing can be written beside it, so its journal cannot be joined
            address = f"{self.path.resolve().as_uri()}?mode=ro&immutable=1"
            db = sqlite3.connect(address, uri=True, isolation_level=None)
        return _settled(db)

    def _migrate(self, db: sqlite3.Connection, version: int) -> None:
        """From an older version, in one transaction; the old file stays until the new is proved."""
        before, half = self.home / f"{NAME}.version-{version}", self._unfinished()
        half.unlink(missing_ok=True)
        os.close(os.open(half, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
        with closing(sqlite3.connect(half)) as copy:
            db.backup(copy)
        half.replace(before)
        db.execute("PRAGMA foreign_keys = OFF")
        db.execute("BEGIN IMMEDIATE")
        version = db.execute("PRAGMA user_version").fetchone()[0]  # another may have been quicker
        for number, step in enumerate(self._steps[version:], version + 1):
            for statement in _statements(step):
                db.execute(statement)
            db.execute(f"PRAGMA user_version = {number}")
        sound = db.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        if not sound or db.execute("PRAGMA foreign_key_check").fetchone():
            db.execute("ROLLBACK")
            raise CannotKeep(f"{self.path} could not be brought up to date; it is as it was")
        db.execute("COMMIT")
        db.execute("PRAGMA foreign_keys = ON")
        before.unlink(missing_ok=True)
        self._sweep()

    def _set_aside(self) -> Path:
        aside = next(
            path
            for number in count(1)
            if not os.path.lexists(path := self.home / f"{NAME}.spoilt-{number}")
        )
        for suffix in ("", *_BESIDE):
            with suppress(FileNotFoundError):
                self.path.with_name(NAME + suffix).rename(aside.with_name(aside.name + suffix))
        return aside


def _code(error: sqlite3.Error) -> int:
    return int(getattr(error, "sqlite_errorcode", 0)) & 0xFF  # without its extended part


def _is_spoilt(error: sqlite3.Error) -> bool:
    return _code(error) in _SPOILT


def _settled(db: sqlite3.Connection) -> sqlite3.Connection:
    db.row_factory = sqlite3.Row
    for pragma in ("synchronous = FULL", "foreign_keys = ON", "secure_delete = ON"):
        db.execute(f"PRAGMA {pragma}")
    return db


def _statements(script: str) -> Iterator[str]:
    """The statements of a script, so that they run inside a transaction."""
    held = ""
    for line in script.splitlines(keepends=True):
        held += line
        if sqlite3.complete_statement(held):
            yield held
            held = ""
    if held.strip():
        yield held
