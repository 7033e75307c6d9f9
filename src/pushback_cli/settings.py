"""Settings: flag, then environment, then config file, then default.

The sole reader of the environment. Flags are handed in by the commands.
"""

import os
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from .errors import BadInput, did_you_mean

CONFIG = "config.toml"
COLORS = ("auto", "always", "never")
FORMATS = ("terminal", "markdown", "text", "json")
CONTACTS = {
    "hr": "HR",
    "employee_relations": "Employee relations",
    "counsel": "Counsel",
    "speak_up": "Speak-up channel",
}
_KEYS = {"color": str, "format": str, "plain": bool, "playbooks": list, "contacts": dict}
_KINDS = {str: "text", bool: "true or false", list: "list", dict: "table"}


@dataclass(frozen=True)
class Settings:
    """What holds for this run.

    `home` keeps drafts and the user's `playbooks/`; `shelves` are the user's playbook folders
    in the order they are searched; `format` is None where nobody chose one; `contacts` are
    roles, such as HR, with who holds them in the recruiter's firm.
    """

    home: Path
    config: Path
    shelves: tuple[Path, ...]
    color: str = "auto"
    format: str | None = None
    plain: bool = False
    today: date | None = None
    contacts: tuple[tuple[str, str], ...] = ()

    def over(self, **flags: Any) -> "Settings":
        """With the flags that were given (not None) on top."""
        return replace(self, **{name: value for name, value in flags.items() if value is not None})


def read() -> Settings:
    """The settings of the environment and the config file; raises BadInput."""
    env = os.environ
    home, config = _folders(env.get("PUSHBACK_HOME"))
    from_file = _from_file(config)
    extra = [Path(part) for part in env.get("PUSHBACK_PLAYBOOKS", "").split(os.pathsep) if part]
    listed = [config.parent / Path(part).expanduser() for part in from_file.get("playbooks", ())]
    dumb = env.get("TERM") == "dumb"
    return Settings(
        home=home,
        config=config,
        shelves=(home / "playbooks", *extra, *listed),
        color=_color(env.get("NO_COLOR"), env.get("FORCE_COLOR"), dumb)
        or from_file.get("color", "auto"),
        format=env.get("PUSHBACK_FORMAT") or from_file.get("format"),
        plain=dumb or from_file.get("plain", False),
        contacts=tuple(
            (CONTACTS[key], name) for key, name in from_file.get("contacts", {}).items()
        ),
        today=_day(env.get("PUSHBACK_TODAY")),
    )


def _day(text: str | None) -> date | None:
    """The day to count from, for scripts and tests that want the same brief tomorrow."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise BadInput(f"PUSHBACK_TODAY: '{text}' is not a day such as 2026-11-20") from None


def _folders(home: str | None) -> tuple[Path, Path]:
    if home:
        return Path(home), Path(home) / CONFIG
    from platformdirs import user_config_path, user_data_path

    return user_data_path("pushback", False), user_config_path("pushback", False) / CONFIG


def _color(no_color: str | None, force_color: str | None, dumb: bool) -> str | None:
    # Both are switched on by any value but nothing; FORCE_COLOR=0 asks for none.
    if no_color or dumb or force_color == "0":
        return "never"
    return "always" if force_color else None


def _from_file(path: Path) -> dict[str, Any]:
    try:
        text = path.read_text(encoding="utf-8")
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput(f"{path}:1:1: cannot be read: {error}") from None
    import tomllib

    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise BadInput(f"{path}: is not TOML: {error}") from None
    for key, value in values.items():
        if key not in _KEYS:
            raise BadInput(f"{path}: unknown key '{key}'{did_you_mean(key, tuple(_KEYS))}")
        if not isinstance(value, _KEYS[key]):
            raise BadInput(f"{path}: '{key}' should be {_KINDS[_KEYS[key]]}")
    if not all(isinstance(part, str) for part in values.get("playbooks", ())):
        raise BadInput(f"{path}: 'playbooks' should be a list of folders")
    for key, value in values.get("contacts", {}).items():
        if key not in CONTACTS:
            hint = did_you_mean(key, tuple(CONTACTS))
            raise BadInput(f"{path}: 'contacts' knows no '{key}'{hint}")
        if not isinstance(value, str):
            raise BadInput(f"{path}: contact '{key}' should be text")
    if values.get("format", "text") not in FORMATS:
        raise BadInput(f"{path}: 'format' is one of {', '.join(FORMATS)}")
    if values.get("color", "auto") not in COLORS:
        raise BadInput(f"{path}: 'color' is one of {', '.join(COLORS)}")
    return values
