"""How many connections there are, and how many the open-file limit leaves room for."""

import logging
import time
from collections.abc import Callable, Sized

BACKLOG = 128
"""How many connections are taken in one go, before any of them is counted."""
FILES_OF_OUR_OWN = 128 + BACKLOG
"""Kept free: for those, and for databases, statistics, copies and files being sent."""
NEAR, SCARCE, BUSY = 0.85, 0.75, 0.5
IDLE_SECONDS = 0.5
log = logging.getLogger(__name__)


class Crowd:
    """Who is connected. With few open files left, newcomers wait and who is in goes on.

    Attributes:
        connections: the server's own set of open connections, web sockets among them.
        idle: those on which nothing is asked now, oldest first: since when, and what ends it.
    """

    def __init__(self, open_files: int | None) -> None:
        """`open_files`: the limit of this process; None or less than 1 where there is none."""
        limited = open_files is not None and open_files > 0
        self.most = max(open_files - FILES_OF_OUR_OWN, 16) if limited and open_files else None
        self.connections: Sized = ()
        self.idle: dict[object, tuple[float, Callable[[], None]]] = {}
        self.told = False

    def make_room(self) -> None:
        """With few left, end connections that have been idle, longest first.

        One that came just now may have its question on the way.
        """
        while self._reached(SCARCE) and self.idle:
            name, (since, end) = next(iter(self.idle.items()))
            if time.monotonic() - since < IDLE_SECONDS:
                return
            del self.idle[name]
            end()

    def full(self) -> bool:
        """Whether one more connection would take what the process itself needs."""
        return self._reached(1)

    def near(self) -> bool:
        """Whether newcomers are to wait; said once in the log, until there is room again."""
        if self._reached(NEAR):
            self.tell()
            return True
        if self.told and not self.busy():
            self.told = False
        return False

    def busy(self) -> bool:
        """Whether connections should end with their answer, so that the next can come."""
        return self._reached(BUSY)

    def _reached(self, share: float) -> bool:
        return self.most is not None and len(self.connections) >= self.most * share

    def tell(self) -> None:
        """Say in the log that newcomers wait, once."""
        if not self.told:
            self.told = True
            log.warning(
                "接続が%s本です。席のある人はそのまま続けられ、新しい人は待ちます（ulimit -n）。"
                " / %s connections: who has a seat goes on, newcomers wait (ulimit -n)",
                *(f"{len(self.connections):,}",) * 2,
            )
