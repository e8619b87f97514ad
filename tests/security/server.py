"""The real server as a process of its own, and what an attacker has: sockets and bytes."""

import json
import os
import secrets
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from urllib.parse import quote

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection, connect

from core import seat
from core.accounts import COOKIE, Accounts
from core.rooms import Rooms
from core.stats.package import open_package
from core.store.duckdb_store import DuckDBStore
from core.workshop.acts.flow import SeatTaken, StageStarted, WorkshopOpened
from tests.conftest import AGENDA, CODE, SATO, SUZUKI
from tests.serving import ROOT as ROOT
from tests.serving import Serving, free_port

START_SECONDS, ANSWER_SECONDS = 60, 30
PASSWORD = "とても長い合いことばです"


@dataclass
class Answer:
    """What came back; status 0 where the server just hung up."""

    status: int
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""


class Attacked:
    """A server of our own, on loopback, with one running workshop.

    Attributes:
        login: the cookie of an administrator; "" where there is no account yet.
    """

    def __init__(self, folder: Path, *, accounts: bool, **settings: str) -> None:
        self.port = free_port()
        self.host = f"127.0.0.1:{self.port}"
        self.origin = f"http://{self.host}"
        self.log = folder / "server.log"
        live_path = folder / "workshops.duckdb"
        self.environment = {**os.environ, "LIVE_PATH": str(live_path), **settings}
        self.login = ""
        if accounts:
            known = Accounts(folder)
            user = known.create("sato", "佐藤", PASSWORD)
            self.login = f"{COOKIE}={known.cookie(user)}"
        hold_workshop(live_path)

    def start(self, files: int = 0) -> None:
        """`files`: how many it may have open, where not as many as usual."""
        option, limits = f"--server.port={self.port}", (files, files) if files else ()
        self.process = Serving(self.environment, self.log, option, limits=limits)
        until = time.monotonic() + START_SECONDS
        while time.monotonic() < until and self.process.poll() is None:
            if self.ask("GET", "/_stcore/health").status == 200:
                return
            time.sleep(0.1)
        raise AssertionError(self.said())

    def stop(self) -> None:
        self.process.kill()
        self.process.wait()

    def said(self) -> str:
        """What stands in its log."""
        return self.log.read_text(encoding="utf-8", errors="replace")

    def ask(
        self,
        method: str,
        path: str,
        body: bytes | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Answer:
        """One request on a connection of its own; `headers` may replace Host."""
        line = HTTPConnection("127.0.0.1", self.port, timeout=ANSWER_SECONDS)
        try:
            line.request(method, path, body, dict(headers or {}))
            found = line.getresponse()
            names = {name.lower(): value for name, value in found.getheaders()}
            return Answer(found.status, names, found.read())
        except (OSError, HTTPException):
            return Answer(0)
        finally:
            line.close()

    def join(self, headers: Mapping[str, str] | None = None) -> Answer:
        body = {"token": secrets.token_hex(16), "name": "鈴木", "sector": "resident"}
        return self.ask("POST", f"/w/{CODE}/join", json.dumps(body).encode(), headers)

    @contextmanager
    def socket(
        self, path: str, cookie: str = "", origin: str | None = None, **headers: str
    ) -> Iterator[ClientConnection]:
        """A web socket; without `origin` none is sent, as a program may."""
        given = {**headers, **({"Cookie": cookie} if cookie else {})}
        with connect(
            f"ws://{self.host}{path}",
            origin=origin,  # type: ignore[arg-type]
            additional_headers=given,
            max_size=None,
            compression=None,
            open_timeout=ANSWER_SECONDS,
            close_timeout=1,
        ) as opened:
            yield opened

    @contextmanager
    def streamlit(self, cookie: str = "") -> Iterator["Session"]:
        """Streamlit's socket, on its start page."""
        with self.socket("/_stcore/stream", cookie) as line:
            session = Session(self, line)
            session.run()
            yield session


class Session:
    """Streamlit's own socket, driven as its page would."""

    def __init__(self, server: Attacked, line: ClientConnection) -> None:
        self.server, self.line, self.session_id = server, line, ""

    def run(self, page: str = "", query: str = "") -> str:
        """Run a page to its end; every message as text."""
        return "".join(map(str, self.drawn(page, query)))

    def drawn(self, page: str = "", query: str = "") -> list[ForwardMsg]:
        """Run a page to its end; every message."""
        asked = BackMsg()
        asked.rerun_script.page_name = page
        asked.rerun_script.query_string = query
        self.line.send(asked.SerializeToString())
        heard: list[ForwardMsg] = []
        while True:
            message = ForwardMsg.FromString(self.line.recv(ANSWER_SECONDS))
            heard.append(message)
            if message.WhichOneof("type") == "new_session":
                self.session_id = message.new_session.initialize.session_id
            if message.WhichOneof("type") == "script_finished":
                return heard

    def upload(self, size: int, cookie: str = "", **headers: str) -> Answer:
        """Put a file of `size` bytes under this session, as the file chooser does."""
        given = self.server.ask("GET", "/_stcore/health").headers.get("set-cookie", "")
        xsrf = given.partition(";")[0]
        edge = "frontier"
        head = f'--{edge}\r\nContent-Disposition: form-data; name="f"; filename="a.csv"\r\n\r\n'
        body = head.encode() + b"x" * size + f"\r\n--{edge}--\r\n".encode()
        sent = {
            "Cookie": "; ".join(one for one in (xsrf, cookie) if one),
            "X-Xsrftoken": xsrf.partition("=")[2],
            "Content-Type": f"multipart/form-data; boundary={edge}",
            **headers,
        }
        path = f"/_stcore/upload_file/{quote(self.session_id)}/{secrets.token_hex(8)}"
        return self.server.ask("PUT", path, body, sent)


def closed_with(line: ClientConnection) -> int | None:
    """The code the server closes a socket with; None where it just went."""
    try:
        while True:
            line.recv(ANSWER_SECONDS)
    except ConnectionClosed as closed:
        return closed.rcvd.code if closed.rcvd else None


def hold_workshop(live_path: Path) -> None:
    """A running workshop in the file, before the server opens it."""
    store = DuckDBStore(str(live_path))
    rooms = Rooms(store, open_package(str(ROOT / "data/regional.duckdb")))
    opened = WorkshopOpened("買い物支援", "01210", "岩見沢市", "2026-07-14", "sato", AGENDA)
    room = rooms.open_workshop(opened, SATO, "佐藤", workshop_id=CODE)
    actor = seat.actor(SATO, CODE, room.workshop, leading=True)
    taken = SeatTaken(seat.seat_id(SUZUKI), "鈴木", "resident")
    rooms.record(room, actor, "held-for-tests", taken, StageStarted("insights"))
    store.db.close()
