"""Co-facilitators run the meeting; only the facilitator makes them, and nobody loses that one."""

import pytest

from core import seat
from core.errors import Refused
from core.workshop import Room
from core.workshop.acts.flow import StageStarted, WorkshopClosed
from core.workshop.acts.roles import CofacilitatorSet, LeadHanded, ObserverSet
from core.workshop.nouns.insights import InsightAdded, InsightMuted
from core.workshop.timeline import lines
from tests.conftest import CODE, ITO, MORI, SATO, SUZUKI, Record

SEAT = {token: seat.seat_id(token) for token in (SATO, SUZUKI, MORI, ITO)}


def test_a_cofacilitator_leads_until_it_is_taken_back(room: Room, record: Record) -> None:
    start = StageStarted("kpis")
    with pytest.raises(Refused, match="role"):
        record(SUZUKI, start, leading=True)
    record(SATO, CofacilitatorSet(SEAT[SUZUKI]), leading=True)
    assert record(SUZUKI, start, leading=True).stage.stage_id == "kpis"
    record(SATO, CofacilitatorSet(SEAT[SUZUKI], False), leading=True)
    assert room.workshop.seats[SEAT[SUZUKI]].role == "participant"
    with pytest.raises(Refused, match="role"):
        record(SUZUKI, InsightMuted("i1"), leading=True)


@pytest.mark.parametrize("on", [True, False])
@pytest.mark.parametrize("whom", [SATO, SUZUKI, MORI])
def test_a_cofacilitator_makes_and_takes_nobody(
    room: Room, record: Record, whom: str, on: bool
) -> None:
    record(SATO, CofacilitatorSet(SEAT[SUZUKI]), leading=True)
    for _ in ("going", "closed"):
        before = room.workshop.seats
        with pytest.raises(Refused):
            record(SUZUKI, CofacilitatorSet(SEAT[whom], on), leading=True)
        assert room.workshop.seats == before
        record(SATO, WorkshopClosed(), leading=True)


@pytest.mark.parametrize("on", [True, False])
def test_the_facilitator_stays(room: Room, record: Record, on: bool) -> None:
    with pytest.raises(Refused, match="role"):
        record(SATO, CofacilitatorSet(SEAT[SATO], on), leading=True)
    assert room.workshop.seats[SEAT[SATO]].role == "facilitator"


def test_who_only_looks_and_who_is_not_there_are_asked_in_vain(room: Room, record: Record) -> None:
    with pytest.raises(Refused, match="gone"):
        record(SATO, CofacilitatorSet("nobody"), leading=True)
    with pytest.raises(Refused, match="role"):
        record(ITO, CofacilitatorSet(SEAT[ITO]), leading=True)


def test_after_the_meeting_the_facilitator_still_decides(room: Room, record: Record) -> None:
    record(SATO, WorkshopClosed(), leading=True)
    record(SATO, CofacilitatorSet(SEAT[SUZUKI]), leading=True)
    assert room.workshop.seats[SEAT[SUZUKI]].role == "cofacilitator"


def test_the_timeline_names_who_was_asked_and_offers_no_undo(room: Room, record: Record) -> None:
    record(SATO, CofacilitatorSet(SEAT[SUZUKI]), leading=True)
    record(SATO, CofacilitatorSet(SEAT[SUZUKI], False), leading=True)
    off, on = lines(room.workshop, room.log, seat.actor(SATO, CODE, room.workshop).marks)[:2]
    assert (on.key, off.key) == ("timeline.cofacilitator_set", "timeline.cofacilitator_set_off")
    assert {on.about, off.about} == {"鈴木"} and {on.who, off.who} == {"佐藤"}
    assert not on.undoable and not off.undoable


def test_the_meeting_is_handed_over_and_who_led_still_helps(room: Room, record: Record) -> None:
    with pytest.raises(Refused, match="role"):
        record(SUZUKI, LeadHanded(SEAT[SUZUKI]))
    with pytest.raises(Refused, match="gone"):
        record(SATO, LeadHanded("nobody"), leading=True)
    record(SATO, LeadHanded(SEAT[SUZUKI]), leading=True)
    roles = {key: room.workshop.seats[SEAT[key]].role for key in (SATO, SUZUKI)}
    assert roles == {SATO: "cofacilitator", SUZUKI: "facilitator"}
    record(SATO, StageStarted("kpis"), leading=True)
    record(SUZUKI, CofacilitatorSet(SEAT[SATO], False), leading=True)
    with pytest.raises(Refused, match="role"):
        record(SATO, StageStarted("insights"), leading=True)


def test_who_only_looks_writes_nothing_until_asked_again(room: Room, record: Record) -> None:
    note = InsightAdded("i9", "店が遠い")
    record(SATO, ObserverSet(SEAT[MORI]), leading=True)
    with pytest.raises(Refused, match="role"):
        record(MORI, note)
    for whom in (SATO, "nobody"):
        with pytest.raises(Refused):
            record(SATO, ObserverSet(SEAT.get(whom, whom)), leading=True)
    record(SATO, ObserverSet(SEAT[MORI], False), leading=True)
    record(MORI, note)
    off = lines(room.workshop, room.log, seat.actor(SATO, CODE, room.workshop).marks)[1]
    assert (off.key, off.about) == ("timeline.observer_set_off", "森")
