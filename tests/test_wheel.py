"""The wheel, installed away from the checkout, is the whole program."""

import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import CHECKOUT

PLAYBOOKS = CHECKOUT / "playbooks"
Installed = Callable[..., "subprocess.CompletedProcess[str]"]


def pip(*arguments: str) -> None:
    """Run pip; it may not reach for the network, nor for the developer's cache."""
    done = subprocess.run(
        [sys.executable, "-m", "pip", "--no-cache-dir", "--disable-pip-version-check", *arguments],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture(scope="module")
def shipped() -> frozenset[str]:
    """The playbooks and phrasings that the checkout held before the wheel was built."""
    return frozenset(path.relative_to(PLAYBOOKS).as_posix() for path in PLAYBOOKS.rglob("*.*"))


@pytest.fixture(scope="module")
def wheel(shipped: frozenset[str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    offline = ("--no-build-isolation", "--no-deps", "--no-index")
    pip("wheel", *offline, "-w", str(folder), str(CHECKOUT))
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def site(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder into which the wheel alone was installed."""
    folder = tmp_path_factory.mktemp("site")
    pip("install", "--no-deps", "--no-index", "--target", str(folder), str(wheel))
    return folder


@pytest.fixture
def installed(site: Path, tmp_path: Path) -> Installed:
    """Run the installed program from a folder that has nothing to do with the checkout."""

    def start(*command: str) -> "subprocess.CompletedProcess[str]":
        done = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(site), "PYTHONIOENCODING": "utf-8"},
            timeout=120,
            check=False,
        )
        assert (done.returncode, done.stderr) == (0, "")
        return done

    return start


def test_the_wheel_carries_the_playbooks_the_types_and_the_licence(
    wheel: Path, shipped: frozenset[str]
) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
        (metadata,) = (name for name in names if name.endswith(".dist-info/METADATA"))
        described = archive.read(metadata).decode("utf-8")
    assert {f"pushback_cli/playbooks/{name}" for name in shipped} <= names
    assert "pushback_cli/py.typed" in names
    assert any(name.endswith(".dist-info/licenses/LICENSE") for name in names)
    assert {name.partition("/")[0] for name in names} == {
        "pushback_cli",
        metadata.partition("/")[0],
    }
    assert "\nRequires-Python: >=3.11\n" in described


def test_the_installed_program_makes_a_brief_from_its_own_playbooks(
    installed: Installed, site: Path, shipped: frozenset[str]
) -> None:
    module = (sys.executable, "-m", "pushback_cli")
    brief = installed(*module, "prep", "--example").stdout
    assert brief.startswith("# Feedback comes late, or not at all\n")
    assert "Dana Cruz" in brief
    listed = json.loads(installed(*module, "playbooks", "list", "--format", "json").stdout)
    paths = [Path(row["path"]) for row in listed["playbooks"]]
    assert paths
    assert all(path.is_relative_to(site) and path.is_file() for path in paths)
    assert all(row["built_in"] for row in listed["playbooks"])
    situations = {
        name
        for name in shipped
        if name.endswith(".yaml") and "/" in name and "coaching/" not in name
    }
    assert situations <= {
        path.relative_to(site / "pushback_cli/playbooks").as_posix() for path in paths
    }
    words = "they have had my shortlist for nine days and it is still unread"
    found = installed(*module, "playbooks", "find", words).stdout
    assert "slow-resume-review" in found.splitlines()[0]


def test_the_command_is_installed_under_its_name(installed: Installed, site: Path) -> None:
    (command,) = site.glob("bin/pushback*")
    assert installed(str(command), "--version").stdout.startswith("pushback ")
