"""What the server does by itself once a day: a copy, then the deletions that are due."""

import logging
from datetime import date, datetime, timedelta
from pathlib import Path
from threading import Event, Lock, Thread

import duckdb

from core import clock
from core.book import Book
from core.clock import JAPAN
from core.errors import Refused
from core.keeping import acts, copies, over
from core.keeping.audit import Audit
from core.rooms import Rooms
from core.store.duckdb_store import DuckDBStore

HOUR = 3
"""Of the night in Japan."""
LOOK_SECONDS = 300
log = logging.getLogger(__name__)


def night_of(now: datetime) -> date:
    """The day whose night's work is due at `now`: before three in the morning still yesterday's."""
    return (now.astimezone(JAPAN) - timedelta(hours=HOUR)).date()


class Nightly:
    """A thread of its own. At the start it catches up on what was missed while switched off."""

    def __init__(
        self, rooms: Rooms, store: DuckDBStore, audit: Audit, folder: Path, days: int
    ) -> None:
        self.rooms, self.store, self.audit = rooms, store, audit
        self.folder, self.days = folder, days
        self.ending, self.working = Event(), Lock()

    def start(self) -> None:
        Thread(target=self._run, name="nightly", daemon=True).start()

    def _run(self) -> None:
        while not self.ending.is_set():
            try:
                self.look(clock.now())
            except (Refused, OSError):
                log.error("no copy and no deletion: the disk is full or not writable")
            except duckdb.Error as error:
                name = type(error).__name__
                log.error("no copy and no deletion: the data file cannot be read (%s)", name)
            except Exception:  # whatever it is, the next night comes
                log.exception("the night's work was not finished")
            self.ending.wait(LOOK_SECONDS)

    def look(self, now: datetime) -> None:
        """Do the night's work if it is due and not done. Nothing is deleted without a copy of
        that night, so that a clock that runs wrong takes nothing away for good.

        Raises:
            Refused: the disk is full or not writable.
        """
        with self.working:
            newest = next(iter(copies.copies(self.folder)), None)
            if newest is None or night_of(newest.made) < night_of(now):
                self.copy(acts.BY_ITSELF)
            Book(self.audit.path.parent).prune(now)
            copies.throw_away(self.folder, self.days, now)
            for code in over.end_days(self.rooms, now.astimezone(JAPAN).date()):
                log.info("%s is no longer open: its day was over", code)
            for code in acts.delete_overdue(self.rooms, self.audit, now.astimezone(JAPAN).date()):
                log.warning("deleted %s: its day was over", code)

    def copy(self, who: str) -> copies.Copy:
        """A copy now.

        Raises:
            Refused: the disk is full or not writable.
        """
        made = copies.make(self.store, self.audit.path.parent, self.folder)
        self.audit.note("copied", "", who)
        if made.test is None or not made.test.ok:
            log.error("the copy %s did not pass its test", made.name)
        return made
