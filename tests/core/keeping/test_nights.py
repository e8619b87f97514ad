"""What is done every night: a copy, then what is over is deleted."""

import shutil
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from core import seat
from core.clock import today
from core.errors import Refused
from core.keeping import acts, copies
from core.keeping.audit import Audit
from core.keeping.nightly import Nightly, night_of
from core.rooms import Rooms
from core.store.duckdb_store import DuckDBStore
from core.workshop import Room
from core.workshop.acts.flow import SeatTaken
from tests.conftest import CODE, SATO
from tests.core.keeping.test_copies import aged, at
from tests.core.keeping.test_copies import folder as folder
from tests.core.keeping.test_copies import room as room


def test_a_night_begins_at_three_in_japan() -> None:
    assert night_of(at(25, 2, 59)).day == 24
    assert night_of(at(25, 3, 0)).day == night_of(at(26, 2, 0)).day == 25


def test_a_night_s_work_is_done_once(
    server: Rooms, store: DuckDBStore, book: Audit, room: Room, folder: Path
) -> None:
    nightly = Nightly(server, store, book, folder, 14)
    now = datetime.now(UTC)
    for _ in range(3):
        nightly.look(now)
    assert len(copies.copies(folder)) == 1
    assert [(x.act, x.who) for x in book.lines()] == [("copied", acts.BY_ITSELF)]
    aged(copies.copies(folder)[0], 1)
    shutil.rmtree(copies.copies(folder)[0].folder)  # as if last night were the newest
    nightly.look(now)
    assert len(copies.copies(folder)) == 2


def test_what_is_over_is_deleted_after_a_copy(
    server: Rooms, store: DuckDBStore, book: Audit, room: Room, folder: Path
) -> None:
    acts.keep_until(server, room, today() + timedelta(days=1))
    nightly = Nightly(server, store, book, folder, 14)
    nightly.look(datetime.now(UTC) + timedelta(days=3))
    assert store.openings() == []
    (made,) = copies.copies(folder)
    assert made.test is not None and made.test.workshops == 1


def test_without_a_copy_nothing_is_deleted(
    server: Rooms, store: DuckDBStore, book: Audit, room: Room, tmp_path: Path
) -> None:
    acts.keep_until(server, room, today() + timedelta(days=1))
    blocked = tmp_path / "file"
    blocked.write_text("not a folder", encoding="utf-8")
    nightly = Nightly(server, store, book, blocked / "copies", 14)
    with pytest.raises(Refused):
        nightly.look(datetime.now(UTC) + timedelta(days=3))
    assert len(store.openings()) == 1


def test_it_works_by_itself_from_the_start(
    server: Rooms, store: DuckDBStore, book: Audit, room: Room, folder: Path
) -> None:
    taken = SeatTaken("0" * 24, "鈴木", "resident")
    server.record(room, seat.actor(SATO, CODE, room.workshop, leading=True), "seat", taken)
    nightly = Nightly(server, store, book, folder, 14)
    nightly.start()
    until = time.monotonic() + 60
    while not book.lines() and time.monotonic() < until:
        time.sleep(0.05)
    nightly.ending.set()
    assert len(copies.copies(folder)) == 1
