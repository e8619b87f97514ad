"""The way in and a seat that was put out, as browsers meet them."""

import secrets

import pytest
from starlette.websockets import WebSocketDisconnect

from core import seat
from core.errors import Refused
from core.rooms import Rooms
from core.web.live import PUT_OUT
from core.workshop import Room
from core.workshop.acts.door import DoorAsks, DoorClosed, DoorWordSet, SeatPutOut
from tests.conftest import CODE, SATO, SUZUKI
from tests.core.web.conftest import Person, lead

WHO = {"token": "e" * 32, "name": "高橋", "sector": "resident"}
NOTE = {"insight_id": "i1", "text": "店が遠い"}


def test_the_socket_of_a_seat_that_is_put_out_is_cut_and_says_why(
    server: Rooms, held: Room, suzuki: Person
) -> None:
    with suzuki.live() as socket, suzuki.live(face="wall") as wall:
        for one in (socket, wall):
            while "all" not in one.receive_json():
                pass
        lead(server, held, SeatPutOut(seat.seat_id(SUZUKI)))
        for one in (socket, wall):
            with pytest.raises(WebSocketDisconnect) as closed:
                while True:
                    one.receive_json()
            assert closed.value.code == PUT_OUT
    with suzuki.live() as socket, pytest.raises(WebSocketDisconnect) as closed:
        socket.receive_json()
    assert closed.value.code == PUT_OUT


def test_its_token_is_refused_and_told_until_it_is_let_in(
    server: Rooms, held: Room, suzuki: Person
) -> None:
    lead(server, held, SeatPutOut(seat.seat_id(SUZUKI)))
    for answer in (suzuki.act("insight_added", NOTE), suzuki.get("me"), suzuki.get("figures.json")):
        assert (answer.status_code, answer.json()["refused"]) == (403, "refused.put_out")
    again = suzuki.post("join", {**WHO, "token": SUZUKI})
    assert again.json()["refused"] == "refused.put_out"
    assert suzuki.client.get(f"/j/{CODE}/about", headers=suzuki.headers()).json()["out"]
    lead(server, held, SeatPutOut(seat.seat_id(SUZUKI), False))
    assert suzuki.act("insight_added", NOTE).status_code == 200


def test_a_closed_way_in_is_said_before_and_kept(
    server: Rooms, held: Room, stranger: Person
) -> None:
    lead(server, held, DoorClosed())
    assert stranger.client.get(f"/j/{CODE}/about").json()["door"]
    assert stranger.post("join", WHO).json()["refused"] == "refused.door"
    lead(server, held, DoorClosed(False))
    assert stranger.post("join", WHO).status_code == 200


@pytest.mark.parametrize("word", ["さくら42", " さくら４２ ", "さくら 42"])
def test_the_word_of_the_hall_opens_however_it_is_typed(
    server: Rooms, held: Room, stranger: Person, word: str
) -> None:
    lead(server, held, DoorWordSet("さくら42"))
    assert stranger.client.get(f"/j/{CODE}/about").json()["word"] is True
    for wrong in ("", "うめ", "さくら43", 5, None):
        answer = stranger.post("join", {**WHO, "word": wrong})
        assert answer.json()["refused"] == "refused.door_word"
    assert stranger.post("join", {**WHO, "word": word}).status_code == 200
    assert len(held.workshop.seats) == 5


def test_who_knows_the_word_comes_in_where_a_script_has_used_up_the_pace(
    server: Rooms, held: Room, stranger: Person
) -> None:
    """A hall is one address: 400 a minute come in without a word."""
    codes = [stranger.post("join", {}).status_code for _ in range(401)]
    assert codes == [409] * 400 + [429]
    assert stranger.post("join", WHO).json()["refused"] == "refused.asked", "who leads is asked"
    lead(server, held, DoorWordSet("さくら"))
    assert stranger.post("join", {**WHO, "word": "さくら"}).status_code == 200


def test_one_seat_and_one_address_cannot_fill_a_log(
    held: Room, suzuki: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("core.web.act.OF_A_HALL", (3, 0))
    monkeypatch.setattr("core.web.act.EARLY", 0)
    found = [
        suzuki.act("insight_added", {**NOTE, "insight_id": f"n{n}"}).status_code for n in range(5)
    ]
    assert found == [200, 200, 200, 429, 429]
    assert len(held.workshop.insights) == 3


def test_each_newcomer_waits_until_who_leads_lets_them_in(
    server: Rooms, held: Room, stranger: Person, suzuki: Person
) -> None:
    who, leads = seat.seat_id(WHO["token"]), seat.seat_id(SATO)
    lead(server, held, DoorAsks())
    assert stranger.client.get(f"/j/{CODE}/about").json()["asks"]
    for _ in range(2):  # the browser asks again and again
        answer = stranger.post("join", WHO)
        assert answer.json()["refused"] == "refused.asked" and "set-cookie" not in answer.headers
    (one,) = server.door.waiting(CODE)
    assert (one.name, one.sector, who in held.workshop.seats) == ("高橋", "resident", False)
    assert suzuki.get("me").status_code == 200, "who is in goes on"
    with pytest.raises(Refused, match="role"):
        server.door.answer(held, seat.seat_id(SUZUKI), [who], may=True)
    server.door.answer(held, leads, [who], may=False)
    assert stranger.post("join", WHO).json()["refused"] == "refused.not_let_in"
    server.door.answer(held, leads, [who], may=True)
    assert stranger.post("join", WHO).status_code == 200 and who in held.workshop.seats
    other = {**WHO, "token": "f" * 32, "name": ""}
    assert stranger.post("join", other).json()["refused"] == "refused.field"
    lead(server, held, DoorClosed())
    assert stranger.post("join", {**other, "name": "森"}).json()["refused"] == "refused.door"
    assert server.door.waiting(CODE) == []


def test_who_leads_is_told_who_waits_and_nobody_else_is(
    server: Rooms, held: Room, stranger: Person, suzuki: Person, sato: Person
) -> None:
    lead(server, held, DoorAsks())
    stranger.post("join", WHO)
    for person, told in ((sato, 1), (suzuki, None)):
        with person.live() as socket:
            socket.send_text("?")
            while "now" not in (message := socket.receive_json()) or (
                told is not None and "at_door" not in message
            ):
                pass
            assert message.get("at_door") == told


def test_a_script_at_the_door_leaves_room_for_others_there(
    server: Rooms, held: Room, stranger: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("core.waiting.MOST_OF_A_LINE", 3)
    lead(server, held, DoorAsks())
    found = [stranger.post("join", {**WHO, "token": secrets.token_hex(16)}) for _ in range(4)]
    assert [one.json()["refused"] for one in found] == ["refused.asked"] * 3 + ["refused.fast"]
    monkeypatch.setattr("core.waiting.LEFT_AFTER", -1.0)
    assert server.door.waiting(CODE) == [], "who asks no more has left"


def test_seats_that_do_nothing_are_known_until_they_act_or_look(
    server: Rooms, held: Room, stranger: Person
) -> None:
    one, other = "1" * 32, "2" * 32
    for token in (one, other):
        assert stranger.post("join", {**WHO, "token": token}).status_code == 200
    assert set(server.door.silent(CODE)) == {seat.seat_id(one), seat.seat_id(other)}
    writes, looks = Person(stranger.client, one), Person(stranger.client, other)
    assert writes.act("insight_added", NOTE).status_code == 200
    with looks.live() as socket:
        socket.receive_json()
        assert server.door.silent(CODE) == []
    assert server.door.silent(CODE) == [seat.seat_id(other)]


def test_the_first_seats_of_a_room_write_on_when_a_crowd_has_used_up_the_address(
    held: Room, suzuki: Person, stranger: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    late = Person(stranger.client, "3" * 32)
    assert late.post("join", {**WHO, "token": late.token}).status_code == 200
    monkeypatch.setattr("core.web.act.OF_A_HALL", (2, 0))
    monkeypatch.setattr("core.web.act.EARLY", 4)
    monkeypatch.setattr("core.web.act.OF_AN_EARLY_SEAT", (2, 0))
    flood = [late.act("insight_added", {**NOTE, "insight_id": f"l{n}"}) for n in range(4)]
    assert [one.status_code for one in flood] == [200, 200, 429, 429]
    early = [suzuki.act("insight_added", {**NOTE, "insight_id": f"e{n}"}) for n in range(3)]
    assert [one.status_code for one in early] == [200, 200, 429]
