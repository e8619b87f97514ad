"""At the end of the open files who has a seat goes on, newcomers are told, the log stays short."""

import socket
import time
from collections.abc import Iterator
from contextlib import ExitStack, suppress

import pytest

from core.web.front.crowd import FILES_OF_OUR_OWN, IDLE_SECONDS
from tests.conftest import CODE
from tests.security.conftest import GUEST
from tests.security.server import Attacked

FILES = 400
CONNECTIONS = FILES - FILES_OF_OUR_OWN


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Attacked]:
    """A server that may have few files open."""
    server = Attacked(tmp_path_factory.mktemp("small"), accounts=True)
    server.start(files=FILES)
    yield server
    server.stop()


def taken(server: Attacked, stack: ExitStack, number: int, *, asking: bool = True) -> None:
    """Open `number` connections; `asking`: with a request on its way, else idle ones."""
    head = f"POST /j/recover HTTP/1.1\r\nHost: {server.host}\r\nContent-Length: 9\r\n\r\n"
    for _ in range(number):
        line = stack.enter_context(socket.create_connection(("127.0.0.1", server.port), 10))
        with suppress(OSError):  # turned away
            line.sendall(head.encode() if asking else b"")


def test_idle_connections_make_room_for_who_asks(small: Attacked) -> None:
    with ExitStack() as stack:
        taken(small, stack, FILES * 2, asking=False)
        time.sleep(2 * IDLE_SECONDS)
        for path in (f"/j/{CODE}", "/health", "/seat/board.js"):
            assert small.ask("GET", path).status == 200


def test_near_the_end_newcomers_wait_and_who_has_a_seat_goes_on(small: Attacked) -> None:
    with small.socket(f"/w/{CODE}/live", GUEST, small.origin) as line, ExitStack() as stack:
        taken(small, stack, int(CONNECTIONS * 0.85) + 3)
        for path in (f"/j/{CODE}", "/", "/_stcore/stream"):
            answer = small.ask("GET", path)
            assert answer.status == 503 and answer.headers["retry-after"] == "5"
            assert "5秒" in answer.body.decode() and b"refresh" in answer.body
        assert small.ask("GET", f"/w/{CODE}/me", headers={"Cookie": GUEST}).status == 200
        assert small.ask("GET", "/seat/board.js").status == 200, "of a page that is open already"
        assert small.ask("GET", "/health").status == 200
        line.send("?")
        assert line.recv(10)


def test_at_the_end_nobody_is_left_hanging_and_the_log_says_it_once(small: Attacked) -> None:
    with small.socket(f"/w/{CODE}/live", GUEST, small.origin) as line, ExitStack() as stack:
        taken(small, stack, FILES * 2)
        assert small.ask("GET", "/health").status in (200, 503, 0), "0: hung up at once"
        line.send("?")
        assert line.recv(10)
    said = small.said()
    assert 1 <= said.count("newcomers wait") <= 3, "once for each time it became full"
    assert "Traceback" not in said
    assert len(said) < 20_000


def test_when_there_is_room_again_everybody_gets_in(small: Attacked) -> None:
    for _ in range(50):
        if small.ask("GET", f"/j/{CODE}").status == 200:
            break
    assert small.ask("GET", f"/j/{CODE}").status == 200
