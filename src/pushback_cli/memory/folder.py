"""Where things lie; light, since it is looked at before anything else is loaded."""

from pathlib import Path


def drafts(home: Path) -> Path:
    """The folder of unfinished interviews."""
    return home / "drafts"


def database(home: Path) -> Path:
    """The file of everything that is kept for good."""
    return home / "pushback.db"


def draft_files(home: Path) -> list[Path]:
    """Every draft, the newest first; none where the folder cannot be read."""
    try:
        files = [path for path in drafts(home).glob("*.json") if path.is_file()]
        return sorted(files, key=lambda path: path.stat().st_mtime_ns, reverse=True)
    except OSError:
        return []
