"""What a workshop needs from a database: a few methods."""

from collections.abc import Iterable, Sequence
from typing import Protocol

from core.workshop.events import Entry


class EventStore(Protocol):
    """Append-only logs, one per workshop. Safe to share between threads and processes.

    Entries that this program cannot read are left out of lists; a log with one is not read.
    """

    @property
    def lost(self) -> int:
        """How many entries that had been stored were not there when it was opened."""
        ...

    def read(self, workshop_id: str, after: int = 0) -> list[Entry]:
        """Entries with `seq > after`, in order; an unknown workshop has none.

        Raises:
            Refused: one of them cannot be read by this program.
        """
        ...

    def append(self, workshop_id: str, new: Sequence[Entry]) -> None:
        """Store all of `new` so that a crash cannot take them back, or store none.

        Raises:
            Behind: the first `seq` is already taken; the primary key decides.
            Refused: the disk is full or not writable; nothing is stored.
        """
        ...

    def openings(self) -> list[tuple[str, Entry]]:
        """Every workshop's id and first entry, newest first."""
        ...

    def of_kind(self, *kinds: str) -> list[tuple[str, Entry]]:
        """Every workshop's id and entry of these kinds, by workshop, oldest first."""
        ...

    def of_other_kinds(self, kinds: Iterable[str]) -> list[str]:
        """The ids of workshops that have an entry of none of these kinds."""
        ...

    def rewrite(self, workshop_id: str, log: Sequence[Entry]) -> None:
        """Put `log` in place of a workshop's; what it does not keep is nowhere in the file.

        Raises:
            Refused: the disk is full or not writable; everything is as it was.
        """
        ...

    def alive(self) -> bool:
        """Whether it answers."""
        ...

    def writes(self) -> bool:
        """Whether what is written now would be stored, as far as is known."""
        ...
