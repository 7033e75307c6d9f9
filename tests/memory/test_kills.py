"""A kill at any moment: what was confirmed is there, nothing is half there, and it opens."""

import datetime
import os
import random
import signal
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from forked import Ended, Say, Work, events_of, start

from pushback_cli.core.answers import Answers
from pushback_cli.core.brief import Brief
from pushback_cli.core.case import Case, example_answers
from pushback_cli.core.compose import compose
from pushback_cli.core.debrief import Debrief
from pushback_cli.core.profile import Note, Trait
from pushback_cli.core.promise import Promise
from pushback_cli.core.question import Tier
from pushback_cli.library.shelves import Library
from pushback_cli.memory import briefs, managers, promises
from pushback_cli.memory.drafts import Draft, Drafts
from pushback_cli.memory.migrations import MIGRATIONS
from pushback_cli.memory.store import NAME, Store

resource = pytest.importorskip("resource", reason="needs POSIX")
pytestmark = pytest.mark.skipif(os.name != "posix", reason="needs fork and signals")
TODAY = datetime.date(2026, 11, 20)
KILLS = 20
STEPS = (
    *MIGRATIONS,
    "ALTER TABLE manager ADD COLUMN team TEXT;\nUPDATE manager SET team = 'unknown';",
    "CREATE TABLE team (name TEXT NOT NULL) STRICT;\nINSERT INTO team SELECT team FROM manager;",
)
Kill = Callable[[Path, Work, int], Ended]


def observe(store: Store, name: str) -> None:
    """A manager with a trait and two notes, in one transaction."""
    with store.writing() as db:
        managers.observe(db, name, {"style": Trait(value="driving", since=TODAY)}, TODAY)
        for text in ("first", "second"):
            managers.annotate(db, name, Note(on=TODAY, text=text))


@pytest.fixture(scope="module", autouse=True)
def warm(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Whatever is imported on first use is there before a process begins to count."""
    home = tmp_path_factory.mktemp("warm") / "home"
    observe(Store(home), "Dana")
    Drafts(home).reserve("late-feedback")


@pytest.fixture(scope="module")
def brief(library: Library) -> Brief:
    """The worked example."""
    bare = Case(library.playbook("late-feedback"), library.coaching, Answers())
    return compose(bare.with_answers(example_answers(bare)), TODAY)


def points(events: int, what: str) -> list[int]:
    """Twenty of the events, always the same ones."""
    return sorted(random.Random(what).sample(range(1, events + 1), KILLS))


def sound(home: Path) -> None:
    """The file holds together, nobody else can read it, and nothing lies about."""
    with closing(sqlite3.connect(home / NAME)) as db:
        assert db.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        assert db.execute("PRAGMA foreign_key_check").fetchall() == []
    for path in home.iterdir():
        assert path.name == NAME or path.name.startswith(f"{NAME}-") or path.is_dir(), path
        assert path.stat().st_mode & 0o077 == 0


def kept(home: Path) -> set[str]:
    """The managers that are there; each of them whole."""
    told = list[str]()
    with Store(home, told.append).reading() as db:
        names = managers.names(db)
        for name in names:
            profile = managers.profile(db, name)
            assert profile is not None
            assert profile.value("style") == "driving"
            assert [note.text for note in profile.notes] == ["first", "second"]
    assert told == []
    return set(names)


@pytest.mark.parametrize("existing", [False, True], ids=["creating", "writing"])
def test_a_kill_while_managers_are_written(tmp_path: Path, existing: bool) -> None:
    wanted = {f"Manager {number}" for number in range(4 if existing else 1)}

    def work_in(home: Path) -> Work:
        def work(say: Say) -> None:
            for name in sorted(wanted):
                observe(Store(home), name)
                say(name)

        return work

    def home_of(name: str) -> Path:
        home = tmp_path / name / "home"
        if existing:
            observe(Store(home), "Dana")
        return home

    killed = 0
    for point in points(events_of(work_in(home_of("whole"))), f"writing {existing}"):
        home = home_of(str(point))
        ended = start(work_in(home), point).end()
        killed += ended.signal == signal.SIGKILL
        confirmed = {line for line in ended.said if not line.startswith("events")}
        if existing:
            confirmed.add("Dana")
        there = kept(home)
        assert confirmed <= there <= wanted | {"Dana"}, point
        assert len(there - confirmed) <= 1  # the one whose confirmation was not said any more
        observe(Store(home), "Afterwards")
        assert "Afterwards" in kept(home)
        sound(home)
    assert killed >= KILLS - 2


def test_a_kill_in_the_middle_of_a_debrief(tmp_path: Path, brief: Brief) -> None:
    debrief = Debrief(brief=1, held_on=TODAY, outcome="agreed", objections=("No time.", "Why?"))
    promised = (
        Promise(side="you", what="five profiles", due=TODAY, made_on=TODAY),
        Promise(side="manager", what="two slots", due=TODAY, made_on=TODAY),
    )

    def work_in(home: Path) -> Work:
        def work(say: Say) -> None:
            with Store(home).writing() as db:
                dana = managers.observe(db, "Dana", {}, TODAY)
                number = briefs.add(db, brief, Answers(), "partnership", dana)
            say("brief")
            with Store(home).writing() as db:
                briefs.tell(db, debrief)
                promises.add(db, number, promised)
            say("debrief")

        return work

    for point in points(events_of(work_in(tmp_path / "whole" / "home")), "debrief"):
        home = tmp_path / str(point) / "home"
        ended = start(work_in(home), point).end()
        with Store(home).reading() as db:
            listed = briefs.listed(db, 10)
            told = [briefs.debrief(db, each.id) for each in listed]
            made = [each.what for each in promises.listed(db)]
            assert all(briefs.page(db, each.id) == (brief, Answers()) for each in listed)
        assert "brief" not in ended.said or len(listed) == 1
        assert "debrief" not in ended.said or told == [debrief]
        assert told in ([], [None], [debrief])
        assert made == (["five profiles", "two slots"] if told == [debrief] else [])
        observe(Store(home), "Afterwards")
        sound(home)


def test_a_kill_in_the_middle_of_a_migration(tmp_path: Path) -> None:
    def home_of(name: str) -> Path:
        home = tmp_path / name / "home"
        observe(Store(home), "Dana")
        return home

    def work_in(home: Path) -> Work:
        def work(say: Say) -> None:
            with Store(home, steps=STEPS).reading() as db:
                db.execute("SELECT * FROM team")
            say("migrated")

        return work

    for point in points(events_of(work_in(home_of("whole"))), "migration"):
        home = home_of(str(point))
        start(work_in(home), point).end()
        with Store(home, steps=STEPS).reading() as db:
            assert [tuple(row) for row in db.execute("SELECT name, team FROM manager")] == [
                ("Dana", "unknown")
            ]
            assert [row["name"] for row in db.execute("SELECT name FROM team")] == ["unknown"]
            assert len(managers.names(db)) == 1
        sound(home)


def test_a_kill_while_a_spoilt_file_is_set_aside(tmp_path: Path) -> None:
    def home_of(name: str) -> Path:
        home = tmp_path / name / "home"
        observe(Store(home), "Dana")
        (home / NAME).write_bytes(b"garbage" * 4000)
        (home / f"{NAME}-wal").write_bytes(b"more garbage")
        for path in home.iterdir():
            path.chmod(0o600)
        return home

    def work_in(home: Path) -> Work:
        def work(say: Say) -> None:
            observe(Store(home), "Newcomer")
            say("Newcomer")

        return work

    for point in points(events_of(work_in(home_of("whole"))), "aside"):
        home = home_of(str(point))
        ended = start(work_in(home), point).end()
        observe(Store(home), "Afterwards")
        assert {*ended.said[:1], "Afterwards"} - {"Newcomer"} <= kept(home)
        assert "Newcomer" not in ended.said or "Newcomer" in kept(home)
        aside = [p.read_bytes() for p in home.iterdir() if ".spoilt-" in p.name]
        assert b"garbage" * 4000 in aside


def test_a_kill_inside_a_write_to_the_disk(tmp_path: Path) -> None:
    """The kernel ends it in the middle of a write, at any size that a file has on the way."""

    def until(size: int) -> Callable[[], None]:
        def limit() -> None:
            signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
            resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))

        return limit

    killed = 0
    for size in random.Random("sizes").sample(range(20_000, 240_000), KILLS):
        home = tmp_path / str(size) / "home"
        observe(Store(home), "Dana")

        def work(say: Say, home: Path = home) -> None:
            with Store(home).writing() as db:
                for _ in range(40):
                    managers.annotate(db, "Dana", Note(on=TODAY, text="x" * 4000))
            say("forty")

        ended = start(work, before=until(size)).end()
        killed += ended.signal == signal.SIGXFSZ
        with Store(home).reading() as db:
            dana = managers.profile(db, "Dana")
        assert dana is not None
        assert len(dana.notes) in (2, 42)  # also where it was killed just before it could say so
        assert "forty" not in ended.said or len(dana.notes) == 42
        observe(Store(home), "Afterwards")
        sound(home)
    assert killed >= KILLS // 2


def test_a_kill_while_an_answer_is_kept(tmp_path: Path) -> None:
    def draft(name: str) -> Draft:
        return Draft(situation=name, tier=Tier.QUICK, answers=Answers())

    def work_in(home: Path) -> Work:
        def work(say: Say) -> None:
            drafts = Drafts(home)
            path = drafts.reserve("late-feedback")
            for number in range(3):
                drafts.save(path, draft(str(number)))
                say(str(number))

        return work

    for point in points(events_of(work_in(tmp_path / "whole" / "home")), "drafts"):
        home = tmp_path / str(point) / "home"
        said = start(work_in(home), point).end().said
        there = [each.situation for _, each in Drafts(home).newest_first()]
        confirmed = [line for line in said if line.isdecimal()]
        assert not confirmed or there
        assert all(int(each) >= int(confirmed[-1]) for each in there if confirmed)
