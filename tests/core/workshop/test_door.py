"""Who leads closes the way in, asks a word there, puts a seat out, and is never locked out."""

import pytest

from core import seat
from core.errors import Refused
from core.workshop import Room, policy
from core.workshop.acts.door import DoorClosed, DoorWordSet, SeatPutOut
from core.workshop.acts.flow import SeatTaken, WorkshopClosed
from core.workshop.acts.roles import CofacilitatorSet
from core.workshop.nouns.insights import InsightAdded, InsightMuted
from core.workshop.own import own
from core.workshop.timeline import lines
from core.workshop.view import Audience, shared
from tests.conftest import CODE, ITO, MORI, SATO, SUZUKI, Record

SEAT = {token: seat.seat_id(token) for token in (SATO, SUZUKI, MORI, ITO)}
NEW = "e" * 32


def comes(record: Record, token: str = NEW) -> None:
    record(token, SeatTaken(seat.seat_id(token), "高橋", "resident"))


def test_a_closed_way_in_lets_nobody_new_in_and_who_is_in_goes_on(
    room: Room, record: Record
) -> None:
    record(SATO, DoorClosed(), leading=True)
    with pytest.raises(Refused, match="door"):
        comes(record)
    record(SUZUKI, InsightAdded("i1", "店が遠い"))
    record(SATO, DoorClosed(False), leading=True)
    comes(record)
    assert len(room.workshop.seats) == 5 and "i1" in room.workshop.insights


def test_a_seat_that_was_put_out_acts_no_more_until_it_is_let_in(
    room: Room, record: Record
) -> None:
    record(SUZUKI, InsightAdded("i1", "店が遠い"))
    record(SATO, SeatPutOut(SEAT[SUZUKI]), leading=True)
    with pytest.raises(Refused):
        record(SUZUKI, InsightAdded("i2", "バスがない"))
    with pytest.raises(Refused, match="put_out"):
        comes(record, SUZUKI)
    record(SATO, SeatPutOut(SEAT[SUZUKI], False), leading=True)
    record(SUZUKI, InsightAdded("i2", "バスがない"))
    assert room.workshop.seats[SEAT[SUZUKI]].name == "鈴木" and not room.workshop.out


def test_what_was_written_before_stays_under_its_name_and_the_seat_is_not_counted(
    room: Room, record: Record
) -> None:
    record(SUZUKI, InsightAdded("i1", "店が遠い"))
    before = shared(room.workshop, Audience("participant"))
    record(SATO, SeatPutOut(SEAT[SUZUKI]), leading=True)
    after = shared(room.workshop, Audience("participant"))
    assert (
        after["i1"]["chips"] == before["i1"]["chips"] and {"name": "鈴木"} in after["i1"]["chips"]
    )
    assert after["room"]["seats"] == before["room"]["seats"] - 1


@pytest.mark.parametrize("whom", [SATO, SUZUKI, MORI])
def test_nobody_puts_out_the_facilitator_and_a_cofacilitator_none_who_leads(
    room: Room, record: Record, whom: str
) -> None:
    for token in (SUZUKI, MORI):
        record(SATO, CofacilitatorSet(SEAT[token]), leading=True)
    before = room.workshop.seats
    with pytest.raises(Refused, match="role"):
        record(SUZUKI, SeatPutOut(SEAT[whom]), leading=True)
    with pytest.raises(Refused, match="role"):
        record(SATO, SeatPutOut(SEAT[SATO]), leading=True)
    assert room.workshop.seats == before


@pytest.mark.parametrize("event", [DoorClosed(), DoorWordSet("さくら"), SeatPutOut(SEAT[MORI])])
def test_who_takes_part_decides_nothing_of_this(
    record: Record, event: DoorClosed | DoorWordSet | SeatPutOut
) -> None:
    for token in (SUZUKI, ITO):
        with pytest.raises(Refused, match="role"):
            record(token, event, leading=True)


def test_a_seat_that_is_not_there_or_not_out_is_refused(record: Record) -> None:
    for event in (SeatPutOut("nobody"), SeatPutOut(SEAT[SUZUKI], False)):
        with pytest.raises(Refused, match="gone"):
            record(SATO, event, leading=True)


def test_after_the_meeting_a_seat_can_still_be_put_out(room: Room, record: Record) -> None:
    record(SATO, WorkshopClosed(), leading=True)
    record(SATO, SeatPutOut(SEAT[SUZUKI]), leading=True)
    assert SEAT[SUZUKI] in room.workshop.out


def test_who_leads_and_the_wall_know_the_way_in_and_nobody_else(room: Room, record: Record) -> None:
    record(SATO, DoorWordSet("さくら"), DoorClosed(), leading=True)
    for audience in (Audience("facilitator"), Audience("observer", wall=True)):
        told = shared(room.workshop, audience)["room"]
        assert (told["door"], told["word"]) == (True, "さくら")
    assert "word" not in shared(room.workshop, Audience("participant"))["room"]


def test_the_timeline_names_who_was_put_out_and_not_the_word(room: Room, record: Record) -> None:
    record(SATO, SeatPutOut(SEAT[SUZUKI]), DoorWordSet("さくら"), leading=True)
    word, out = lines(room.workshop, room.log, seat.actor(SATO, CODE, room.workshop).marks)[:2]
    assert (out.about, out.who, word.about) == ("鈴木", "佐藤", "")


def test_in_a_full_log_who_leads_still_acts(
    room: Room, record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    record(SUZUKI, InsightAdded("i1", "店が遠い"))
    monkeypatch.setattr(policy, "MOST_ENTRIES", room.workshop.seq)
    with pytest.raises(Refused, match="full"):
        record(SUZUKI, InsightAdded("i2", "バスがない"))
    record(SATO, InsightMuted("i1"), leading=True)
    monkeypatch.setattr(policy, "RESERVE", 0)
    with pytest.raises(Refused, match="full"):
        record(SATO, InsightMuted("i1", False), leading=True)
    record(SATO, SeatPutOut(SEAT[SUZUKI]), DoorClosed(), leading=True)
    assert room.workshop.door_closed and SEAT[SUZUKI] in room.workshop.out


def test_the_reason_for_hiding_is_told_to_the_author_and_to_who_leads_alone(
    room: Room, record: Record
) -> None:
    record(SUZUKI, InsightAdded("i1", "言いすぎたこと"))
    record(SATO, InsightMuted("i1"), leading=True)
    record(SATO, InsightMuted("i1", True, "人の名前が入っています"), leading=True)
    marks = {token: seat.actor(token, CODE, room.workshop).marks for token in (SUZUKI, MORI)}
    author = own(room.workshop, marks[SUZUKI], Audience("participant"))
    leads = shared(room.workshop, Audience("facilitator"))
    for view in (author, leads):
        assert "人の名前が入っています" in str(view["i1"]["chips"])
    assert {"key": "act.mute_why"} in [act["label"] for act in leads["i1"]["acts"]]
    for view in (
        shared(room.workshop, Audience("participant")),
        shared(room.workshop, Audience("observer", wall=True)),
        own(room.workshop, marks[MORI], Audience("participant")),
    ):
        assert "人の名前" not in str(view) and "言いすぎ" not in str(view)
    record(SATO, InsightMuted("i1", False), leading=True)
    shown = shared(room.workshop, Audience("participant"))
    assert "i1" in shown and "人の名前" not in str(shown)
