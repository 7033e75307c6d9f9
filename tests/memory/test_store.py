"""The database against everything a disk, another run and a hand in the folder can do to it."""

import datetime
import os
import random
import shutil
import sqlite3
import stat
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from forked import Say, start

from pushback_cli.core.clean import clean
from pushback_cli.core.names import fold
from pushback_cli.core.profile import Note, Trait
from pushback_cli.core.promise import Promise
from pushback_cli.errors import Code, PushbackError
from pushback_cli.memory import briefs, history, managers, promises
from pushback_cli.memory import store as store_module
from pushback_cli.memory.keeping import CannotKeep
from pushback_cli.memory.migrations import MIGRATIONS
from pushback_cli.memory.store import NAME, NewerVersion, Store

POSIX = pytest.mark.skipif(os.name != "posix", reason="Windows knows no file modes, no fork")
NOT_EVERYWHERE = pytest.mark.skipif(sys.platform == "darwin", reason="every path is UTF-8 on macOS")
TODAY = datetime.date(2026, 11, 20)
NOBODY = 65534
Told = list[str]


@pytest.fixture
def told() -> Told:
    """What was said on stderr."""
    return []


@pytest.fixture
def store(home: Path, told: Told) -> Store:
    """The store of a home that is not there yet."""
    return Store(home, told.append)


def add(store: Store, *names: str) -> None:
    """Keep managers, each with a note that fills most of a page."""
    with store.writing() as db:
        for name in names:
            managers.observe(db, name, {"style": Trait(value="driving", since=TODAY)}, TODAY)
            managers.annotate(db, name, Note(on=TODAY, text="seen " * 600))


def names(store: Store) -> tuple[str, ...]:
    """Who is kept."""
    with store.reading() as db:
        return managers.names(db)


def mode(path: Path) -> int:
    """Who may do what with it."""
    return stat.S_IMODE(path.stat().st_mode)


def set_aside(home: Path) -> list[bytes]:
    """What was set aside, but for journals."""
    found = sorted(home.glob(f"{NAME}.spoilt-*"))
    return [path.read_bytes() for path in found if not path.name.endswith(("-wal", "-shm"))]


def test_nothing_is_created_before_something_is_kept(store: Store, home: Path) -> None:
    assert names(store) == ()
    assert not store.exists
    assert not home.exists()


def test_what_is_kept_comes_back(store: Store, home: Path, told: Told) -> None:
    add(store, "Dana Cruz")
    with store.reading() as db:
        dana = managers.profile(db, "dana CRUZ")
    assert dana is not None
    assert (dana.name, dana.value("style")) == ("Dana Cruz", "driving")
    assert [path.name for path in home.iterdir()] == [NAME]
    assert told == []


def test_the_settings_that_the_promises_rest_on(store: Store) -> None:
    add(store, "Dana")
    with store.writing() as db:
        found = {
            name: db.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("journal_mode", "synchronous", "foreign_keys", "secure_delete")
        }
    assert found == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "secure_delete": 1}


def test_a_transaction_that_fails_keeps_nothing(store: Store) -> None:
    add(store, "Dana")
    with pytest.raises(KeyboardInterrupt), store.writing() as db:
        managers.observe(db, "Joost", {}, TODAY)
        raise KeyboardInterrupt
    assert names(store) == ("Dana",)


@pytest.mark.parametrize("error", [BrokenPipeError, FileNotFoundError, ValueError])
def test_an_error_of_the_command_is_not_told_as_one_of_the_disk(
    store: Store, error: type[Exception]
) -> None:
    """Its reader going away while promises are listed is no fault of the database."""
    add(store, "Dana")
    for transaction in (store.reading, store.writing):
        with pytest.raises(error), transaction():
            raise error


# Many at once


def gate() -> tuple[Callable[[], None], Callable[[], None]]:
    """A way to wait in another process, and a way to let all go at once."""
    reads, writes = os.pipe()

    def wait() -> None:
        os.close(writes)
        os.read(reads, 1)

    def go() -> None:
        os.close(writes)
        os.close(reads)

    return wait, go


@POSIX
@pytest.mark.parametrize("place", ["new", "old", "spoilt", "older"])
def test_eight_processes_write_at_once(home: Path, place: str) -> None:
    """Also where all of them find no database, a spoilt one, or one to bring up to date."""
    steps = (*MIGRATIONS, "CREATE TABLE team (name TEXT) STRICT;")
    if place != "new":
        add(Store(home), "Dana")
    if place == "spoilt":
        (home / NAME).write_bytes(b"garbage" * 4000)
    wait, go = gate()

    def work(number: int, say: Say) -> None:
        store = Store(home, say, steps=steps if place == "older" else MIGRATIONS)
        for each in range(12):
            with store.writing() as db:
                managers.observe(db, f"{number}-{each}", {}, TODAY)
            with store.reading() as db:
                assert managers.number(db, f"{number}-{each}")
        say("done")

    children = [start(lambda say, n=n: work(n, say), before=wait) for n in range(8)]  # type: ignore[misc]
    go()
    ended = [child.end() for child in children]
    assert [each.code for each in ended] == [0] * 8
    told = [line for each in ended for line in each.said if not line.startswith(("done", "events"))]
    assert len(told) == (1 if place == "spoilt" else 0), told
    there = set(names(Store(home, steps=steps if place == "older" else MIGRATIONS)))
    assert {f"{number}-{each}" for number in range(8) for each in range(12)} <= there
    assert ("Dana" in there) == (place in ("old", "older"))
    left = {path.name for path in home.iterdir()} - {NAME, f"{NAME}.spoilt-1"}
    assert left == set()


def test_a_write_that_waits_too_long_says_so(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store_module, "PATIENCE", 0.01)
    add(store, "Dana")
    with (
        store.writing() as db,
        pytest.raises(CannotKeep, match="another pushback is writing"),
        store.writing(),
    ):
        managers.observe(db, "Joost", {}, TODAY)
    with store.writing() as db:
        managers.observe(db, "Joost", {}, TODAY)
        assert names(store) == ("Dana",)  # reading goes on meanwhile
    assert names(store) == ("Dana", "Joost")


# A disk that is full or refuses


def test_a_full_disk_in_the_middle_of_a_write(store: Store) -> None:
    add(store, "Dana")
    with pytest.raises(CannotKeep, match="the disk is full") as caught, store.writing() as db:
        pages = db.execute("PRAGMA page_count").fetchone()[0]
        db.execute(f"PRAGMA max_page_count = {pages + 3}")
        for number in range(100):
            managers.annotate(db, "Dana", Note(on=TODAY, text=f"{number}" * 1000))
    assert len(caught.value.lines) == 1
    with store.reading() as db:
        dana = managers.profile(db, "Dana")
    assert dana is not None
    assert [note.text for note in dana.notes] == [("seen " * 600).strip()]


def limited(size: int) -> Callable[[], None]:
    """A disk on which no file grows over this size."""

    def limit() -> None:
        import resource

        resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))

    return limit


@POSIX
@pytest.mark.parametrize("size", [60_000, 100_000, 150_000])
def test_a_disk_that_takes_no_more(home: Path, size: int) -> None:
    add(Store(home), "Dana")

    def work(say: Say) -> None:
        try:
            add(Store(home), *map(str, range(100)))
        except CannotKeep as error:
            say(str(error))

    said = start(work, before=limited(size)).end().said
    assert said[0] == f"cannot keep anything in {home / NAME}: the disk is full, or fails"
    assert names(Store(home)) == ("Dana",)
    add(Store(home), "Joost")
    assert names(Store(home)) == ("Dana", "Joost")


@POSIX
@pytest.mark.parametrize("size", [0, 100, 5_000, 20_000, 60_000])
def test_a_disk_on_which_nothing_can_begin(home: Path, size: int) -> None:
    """No half of a database is left that the next run would take for one."""

    def work(say: Say) -> None:
        try:
            add(Store(home), "Dana")
        except CannotKeep as error:
            say(str(error))

    said = start(work, before=limited(size)).end().said
    assert said[0].startswith("cannot keep anything in ")
    assert list(home.iterdir()) == []
    add(Store(home), "Dana")
    assert names(Store(home)) == ("Dana",)


def test_a_home_that_is_a_file(home: Path, store: Store) -> None:
    home.write_text("a file where the folder should be", encoding="utf-8")
    assert names(store) == ()
    with pytest.raises(CannotKeep, match="cannot keep anything in"):
        add(store, "Dana")
    assert home.read_text(encoding="utf-8") == "a file where the folder should be"


@pytest.fixture
def shared() -> Iterator[Path]:
    """A folder that another user can get to."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder / "home"
    shutil.rmtree(folder)


def as_nobody(home: Path, folder: int, file: int) -> Callable[[], None]:
    """Drop to a user whom modes hold, with a home of these modes."""
    if os.geteuid() == 0:
        for path in (*home.iterdir(), home):
            os.chown(path, NOBODY, NOBODY)
    for path in home.iterdir():
        path.chmod(file)
    home.chmod(folder)

    def drop() -> None:
        if os.geteuid() == 0:
            os.setgid(NOBODY)
            os.setuid(NOBODY)

    return drop


@POSIX
@pytest.mark.parametrize("state", ["clean", "journal", "old"])
def test_a_home_that_can_only_be_read(shared: Path, state: str) -> None:
    """What is there can be seen, also what is still in the journal; a write is refused."""
    home = shared
    add(Store(home), "Dana")
    if state == "journal":
        held = sqlite3.connect(home / NAME)  # while it is open nothing is tidied
        held.execute("SELECT * FROM manager").fetchall()
        add(Store(home), "Joost")
        copy = home.with_name("copy")
        shutil.copytree(home, copy)
        held.close()
        shutil.rmtree(home)
        copy.rename(home)
    steps = (*MIGRATIONS, "CREATE TABLE team (name TEXT) STRICT;")

    def work(say: Say) -> None:
        store = Store(home, say, steps=steps if state == "old" else MIGRATIONS)
        say(", ".join(names(store)))
        try:
            add(store, "Newcomer")
        except CannotKeep as error:
            say(str(error))

    before = {path.name: path.read_bytes() for path in home.iterdir()}
    said = start(work, before=as_nobody(home, 0o500, 0o400)).end().said
    assert said[0] == ("Dana, Joost" if state == "journal" else "Dana")
    assert said[1].startswith(f"cannot keep anything in {home}")
    home.chmod(0o700)
    after = {path.name: path.read_bytes() for path in home.iterdir()}
    assert after[NAME] == before[NAME]
    assert set(after) == set(before)


# A file that is not as it should be


def test_a_newer_version_is_left_as_it_is(store: Store, home: Path, told: Told) -> None:
    add(store, "Dana")
    newer = Store(home, steps=(*MIGRATIONS, "CREATE TABLE team (name TEXT) STRICT;"))
    add(newer, "Joost")
    home.chmod(0o755)
    before = {path.name: path.read_bytes() for path in home.iterdir()}
    for transaction in (store.reading, store.writing):
        newer_is_refused = pytest.raises(NewerVersion, match="newer pushback; update this one")
        with newer_is_refused as caught, transaction():
            pass
        assert caught.value.code == Code.BAD_INPUT
        assert len(caught.value.lines) == 1
    assert {path.name: path.read_bytes() for path in home.iterdir()} == before
    assert mode(home) == 0o755
    assert told == []
    assert names(newer) == ("Dana", "Joost")


def truncated(to: float) -> Callable[[bytes], bytes]:
    """The beginning of a file."""
    return lambda whole: whole[: int(len(whole) * to)]


SPOILT: dict[str, Callable[[bytes], bytes]] = {
    "garbage": lambda whole: random.Random(1).randbytes(len(whole)),
    "garbage at the head": lambda whole: b"\xff" * 100 + whole[100:],
    "text": lambda whole: b"Dear diary\n",
    "nothing": lambda whole: b"",
    "zeros": lambda whole: bytes(len(whole)),
    "half": truncated(0.5),
    "a tenth": truncated(0.1),
    "a head": lambda whole: whole[:100],
}


@pytest.mark.parametrize("kind", SPOILT)
@pytest.mark.parametrize("first", ["reading", "writing"])
def test_a_spoilt_file_is_set_aside_and_it_goes_on(
    store: Store, home: Path, told: Told, kind: str, first: str
) -> None:
    add(store, *map(str, range(40)))
    spoilt = SPOILT[kind]((home / NAME).read_bytes())
    (home / NAME).write_bytes(spoilt)
    if first == "reading":
        assert names(store) == ()
    add(store, "Newcomer")
    assert names(store) == ("Newcomer",)
    assert told == [
        f"pushback: {home / NAME} is spoilt; set aside as {NAME}.spoilt-1, beginning anew"
    ]
    assert set_aside(home) == [spoilt]


def test_each_spoilt_file_has_a_name_of_its_own(store: Store, home: Path) -> None:
    for number in range(3):
        add(store, f"Manager {number}")
        (home / NAME).write_bytes(b"spoilt %d" % number)
    add(store, "Dana")
    assert set_aside(home) == [b"spoilt 0", b"spoilt 1", b"spoilt 2"]


def test_garbage_in_the_middle_is_said_and_nothing_is_deleted(store: Store, home: Path) -> None:
    """Wherever it is: one line, or no fault at all where nothing was touched by it."""
    add(store, *map(str, range(40)))
    for number in range(3):
        with store.writing() as db:
            db.execute(
                "INSERT INTO brief (manager, made_on, situation, title, reason, gate, first_time) "
                "VALUES (?, '2026-11-20', 'late-feedback', 'Late', 'partnership', 'raise', 0)",
                (number + 1,),
            )
            kept = Promise(side="you", what="profiles " * 99, due=TODAY, made_on=TODAY)
            promises.add(db, number + 1, [kept] * 5)
    whole = (home / NAME).read_bytes()
    chance = random.Random("garbage")
    said, asides = set[str](), 0
    for _ in range(60):
        at = chance.randrange(100, len(whole) - 100)
        garbage = chance.randbytes(chance.choice((4, 100, 3000)))
        spoilt = (whole[:at] + garbage + whole[at + len(garbage) :])[: len(whole)]
        for path in home.iterdir():
            path.unlink()
        (home / NAME).write_bytes(spoilt)
        (home / NAME).chmod(0o600)
        try:
            everything(store)
        except PushbackError as error:
            assert len(error.lines) == 1
            said.add(str(error))
        if set_aside(home):
            assert set_aside(home) == [spoilt]
            asides += 1
            everything(store)
            add(store, "Newcomer")
        else:
            assert (home / NAME).read_bytes() == spoilt
    assert asides > 10
    assert any("is spoilt; it was set aside as pushback.db.spoilt-1" in line for line in said)


def everything(store: Store) -> None:
    """Read all there is."""
    with store.reading() as db:
        list(promises.listed(db))
        briefs.listed(db, 100)
        for name in managers.names(db):
            managers.profile(db, name)
            history.of(db, name)


def test_a_journal_without_its_database_is_not_played_into_the_next(
    store: Store, home: Path, told: Told
) -> None:
    add(store, "Dana")
    held = sqlite3.connect(home / NAME)
    held.execute("SELECT * FROM manager").fetchall()
    add(store, "Joost")
    journal = (home / f"{NAME}-wal").read_bytes()
    held.close()
    (home / NAME).unlink()
    (home / f"{NAME}-wal").write_bytes(journal)
    add(store, "Newcomer")
    assert names(store) == ("Newcomer",)
    assert (home / f"{NAME}.spoilt-1-wal").read_bytes() == journal
    assert (
        told[-1] == f"pushback: {home / NAME} is gone; its journal was set aside as {NAME}.spoilt-1"
    )


@POSIX
@pytest.mark.parametrize("beside", ["", "-wal", "-journal"])
def test_a_link_is_refused(store: Store, home: Path, tmp_path: Path, beside: str) -> None:
    other = tmp_path / "other"
    other.write_bytes(b"not ours")
    home.mkdir()
    if beside:
        add(store, "Dana")
    (home / f"{NAME}{beside}").symlink_to(other)
    for transaction in (store.reading, store.writing):
        with pytest.raises(CannotKeep, match="is a link, which is not followed"), transaction():
            pass
    assert other.read_bytes() == b"not ours"
    assert (home / f"{NAME}{beside}").is_symlink()


@POSIX
def test_a_dead_link_is_refused(store: Store, home: Path, tmp_path: Path) -> None:
    home.mkdir()
    (home / NAME).symlink_to(tmp_path / "nowhere")
    with pytest.raises(CannotKeep, match="is a link"):
        add(store, "Dana")
    assert not (tmp_path / "nowhere").exists()


@POSIX
def test_what_is_no_file_is_refused(store: Store, home: Path) -> None:
    """A pipe would be waited at for ever."""
    home.mkdir()
    os.mkfifo(home / NAME)
    with pytest.raises(CannotKeep, match="is no file; move it away"):
        names(store)
    (home / NAME).unlink()
    (home / NAME).mkdir()
    with pytest.raises(CannotKeep, match="is no file; move it away"):
        add(store, "Dana")


# Who may read it


@POSIX
@pytest.mark.parametrize("umask", [0o000, 0o022, 0o077, 0o777])
def test_nobody_else_can_read_it_whatever_the_umask(shared: Path, umask: int) -> None:
    home = shared
    home.mkdir()

    def work(say: Say) -> None:
        os.umask(umask)
        store = Store(home)
        add(store, "Dana")
        with store.writing() as db:
            managers.observe(db, "Joost", {}, TODAY)
            for path in (home, *home.iterdir()):
                say(f"{mode(path):o}")

    ended = start(work, before=as_nobody(home, 0o700, 0o600)).end()
    assert ended.said[:4] == ("700", "600", "600", "600")
    assert names(Store(home)) == ("Dana", "Joost")


@POSIX
def test_what_was_open_to_others_is_closed_and_said(store: Store, home: Path, told: Told) -> None:
    add(store, "Dana")
    home.chmod(0o755)
    (home / NAME).chmod(0o644)
    assert names(store) == ("Dana",)
    assert (mode(home), mode(home / NAME)) == (0o700, 0o600)
    assert told == [
        f"pushback: {path} could be read by others; it no longer can"
        for path in (home, home / NAME)
    ]
    told.clear()
    assert names(store) == ("Dana",)
    assert told == []


@POSIX
def test_what_cannot_be_closed_is_said_and_takes_nothing_more(
    store: Store, home: Path, told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on a memory stick, whose files have no owner."""
    add(store, "Dana")
    (home / NAME).chmod(0o644)
    monkeypatch.setattr(Path, "chmod", lambda *_: None)
    assert names(store) == ("Dana",)
    assert told == [f"pushback: {home / NAME} can be read by others, and cannot be closed to them"]
    with pytest.raises(CannotKeep, match="name another folder in PUSHBACK_HOME"):
        add(store, "Joost")
    assert names(store) == ("Dana",)


# Names of people and places


@POSIX
@pytest.mark.parametrize(
    "name",
    [
        "with spaces",
        'it\'s "quoted" `so`',
        "what? #1 100% a%20b",
        "Zoë 山田 דנה",
        "file:x?mode=memory",
        "-wal",
        "[ab]*{c}",
        "trailing ",
        "line\nbreak",
        ":memory:",
        pytest.param("\udcff not UTF-8", marks=NOT_EVERYWHERE),
    ],
)
def test_a_home_on_any_path(tmp_path: Path, told: Told, name: str) -> None:
    home = tmp_path / name / name
    store = Store(home, told.append)
    add(store, "Dana")
    assert names(store) == ("Dana",)
    add(store, "Joost")
    store.tidy()
    assert names(store) == ("Dana", "Joost")
    assert [path.name for path in home.iterdir()] == [NAME]
    assert store.files() == [home / NAME]
    assert told == []


def test_a_home_that_is_named_from_where_one_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    add(Store(Path("some #1 home")), "Dana")
    assert names(Store(tmp_path / "some #1 home")) == ("Dana",)


NAMES = {
    "quotes": "O'Brien \"Bob\" `x` ''",
    "newlines": "Dana\nCruz\r\n\tx",
    "sql": "Robert'); DROP TABLE manager; --",
    "wildcards": "%_*?",
    "long": "x" * 10_000,
    "right to left": "דנה שלום مرحبا",
    "overrides": "\u202eanaD\u2066",
    "nul": "Da\0na",
    "emoji": "👩‍👩‍👧‍👦 🏳️‍🌈",
    "surrogates": "Da\udcffna \ud800",
    "escapes": "\x1b[31mDana\x07",
    "markup": "[bold]Dana[/bold] </script> {manager.name} %s",
    "formula": "=1+1",
    "number": "12",
    "wide": "山田太郎",
}


@pytest.mark.parametrize("kind", NAMES)
def test_any_name_is_a_name(store: Store, kind: str) -> None:
    """As a command cleans it, and as it was typed wherever it can be text at all."""
    for name in {clean(NAMES[kind]), NAMES[kind].encode("utf-8", "replace").decode().strip()}:
        with store.writing() as db:
            number = managers.observe(db, name, {"title": Trait(value=name, since=TODAY)}, TODAY)
            managers.annotate(db, name, Note(on=TODAY, text=name))
            assert managers.number(db, name) == number
        with store.reading() as db:
            found = managers.profile(db, name)
            assert found is not None
            assert (fold(found.name), found.value("title")) == (fold(name), name)
            assert found.notes[-1] == Note(on=TODAY, text=name)
    add(store, "Dana Cruz")
    assert "Dana Cruz" in names(store)


def test_two_people_are_never_taken_for_one(store: Store) -> None:
    """A voicing mark or a vowel sign is a letter of the name, not an accent over it."""
    pairs = ("さかい", "さがい", "ハナ", "バナ", "कर्म", "करम", "สุ", "ส")
    add(store, *pairs)
    assert set(names(store)) == set(pairs)
    assert len({fold(name) for name in pairs}) == len(pairs)


@pytest.mark.parametrize("number", [0, -1, 2**63, 10**40])
def test_a_number_that_nothing_has(store: Store, number: int) -> None:
    add(store, "Dana")
    with store.reading() as db:
        assert briefs.one(db, number) is None
        assert promises.one(db, number) is None
        assert briefs.listed(db, 5, before=number) == []


# Time, and the shape over time


def test_a_clock_that_was_set_back(store: Store) -> None:
    """What was kept last is last, whatever day it claims, and what was seen last holds."""
    ahead, back = TODAY + datetime.timedelta(days=400), TODAY
    with store.writing() as db:
        dana = managers.observe(db, "Dana", {"style": Trait(value="driving", since=ahead)}, ahead)
        for day in (ahead, back):
            db.execute(
                "INSERT INTO brief (manager, made_on, situation, title, reason, gate, first_time) "
                "VALUES (?, ?, 'late-feedback', 'Late', 'partnership', 'raise', 0)",
                (dana, day.isoformat()),
            )
    with store.reading() as db:
        assert [each.made_on for each in briefs.listed(db, 5)] == [back, ahead]
        assert [past.on for past in history.of(db, "Dana").past] == [back, ahead]
        profile = managers.profile(db, "Dana")
    assert profile is not None
    assert profile.traits["style"].stale(back)  # asked again, rather than believed for a year
    with store.writing() as db:
        managers.observe(db, "Dana", {"style": Trait(value="amiable", since=back)}, back)
        profile = managers.profile(db, "Dana")
    assert profile is not None
    assert profile.traits["style"] == Trait(value="amiable", since=back)


STEPS = (
    *MIGRATIONS,
    # As a column is given another type: built anew under its name, referred to all the while
    """
    CREATE TABLE person (id INTEGER PRIMARY KEY, name TEXT NOT NULL, folded TEXT NOT NULL UNIQUE,
        since TEXT NOT NULL, team TEXT NOT NULL) STRICT;
    INSERT INTO person SELECT id, name, folded, since, 'unknown' FROM manager;
    DROP TABLE manager;
    ALTER TABLE person RENAME TO manager;
    """,
    "CREATE INDEX manager_team ON manager (team);",
)
FAILING = {
    "a fault": "UPDATE manager SET name = 'lost';\nSELECT * FROM nowhere;",
    "no SQL": "UPDATE manager SET name = 'lost';\nthis is none;",
    "a rule broken": "UPDATE manager SET name = NULL;",
    "a reference lost": "DELETE FROM manager;",
}


def test_several_steps_at_once(store: Store, home: Path) -> None:
    add(store, "Dana", "Joost")
    newest = Store(home, steps=STEPS)
    with newest.reading() as db:
        teams = db.execute("SELECT name, team FROM manager ORDER BY id").fetchall()
        assert [tuple(row) for row in teams] == [("Dana", "unknown"), ("Joost", "unknown")]
        dana = managers.profile(db, "Dana")
        assert dana is not None
        assert dana.value("style") == "driving"
        assert len(dana.notes) == 1
        assert db.execute("PRAGMA foreign_keys").fetchone()[0] == 1
    assert [path.name for path in home.iterdir()] == [NAME]
    assert mode(home / NAME) == 0o600


def test_a_step_at_a_time_ends_where_all_at_once_do(tmp_path: Path) -> None:
    shapes = []
    for each, pause in (("one", True), ("all", False), ("new", False)):
        home = tmp_path / each
        for steps in [STEPS[: n + 1] for n in range(len(STEPS))] if pause else [STEPS]:
            if each == "all":
                add(Store(home), "Dana")
            with Store(home, steps=steps).writing() as db:
                found = db.execute("SELECT sql FROM sqlite_schema WHERE sql NOT NULL ORDER BY name")
                shape = [row["sql"] for row in found]
        shapes.append(shape)
    assert shapes[0] == shapes[1] == shapes[2]


@POSIX
def test_the_old_file_stays_beside_until_the_new_one_is_proved(
    store: Store, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from pushback_cli.memory import migrating

    seen = []

    def prove(db: sqlite3.Connection) -> None:
        before = home / f"{NAME}.version-1"
        assert mode(before) == 0o600
        old = sqlite3.connect(before)
        seen.extend(old.execute("SELECT name FROM manager").fetchall())
        old.close()

    add(store, "Dana")
    monkeypatch.setattr(migrating, "_prove", prove)
    names(Store(home, steps=STEPS))
    assert seen == [("Dana",)]
    assert [path.name for path in home.iterdir()] == [NAME]


@pytest.mark.parametrize("kind", FAILING)
def test_a_step_that_fails_leaves_what_was(store: Store, home: Path, kind: str) -> None:
    add(store, "Dana")
    failing = Store(home, steps=(*STEPS, FAILING[kind]))
    for _ in range(2):
        with pytest.raises(CannotKeep, match="could not be brought up to date and is as it was"):
            names(failing)
    assert (home / f"{NAME}.version-1").exists()
    with store.reading() as db:
        dana = managers.profile(db, "Dana")
        assert dana is not None
        assert dana.value("style") == "driving"
    add(store, "Joost")
    assert names(Store(home, steps=STEPS)) == ("Dana", "Joost")
    assert [path.name for path in home.iterdir()] == [NAME]


# What is deleted


def bytes_of(home: Path) -> bytes:
    """Every file's content, one after another."""
    return b"".join(path.read_bytes() for path in sorted(home.rglob("*")) if path.is_file())


def test_what_was_deleted_is_in_no_byte(store: Store, home: Path) -> None:
    add(store, *(f"Manager {number}" for number in range(60)), "Xanthippe")
    with store.writing() as db:
        for number in range(30):
            managers.annotate(db, f"Manager {number}", Note(on=TODAY, text="Xanthippe " * 500))
    assert b"Xanthippe" in bytes_of(home)
    with store.writing() as db:
        db.execute("DELETE FROM manager WHERE name = 'Xanthippe'")
        db.execute("DELETE FROM note WHERE text LIKE '%Xanthippe%'")
    store.tidy()
    held = bytes_of(home)
    assert b"Xanthippe" not in held
    assert b"Manager 59" in held


def test_what_somebody_still_reads_is_not_called_gone(
    store: Store, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store_module, "PATIENCE", 0.01)
    add(store, "Dana", "Joost")
    with store.reading() as db:
        managers.names(db)
        with store.writing() as other:
            other.execute("DELETE FROM manager WHERE name = 'Dana'")
        with pytest.raises(CannotKeep, match="still reads"):
            store.tidy()
    store.tidy()
    assert b"Dana" not in bytes_of(home)


# Speed


PLANS: dict[str, Callable[[sqlite3.Connection], object]] = {
    "briefs": lambda db: briefs.listed(db, 20),
    "briefs before": lambda db: briefs.listed(db, 20, before=500),
    "briefs of one": lambda db: briefs.listed(db, 20, name="Dana"),
    "a brief": lambda db: briefs.one(db, 1),
    "its debrief": lambda db: briefs.debrief(db, 1),
    "soon": lambda db: briefs.soon(db, TODAY, TODAY, 3),
    "held": lambda db: briefs.held(db, 10),
    "due": lambda db: list(promises.listed(db, "open", TODAY)),
    "due with one": lambda db: list(promises.listed(db, "open", TODAY, "Dana")),
    "open": lambda db: list(promises.listed(db, "open")),
    "with one": lambda db: list(promises.listed(db, name="Dana")),
    "of a brief": lambda db: promises.of(db, 1),
    "a promise": lambda db: promises.one(db, 1),
    "a profile": lambda db: managers.profile(db, "Dana"),
    "a history": lambda db: history.of(db, "Dana"),
}  # fmt: skip


@pytest.mark.parametrize("query", PLANS)
def test_no_query_reads_every_row(store: Store, query: str) -> None:
    """Each is served by an index, so that it does not grow with what is kept."""
    add(store, "Dana")
    asked: list[str] = []
    with store.reading() as db:
        db.set_trace_callback(asked.append)
        PLANS[query](db)
        db.set_trace_callback(None)
        assert asked
        for statement in asked:
            plan = [row["detail"] for row in db.execute(f"EXPLAIN QUERY PLAN {statement}")]
            for step in plan:
                whole = step.startswith("SCAN") and "USING" not in step
                newest = "LIMIT" in statement and step in ("SCAN brief", "SCAN (subquery-1)")
                assert not whole or newest, (statement, plan)
