"""The memory beside one `prep`: whom it is about, what is known of them, and keeping the brief.

Light until something is looked up: where nothing was ever kept, nothing is loaded for it.
"""

import datetime
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from .. import streams
from ..errors import BadInput, Interrupted, UsageError
from ..memory.keeping import CannotKeep
from .choosing import Start, Wanted

if TYPE_CHECKING:
    from ..core.brief import Brief
    from ..core.case import Case
    from ..core.kept import Kept
    from ..interview.asker import Asker
    from ..memory.store import Store
    from ..settings import Settings
    from .recall import Recalled


class MemoryDesk:
    """What `prep` asks of the memory; a memory that cannot be read is told of, once."""

    def __init__(self, settings: "Settings", no_save: bool) -> None:
        self.today = settings.today or datetime.date.today()
        self._home, self._no_save = settings.home, no_save
        self._refused = False

    def named(self, wanted: Wanted, same: bool, asker: "Asker | None") -> Wanted:
        """With the whole name of a manager who is known; raises MustAsk where two fit."""
        if wanted.example or not (store := self._store()):
            if same:
                raise UsageError("there is no brief yet, and so no manager to take from it")
            return wanted
        if same:
            return replace(wanted, name=self._last(None).manager)
        if wanted.name is None:
            return wanted
        from .recall import whom

        with self._spared():
            return replace(wanted, name=whom(wanted.name, store, asker))
        return wanted

    def again(self, wanted: Wanted) -> Start:
        """The last brief, or the last with that manager, to be looked over and changed."""
        from ..memory import briefs

        last = self._last(wanted.name)
        store = self._store()
        assert store is not None  # there is a last brief
        with store.reading() as db:
            _, answers = briefs.page(db, last.id)
        return Start(last.situation, answers=answers, edited=True)

    def asked_whom(
        self, wanted: Wanted, start: Start, asker: "Asker | None"
    ) -> tuple[Wanted, Start]:
        """The manager chosen by name, where somebody is there to choose and none was named."""
        chosen_already = wanted.name or start.draft or start.edited or wanted.answers_file
        named = any(each.startswith("manager.name=") for each in wanted.settings)
        store = self._store()
        if asker is None or store is None or chosen_already or named:
            return wanted, start
        from .recall import asked_whom

        with self._spared():
            name = asked_whom(store, asker)
            return replace(wanted, name=name), replace(start, asked=start.asked + 1)
        return wanted, start

    def recall(self, name: str | None) -> "Recalled":
        """What is known of a manager; nothing where the memory cannot be read."""
        from .recall import Recalled, recall

        store = self._store()
        if store is None:
            return Recalled()
        with self._spared():
            return recall(store, name, self.today)
        return Recalled()

    def keep(self, brief: "Brief", case: "Case", asker: "Asker | None") -> None:
        """Keep the brief, unless that is not wanted."""
        if self._no_save or self._refused:
            return
        from ..memory.store import Store
        from .recall import remember

        number = remember(Store(self._home, streams.tell), brief, case, self.today)
        if number is not None and asker is not None:
            streams.tell(f"Kept as {number}. Afterwards: pushback debrief {number}")

    def _store(self) -> "Store | None":
        from ..memory.folder import database

        if self._refused or not database(self._home).exists():
            return None
        from ..memory.store import Store

        return Store(self._home, streams.tell)

    def _last(self, name: str | None) -> "Kept":
        from ..memory import briefs

        store = self._store()
        if store is not None:
            with store.reading() as db:
                found = briefs.listed(db, 1, name=name)
            if found:
                return found[0]
        whom = f" with {name}" if name else ""
        raise UsageError(f"there is no brief{whom} yet; 'pushback prep' makes one")

    @contextmanager
    def _spared(self) -> Iterator[None]:
        """A memory that cannot be read is told of once; the conversation is prepared without."""
        try:
            yield
        except (KeyboardInterrupt, EOFError):
            raise Interrupted("stopped; nothing was asked yet, and what was kept is kept") from None
        except (CannotKeep, BadInput) as error:
            self._refused = True
            streams.tell(f"pushback: {error}; going on without what was kept")
