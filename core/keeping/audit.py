"""Who exported, took over, deleted what and when: a file of lines beside the workshops.

It is no part of the database, so that an older copy put back does not forget what
was deleted since. Of a deleted workshop it keeps the code, the day and who did it.
"""

from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import Literal, cast, get_args

from core import book, lines
from core.book import Book
from core.clock import now
from core.config import config
from core.private import write_private

Act = Literal[
    "exported",
    "brought",
    "led_again",
    "names_removed",
    "deleted",
    "copied",
    "carried",
    "handed_over",
    "lost",
    "updated",
]
FILE = "audit.jsonl"
_writing = Lock()


@dataclass(frozen=True)
class Line:
    """One act. `who` is a user name, "" for a participant, or "–" for the day that was set.

    Where the statistics were updated, their version stands in place of the workshop's code.
    """

    at: str
    act: Act
    workshop_id: str
    who: str


class Audit:
    """The lines in `folder`; a line that a power cut broke off is passed over."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / FILE

    def note(self, act: Act, workshop_id: str, who: str) -> None:
        """Add a line, so that a crash cannot take it back; what the security line book tells too
        stands there as well."""
        if act in get_args(book.Act):
            Book(self.path.parent).note(cast(book.Act, act), who, workshop_id)
        at = now().isoformat(timespec="seconds")
        with _writing:
            lines.add(self.path, Line(at, act, workshop_id, who), sync=True)

    def lines(self) -> list[Line]:
        """Every act, newest first."""
        return [*lines.read(self.path, Line)][::-1]

    def forget(self, workshop_id: str) -> None:
        """Drop what was done with a workshop, except that it was deleted."""
        with _writing:
            kept = [
                lines.text(line)
                for line in lines.read(self.path, Line)
                if line.workshop_id != workshop_id or line.act == "deleted"
            ]
            write_private(self.path, "".join(kept))


def audit() -> Audit:
    """The lines of this installation."""
    return Audit(config().secrets_folder)
