"""What a phone receives until its first card, on the wire: heads, bodies, socket and all."""

import json
import secrets
import socket
import threading
from collections.abc import Iterator
from contextlib import suppress

import pytest
from playwright.sync_api import Browser, expect

from tests.conftest import CODE, SUZUKI
from tests.security.conftest import LEADER
from tests.security.server import Attacked

MOST_BYTES, CARDS = 60 * 1024, 20
TEXT = "健診の日に仕事を休めない。土曜にあれば行ける。"


class Wire:
    """Between a browser and the server: every byte that goes to the browser is counted."""

    def __init__(self, port: int) -> None:
        self.received, self.to = 0, ("127.0.0.1", port)
        self.door = socket.create_server(("127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{self.door.getsockname()[1]}"
        threading.Thread(target=self._open, daemon=True).start()

    def _open(self) -> None:
        with suppress(OSError):
            while True:
                browser, _ = self.door.accept()
                server = socket.create_connection(self.to)
                for one, other, counts in ((browser, server, False), (server, browser, True)):
                    hand = threading.Thread(target=self._hand_on, args=(one, other, counts))
                    hand.daemon = True
                    hand.start()

    def _hand_on(self, one: socket.socket, other: socket.socket, counts: bool) -> None:
        with suppress(OSError):
            while part := one.recv(65_536):
                self.received += len(part) if counts else 0
                other.sendall(part)
        with suppress(OSError):
            other.shutdown(socket.SHUT_WR)


@pytest.fixture(scope="module")
def wire(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Wire]:
    """To the whole application, with a room of 20 cards."""
    server = Attacked(tmp_path_factory.mktemp("weight"), accounts=True)
    server.start()
    for number in range(CARDS):
        event = {"insight_id": f"card-{number}", "text": f"{TEXT}{number}"}
        act = {"kind": "insight_added", "event": event, "request_id": secrets.token_hex(8)}
        headers = {"Cookie": LEADER, "Origin": server.origin}
        sent = server.ask("POST", f"/w/{CODE}/act", json.dumps(act).encode(), headers)
        assert sent.status == 200
    between = Wire(server.port)
    yield between
    between.door.close()
    server.stop()


@pytest.mark.parametrize(
    ("page", "card"), [(f"/w/{CODE}", ".card.insight"), (f"/j/{CODE}", "#join button")]
)
def test_a_phone_receives_at_most_60_kb_until_its_first_card(
    wire: Wire, browser: Browser, page: str, card: str
) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740}, locale="ja-JP")
    if page.startswith("/w"):
        cookie = {"name": f"seat-{CODE}", "value": SUZUKI, "url": wire.address}
        context.add_cookies([cookie])  # type: ignore[list-item]
    before = wire.received
    seen = context.new_page()
    seen.goto(wire.address + page, wait_until="commit")
    expect(seen.locator(card).first).to_be_visible()
    weight = wire.received - before
    print(f"{page}: {weight:,} bytes until the first card")
    assert 5_000 < weight <= MOST_BYTES
    seen.wait_for_timeout(2000)
    print(f"{page}: {wire.received - before:,} bytes two seconds later")
    context.close()


def test_the_scripts_come_with_the_page(wire: Wire, browser: Browser) -> None:
    """One file of scripts, not twenty: 300 phones come within five seconds."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, locale="ja-JP")
    cookie = {"name": f"seat-{CODE}", "value": SUZUKI, "url": wire.address}
    context.add_cookies([cookie])  # type: ignore[list-item]
    page = context.new_page()
    page.goto(f"{wire.address}/w/{CODE}", wait_until="commit")
    expect(page.locator(".card.insight").first).to_be_visible()
    names = page.evaluate("performance.getEntriesByType('resource').map((one) => one.name)")
    scripts = [one for one in names if one.endswith(".js")]
    assert scripts[0].endswith("/seat/whole/seat/seat.js") and len(names) <= 8, names
    context.close()
