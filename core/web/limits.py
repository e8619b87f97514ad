"""How often somebody may guess."""

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

    def check(self, client: str) -> None:
        """Raise `Refused` while the client has reached the limit."""
        if client in self.times and len(self._recent(client)) >= self.most:
            raise Refused(self.reason)

    def count(self, client: str) -> None:
        if len(self.times) > MOST_CLIENTS:
            self.times.clear()
        self._recent(client).append(time.monotonic())

    def _recent(self, client: str) -> deque[float]:
        times, now = self.times[client], time.monotonic()
        while times and now - times[0] > self.seconds:
            times.popleft()
        return times
