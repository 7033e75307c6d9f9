"""The shape of the database, one step after another; a step that was released never changes.

Text about people stands in as few places as it can, so that all of it can be removed.
"""

from collections.abc import Sequence

Step = str

MIGRATIONS: Sequence[Step] = (
    """
    CREATE TABLE manager (
        id INTEGER PRIMARY KEY,
        name TEXT NOT NULL,
        folded TEXT NOT NULL UNIQUE,
        since TEXT NOT NULL
    ) STRICT;
    CREATE TABLE trait (
        manager INTEGER NOT NULL REFERENCES manager ON DELETE CASCADE,
        name TEXT NOT NULL,
        value TEXT NOT NULL,
        since TEXT NOT NULL,
        PRIMARY KEY (manager, name)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE note (
        id INTEGER PRIMARY KEY,
        manager INTEGER NOT NULL REFERENCES manager ON DELETE CASCADE,
        made_on TEXT NOT NULL,
        text TEXT NOT NULL
    ) STRICT;
    CREATE INDEX note_manager ON note (manager);
    CREATE TABLE brief (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        manager INTEGER REFERENCES manager ON DELETE CASCADE,
        made_on TEXT NOT NULL,
        situation TEXT NOT NULL,
        title TEXT NOT NULL,
        reason TEXT NOT NULL,
        gate TEXT NOT NULL,
        first_time INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX brief_manager ON brief (manager, id);
    CREATE INDEX brief_made_on ON brief (made_on);
    -- Apart from `brief`, so that listing briefs does not read their pages
    CREATE TABLE page (
        brief INTEGER PRIMARY KEY REFERENCES brief ON DELETE CASCADE,
        answers TEXT NOT NULL,
        body TEXT NOT NULL
    ) STRICT;
    CREATE TABLE debrief (
        brief INTEGER PRIMARY KEY REFERENCES brief ON DELETE CASCADE,
        held_on TEXT NOT NULL,
        outcome TEXT NOT NULL,
        opening TEXT,
        worked TEXT,
        look_again TEXT
    ) STRICT;
    CREATE INDEX debrief_look_again ON debrief (look_again) WHERE look_again IS NOT NULL;
    CREATE INDEX debrief_held ON debrief (brief) WHERE outcome <> 'not-raised';
    CREATE TABLE objection (
        id INTEGER PRIMARY KEY,
        brief INTEGER NOT NULL REFERENCES debrief ON DELETE CASCADE,
        says TEXT NOT NULL
    ) STRICT;
    CREATE INDEX objection_brief ON objection (brief);
    CREATE TABLE promise (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        brief INTEGER NOT NULL REFERENCES brief ON DELETE CASCADE,
        side TEXT NOT NULL CHECK (side IN ('you', 'manager')),
        what TEXT NOT NULL,
        due TEXT NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('open', 'kept', 'broken')),
        made_on TEXT NOT NULL,
        settled_on TEXT,
        moved INTEGER NOT NULL DEFAULT 0
    ) STRICT;
    CREATE INDEX promise_brief ON promise (brief);
    CREATE INDEX promise_due ON promise (state, due);
    """,
)
