"""The routes as browsers reach them: the real application over a real DuckDB file."""

import json
import secrets
from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from http.cookiejar import DefaultCookiePolicy
from pathlib import Path
from typing import Any

import httpx2
import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient, WebSocketTestSession

from core import seat
from core.config import config
from core.rooms import Rooms
from core.stats.package import Package, open_package
from core.store.duckdb_store import DuckDBStore
from core.web import all_routes
from core.workshop import Room
from core.workshop.acts.flow import SeatTaken, StageStarted, WorkshopOpened
from tests.conftest import AGENDA, CODE, ITO, MORI, SATO, SUZUKI

ROOT = Path(__file__).parents[3]
ORIGIN = "http://testserver"
FOREIGN = "https://elsewhere.example"


@dataclass(frozen=True)
class Person:
    """One browser; `token` is in its cookie, empty for a stranger."""

    client: TestClient
    token: str = ""

    def headers(self, origin: str = "") -> dict[str, str]:
        cookie = {"cookie": f"seat-{CODE}={self.token}"} if self.token else {}
        return {**cookie, "origin": origin} if origin else cookie

    def get(self, path: str) -> httpx2.Response:
        return self.client.get(at(path), headers=self.headers(), follow_redirects=False)

    def post(self, path: str, body: object, origin: str = ORIGIN) -> httpx2.Response:
        return self.send(path, json.dumps(body).encode(), origin)

    def send(self, path: str, content: bytes, origin: str = ORIGIN) -> httpx2.Response:
        """Post bytes that need not be JSON."""
        return self.client.post(at(path), content=content, headers=self.headers(origin))

    def act(self, kind: str, event: object, request_id: str = "") -> httpx2.Response:
        key = request_id or secrets.token_hex(12)
        return self.post("act", {"kind": kind, "event": event, "request_id": key})

    def live(
        self, since: object = -1, origin: str = ORIGIN, face: str = "seat"
    ) -> AbstractContextManager[WebSocketTestSession]:
        path = f"{at('live')}?since={since}&face={face}"
        return self.client.websocket_connect(path, headers=self.headers(origin))


@dataclass
class Screen:
    """What a browser shows after the messages it took, and every byte it was sent."""

    socket: WebSocketTestSession
    cards: dict[str, Any] = field(default_factory=dict)
    own: dict[str, Any] = field(default_factory=dict)
    heard: str = ""

    def until(self, seq: int) -> None:
        """Take messages until the state after entry `seq` is shown."""
        while self.take().get("seq") != seq:
            pass

    def take(self) -> dict[str, Any]:
        text = self.socket.receive_text()
        self.heard += text
        message: dict[str, Any] = json.loads(text)
        if "all" in message:
            self.cards = message["all"]
        self.cards |= message.get("set", {})
        for key in message.get("drop", []):
            del self.cards[key]
        self.own = message.get("own", self.own)
        return message


def at(path: str) -> str:
    return path if path.startswith("/") else f"/w/{CODE}/{path}"


def reason(answer: httpx2.Response) -> str:
    """The text key of a refusal; empty when nothing was refused."""
    return str(answer.json().get("refused", ""))


@pytest.fixture(autouse=True)
def beside(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Path]:
    """A folder of its own for what lies beside the workshops."""
    monkeypatch.setenv("LIVE_PATH", str(tmp_path / "w.duckdb"))
    config.cache_clear()
    yield tmp_path
    config.cache_clear()


@pytest.fixture(scope="session")
def package() -> Package:
    return open_package(str(ROOT / "data/regional.duckdb"))


@pytest.fixture(scope="session")
def file(tmp_path_factory: pytest.TempPathFactory) -> DuckDBStore:
    return DuckDBStore(str(tmp_path_factory.mktemp("web") / "web.duckdb"))


@pytest.fixture
def server(file: DuckDBStore, package: Package) -> Rooms:
    """A fresh server; its file is emptied, since making one for each test takes longest."""
    file.db.execute("DELETE FROM entries")
    return Rooms(file, package)


@pytest.fixture
def held(server: Rooms) -> Room:
    """A running workshop: facilitator sato, participants suzuki and mori, observer ito."""
    opened = WorkshopOpened("買い物支援", "01210", "岩見沢市", "2026-07-14", "sato", AGENDA)
    room = server.open_workshop(opened, SATO, "佐藤", workshop_id=CODE)
    seats = (
        SeatTaken(seat.seat_id(SUZUKI), "鈴木", "resident"),
        SeatTaken(seat.seat_id(MORI), "森", "resident"),
        SeatTaken(seat.seat_id(ITO), "伊藤", "resident", "observer"),
    )
    lead(server, room, *seats, StageStarted("insights"))
    return room


def lead(server: Rooms, room: Room, *events: Any) -> None:
    """Record `events` as the facilitator's console does."""
    actor = seat.actor(SATO, CODE, room.workshop, leading=True)
    server.record(room, actor, secrets.token_hex(12), *events)


@pytest.fixture
def client(server: Rooms) -> Iterator[TestClient]:
    """One server loop for all browsers; cookies are each browser's own, not the client's."""
    with TestClient(Starlette(routes=all_routes(server)), base_url=ORIGIN) as client:
        client.cookies.jar.set_policy(DefaultCookiePolicy(allowed_domains=[]))
        yield client


@pytest.fixture
def stranger(held: Room, client: TestClient) -> Person:
    return Person(client)


@pytest.fixture
def sato(held: Room, client: TestClient) -> Person:
    return Person(client, SATO)


@pytest.fixture
def suzuki(held: Room, client: TestClient) -> Person:
    return Person(client, SUZUKI)


@pytest.fixture
def mori(held: Room, client: TestClient) -> Person:
    return Person(client, MORI)


@pytest.fixture
def ito(held: Room, client: TestClient) -> Person:
    return Person(client, ITO)
