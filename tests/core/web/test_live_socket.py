"""The live socket: who is let in, what is sent, and after what was missed."""

from collections.abc import AsyncIterator

import pytest
from starlette.applications import Starlette
from starlette.routing import WebSocketRoute
from starlette.testclient import TestClient
from starlette.websockets import WebSocket, WebSocketDisconnect

from core import seat
from core.rooms import Rooms
from core.web.live import BROKEN, send
from core.workshop import Room
from core.workshop.acts.flow import StageStarted, TimerExtended
from core.workshop.view import Audience, shared
from tests.conftest import CODE, SATO, SUZUKI
from tests.core.web.conftest import FOREIGN, ORIGIN, Person, Screen, lead

NOTE = {"insight_id": "i1", "text": "店が遠い"}


def refused(person: Person, origin: str = ORIGIN) -> int:
    """The code with which the server closes this person's socket."""
    with person.live(origin=origin) as socket, pytest.raises(WebSocketDisconnect) as closed:
        socket.receive_text()
    return closed.value.code


def test_without_a_seat_the_socket_closes(stranger: Person, client: TestClient) -> None:
    assert refused(stranger) == 4403
    assert refused(Person(client, "e" * 32)) == 4403


@pytest.mark.parametrize("origin", [FOREIGN, "null", "", "http://testserver:81"])
def test_another_site_gets_nothing_of_the_socket(suzuki: Person, origin: str) -> None:
    assert refused(suzuki, origin) == 4403


def test_an_unknown_workshop_closes_the_socket(suzuki: Person) -> None:
    headers = suzuki.headers(ORIGIN)
    with (
        suzuki.client.websocket_connect("/w/ZZZZZZ/live", headers=headers) as socket,
        pytest.raises(WebSocketDisconnect) as closed,
    ):
        socket.receive_text()
    assert closed.value.code == 4403


def test_a_new_browser_gets_everything(suzuki: Person, held: Room) -> None:
    suzuki.act("insight_added", NOTE)
    with suzuki.live() as socket:
        screen = Screen(socket)
        screen.until(held.workshop.seq)
    assert screen.cards.keys() == shared(held.workshop, Audience("participant")).keys()
    assert screen.cards["i1"]["text"] == "店が遠い"


def test_what_one_writes_the_others_see(suzuki: Person, mori: Person, held: Room) -> None:
    with mori.live() as socket:
        screen = Screen(socket)
        screen.until(held.workshop.seq)
        suzuki.act("insight_added", NOTE)
        screen.until(held.workshop.seq)
        assert screen.cards["i1"]["text"] == "店が遠い"
        suzuki.act("reverted", {"target": held.workshop.seq})
        screen.until(held.workshop.seq)
        assert "i1" not in screen.cards


def test_after_a_gap_only_the_difference_is_sent(suzuki: Person, mori: Person, held: Room) -> None:
    with mori.live() as socket:
        screen = Screen(socket)
        screen.until(seen := held.workshop.seq)
    suzuki.act("insight_added", NOTE)
    with mori.live(since=seen) as socket:
        screen.socket, screen.heard = socket, ""
        screen.until(held.workshop.seq)
    assert '"all"' not in screen.heard and screen.cards["i1"]["text"] == "店が遠い"


@pytest.mark.parametrize(
    "since", ["", "x", "--5", "-", "²", "1e9", "9" * 400, "-1", "99999999", "0x1", "%00"]
)
def test_an_absurd_since_gets_everything(suzuki: Person, held: Room, since: str) -> None:
    with suzuki.live(since=since) as socket:
        screen = Screen(socket)
        screen.until(held.workshop.seq)
    assert "stage" in screen.cards


def test_absurd_numbers_are_not_remembered(suzuki: Person, server: Rooms, held: Room) -> None:
    for since in range(50, 80):
        with suzuki.live(since=since) as socket:
            Screen(socket).until(held.workshop.seq)
    channel = server.hub.channels[CODE, Audience("participant")]
    assert len(channel.messages) == 1


def test_what_is_mine_no_more_is_taken_from_a_returning_browser(
    suzuki: Person, server: Rooms, held: Room
) -> None:
    lead(server, held, StageStarted("hush", "anonymous", hidden=True))
    seq = suzuki.act("insight_added", NOTE).json()["seq"]
    with suzuki.live() as socket:
        screen = Screen(socket)
        while "i1" not in screen.own:
            screen.take()
    suzuki.act("reverted", {"target": seq})
    with suzuki.live(since=seq) as socket:
        screen.socket = socket
        screen.until(held.workshop.seq)
        lead(server, held, TimerExtended(1))
        screen.until(held.workshop.seq)
    assert screen.own == {}


def test_a_pulse_is_answered_with_the_servers_time(suzuki: Person, held: Room) -> None:
    with suzuki.live(since=held.workshop.seq) as socket:
        socket.send_text("?")
        messages = [socket.receive_json() for _ in range(3)]
    assert sum("now" in message for message in messages) == 2
    assert all("present" not in message for message in messages)


def test_only_who_leads_learns_how_many_are_connected(sato: Person, held: Room) -> None:
    with sato.live() as socket:
        screen = Screen(socket)
        screen.until(held.workshop.seq)
        socket.send_text("?")
        while "present" not in (message := screen.take()):
            pass
    assert message["present"] == 1


def test_who_leads_learns_how_many_have_written_all_they_want_and_nothing_keeps_it(
    sato: Person, suzuki: Person, server: Rooms, held: Room
) -> None:
    stage, seq = held.workshop.stage.stage_id, held.workshop.seq

    def ready(console: Screen) -> int:
        console.socket.send_text(".")
        while "ready" not in (message := console.take()):
            pass
        return int(message["ready"])

    def says(phone: Screen, pulse: str) -> None:
        phone.socket.send_text(pulse)
        while "now" not in phone.take():
            pass

    with sato.live() as leading:
        console = Screen(leading)
        console.until(seq)
        with suzuki.live() as socket:
            phone = Screen(socket)
            phone.until(seq)
            told = []
            for pulse in (f"!{stage}", f"!{stage}", ".", "?", "!<b>", f"!{'x' * 99}", f"!{stage}"):
                says(phone, pulse)
                told.append(ready(console))
            assert told == [1, 1, 1, 0, 0, 0, 1]
            lead(server, held, StageStarted("hush", "anonymous", hidden=True))
            assert ready(console) == 0
            says(phone, "!hush")
            assert ready(console) == 1
            assert held.workshop.seq == seq + 1
        suzuki.get("me")  # lets the server's loop turn
        assert ready(console) == 0


def test_bytes_instead_of_words_do_no_harm(suzuki: Person, mori: Person, held: Room) -> None:
    with suzuki.live() as socket:
        screen = Screen(socket)
        screen.until(held.workshop.seq)
        socket.send_bytes(b"\xff\x00")
        socket.send_text("x" * 10_000)
        mori.act("insight_added", NOTE)
        screen.until(held.workshop.seq)
    assert "i1" in screen.cards


def test_a_browser_that_goes_is_not_counted(suzuki: Person, server: Rooms, held: Room) -> None:
    with suzuki.live() as socket:
        Screen(socket).until(held.workshop.seq)
        assert server.hub.present(CODE) == 1
    suzuki.get("me")  # lets the server's loop turn
    assert server.hub.present(CODE) == 0


def test_no_message_tells_whose_token_or_mark_it_is(
    suzuki: Person, mori: Person, server: Rooms, held: Room
) -> None:
    lead(server, held, StageStarted("hush", "anonymous"))
    with mori.live() as socket:
        screen = Screen(socket)
        screen.until(held.workshop.seq)
        suzuki.act("insight_added", NOTE)
        suzuki.act("insight_voted", {"insight_id": "i1"})
        screen.until(held.workshop.seq)
    marks = {
        one for token in (SUZUKI, SATO) for one in seat.actor(token, CODE, held.workshop).marks
    }
    assert "i1" in screen.cards and screen.cards["i1"]["chips"] == []
    assert not any(secret in screen.heard for secret in (SUZUKI, SATO, *marks))


def test_a_message_that_cannot_be_made_ends_the_socket_so_that_the_browser_asks_anew() -> None:
    async def broken() -> AsyncIterator[str]:
        yield "{}"
        raise KeyError("a card nobody can draw")

    async def live(socket: WebSocket) -> None:
        await socket.accept()
        await send(socket, broken())

    client = TestClient(Starlette(routes=[WebSocketRoute("/live", live)]))
    with client.websocket_connect("/live") as socket:
        assert socket.receive_text() == "{}"
        with pytest.raises(WebSocketDisconnect) as ended:
            socket.receive_text()
    assert ended.value.code == BROKEN
