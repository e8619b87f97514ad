"""Before the meeting and after its close: open for days, without a clock."""

from dataclasses import replace
from datetime import timedelta

import pytest

from core import seat
from core.clock import today
from core.errors import Refused
from core.workshop import Reverted, Room, StagePlan, Workshop, fold
from core.workshop.acts.days import DaysOpened, has_begun
from core.workshop.acts.flow import (
    SeatTaken,
    StageRevealed,
    StageStarted,
    WorkshopClosed,
    WorkshopOpened,
)
from core.workshop.nouns.insights import InsightAdded, InsightVoted
from core.workshop.nouns.issues import IssueAdded
from core.workshop.own import own
from core.workshop.stage import starting
from core.workshop.store import EventStore
from core.workshop.view import Audience, shared
from tests.conftest import AGENDA, CODE, ITO, MORI, SATO, SUZUKI, Record

WELCOME = StagePlan("welcome", "はじめに", "Welcome", "ようこそ", "Welcome", 5)
HUSH = replace(AGENDA[0], hidden=True, authorship="sector")
SOON = (today() + timedelta(days=3)).isoformat()
PHONE, CONSOLE, WALL = Audience("participant"), Audience("facilitator"), Audience("observer", True)


@pytest.fixture
def room(store: EventStore) -> Room:
    """A meeting of some day to come, which has not begun."""
    room = Room(CODE, store)
    agenda = (WELCOME, HUSH, AGENDA[1])
    opened = WorkshopOpened("買い物支援", "01210", "岩見沢市", SOON, "sato", agenda)
    people = ((SATO, "佐藤", "facilitator"), (SUZUKI, "鈴木", "participant"))
    seats = [SeatTaken(seat.seat_id(t), name, "resident", role) for t, name, role in people]  # type: ignore[arg-type]
    seats += [SeatTaken(seat.seat_id(t), t[0], "resident") for t in (ITO, MORI)]
    room.record(seat.actor(SATO, CODE, room.workshop, leading=True), "open", opened, *seats)
    return room


def begin(record: Record, room: Room, plan: StagePlan) -> Workshop:
    return record(SATO, StageStarted(**starting(room.workshop, plan)), leading=True)


def chips(workshop: Workshop, noun_id: str) -> list[str]:
    """Keys that the card of everybody says."""
    card = shared(workshop, PHONE)[noun_id]
    return [one["words"]["key"] for one in card["chips"] if isinstance(one.get("words"), dict)]


def test_before_the_day_words_are_written_without_a_clock_and_wait_for_their_stage(
    room: Room, record: Record
) -> None:
    record(SATO, DaysOpened(SOON), leading=True)
    record(SUZUKI, InsightAdded("i1", "店が遠い"))
    phone = shared(room.workshop, PHONE)
    stage = phone["stage"]
    assert (stage["composer"], stage["hidden"], stage["ends_at"]) == ("insight", True, None)
    assert stage["days"] == {"when": "before", "until": SOON} and stage["compose"]
    assert "i1" not in phone and phone["waiting"]["count"] == 1
    assert not any(one["done"] or one["now"] for one in phone["agenda"]["stages"])
    mine = own(room.workshop, seat.actor(SUZUKI, CODE, room.workshop).marks, PHONE)["i1"]
    assert {"words": {"key": "days.before"}} in mine["chips"]
    begin(record, room, WELCOME)
    assert room.workshop.open_days is None and room.workshop.stage.ends_at
    begin(record, room, HUSH)
    record(MORI, InsightAdded("i2", "バスがない"))
    assert shared(room.workshop, PHONE)["waiting"]["count"] == 2
    record(SATO, StageRevealed("insights"), leading=True)
    assert chips(room.workshop, "i1") == ["days.before"] and chips(room.workshop, "i2") == []


def test_who_leads_begins_the_meeting_with_one_button(room: Room, record: Record) -> None:
    record(SATO, DaysOpened(SOON), leading=True)
    console = shared(room.workshop, CONSOLE)["stage"]
    assert [(one["kind"], one["event"]["stage_id"]) for one in console["lead"]] == [
        ("stage_started", "welcome")
    ]
    wall = shared(room.workshop, WALL)["stage"]
    assert (wall["about"], wall["number"], wall["closed"]) == (None, 0, False)


def test_after_the_close_only_what_is_new_is_added(room: Room, record: Record) -> None:
    begin(record, room, HUSH)
    record(SUZUKI, InsightAdded("i1", "店が遠い"))
    record(SATO, StageRevealed("insights"), WorkshopClosed(), leading=True)
    with pytest.raises(Refused, match=r"refused\.closed"):
        record(SUZUKI, InsightAdded("i2", "バスがない"))
    record(SATO, DaysOpened(SOON), leading=True)
    record(SUZUKI, InsightAdded("i2", "バスがない"))
    assert chips(room.workshop, "i2") == ["days.after"] and chips(room.workshop, "i1") == []
    stage = shared(room.workshop, PHONE)["stage"]
    assert room.workshop.closed and not stage["closed"] and stage["compose"]
    assert shared(room.workshop, WALL)["stage"]["closed"], "the wall still says what was decided"
    for event in (InsightVoted("i1"), IssueAdded("s1", "移動"), Reverted(room.log[-5].seq)):
        with pytest.raises(Refused, match=r"refused\.(closed|cannot_undo)"):
            record(SUZUKI, event)
    with pytest.raises(Refused, match=r"refused\.role|refused\.closed"):
        record(MORI, Reverted(room.workshop.seq))
    record(SUZUKI, Reverted(room.workshop.seq))
    assert list(room.workshop.insights) == ["i1"]
    came = "e" * 32
    record(came, SeatTaken(seat.seat_id(came), "新", "npo"))
    record(SATO, DaysOpened(on=False), leading=True)
    assert room.workshop.over and room.workshop.stage.stage_id == "insights"
    with pytest.raises(Refused, match=r"refused\.closed"):
        record(SUZUKI, InsightAdded("i3", "坂が多い"))
    with pytest.raises(Refused, match=r"refused\.closed"):
        record("f" * 32, SeatTaken(seat.seat_id("f" * 32), "後", "npo"))


def test_when_a_card_was_written_follows_from_its_place_in_the_log(
    room: Room, record: Record
) -> None:
    record(SATO, DaysOpened(SOON), leading=True)
    record(SUZUKI, InsightAdded("i1", "店が遠い"))
    record(SATO, DaysOpened(on=False), DaysOpened(SOON), leading=True)
    record(SUZUKI, InsightAdded("i2", "坂が多い"))
    begin(record, room, HUSH)
    record(SUZUKI, InsightAdded("i3", "バスがない"))
    late = [replace(entry, at=entry.at + timedelta(days=900)) for entry in room.log]
    for workshop in (room.workshop, fold(late)):
        found = {key: workshop.when(one.seq) for key, one in workshop.insights.items()}
        assert found == {"i1": "before", "i2": "before", "i3": None}


def test_it_is_opened_only_where_it_can_be(room: Room, record: Record) -> None:
    def refused(event: DaysOpened, why: str) -> None:
        with pytest.raises(Refused, match=why):
            record(SATO, event, leading=True)

    refused(DaysOpened((today() - timedelta(days=1)).isoformat()), r"refused\.days_past")
    refused(DaysOpened(), r"refused\.days_past")
    with pytest.raises(Refused, match=r"refused\.role"):
        record(SUZUKI, DaysOpened(SOON))
    assert not has_begun(room.workshop)
    begin(record, room, WELCOME)
    assert has_begun(room.workshop), "its clock runs"
    refused(DaysOpened(SOON), r"refused\.days_going")
    begin(record, room, AGENDA[1])
    assert has_begun(room.workshop)
    refused(DaysOpened(SOON), r"refused\.days_going")


def test_what_was_opened_by_whom_without_a_name_tells_no_minute(room: Room, record: Record) -> None:
    """Before the day people come one by one: a minute would say who."""
    record(SATO, DaysOpened(SOON), leading=True)
    record(SUZUKI, InsightAdded("i1", "店が遠い"))
    at = room.log[-1].at
    assert (at.minute, at.second, at.microsecond) == (0, 0, 0)
