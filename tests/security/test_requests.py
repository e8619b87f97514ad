"""Requests that are too long, never end, or are none."""

import socket
import time
from contextlib import ExitStack
from functools import partial

import pytest

from core.web.front.connection import HEAD_SECONDS, Connection, settle
from core.web.front.crowd import Crowd
from tests.conftest import CODE
from tests.security.conftest import GUEST
from tests.security.server import Attacked

BIG = 200_000


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("POST", f"/w/{CODE}/act"),
        ("POST", f"/w/{CODE}/join"),
        ("POST", f"/w/{CODE}/pin"),
        ("POST", f"/w/{CODE}/mine/name"),
        ("POST", "/j/recover"),
        ("GET", f"/j/{CODE}/about"),
        ("POST", "/health"),
        ("POST", "/_stcore/health"),
        ("PUT", "/media/x"),
        ("POST", "/"),
    ],
)
@pytest.mark.parametrize("how", ["said", "chunked", "a lie"])
def test_no_long_body_is_taken(hall: Attacked, method: str, path: str, how: str) -> None:
    length = {"said": str(BIG), "a lie": "9" * 18}.get(how)
    said = f"Content-Length: {length}" if length else "Transfer-Encoding: chunked"
    head = f"{method} {path} HTTP/1.1\r\nHost: {hall.host}\r\nCookie: {GUEST}\r\n{said}\r\n\r\n"
    part = b"x" * 10_000
    body = [part if length else b"2710\r\n" + part + b"\r\n"] * (BIG // len(part))
    with socket.create_connection(("127.0.0.1", hall.port), timeout=20) as line:
        answer = b""
        try:
            line.sendall(head.encode())
            for one in body:
                line.sendall(one)
            answer = line.recv(12)
        except OSError:
            pass  # hung up on us while we sent
        status = answer[9:12]
        unread = (b"200", b"303") if how == "chunked" else ()  # answered without it
        assert status in (b"", b"413", b"409", b"405", b"404", b"400", b"403", *unread), answer
    assert hall.ask("GET", "/health").status == 200


@pytest.mark.parametrize(
    "sent",
    [
        b"GET / HTTP/1.1\r\nHost: x\r\n" + b"A: " + b"a" * 70_000,
        b"GET /" + b"a" * 70_000,
        b"\x16\x03\x01\x02\x00\x01\x00",
        b"GET / HTTP/9.9\r\n\r\n",
        b"GET  HTTP/1.1\r\nHost: x\r\n\r\n",
        b"POST /j HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
        b"POST /j HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
        b"POST /j HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        b"GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost : x\r\n\r\n",
        b"\r\n" * 50_000,
    ],
    ids=range(11),
)
def test_what_is_no_request_is_ended(hall: Attacked, sent: bytes) -> None:
    with socket.create_connection(("127.0.0.1", hall.port), timeout=20) as line:
        try:
            line.sendall(sent)
            answer = line.recv(12)
        except OSError:
            answer = b""
        assert answer in (b"", b"HTTP/1.1 400", b"HTTP/1.1 421", b"HTTP/1.1 431")
    assert hall.ask("GET", "/health").status == 200
    assert "Traceback" not in hall.said(), "no stranger writes pages into the log"


def test_who_leaves_in_the_middle_writes_nothing_into_the_log(hall: Attacked) -> None:
    for path in (f"/w/{CODE}/act", "/j/recover", "/health"):
        head = f"POST {path} HTTP/1.1\r\nHost: {hall.host}\r\nContent-Length: 99\r\n\r\n{{"
        with socket.create_connection(("127.0.0.1", hall.port), timeout=10) as line:
            line.sendall(head.encode())
    assert hall.ask("GET", "/health").status == 200
    assert "Traceback" not in hall.said()


def test_half_sent_requests_end_together(hall: Attacked) -> None:
    """Heads without an end, ends without a body, and a line on which a byte comes now and then."""
    here = f"Host: {hall.host}\r\n"
    halves = [
        b"",
        b"G",
        f"GET / HTTP/1.1\r\n{here}".encode(),
        f"POST /health HTTP/1.1\r\n{here}Content-Length: 9000\r\n\r\nx".encode(),
        f"GET /health HTTP/1.1\r\n{here}\r\nGET".encode(),
    ]
    with ExitStack() as stack:
        lines = []
        for half in halves * 4:
            line = stack.enter_context(socket.create_connection(("127.0.0.1", hall.port)))
            line.sendall(half)
            line.settimeout(1)
            lines.append(line)
        open_still = set(lines)
        until = time.monotonic() + 3 * HEAD_SECONDS
        while open_still and time.monotonic() < until:
            for line in list(open_still):
                if _ended(line):
                    open_still.discard(line)
        assert not open_still
    assert hall.ask("GET", "/health").status == 200


def _ended(line: socket.socket) -> bool:
    """Whether the server has closed; else a further byte goes out."""
    try:
        while line.recv(65_536):
            pass
        return True
    except TimeoutError:
        pass
    except OSError:
        return True
    try:
        line.sendall(b"x")
    except OSError:
        return True
    return False


def test_another_server_is_told_that_the_limits_do_not_hold() -> None:
    async def receive() -> dict[str, str]:
        return {}

    assert settle(receive, Crowd(None), "") is False


@pytest.mark.parametrize("files", [None, -1, 0])
def test_where_files_are_not_counted_nobody_waits(files: int | None) -> None:
    crowd = Crowd(files)
    crowd.connections = range(100_000)
    assert not (crowd.full() or crowd.near() or crowd.busy())


def test_near_the_limit_newcomers_wait_and_it_is_said_once(
    caplog: pytest.LogCaptureFixture,
) -> None:
    crowd = Crowd(1024)
    crowd.connections = range(400)
    assert crowd.busy() and not crowd.near()
    crowd.connections = range(700)
    assert [crowd.near() for _ in range(50)] == [True] * 50 and not crowd.full()
    crowd.connections = range(768)
    assert crowd.full()
    assert len(caplog.records) == 1 and "newcomers wait" in caplog.text
    crowd.connections = range(10)
    assert not crowd.near() and not crowd.told


def test_near_the_limit_the_longest_idle_connections_make_room() -> None:
    crowd = Crowd(1024)
    open_ones = {f"c{n}" for n in range(700)}
    crowd.connections = open_ones
    ages = [*range(100, 0, -1), 0, 0]
    for n, age in enumerate(ages):
        name = f"c{n}"
        crowd.idle[name] = time.monotonic() - age, partial(open_ones.discard, name)
    crowd.make_room()
    assert len(open_ones) == 600, "those that came just now stay"
    assert list(crowd.idle) == ["c100", "c101"]


def test_ours_is_the_protocol_that_is_served() -> None:
    assert Connection.__mro__[1].__module__ == "uvicorn.protocols.http.h11_impl"
