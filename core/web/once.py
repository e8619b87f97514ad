"""What was made of a workshop, kept for the next who asks as long as nothing changes."""

from collections.abc import Callable
from threading import Lock
from typing import Generic, TypeVar

from core.clock import today
from core.workshop.model import Workshop

Made = TypeVar("Made")
MOST_KEPT = 24
"""Records and files kept for the next who asks, as long as nothing changes."""


class Kept(Generic[Made]):
    """What was made of a workshop, once for everybody who asks until something changes."""

    def __init__(self) -> None:
        self.found: dict[tuple[str, ...], tuple[Workshop, str, Made]] = {}
        self.making = Lock()

    def once(self, key: tuple[str, ...], workshop: Workshop, make: Callable[[], Made]) -> Made:
        """What `make` makes of this state today, or what it made before; `key`: its id first."""
        day = today().isoformat()
        with self.making:
            kept = self.found.pop(key, None)
            if kept is None or kept[0] is not workshop or kept[1] != day:
                kept = (workshop, day, make())
            self.found[key] = kept
            while len(self.found) > MOST_KEPT:
                del self.found[next(iter(self.found))]
        return kept[2]

    def forget(self, workshop_id: str) -> None:
        """Drop what was made of a workshop that was rewritten."""
        with self.making:
            for key in [key for key in self.found if key[0] == workshop_id]:
                del self.found[key]
