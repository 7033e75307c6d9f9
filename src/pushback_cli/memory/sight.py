"""What a list of managers shows, in one query whatever the number of briefs."""

import sqlite3

from ..core.profile import Seen

Db = sqlite3.Connection

_SEEN = """
    SELECT name,
        (SELECT value FROM trait
            WHERE trait.manager = manager.id AND trait.name = 'title') AS title,
        (SELECT made_on FROM brief WHERE brief.manager = manager.id ORDER BY brief.id DESC LIMIT 1)
            AS last,
        (SELECT count(*) FROM brief JOIN promise ON promise.brief = brief.id
            WHERE brief.manager = manager.id AND promise.state = 'open') AS open
    FROM manager ORDER BY folded
"""


def of_all(db: Db) -> list[Seen]:
    """Every manager, by name, with the day of the last brief and the open promises."""
    return [Seen(**dict(zip(row.keys(), row, strict=True))) for row in db.execute(_SEEN)]
