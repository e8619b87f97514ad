"""A stage that is started again is as the room left it: what was opened stays opened."""

import pytest

from core import seat
from core.config import config
from core.rooms import Rooms
from core.stats.package import open_package
from core.store.memory_store import MemoryStore
from core.workshop import Event, Room, StagePlan, Workshop
from core.workshop.acts.flow import StageRevealed, StageStarted, WorkshopOpened
from core.workshop.card import Act
from core.workshop.events import proposed
from core.workshop.nouns.insights import InsightAdded
from core.workshop.stage import starting
from core.workshop.view import Audience, shared
from tests.conftest import MORI, SATO, Record

HUSH = StagePlan("hush", "気づき", "Notice", "1枚に1つ", "One each", 10, "insight", hidden=True)
NEXT = StagePlan("kpis", "KPI", "KPIs", "測るものを", "What to measure", 10, "kpi")


@pytest.fixture
def server() -> Rooms:
    return Rooms(MemoryStore(), open_package(config().stats_path))


def begin(record: Record, room: Room, plan: StagePlan) -> Workshop:
    return record(SATO, StageStarted(**starting(room.workshop, plan)), leading=True)


def seen(workshop: Workshop) -> list[str]:
    """The 気づき that everybody's phone and the projector show."""
    view = shared(workshop, Audience("participant"))
    return [card["text"] for card in view.values() if card["type"] == "insight"]


def test_what_was_opened_stays_opened_when_the_room_goes_back(room: Room, record: Record) -> None:
    assert "hush" in begin(record, room, HUSH).hidden
    record(MORI, InsightAdded("i1", "店が遠い"))
    assert seen(room.workshop) == []
    record(SATO, StageRevealed("hush"), leading=True)
    begin(record, room, NEXT)
    back = begin(record, room, HUSH)
    assert back.stage.stage_id == "hush" and not back.stage.hidden
    assert seen(back) == ["店が遠い"]
    assert shared(back, Audience("participant"))["waiting"]["count"] == 0
    assert "店がない" in seen(record(MORI, InsightAdded("i2", "店がない")))


def test_what_waits_to_be_opened_still_waits_when_the_room_goes_back(
    room: Room, record: Record
) -> None:
    begin(record, room, HUSH)
    record(MORI, InsightAdded("i1", "店が遠い"))
    begin(record, room, NEXT)
    back = begin(record, room, HUSH)
    assert back.stage.hidden and seen(back) == []
    record(SATO, StageRevealed("hush"), leading=True)
    assert seen(room.workshop) == ["店が遠い"]


def test_the_button_to_the_next_stage_hides_nothing_that_was_opened(server: Rooms) -> None:
    opened = WorkshopOpened("買い物支援", agenda=(NEXT, HUSH))
    room = server.open_workshop(opened, SATO, "佐藤")

    def lead(*events: Event) -> list[Act]:
        """The acts that the console offers after these."""
        actor = seat.actor(SATO, room.workshop_id, room.workshop, leading=True)
        server.record(room, actor, f"r{room.workshop.seq}", *events)
        return list(shared(room.workshop, Audience("facilitator"))["stage"]["lead"])

    def first(acts: list[Act]) -> Event:
        return proposed(acts[0]["kind"], acts[0]["event"])

    forward = first(lead(StageStarted("kpis")))
    assert forward == StageStarted("hush", hidden=True, minutes=10)
    assert first(lead(forward)) == StageRevealed("hush")
    lead(StageRevealed("hush"))
    assert first(lead(StageStarted("kpis"))) == StageStarted("hush", minutes=10)
