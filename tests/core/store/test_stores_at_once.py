"""What every store promises when many write at the same moment."""

import threading
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from core import seat
from core.errors import Behind, Refused
from core.store.duckdb_store import DuckDBStore
from core.workshop import Author, Room
from core.workshop.acts.flow import WorkshopOpened
from core.workshop.nouns.insights import InsightAdded
from core.workshop.store import EventStore
from tests.conftest import CODE, MORI, SUZUKI, Record
from tests.core.store.test_stores import entry


def together(count: int, work: Callable[[int], object]) -> None:
    """Run `work(0)` … `work(count - 1)` at the same moment, and wait."""
    ready = threading.Barrier(count)
    failures: list[BaseException] = []

    def one(number: int) -> None:
        ready.wait()
        try:
            work(number)
        except BaseException as error:
            failures.append(error)

    threads = [threading.Thread(target=one, args=(number,)) for number in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []


def test_twenty_people_at_once_lose_nothing(room: Room, store: EventStore) -> None:
    actor = seat.actor(SUZUKI, CODE, room.workshop)
    before = len(room.log)

    def write(number: int) -> None:
        for turn in range(5):
            key = f"{number}-{turn}"
            room.record(actor, f"request-{key}", InsightAdded(f"i-{key}", "店が遠い"))

    together(20, write)
    stored = store.read(CODE)
    assert len(room.workshop.insights) == 100
    assert [e.seq for e in stored] == list(range(1, before + 101))
    assert stored == room.log


def test_the_same_request_from_twenty_threads_is_one(room: Room) -> None:
    actor = seat.actor(SUZUKI, CODE, room.workshop)
    before = room.workshop.seq
    event = InsightAdded("i1", "店が遠い")
    together(20, lambda _: room.record(actor, "the-same", event))
    assert room.workshop.seq == before + 1


def test_all_who_wait_are_recorded_at_once_and_each_is_refused_alone(
    room: Room, store: EventStore
) -> None:
    actor, before = seat.actor(SUZUKI, CODE, room.workshop), room.workshop.seq
    heard: dict[int, int | str] = {}

    def write(number: int) -> None:
        try:
            # number 3 asks anew what number 2 asked; number 5 names its card as number 4 has
            request = f"request-{2 if number == 3 else number}"
            made = "i-request-4" if number == 5 else f"i-{request}"
            seen = room.record(actor, request, InsightAdded(made, "店が遠い"))
            heard[number] = seen.seq
        except Refused as refused:
            heard[number] = refused.reason

    threads = [threading.Thread(target=write, args=(number,)) for number in range(8)]
    with room.turn:
        for number, thread in enumerate(threads):
            thread.start()
            while len(room.waiting) <= number:
                time.sleep(0.001)
    for thread in threads:
        thread.join()
    assert room.workshop.seq == before + 6 and store.read(CODE) == room.log
    assert isinstance(heard.pop(5), str)
    assert heard[0] == before + 1  # as it was after this one, whoever came with it
    assert set(heard) == {0, 1, 2, 3, 4, 6, 7} and heard[7] == before + 6
    assert not room.waiting


def test_two_rooms_on_one_store_take_turns(room: Room, store: EventStore) -> None:
    """As two server processes would: whoever is behind catches up and decides again."""
    rooms = room, Room(CODE, store)
    before = room.workshop.seq

    def write(number: int) -> None:
        here, token = rooms[number % 2], (SUZUKI, MORI)[number % 2]
        for turn in range(5):
            actor = seat.actor(token, CODE, here.workshop)
            here.record(actor, f"request-{number}-{turn}", InsightAdded(f"i-{number}-{turn}", "店"))

    together(8, write)
    assert [e.seq for e in store.read(CODE)] == list(range(1, before + 41))
    for one in rooms:
        one.catch_up()
        assert len(one.workshop.insights) == 40


def test_reading_while_others_write_sees_whole_requests(room: Room, store: EventStore) -> None:
    actor = seat.actor(SUZUKI, CODE, room.workshop)
    before, lengths = len(room.log), list[int]()

    def work(number: int) -> None:
        for turn in range(10):
            if number == 0:
                pair = (InsightAdded(f"a{turn}", "店"), InsightAdded(f"b{turn}", "店"))
                room.record(actor, f"request-{turn}", *pair)
            else:
                lengths.append(len(store.read(CODE)) - before)

    together(4, work)
    assert len(room.log) == before + 20
    assert all(length % 2 == 0 for length in lengths)


def test_recording_nothing_changes_nothing(room: Room, record: Record) -> None:
    before = room.workshop
    assert record(SUZUKI) == before


def test_a_file_is_read_again_after_it_was_closed(tmp_path: Path) -> None:
    path = str(tmp_path / "again.duckdb")
    first = DuckDBStore(path)
    first.append(CODE, [entry(1), entry(2)])
    first.db.close()
    assert DuckDBStore(path).read(CODE) == [entry(1), entry(2)]


def test_a_kind_is_found_in_every_workshop(store: EventStore) -> None:
    opened = replace(entry(1), event=WorkshopOpened("買い物支援"))
    for code in ("ZZZZZZ", CODE):
        store.append(code, [opened, entry(2), entry(3)])
    assert store.of_kind("insight_added") == [
        (CODE, entry(2)),
        (CODE, entry(3)),
        ("ZZZZZZ", entry(2)),
        ("ZZZZZZ", entry(3)),
    ]
    assert store.of_kind("workshop_opened") == [(CODE, opened), ("ZZZZZZ", opened)]
    assert store.of_kind("unknown") == [] and store.alive()


def test_a_list_that_was_read_before_has_what_was_written_since(store: EventStore) -> None:
    opened = replace(entry(1), event=WorkshopOpened("買い物支援"))
    store.append(CODE, [opened])
    assert store.openings() == store.of_kind("workshop_opened") == [(CODE, opened)]
    assert store.of_kind("insight_added") == []
    store.append(CODE, [entry(2)])
    assert store.of_kind("insight_added") == [(CODE, entry(2))]
    store.append("ZZZZZZ", [opened])
    assert len(store.openings()) == len(store.of_kind("workshop_opened")) == 2
    store.openings().clear()  # what one reader does with it is nobody else's
    store.rewrite(CODE, [])
    assert store.openings() == [("ZZZZZZ", opened)] and store.of_kind("insight_added") == []


def test_a_log_is_put_in_place_of_another_and_the_others_stay(store: EventStore) -> None:
    for code in ("ZZZZZZ", CODE):
        store.append(code, [entry(1), entry(2), entry(3)])
    store.rewrite(CODE, [entry(1, "近い"), entry(2)])
    assert store.read(CODE) == [entry(1, "近い"), entry(2)]
    store.append(CODE, [entry(3, "そのあと")])
    with pytest.raises(Behind):
        store.append(CODE, [entry(3)])
    store.rewrite("ZZZZZZ", [])
    assert store.read("ZZZZZZ") == [] and len(store.read(CODE)) == 3
    store.rewrite("A23456", [replace(entry(1), by=Author("a"))])
    assert store.read("A23456")[0].by.sector is None
