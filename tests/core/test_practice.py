"""Practice alone: the simulated participants do what the stage asks for, and only that."""

import pytest

from core import seat
from core.config import config
from core.errors import Refused
from core.practice.room import practice, seat_participants, simulate_stage
from core.record.sample import MARK
from core.rooms import Rooms
from core.stats.package import open_package
from core.store.memory_store import MemoryStore
from core.workshop import Event, Room
from core.workshop.acts.flow import StageLocked, StageRevealed, StageStarted, WorkshopOpened
from core.workshop.view import Audience, shared

TOKEN = "a" * 32


@pytest.fixture
def server() -> Rooms:
    return Rooms(MemoryStore(), open_package(config().stats_path))


@pytest.fixture
def room(server: Rooms) -> Room:
    return practice(server, "01210", "岩見沢市", TOKEN, "佐藤")


def lead(server: Rooms, room: Room, *events: Event) -> None:
    actor = seat.actor(TOKEN, room.workshop_id, room.workshop, leading=True)
    server.record(room, actor, f"lead-{room.workshop.seq}", *events)


def start(server: Rooms, room: Room, stage_id: str) -> int:
    plan = next(p for p in room.workshop.agenda if p.stage_id == stage_id)
    lead(server, room, StageStarted(stage_id, plan.authorship, plan.hidden, plan.minutes))
    return simulate_stage(server, room.workshop_id)


def test_twelve_have_taken_seats_and_the_person_leads(room: Room) -> None:
    roles = [s.role for s in room.workshop.seats.values()]
    assert (roles.count("participant"), roles.count("facilitator")) == (12, 1)
    assert room.workshop.seats[seat.seat_id(TOKEN)].role == "facilitator"


def test_it_is_marked_as_practice(room: Room) -> None:
    assert room.workshop.sample
    assert room.workshop.title.startswith(MARK)


def test_their_cards_wait_with_the_others_until_opened(server: Rooms, room: Room) -> None:
    assert start(server, room, "insights") == 12
    view = shared(room.workshop, Audience("participant"))
    assert view["waiting"]["count"] == 12
    assert not [c for c in view.values() if c["type"] == "insight"]
    assert view["room"]["wrote"] >= 10


def test_all_stages_in_order_make_a_whole_chain(server: Rooms, room: Room) -> None:
    for plan in room.workshop.agenda:
        start(server, room, plan.stage_id)
        if plan.hidden:
            lead(server, room, StageRevealed(plan.stage_id))
    gaps = [
        c["missing"]
        for c in shared(room.workshop, Audience("facilitator")).values()
        if c.get("missing") and c["type"] != "kpi"
    ]
    assert gaps == [[{"key": "gap.no_persona"}]] * 2
    assert len(room.workshop.kpis) == 3


def test_every_word_of_theirs_is_marked(server: Rooms, room: Room) -> None:
    start(server, room, "insights")
    assert all(i.text.startswith(MARK) for i in room.workshop.insights.values())


def test_asked_twice_they_act_once(server: Rooms, room: Room) -> None:
    start(server, room, "insights")
    assert simulate_stage(server, room.workshop_id) == 0
    assert len(room.workshop.insights) == 12


def test_unopened_cards_are_not_pointed_to(server: Rooms, room: Room) -> None:
    start(server, room, "insights")
    start(server, room, "issues")
    assert all(issue.insight_ids == () for issue in room.workshop.issues.values())


def test_a_skipped_stage_does_not_stop_the_next(server: Rooms, room: Room) -> None:
    assert start(server, room, "personas") == 2
    assert start(server, room, "kpis") == 0  # nothing yet to measure


def test_a_locked_stage_stays_silent(server: Rooms, room: Room) -> None:
    lead(server, room, StageStarted("insights"), StageLocked())
    assert simulate_stage(server, room.workshop_id) == 0


def test_in_a_real_workshop_nobody_is_simulated(server: Rooms) -> None:
    real = server.open_workshop(WorkshopOpened("会議"), TOKEN, "佐藤")
    lead(server, real, StageStarted("insights"))
    assert simulate_stage(server, real.workshop_id) == 0
    assert not real.workshop.insights


def test_a_sample_opened_elsewhere_can_be_filled_once(server: Rooms) -> None:
    room = server.open_workshop(WorkshopOpened("練習", sample=True), TOKEN, "佐藤")
    seat_participants(server, room)
    seat_participants(server, room)
    assert len(room.workshop.seats) == 13


def test_an_unknown_workshop_is_refused(server: Rooms) -> None:
    with pytest.raises(Refused):
        simulate_stage(server, "AAAAAA")
