"""How often somebody may guess."""

import threading
import time
from collections import defaultdict, deque

from core.errors import Refused

MOST_CLIENTS = 10_000


class Limit:
    """At most `most` counted events in `seconds` per client; kept in memory.

    Attributes:
        reason: the key of the sentence that says so.
    """

    def __init__(self, most: int, seconds: float, reason: str = "refused.rate") -> None:
        self.most, self.seconds, self.reason = most, seconds, reason
        self.times: defaultdict[str, deque[float]] = defaultdict(deque)
        self.turn = threading.Lock()

    def check(self, client: str) -> None:
        """Raise `Refused` while the client has reached the limit."""
        if client in self.times and len(self._recent(client)) >= self.most:
            raise Refused(self.reason)

    def count(self, client: str) -> None:
        if len(self.times) > MOST_CLIENTS:
            self.times.clear()
        self._recent(client).append(time.monotonic())

    def take(self, client: str) -> bool:
        """Count one before it is known how it ends; False where the limit is reached. So of many
        at the same moment no more come through than one after the other."""
        with self.turn:
            if client in self.times and len(self._recent(client)) >= self.most:
                return False
            self.count(client)
            return True

    def give_back(self, client: str) -> None:
        """What was taken went well, and counts no more."""
        with self.turn:
            if self._recent(client):
                self.times[client].pop()

    def _recent(self, client: str) -> deque[float]:
        times, now = self.times[client], time.monotonic()
        while times and now - times[0] > self.seconds:
            times.popleft()
        return times


class Pace:
    """So many at once, and so many a second after that."""

    def __init__(self, at_once: int, a_second: float) -> None:
        self.at_once, self.a_second = at_once, a_second
        self.left, self.since = float(at_once), time.monotonic()

    def one(self) -> bool:
        """Whether one more may come now."""
        now = time.monotonic()
        self.left = min(self.at_once, self.left + (now - self.since) * self.a_second)
        self.since = now
        if self.left < 1:
            return False
        self.left -= 1
        return True
