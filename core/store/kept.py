"""Lists over all workshops, read and understood once: pages ask for them at every run."""

import threading
from collections.abc import Callable, Sequence

from core.workshop.events import Entry

Found = list[tuple[str, Entry]]
FIRST = ("",)
"""In the place of kinds: the first entry of every workshop, whatever its kind."""


class Kept:
    """What was found for some kinds, until an entry of one of them is written."""

    def __init__(self) -> None:
        self.lists: dict[tuple[str, ...], Found] = {}
        self.changes, self.turn = 0, threading.Lock()

    def found(self, kinds: tuple[str, ...], read: Callable[[], Found]) -> Found:
        """The list of these kinds; `read` where it is not known."""
        with self.turn:
            known, before = self.lists.get(kinds), self.changes
        if known is None:
            known = read()
            with self.turn:
                if self.changes == before:  # else somebody wrote while it was read
                    self.lists[kinds] = known
        return [*known]

    def written(self, new: Sequence[Entry]) -> None:
        """Forget what these entries belong to; a card in a meeting leaves all lists as they are."""
        kinds = {entry.event.kind for entry in new}
        if any(entry.seq == 1 for entry in new):
            kinds.update(FIRST)
        with self.turn:
            self.changes += 1
            for key in [key for key in self.lists if kinds.intersection(key)]:
                del self.lists[key]

    def forget(self) -> None:
        """Whatever was known: a log was rewritten."""
        with self.turn:
            self.changes += 1
            self.lists.clear()
