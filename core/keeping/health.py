"""How this installation is doing, for administrators."""

import hashlib
import logging
import shutil
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any

from core.config import ROOT, config
from core.keeping.copies import Copy, copies
from core.rooms import Rooms


class Errors:
    """Counts what was logged as an error since the start; keeps no message.

    Streamlit's loggers hand nothing on, so it counts where every record is made.
    """

    def __init__(self) -> None:
        self.number, self.counting = 0, Lock()
        self.make = logging.getLogRecordFactory()
        logging.setLogRecordFactory(self._made)

    def _made(self, *values: Any, **named: Any) -> logging.LogRecord:
        record = self.make(*values, **named)
        if record.levelno >= logging.ERROR:
            with self.counting:
                self.number += 1
        return record


@cache
def errors() -> Errors:
    """The counter of this process; it counts from the first call on."""
    return Errors()


@dataclass(frozen=True)
class Health:
    """Sizes in bytes. `program`: first letters of the SHA-256 of the program's files: two
    installations with the same letters run the same program. `writes`: whether the disk takes
    what is written; `unreadable`: codes of workshops this program cannot read; `lost`: entries
    that had been stored and were not there at the start."""

    answers: bool
    program: str
    package: str
    free: int
    size: int
    workshops: int
    copy: Copy | None
    errors: int
    writes: bool
    unreadable: tuple[str, ...]
    lost: int


def health(rooms: Rooms) -> Health:
    """As it is now."""
    settings = config()
    live = Path(settings.live_path)
    parts = (live, live.with_name(f"{live.name}.wal"))
    answers = rooms.store.alive()
    return Health(
        answers=answers,
        program=program(),
        package=rooms.package.version,
        free=shutil.disk_usage(settings.secrets_folder).free,
        size=sum(path.stat().st_size for path in parts if path.exists()),
        workshops=len(rooms.store.openings()) if answers else 0,
        copy=next(iter(copies(Path(settings.copies_path))), None),
        errors=errors().number,
        writes=rooms.store.writes(),
        unreadable=tuple(rooms.unreadable()) if answers else (),
        lost=rooms.store.lost,
    )


@cache
def program() -> str:
    """The mark of the program's own files."""
    found = hashlib.sha256()
    for path in sorted(
        [ROOT / "app.py", *(ROOT / "core").rglob("*"), *(ROOT / "pages").rglob("*")]
    ):
        if path.is_file() and path.suffix != ".pyc":
            found.update(str(path.relative_to(ROOT)).encode() + path.read_bytes())
    return found.hexdigest()[:8].upper()
