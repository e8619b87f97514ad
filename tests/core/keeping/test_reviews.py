"""Reviews that are due, among many workshops: the right ones, opening only those that matter."""

import gc
from dataclasses import replace

from core import seat
from core.accounts import User
from core.keeping import carrying, reviews
from core.keeping.audit import Audit
from core.rooms import Rooms
from core.workshop import Event, Reverted, Room
from core.workshop.acts.flow import StageStarted, WorkshopClosed, WorkshopOpened
from core.workshop.nouns.kpis import KpiReviewed, KpiSet
from tests.conftest import AGENDA, SATO
from tests.core.workshop.test_chain import CHAIN

SET = next(event for event in CHAIN if isinstance(event, KpiSet))
"""Its review is on the day that each test chooses."""
OPENED = WorkshopOpened("買い物支援", "01210", "岩見沢市", "2026-07-14", "sato", AGENDA)
UNTIL = "2027-03-31"


def held(server: Rooms, day: str, *more: Event) -> Room:
    """A workshop with one KPI, whose next review is on `day`."""
    room = server.open_workshop(OPENED, SATO, "佐藤")
    chain = [replace(one, next_review=day) if one is SET else one for one in CHAIN]
    write(server, room, StageStarted("insights"), leading=True)
    write(server, room, *chain)
    for event in more:
        write(server, room, event)
    return room


def write(server: Rooms, room: Room, *events: Event, leading: bool = False) -> None:
    actor = seat.actor(SATO, room.workshop_id, room.workshop, leading=leading)
    server.record(room, actor, f"request-{room.workshop.seq}", *events)


def reviewed(day: str) -> KpiReviewed:
    return KpiReviewed(SET.kpi_id, 1, "continue", "つづける", next_review=day)


def days(server: Rooms, *rooms: Room, most: int = 10) -> tuple[list[str], bool]:
    found, more = reviews.due(server, [room.workshop_id for room in rooms], UNTIL, most)
    return [one.kpi.now.next_review for one in found], more


def test_the_most_urgent_are_first_and_later_ones_are_not_told(server: Rooms) -> None:
    rooms = [held(server, day) for day in ("2027-03-01", "2027-01-01", "2027-05-01", "2027-02-01")]
    assert days(server, *rooms) == (["2027-01-01", "2027-02-01", "2027-03-01"], False)
    assert days(server, *rooms, most=2) == (["2027-01-01", "2027-02-01"], True)


def test_the_day_of_the_last_review_counts(server: Rooms) -> None:
    later = held(server, "2027-01-01", reviewed("2028-01-01"))
    soon = held(server, "2027-01-02", reviewed("2027-03-01"))
    first = held(server, "2027-02-01")
    assert days(server, later, soon, first) == (["2027-02-01", "2027-03-01"], False)


def test_a_review_taken_back_is_due_again(server: Rooms) -> None:
    room = held(server, "2027-01-01", reviewed("2028-01-01"))
    write(server, room, Reverted(room.workshop.seq))
    assert days(server, room) == (["2027-01-01"], False)


def test_what_is_carried_on_is_due_once_and_in_the_last_meeting(server: Rooms, book: Audit) -> None:
    room = held(server, "2027-01-01")
    write(server, room, WorkshopClosed(), leading=True)
    wanted = carrying.NextMeeting([SET.kpi_id], opened=OPENED, token=SATO, name="佐藤")
    following = carrying.open_after(server, book, room, User("sato", "佐藤"), "", wanted)
    found, _ = reviews.due(server, [following.workshop_id, room.workshop_id], UNTIL, 10)
    assert [one.room.workshop_id for one in found] == [following.workshop_id]


def test_of_others_nothing_is_told_and_what_is_not_due_is_not_opened(server: Rooms) -> None:
    held(server, "2027-01-01")
    late = held(server, "2029-01-01").workshop_id
    server.newest.clear()  # as after a start
    gc.collect()
    assert reviews.due(server, [late], UNTIL, 10) == ([], False)
    assert [*server.rooms] == []
