"""Who exported, took over, deleted what and when: a file of lines beside the workshops.

It is no part of the database, so that an older copy put back does not forget what
was deleted since. Of a deleted workshop it keeps the code, the day and who did it.
"""

import json
import os
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock
from typing import Literal

from core.config import config
from core.private import read_private, write_private

ACTS = ("exported", "brought", "led_again", "names_removed", "deleted", "copied", "carried")
Act = Literal["exported", "brought", "led_again", "names_removed", "deleted", "copied", "carried"]
FILE = "audit.jsonl"
_writing = Lock()


@dataclass(frozen=True)
class Line:
    """One act. `who` is a user name, "" for a participant, or "–" for the day that was set."""

    at: str
    act: Act
    workshop_id: str
    who: str


class Audit:
    """The lines in `folder`; a line that a power cut broke off is passed over."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / FILE

    def note(self, act: Act, workshop_id: str, who: str) -> None:
        """Add a line, so that a crash cannot take it back."""
        at = datetime.now(UTC).isoformat(timespec="seconds")
        text = json.dumps(asdict(Line(at, act, workshop_id, who)), ensure_ascii=False)
        with _writing:
            handle = os.open(self.path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                file.write(f"{text}\n")
                file.flush()
                os.fsync(file.fileno())

    def lines(self) -> list[Line]:
        """Every act, newest first."""
        found = []
        for text in read_private(self.path).splitlines():
            try:
                found.append(Line(**json.loads(text)))
            except (ValueError, TypeError):
                continue
        return found[::-1]

    def forget(self, workshop_id: str) -> None:
        """Drop what was done with a workshop, except that it was deleted."""
        with _writing:
            kept = [
                json.dumps(asdict(line), ensure_ascii=False)
                for line in reversed(self.lines())
                if line.workshop_id != workshop_id or line.act == "deleted"
            ]
            write_private(self.path, "".join(f"{text}\n" for text in kept))


def audit() -> Audit:
    """The lines of this installation."""
    return Audit(config().secrets_folder)
