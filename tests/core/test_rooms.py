"""Open workshops: hundreds of past ones do not stay, and nobody ever has a second one."""

import gc
from typing import Any, cast

from core import seat
from core.rooms import KEPT, Rooms
from core.store.memory_store import MemoryStore
from core.workshop.acts.flow import TimerExtended, WorkshopOpened
from tests.conftest import AGENDA, SATO

OPENED = WorkshopOpened("買い物支援", "01210", "岩見沢市", "2026-07-14", "sato", AGENDA)


def many(count: int) -> tuple[Rooms, list[str]]:
    rooms = Rooms(MemoryStore(), cast(Any, None))  # no statistics are asked for here
    return rooms, [rooms.open_workshop(OPENED, SATO, "佐藤").workshop_id for _ in range(count)]


def test_rooms_nobody_has_to_do_with_are_closed_the_oldest_first() -> None:
    rooms, codes = many(KEPT + 20)
    gc.collect()
    assert set(rooms.rooms) == set(codes[-KEPT:])
    assert rooms.room(codes[0]).workshop.title == OPENED.title
    gc.collect()
    assert len(rooms.rooms) == KEPT and codes[0] in rooms.rooms


def test_who_holds_a_room_has_the_same_as_who_comes_later() -> None:
    rooms, codes = many(KEPT + 20)
    held = rooms.room(codes[0])
    for code in codes[1:]:
        rooms.room(code)
    assert codes[0] not in rooms.newest and rooms.room(codes[0]) is held


def test_what_was_written_is_there_when_a_closed_room_is_opened_again() -> None:
    rooms, codes = many(1)
    room = rooms.room(codes[0])
    actor = seat.actor(SATO, codes[0], room.workshop, leading=True)
    seq = rooms.record(room, actor, "longer", TimerExtended(1)).seq
    del room
    rooms.newest.clear()
    gc.collect()
    assert codes[0] not in rooms.rooms
    assert rooms.room(codes[0]).workshop.seq == seq
