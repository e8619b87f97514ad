"""What one audience of one room sees, state by state, and the messages made from it."""

import json
from itertools import islice

from core.workshop.card import View
from core.workshop.model import Workshop
from core.workshop.view import Audience, Drawn, difference, shared

REMEMBERED = 64
"""States a browser may be behind and still get a difference; older ones get everything."""


def encode(body: dict[str, object]) -> str:
    return json.dumps(body, ensure_ascii=False, separators=(",", ":"))


class Channel:
    """One audience of one room.

    Attributes:
        views: what it saw, by the entry with which that began; entries that changed nothing of
            it are not there, so that no number tells how much is written or voted in secret.
        seq: the entry it was last drawn after; -1 for none; `begun`: the newest of `views`.
    """

    def __init__(self, audience: Audience) -> None:
        self.audience = audience
        self.seq = self.begun = -1
        self.views: dict[int, View] = {}
        self.messages: dict[tuple[int, int], str] = {}
        self.drawn: dict[str, Drawn] = {}

    def at(self, workshop: Workshop) -> int:
        """The entry with which what is seen now began."""
        newest = self.begun
        if workshop.seq == self.seq:
            return newest
        self.seq = workshop.seq
        view = shared(workshop, self.audience, self.drawn)
        if newest >= 0 and not any(difference(self.views[newest], view).values()):
            return newest
        self.views[workshop.seq], self.begun = view, workshop.seq
        for old in list(islice(self.views, max(0, len(self.views) - 1 - REMEMBERED))):
            del self.views[old]
        self.messages.clear()
        return workshop.seq

    def message(self, workshop: Workshop, since: int) -> str:
        """What takes a browser from entry `since` to now; -1 for one that has nothing."""
        seq = self.at(workshop)
        if since not in self.views:
            since = -1  # too far behind, or a number nobody ever had
        if (since, seq) not in self.messages:
            old_view, view = self.views.get(since), self.views[seq]
            body = {"all": view} if old_view is None else difference(old_view, view)
            self.messages[since, seq] = encode({"seq": seq, **body})
        return self.messages[since, seq]

    def forget(self) -> None:
        self.seq = self.begun = -1
        self.views, self.messages, self.drawn = {}, {}, {}
