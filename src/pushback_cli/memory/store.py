"""The database: opened with care, migrated in order, and never lost.

One SQLite file in the user's folder. Every write is one transaction that is on the disk before
it is confirmed (WAL, full sync); what is deleted is overwritten (secure_delete).
"""

import os
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from ..errors import BadInput
from . import migrating, upkeep
from .folder import database
from .keeping import CannotKeep
from .migrations import MIGRATIONS, Step
from .private import alone, make_file, make_private
from .record import Unreadable

NAME = "pushback.db"
PATIENCE = 10.0  # seconds that a write waits for another to end; each takes milliseconds
_SPOILT = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
_BUSY = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_PROTOCOL)
_WHY = {
    sqlite3.SQLITE_FULL: "the disk is full",
    sqlite3.SQLITE_IOERR: "the disk is full, or fails",
    sqlite3.SQLITE_READONLY: "it cannot be written to",
    sqlite3.SQLITE_CANTOPEN: "it cannot be opened",
}


class NewerVersion(BadInput):
    """The database was written by a later version of the program; it is left as it is."""


class Spoilt(sqlite3.DatabaseError):
    """The file is no database that this program made, though SQLite can open it."""


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
        self._opened_file: tuple[int, int] | None = None

    @property
    def exists(self) -> bool:
        """Whether anything was ever kept."""
        return os.path.lexists(self.path)

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """A connection that sees one state of the database; an empty one where there is none.

        Raises CannotKeep, or NewerVersion.
        """
        with self._open(to_write=False) as db:
            db.execute("BEGIN")
            yield db
            db.rollback()

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """A transaction: all of it is on the disk at its end, or none.

        Raises CannotKeep, or NewerVersion.
        """
        with self._open(to_write=True) as db:
            db.execute("BEGIN IMMEDIATE")
            try:
                yield db
                db.execute("COMMIT")
            except BaseException:
                migrating.undo(db)
                raise

    def tidy(self) -> None:
        """Overwrite what deleted rows left behind: rebuild the file and empty its journal.

        Raises CannotKeep, also while another run still reads what was deleted.
        """
        with self._open(to_write=True) as db:
            db.execute("PRAGMA temp_store = MEMORY")  # no copy in a folder for all
            db.execute("VACUUM")
            if db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]:
                raise CannotKeep("another pushback still reads the old state; try again later")

    def files(self) -> list[Path]:
        """The database with its journals, and every copy that was set aside."""
        return sorted(self.home.glob(f"*{NAME}*"))

    @contextmanager
    def _open(self, to_write: bool) -> Iterator[sqlite3.Connection]:
        """A connection; what the disk and SQLite refuse is said in words."""
        try:
            with closing(self._opened(to_write)) as db:
                try:
                    yield db
                except Unreadable:
                    _check(db)
                    raise
        except sqlite3.ProgrammingError:
            raise  # a mistake of ours, not of the disk
        except sqlite3.DatabaseError as error:
            code = _code(error)
            if _is_spoilt(error):
                aside = self._set_aside()
                raise CannotKeep(
                    f"{self.path} is spoilt; it was set aside{aside}, and a new one begins "
                    "empty: run the command again"
                ) from None
            if code in _BUSY:
                raise CannotKeep("another pushback is writing; try again in a moment") from None
            why = _WHY.get(code, str(error))
            raise CannotKeep(f"cannot keep anything in {self.path}: {why}") from None

    def _opened(self, to_write: bool) -> sqlite3.Connection:
        try:
            while True:
                if not self.exists and not to_write:
                    return self._empty()
                if not self.exists:
                    self._create()
                try:
                    return self._connected(to_write)
                except sqlite3.DatabaseError as error:
                    if _is_spoilt(error):
                        if aside := self._set_aside():
                            self._tell(
                                f"pushback: {self.path} is spoilt; set aside{aside}, beginning anew"
                            )
                    elif self.exists:  # else another run has just set it aside
                        raise
        except OSError as error:
            why = error.strerror or error
            raise CannotKeep(f"cannot keep anything in {self.home}: {why}") from None

    def _connected(self, to_write: bool) -> sqlite3.Connection:
        """A connection to a database that is there; raises sqlite3.DatabaseError."""
        upkeep.refuse(self.path)
        self._refuse_newer()
        upkeep.close(self.path, to_write, self._tell)
        self._opened_file = self._file()
        writable = os.access(self.home, os.W_OK) and os.access(self.path, os.W_OK)
        db = self._connection("mode=rw" if writable or to_write else self._without_writing())
        try:
            return self._ready(_settled(db), writable)
        except BaseException:
            db.close()
            raise

    def _ready(self, db: sqlite3.Connection, writable: bool) -> sqlite3.Connection:
        version = migrating.version_of(db)
        if version == 0 < len(self._steps):
            raise Spoilt("nothing of ours is in it")
        self._refuse(version)
        if version < len(self._steps) and not writable:
            copy = _settled(sqlite3.connect(":memory:", isolation_level=None))
            db.backup(copy)
            db.close()
            migrating.apply(copy, self._steps)
            return copy
        if version < len(self._steps):
            migrating.migrate(db, self.path, self._steps)
        if writable and upkeep.leftovers(self.path):
            with alone(self.home):
                self._sweep()
        return db

    def _refuse_newer(self) -> None:
        """Look at the version without touching anything: SQLite would tidy on closing."""
        with (
            suppress(sqlite3.DatabaseError),  # spoilt, or just being written: seen later
            closing(self._connection("mode=ro&immutable=1")) as db,
        ):
            self._refuse(migrating.version_of(db))

    def _refuse(self, version: int) -> None:
        if version > len(self._steps):
            raise NewerVersion(
                f"{self.path}: was written by a newer pushback; update this one, or name "
                "another folder in PUSHBACK_HOME"
            )

    def _empty(self) -> sqlite3.Connection:
        db = _settled(sqlite3.connect(":memory:", isolation_level=None))
        migrating.apply(db, self._steps)
        return db

    def _create(self) -> None:
        """A whole database under its name at once, so that no half of one is ever found."""
        make_private(self.home)
        with alone(self.home):
            if self.exists:
                return
            self._sweep()
            if aside := upkeep.set_aside(self.path):
                self._tell(
                    f"pushback: {self.path} is gone; its journal was set aside as {aside.name}"
                )
            fresh = upkeep.unfinished(self.path)
            try:
                make_file(fresh)
                with closing(_settled(sqlite3.connect(fresh, isolation_level=None))) as db:
                    migrating.apply(db, self._steps)
                    db.execute("PRAGMA journal_mode = WAL")
                fresh.rename(self.path)
            finally:
                self._sweep()

    def _sweep(self) -> None:
        for old in upkeep.leftovers(self.path):
            old.unlink(missing_ok=True)

    def _connection(self, how: str) -> sqlite3.Connection:
        address = f"{self.path.absolute().as_uri()}?{how}"
        return sqlite3.connect(address, uri=True, timeout=PATIENCE, isolation_level=None)

    def _without_writing(self) -> str:
        """How to open it where nothing can be written beside it."""
        journal = upkeep.journals(self.path)[0]
        joined = journal.exists() and journal.stat().st_size
        return "mode=ro" if joined else "mode=ro&immutable=1"

    def _file(self) -> tuple[int, int] | None:
        with suppress(FileNotFoundError):
            found = self.path.stat()
            return found.st_dev, found.st_ino
        return None

    def _set_aside(self) -> str:
        """Set the file that was opened aside, unless another run did; how it is called now."""
        try:
            with alone(self.home):
                if self._file() != self._opened_file:
                    return ""
                aside = upkeep.set_aside(self.path)
                return f" as {aside.name}" if aside else ""
        except OSError as error:
            raise CannotKeep(
                f"{self.path} is spoilt, and cannot be set aside: {error.strerror or error}"
            ) from None


def _code(error: sqlite3.Error) -> int:
    return int(getattr(error, "sqlite_errorcode", 0)) & 0xFF  # without its extended part


def _is_spoilt(error: sqlite3.Error) -> bool:
    undecodable = str(error).startswith("Could not decode")
    return isinstance(error, Spoilt) or _code(error) in _SPOILT or undecodable


def _check(db: sqlite3.Connection) -> None:
    """Raise Spoilt where it is the file that does not hold together."""
    if db.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
        raise Spoilt("the file does not hold together")


def _settled(db: sqlite3.Connection) -> sqlite3.Connection:
    db.row_factory = sqlite3.Row
    for pragma in ("synchronous = FULL", "foreign_keys = ON", "secure_delete = ON"):
        db.execute(f"PRAGMA {pragma}")
    return db
