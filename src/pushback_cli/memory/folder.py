"""Where drafts lie; light, since it is looked at before anything else is loaded."""

from pathlib import Path


def drafts(home: Path) -> Path:
    """The folder of unfinished interviews."""
    return home / "drafts"


def draft_files(home: Path) -> list[Path]:
    """Every draft, the newest first; none where the folder cannot be read."""
    try:
        paths = sorted(drafts(home).glob("*.json"), key=lambda path: path.stat().st_mtime_ns)
    except OSError:
        return []
    return paths[::-1]
