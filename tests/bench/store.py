"""Whether recording costs the same at entry 100 and at entry 10,000, and opening a long log.

Usage: python tests/bench/store.py [--json]

One workshop of 80 seats: of ten entries one is a new 気づき and nine agree with one.
Aim: a workshop of 10,000 entries opens in two seconds.
"""

import secrets
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import count, islice
from pathlib import Path
from statistics import median
from typing import TypeVar

from report import Row, Table, quantile, run
from service import CODE, TEXT

from core import seat
from core.store.duckdb_store import DuckDBStore
from core.workshop import Event, Room
from core.workshop.acts.flow import SeatTaken, WorkshopOpened
from core.workshop.nouns.insights import InsightAdded, InsightVoted
from core.workshop.own import own
from core.workshop.view import Audience, shared

T = TypeVar("T")
SEATS, TIMED, BATCH = 80, 100, 50
MARKS = (100, 1_000, 10_000)
NOTE = (
    f"Recording: one by one, median and 95 % of {TIMED}, checked, stored and folded. "
    "Opening: read and fold the whole log. view.shared: all cards for one audience."
)


def measure() -> Table:
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "bench.duckdb")
        store = DuckDBStore(path)
        room = Room(CODE, store)
        tokens = fill_seats(room)
        events = writing()
        recorded = [recording(room, tokens, events, mark) for mark in MARKS]
        store.db.close()
        opened, seconds = timed(lambda: Room(CODE, DuckDBStore(path)))
        workshop, entries = opened.workshop, len(opened.log)
    theirs = seat.actor(tokens[1], CODE, workshop).marks
    audience = Audience("participant")
    cards = len(shared(workshop, audience))  # also warms the chain
    size = f"at {entries:,} entries, {cards:,} cards"
    others: list[Row] = [
        line(f"opening, {size}", [seconds]),
        line(f"view.shared, {size}", repeated(lambda: shared(workshop, audience))),
        line(f"view.own, {size}", repeated(lambda: own(workshop, theirs, audience))),
    ]
    return Table("Recording and opening", NOTE, [*recorded, *others])


def line(name: str, seconds: list[float]) -> Row:
    return {
        "what": name,
        "median ms": median(seconds) * 1000,
        "p95 ms": quantile(seconds, 0.95) * 1000,
    }


def fill_seats(room: Room) -> list[str]:
    """Tokens of everybody."""
    tokens = [secrets.token_hex(16) for _ in range(SEATS)]
    leader = seat.actor(tokens[0], CODE, room.workshop, leading=True)
    first = SeatTaken(leader.seat_id, "進行", "administration", "facilitator")
    others = [SeatTaken(seat.seat_id(token), token[:8], "resident") for token in tokens[1:]]
    room.record(leader, "open", WorkshopOpened("ベンチ", "01210", "岩見沢市"), first, *others)
    return tokens


def writing() -> Iterator[Event]:
    for number in count():
        key = f"card-{number // 10}"
        yield InsightVoted(key) if number % 10 else InsightAdded(key, TEXT)


def recording(room: Room, tokens: list[str], events: Iterator[Event], mark: int) -> Row:
    """What one entry costs at about the `mark`th."""
    while (missing := mark - len(room.log)) > 0:
        some = list(islice(events, min(BATCH, missing)))
        actor = seat.actor(tokens[len(room.log) % SEATS], CODE, room.workshop)
        room.record(actor, secrets.token_hex(8), *some)
    seconds = []
    for number in range(TIMED):
        event = next(events)
        begin = time.perf_counter()
        actor = seat.actor(tokens[number % SEATS], CODE, room.workshop)
        room.record(actor, secrets.token_hex(8), event)
        seconds.append(time.perf_counter() - begin)
    return line(f"recording at entry {mark:,}", seconds)


def timed(work: Callable[[], T]) -> tuple[T, float]:
    begin = time.perf_counter()
    done = work()
    return done, time.perf_counter() - begin


def repeated(work: Callable[[], object]) -> list[float]:
    return [timed(work)[1] for _ in range(5)]


if __name__ == "__main__":
    run(measure)
