"""A link to the wall: for a computer without a seat, of what a wall shows, until it is revoked."""

import io
from datetime import UTC, datetime, timedelta

import pytest
import segno
from starlette.testclient import TestClient
from starlette.websockets import WebSocketDisconnect

from core import seat
from core.rooms import Rooms
from core.web.live import ENDED, NO_SEAT
from core.workshop import Room
from core.workshop.acts.flow import LinkMade, LinkRevoked, StageStarted, WorkshopClosed
from core.workshop.view import Audience, shared
from tests.conftest import CODE, SATO
from tests.core.web.conftest import ORIGIN, Person, Screen, lead, reason

WALL = Audience("observer", wall=True)
SCREEN = f"/w/{CODE}/screen"


def made(server: Rooms, held: Room, *, hours: float = 24, wall: bool = True) -> str:
    actor = seat.actor(SATO, CODE, held.workshop, leading=True)
    until = datetime.now(UTC) + timedelta(hours=hours)
    return server.link(held, actor, "投影", until.isoformat(), wall=wall)


class Second:
    """A second computer: it has what the link gave it, and no seat."""

    def __init__(self, client: TestClient, link: str) -> None:
        self.client, self.answer = client, client.get(link, follow_redirects=False)
        kept = self.answer.headers.get("set-cookie", "")
        self.headers = {"cookie": kept.partition(";")[0], "origin": ORIGIN} if kept else {}
        self.kept = kept.lower()

    def get(self, path: str) -> tuple[int, str]:
        answer = self.client.get(path, headers=self.headers, follow_redirects=False)
        return answer.status_code, answer.text

    def closed(self, face: str = "wall") -> int:
        path = f"/w/{CODE}/live?since=-1&face={face}"
        with (
            self.client.websocket_connect(path, headers=self.headers) as socket,
            pytest.raises(WebSocketDisconnect) as closed,
        ):
            socket.receive_text()
        return closed.value.code


def test_it_shows_what_a_wall_shows_and_opens_nothing_else(
    client: TestClient, suzuki: Person, server: Rooms, held: Room
) -> None:
    suzuki.act("insight_added", {"insight_id": "seen", "text": "店が遠い"})
    lead(server, held, StageStarted("kpis", hidden=True))
    suzuki.act("insight_added", {"insight_id": "mine", "text": "まだ見せない"})
    link = made(server, held)
    second = Second(client, link)
    assert (second.answer.status_code, second.answer.headers["location"]) == (303, SCREEN)
    assert "httponly" in second.kept
    assert second.get(SCREEN)[0] == 200
    path = f"/w/{CODE}/live?since=-1&face=wall"
    with client.websocket_connect(path, headers=second.headers) as socket:
        screen = Screen(socket)
        screen.until(held.workshop.seq)
    assert screen.cards == shared(held.workshop, WALL)
    assert "まだ見せない" not in screen.heard and screen.own == {}
    status, news = second.get(f"/w/{CODE}/news?since=-1&face=wall")
    assert status == 200 and "店が遠い" in news and "まだ見せない" not in news
    assert second.get(f"/w/{CODE}/findings.json")[0] == 200
    assert second.closed("seat") == NO_SEAT
    for path in ("", "/record", "/record.pdf", "/sheet.pdf"):
        assert second.get(f"/w/{CODE}{path}")[0] == 303, "joins like anybody"
    for path in ("me", "news?since=-1&face=seat"):
        assert second.get(f"/w/{CODE}/{path}")[0] == 403
    body = {
        "kind": "insight_added",
        "event": {"insight_id": "x", "text": "x"},
        "request_id": "r" * 12,
    }
    answer = client.post(f"/w/{CODE}/act", json=body, headers=second.headers)
    assert reason(answer) == "refused.no_seat"
    assert client.get(f"/r/{link.rpartition('/')[2]}").status_code == 410, "it is no record"


def test_a_revoked_or_late_link_ends_and_says_so(
    client: TestClient, suzuki: Person, server: Rooms, held: Room
) -> None:
    link = made(server, held)
    second = Second(client, link)
    path = f"/w/{CODE}/live?since=-1&face=wall"
    with client.websocket_connect(path, headers=second.headers) as socket:
        Screen(socket).until(held.workshop.seq)
        (link_id,) = (one.link_id for one in held.workshop.links.values() if one.wall)
        lead(server, held, LinkRevoked(link_id))
        socket.send_text("?")  # as it asks every five seconds
        with pytest.raises(WebSocketDisconnect) as closed:
            while True:
                socket.receive_text()
    assert closed.value.code == ENDED == second.closed()
    for status, text in (second.get(SCREEN), second.get(link)):
        assert status == 410 and "この投影は終わりました" in text
    late = Second(client, made(server, held, hours=-1))
    assert late.answer.status_code == 410 and not late.headers


def test_it_lasts_until_the_meeting_has_been_closed_and_a_record_link_is_no_wall(
    client: TestClient, suzuki: Person, server: Rooms, held: Room
) -> None:
    second = Second(client, made(server, held))
    lead(server, held, WorkshopClosed())
    path = f"/w/{CODE}/live?since=-1&face=wall"
    with client.websocket_connect(path, headers=second.headers) as socket:
        screen = Screen(socket)
        screen.until(held.workshop.seq)
    assert screen.cards["stage"]["scene"]["kind"] == "closing"
    record = made(server, held, wall=False).rpartition("/")[2]
    assert Second(client, f"/wall/{record}").answer.status_code == 410
    forged = Second(client, f"/wall/{record}")
    forged.headers = {"cookie": f"wall-{CODE}={record}", "origin": ORIGIN}
    assert (forged.closed(), forged.get(SCREEN)[0]) == (NO_SEAT, 303)


def test_the_code_on_the_wall_leads_to_the_record_once_the_meeting_is_closed(
    suzuki: Person, server: Rooms, held: Room
) -> None:
    def leads_to() -> str:
        shown = suzuki.get(f"/j/{CODE}/qr.svg").content
        for path in (f"/j/{CODE}", f"/w/{CODE}/record"):
            drawn = io.BytesIO()
            code = segno.make(f"http://testserver{path}", error="m")
            code.save(drawn, kind="svg", border=2, omitsize=True)
            if drawn.getvalue() == shown:
                return path
        return ""

    assert leads_to() == f"/j/{CODE}"
    lead(server, held, WorkshopClosed())
    assert leads_to() == f"/w/{CODE}/record"


def test_only_the_server_makes_one(suzuki: Person, held: Room) -> None:
    fields = {"link_id": "l", "token_hash": "h", "name": "n", "expires": "2030-01-01", "wall": True}
    assert suzuki.act(LinkMade.kind, fields).status_code == 409
    assert not held.workshop.links
