"""Copies: of one moment, complete or not there, tested, thrown away in time, put back."""

import json
import os
import shutil
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Event, Thread

import pytest

from core import seat
from core.errors import Refused
from core.keeping import acts, copies
from core.keeping.audit import Audit
from core.keeping.restore import restore
from core.rooms import Rooms
from core.store.duckdb_store import DuckDBStore
from core.workshop import Room
from core.workshop.acts.flow import WorkshopOpened
from core.workshop.nouns.insights import InsightAdded
from tests.conftest import CODE, SATO

ROOT = Path(__file__).parents[3]


COPYING = """
import sys
from pathlib import Path
from core.keeping import copies
from core.store.duckdb_store import DuckDBStore
store, folder = DuckDBStore(sys.argv[1]), Path(sys.argv[2])
print("begun", flush=True)
while True:
    copies.make(store, folder.parent, folder)
"""


REWRITING = """
import sys
from core.store.duckdb_store import DuckDBStore
store = DuckDBStore(sys.argv[1])
log = store.read("K7W3QF")
print("begun", flush=True)
while len(log) == 22:
    store.rewrite("K7W3QF", log[:2])
    store.rewrite("K7W3QF", log)
store.rewrite("K7W3QF", log)
"""


@pytest.fixture
def room(server: Rooms) -> Room:
    room = server.open_workshop(WorkshopOpened("買い物支援"), SATO, "佐藤", workshop_id=CODE)
    write(room, 20)
    return room


def write(room: Room, number: int) -> None:
    for _ in range(number):
        actor = seat.actor(SATO, CODE, room.workshop)
        at = room.workshop.seq
        room.record(actor, f"write-{at}", InsightAdded(f"i{at}", "店が遠い"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "accounts.json").write_text("{}", encoding="utf-8")
    (tmp_path / "cookie.key").write_text("secret", encoding="utf-8")
    (tmp_path / "own").mkdir()
    (tmp_path / "own/one.json").write_text("{}", encoding="utf-8")
    (tmp_path / "cases").mkdir()
    (tmp_path / "cases/own-1.json").write_text('{"by": "sato"}', encoding="utf-8")
    (tmp_path / "security.jsonl").write_text("", encoding="utf-8")
    (tmp_path / "recovery.json").write_text("{}", encoding="utf-8")
    return tmp_path / "copies"


def test_a_copy_while_people_write_is_of_one_moment(
    store: DuckDBStore, room: Room, folder: Path
) -> None:
    ending = Event()

    def on() -> None:
        while not ending.is_set():
            write(room, 1)

    writer = Thread(target=on)
    writer.start()
    made = copies.make(store, folder.parent, folder)
    ending.set()
    writer.join()
    assert made.test is not None and made.test.ok and made.test.workshops == 1
    assert 22 <= made.test.entries <= room.workshop.seq
    names = {str(path.relative_to(made.folder)) for path in made.folder.rglob("*")}
    kept = {"workshops.duckdb", "accounts.json", "own", "own/one.json", "test.json"}
    assert names == {*kept, "cases", "cases/own-1.json", "security.jsonl"}
    assert all(p.stat().st_mode & 0o077 == 0 for p in made.folder.rglob("*"))
    assert copies.copies(folder) == [made] and made.size > 0


def test_a_server_killed_while_copying_leaves_no_half_copy(
    store: DuckDBStore, room: Room, folder: Path
) -> None:
    write(room, 200)
    path = store.path
    store.close()
    for pause in (0.01, 0.05, 0.1):
        command = [sys.executable, "-c", COPYING, path, str(folder)]
        with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as copying:
            assert copying.stdout is not None and copying.stdout.readline() == "begun\n"
            time.sleep(pause)
            copying.kill()
    whole = copies.copies(folder)
    assert all(copies.test(one.folder).entries == room.workshop.seq for one in whole)
    again = DuckDBStore(path)
    assert len(again.read(CODE)) == room.workshop.seq
    made = copies.make(again, folder.parent, folder)
    assert made.test is not None and made.test.ok and made in copies.copies(folder)
    assert not (folder / copies.MAKING).exists()


def test_a_server_killed_while_a_log_is_rewritten_keeps_the_old_or_the_new(
    server: Rooms, store: DuckDBStore, room: Room
) -> None:
    server.open_workshop(WorkshopOpened("ほかの会"), SATO, "佐藤", workshop_id="ZZZZZZ")
    other, full = store.read("ZZZZZZ"), store.read(CODE)
    path = store.path
    store.close()
    for pause in (0.01, 0.03, 0.06, 0.1):
        command = [sys.executable, "-c", REWRITING, path]
        with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as rewriting:
            assert rewriting.stdout is not None and rewriting.stdout.readline() == "begun\n"
            time.sleep(pause)
            rewriting.kill()
        again = DuckDBStore(path)
        assert again.read(CODE) in (full, full[:2]) and again.read("ZZZZZZ") == other
        assert not Path(f"{path}.new").exists()
        again.close()


def test_a_broken_copy_is_found(store: DuckDBStore, room: Room, folder: Path) -> None:
    made = copies.make(store, folder.parent, folder)
    gap = DuckDBStore(str(made.folder / copies.WORKSHOPS))
    gap.db.execute("DELETE FROM entries WHERE seq = 2")
    gap.close()
    assert copies.test(made.folder).broken == (CODE,)
    (made.folder / copies.WORKSHOPS).write_bytes(b"no database at all" * 1000)
    assert copies.test(made.folder).broken == ("*",)
    (found,) = copies.copies(folder)
    assert found.test is not None and not found.test.ok
    (made.folder / copies.TEST).write_text("[", encoding="utf-8")
    assert copies.copies(folder)[0].test is None


def test_a_full_disk_leaves_no_copy(store: DuckDBStore, room: Room, tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("not a folder", encoding="utf-8")
    with pytest.raises(Refused, match="disk"):
        copies.make(store, tmp_path, blocked)
    assert len(store.read(CODE)) == room.workshop.seq


def aged(made: copies.Copy, days: int) -> copies.Copy:
    """The same copy, made so many days before."""
    name = (made.made - timedelta(days=days)).strftime("%Y-%m-%dT%H%M%S")
    shutil.copytree(made.folder, made.folder.with_name(name))
    return next(one for one in copies.copies(made.folder.parent) if one.name == name)


def test_old_copies_go_and_the_newest_never(store: DuckDBStore, room: Room, folder: Path) -> None:
    made = copies.make(store, folder.parent, folder)
    old, new = aged(made, 20), aged(made, 3)
    assert copies.throw_away(folder, 14, datetime.now(UTC)) == [old.name]
    later = datetime.now(UTC) + timedelta(days=400)
    assert copies.throw_away(folder, 14, later) == [new.name]
    assert copies.copies(folder) == [made]


def test_putting_a_copy_back(
    server: Rooms, store: DuckDBStore, book: Audit, room: Room, folder: Path
) -> None:
    made = copies.make(store, folder.parent, folder)
    seen = room.workshop
    write(room, 5)
    acts.delete(server, book, room, "sato")
    live = Path(store.path)
    command = [sys.executable, "-m", "core.keeping.restore", made.name]
    environment = {**os.environ, "LIVE_PATH": str(live), "COPIES_PATH": str(folder)}
    running = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)
    assert running.returncode == 1 and "Stop the server" in running.stderr
    store.close()
    (aside,) = restore(made, live)
    assert aside.exists() and not DuckDBStore(str(aside)).openings()
    back = DuckDBStore(str(live))
    assert Room(CODE, back).workshop == seen
    assert book.lines()[0].act == "deleted", "the line book tells what was deleted since"
    back.close()
    (live.parent / "cases/own-1.json").unlink()
    (live.parent / "security.jsonl").write_text("since then", encoding="utf-8")
    assert restore(made, live, everything=True)
    assert json.loads((live.parent / "own/one.json").read_text("utf-8")) == {}
    assert json.loads((live.parent / "cases/own-1.json").read_text("utf-8")) == {"by": "sato"}
    assert (live.parent / "security.jsonl").read_text("utf-8") == "since then"


def test_a_copy_that_fails_its_test_is_not_put_back(
    store: DuckDBStore, room: Room, folder: Path
) -> None:
    made = copies.make(store, folder.parent, folder)
    (made.folder / copies.WORKSHOPS).write_bytes(b"broken")
    with pytest.raises(ValueError, match=made.name):
        restore(made, Path(store.path))
    assert len(store.read(CODE)) == room.workshop.seq


# Every night


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """A time in Japan."""
    return datetime(2026, 11, day, hour, minute, tzinfo=UTC) - timedelta(hours=9)
