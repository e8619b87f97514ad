"""Copies of everything that is kept: made while the server runs, tested, thrown away in time.

A copy is a folder: the workshops' file as of one moment, accounts, own data, own cases, and both
line books. The key of login cookies is not in it, so everybody logs in again, nor are the codes
to go on with a seat, which count once.
"""

import json
import os
import re
import shutil
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from pathlib import Path
from threading import Lock

import duckdb

from core.book import FILE as SECURITY
from core.clock import JAPAN, now
from core.errors import CannotOpen, Refused
from core.keeping.audit import FILE as AUDIT
from core.private import synced, write_private
from core.store.duckdb_store import DuckDBStore
from core.store.opening import logs_in
from core.workshop import fold

WORKSHOPS, TEST, MAKING = "workshops.duckdb", "test.json", ".making"
PUT_BACK = ("accounts.json", "own", "cases")
"""What goes back where it is asked for, beside the workshops; line books never do."""
BESIDE = (*PUT_BACK, AUDIT, SECURITY)
NAME = re.compile(r"\d{4}-\d{2}-\d{2}T\d{6}")
_making = Lock()


@dataclass(frozen=True)
class Test:
    """What came of opening a copy and folding every workshop in it; `broken` are their codes,
    "*" when the file itself cannot be read."""

    at: str
    workshops: int
    entries: int
    broken: tuple[str, ...]

    @property
    def ok(self) -> bool:
        return not self.broken


@dataclass(frozen=True)
class Copy:
    """One copy; `name` is when it was made, in Japan; `size` in bytes."""

    name: str
    folder: Path
    size: int
    test: Test | None

    @property
    def made(self) -> datetime:
        return datetime.strptime(self.name, "%Y-%m-%dT%H%M%S").replace(tzinfo=JAPAN)


def copies(folder: Path) -> list[Copy]:
    """Every complete copy in `folder`, newest first."""
    if not folder.exists():
        return []
    found = [_copy(one) for one in folder.iterdir() if NAME.fullmatch(one.name) and one.is_dir()]
    return sorted(found, key=lambda one: one.name, reverse=True)


def make(store: DuckDBStore, beside: Path, folder: Path) -> Copy:
    """A new copy, complete or not there at all, and tested.

    Args:
        beside: the folder of accounts, own data, own cases and line books.

    Raises:
        Refused: the disk is full or not writable.
    """
    with _making:
        name = now().astimezone(JAPAN).strftime("%Y-%m-%dT%H%M%S")
        making, done = folder / MAKING, folder / name
        try:
            shutil.rmtree(making, ignore_errors=True)  # of a server that was killed
            making.mkdir(parents=True, mode=0o700)
            store.copy(making / WORKSHOPS)
            for one in BESIDE:
                _take(beside / one, making / one)
            for path in making.rglob("*"):
                path.chmod(0o700 if path.is_dir() else 0o600)
            if done.exists():  # the second within one second is the first
                shutil.rmtree(making)
            else:
                os.replace(making, done)
            synced(folder)
        except OSError as error:
            shutil.rmtree(making, ignore_errors=True)
            raise Refused("refused.disk") from error
        test(done)
        return _copy(done)


def test(folder: Path) -> Test:
    """Open a copy read-only, fold every workshop, and keep the result beside it."""
    workshops, entries, broken = 0, 0, []
    try:
        for workshop_id, log in logs_in(folder / WORKSHOPS):
            workshops, entries = workshops + 1, entries + len(log or ())
            try:
                whole = log is not None and len(log) > 0 and fold(log).seq == len(log)
            except Refused:
                whole = False
            if not whole:
                broken.append(workshop_id)
    except (duckdb.Error, CannotOpen, OSError, ValueError, KeyError, TypeError):
        broken.append("*")
    at = now().isoformat(timespec="seconds")
    found = Test(at, workshops, entries, tuple(broken))
    write_private(folder / TEST, json.dumps(asdict(found)))
    return found


def throw_away(folder: Path, days: int, at: datetime) -> list[str]:
    """Remove copies older than `days` at this moment, never the newest; their names."""
    old = [one for one in copies(folder)[1:] if at - one.made > timedelta(days=days)]
    for one in old:
        shutil.rmtree(one.folder)
    return [one.name for one in old]


def _take(source: Path, target: Path) -> None:
    """Copy a file or a folder of files, as far as it is there."""
    if source.is_dir():
        target.mkdir()
        for path in source.glob("*.json"):
            _take(path, target / path.name)
    elif source.exists():
        shutil.copyfile(source, target)
        synced(target)


def _copy(folder: Path) -> Copy:
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    return Copy(folder.name, folder, size, _tested(folder / TEST))


def _tested(path: Path) -> Test | None:
    try:
        row = json.loads(path.read_text(encoding="utf-8"))
        return Test(**{**row, "broken": tuple(row["broken"])})
    except (OSError, ValueError, TypeError, KeyError):
        return None
