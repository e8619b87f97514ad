"""The DuckDB file when things go wrong: two servers, a full disk, a killed process.

Each runs in a process of its own, as the server does.
"""

import json
import subprocess
import sys
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from core import seat
from core.errors import Refused
from core.store.duckdb_store import DuckDBStore
from core.workshop import Room
from core.workshop.acts.flow import WorkshopOpened
from tests.conftest import CODE

ROOT = Path(__file__).parents[3]

SECOND = """
import sys
from core.errors import InUse
from core.store.duckdb_store import DuckDBStore
try:
    DuckDBStore(sys.argv[1])
except InUse as error:
    print(error)
"""

WRITER = """
import sys
from core import seat
from core.store.duckdb_store import DuckDBStore
from core.workshop import Room
from core.workshop.acts.flow import SeatTaken, WorkshopOpened
from core.workshop.nouns.insights import InsightAdded

token, code = "a" * 32, "K7W3QF"
room = Room(code, DuckDBStore(sys.argv[1]))

def write(key, *events):
    actor = seat.actor(token, code, room.workshop, leading=True)
    return room.record(actor, key, *events).seq

taken = SeatTaken(seat.seat_id(token), "佐藤", "administration", "facilitator")
write("open", WorkshopOpened("買い物支援"), taken)
"""

KILLED = """
import os, signal, sys
from core import seat
from core.store.duckdb_store import DuckDBStore
from core.workshop import Room
from core.workshop.acts.flow import SeatTaken, WorkshopOpened
from core.workshop.nouns.insights import InsightAdded

token, code = "a" * 32, "K7W3QF"

def write_on(out):
    room = Room(code, DuckDBStore(sys.argv[1]))
    taken = SeatTaken(seat.seat_id(token), "佐藤", "administration", "facilitator")
    events = () if room.workshop.seq else (WorkshopOpened("買い物支援"), taken)
    while True:
        number = room.workshop.seq
        events = events or (InsightAdded(f"i{number}", "店が遠い"),)
        actor = seat.actor(token, code, room.workshop, leading=True)
        seq, events = room.record(actor, f"request-{number}", *events).seq, ()
        os.write(out, f"{seq}\\n".encode())

for number in range(20):
    ours, theirs = os.pipe()
    child = os.fork()
    if not child:
        os.close(ours)
        write_on(theirs)
    os.close(theirs)
    with os.fdopen(ours) as told:
        answered = [told.readline() for _ in range(1 + 5 * number)]
        os.kill(child, signal.SIGKILL)
        answered += [line for line in told if line.endswith("\\n")]
    os.waitpid(child, 0)
    print(int(answered[0]), int(answered[-1]), flush=True)
"""

AGAIN = """
again = []
for number in range(2):
    try:
        again.append(write(f"after-{number}", InsightAdded(f"after-{number}", "近い")))
    except Refused as refusal:
        again.append(refusal.reason)
"""
"""Two notes once it can be written again: their entries, or why they were refused."""
FULL = (
    WRITER
    + """
import json, resource
from core.errors import Refused

room.store.db.execute(f"PRAGMA wal_autocheckpoint='{sys.argv[2]}'")
write("before", InsightAdded("before", "店が遠い"))
unlimited = resource.getrlimit(resource.RLIMIT_FSIZE)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[3]), unlimited[1]))
reasons, same, failing = [], True, False
for number in range(3):
    was = room.workshop
    try:
        write(f"full-{number}", InsightAdded(f"full-{number}", "遠" * 200))
    except Refused as refusal:
        reasons.append(refusal.reason)
        failing = failing or not room.store.writes()
        same = same and room.workshop is was
resource.setrlimit(resource.RLIMIT_FSIZE, unlimited)
"""
    + AGAIN
    + """\
print(json.dumps({"reasons": reasons, "same": same, "again": again, "shown": room.workshop.seq,
    "failing": failing, "writes": room.store.writes()}))
"""
)


def run(script: str, *arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", script, *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


def test_a_second_server_on_the_same_file_is_told_so(tmp_path: Path) -> None:
    path = str(tmp_path / "w.duckdb")
    first = DuckDBStore(path)
    said = run(SECOND, path)
    assert path in said
    assert "別のつどいが動いていないか" in said and "another つどい running" in said
    assert first.read(CODE) == []


@pytest.mark.parametrize(
    ("rewrite_after", "most_bytes"),
    [
        pytest.param("16MB", "700", id="while writing the log"),
        pytest.param("1KB", "20000", id="while DuckDB rewrites its file"),
        pytest.param("16MB", "0", id="that takes nothing any more"),
    ],
)
def test_a_full_disk_refuses_and_forgets_nothing(
    tmp_path: Path, rewrite_after: str, most_bytes: str
) -> None:
    path = str(tmp_path / "w.duckdb")
    told: dict[str, Any] = json.loads(run(FULL, path, rewrite_after, most_bytes))
    assert told["reasons"] and set(told["reasons"]) == {"refused.disk"}
    assert told["same"], "what is not stored is not shown"
    assert told["failing"] and told["writes"], "what watches is told, and told when it is over"
    assert told["again"][-1] == told["shown"], "with space again, writing goes on"
    room = Room(CODE, DuckDBStore(path))
    assert room.workshop.seq == told["shown"]
    assert "before" in room.workshop.insights and "after-1" in room.workshop.insights


def test_a_server_killed_twenty_times_loses_nothing_it_has_answered(tmp_path: Path) -> None:
    path = str(tmp_path / "w.duckdb")
    rounds = [tuple(map(int, line.split())) for line in run(KILLED, path).splitlines()]
    assert len(rounds) == 20
    for (_, last), (first, _) in pairwise(rounds):
        assert first in (last + 1, last + 2), "the next begins after the last that was answered"
    log = DuckDBStore(path).read(CODE)
    assert [entry.seq for entry in log] == list(range(1, len(log) + 1))
    assert rounds[-1][1] <= len(log) <= rounds[-1][1] + 1
    assert len(Room(CODE, DuckDBStore(path)).workshop.insights) == len(log) - 2


def test_a_connection_that_ended_is_opened_again(tmp_path: Path) -> None:
    store = DuckDBStore(str(tmp_path / "w.duckdb"))
    room = Room(CODE, store)
    opened = seat.actor("a" * 32, CODE, room.workshop, leading=True)
    room.record(opened, "open", WorkshopOpened("買い物支援"))
    store.db.close()
    assert len(store.read(CODE)) == 1 and len(store.openings()) == 1
    store.db.close()
    with pytest.raises(Refused, match="disk"):
        store.append(CODE, [replace(room.log[0], seq=2)])
    store.append(CODE, [replace(room.log[0], seq=2)])
    assert len(store.read(CODE)) == 2
