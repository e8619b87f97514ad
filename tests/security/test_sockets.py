"""Sockets: sizes, pace, and how many."""

import json
from contextlib import suppress

import pytest
from websockets.exceptions import ConnectionClosed, InvalidStatus

from core.web.front.sockets import ANEW, MOST_OF_A_SEAT
from tests.conftest import CODE
from tests.security.conftest import GUEST, LEADER
from tests.security.server import ANSWER_SECONDS, Attacked, closed_with

LIVE = f"/w/{CODE}/live"
MB = 1024 * 1024


@pytest.mark.parametrize("size", [MB + 1, 4 * MB, 30 * MB])
@pytest.mark.parametrize("kind", ["text", "bytes", "fragments"])
@pytest.mark.parametrize("path", ["/_stcore/stream", LIVE])
def test_a_frame_larger_than_a_megabyte_closes_its_socket(
    hall: Attacked, path: str, kind: str, size: int
) -> None:
    whole = "x" * size if kind == "text" else b"x" * size
    with hall.socket(path, GUEST, hall.origin) as line:
        with suppress(ConnectionClosed):  # closed while it was sent
            line.send([b"x" * 65_536] * (size // 65_536 + 1) if kind == "fragments" else whole)
        assert closed_with(line) in (1009, None), "None: gone before the code could be read"
    assert hall.ask("GET", "/health").status == 200


@pytest.mark.parametrize("cookie", [GUEST, LEADER], ids=["guest", "leader"])
@pytest.mark.parametrize("sent", ["?", "", "x" * 1000, b"?"], ids=["ask", "none", "much", "bytes"])
def test_who_asks_without_pause_is_closed(hall: Attacked, cookie: str, sent: str | bytes) -> None:
    with hall.socket(LIVE, cookie, hall.origin) as line:
        with suppress(ConnectionClosed):  # closed while it was sent
            for _ in range(2000):
                line.send(sent)
        heard, code = 0, None
        try:
            while True:
                line.recv(ANSWER_SECONDS)
                heard += 1
        except ConnectionClosed as closed:
            code = closed.rcvd.code if closed.rcvd else None
        assert code in (1008, None) and heard <= 20, "not every one of them was answered"


@pytest.mark.parametrize("size", [1025, 60_000])
def test_a_live_socket_takes_only_a_question(hall: Attacked, size: int) -> None:
    with hall.socket(LIVE, GUEST, hall.origin) as line:
        line.send("x" * size)
        assert closed_with(line) == 1008


def test_a_seat_that_begins_anew_without_pause_is_turned_away(hall: Attacked) -> None:
    """Each time it would be told the whole room; the log says nothing of who just leaves."""
    token = "5" * 32
    body = json.dumps({"token": token, "name": "森", "sector": "npo"}).encode()
    assert hall.ask("POST", f"/w/{CODE}/join", body).status == 200
    opened = 0
    with pytest.raises(InvalidStatus) as refused:
        while opened < 200:
            with hall.socket(LIVE, f"seat-{CODE}={token}", hall.origin) as line:
                line.send("x" * 60_000)
            opened += 1
    assert refused.value.response.status_code == 429 and opened >= ANEW[0]
    assert "Traceback" not in hall.said()


def test_who_pings_or_goes_on_after_the_end_is_hung_up_on(hall: Attacked) -> None:
    """Neither reaches our own code; both were read to their end before."""
    for path, cookie in ((LIVE, GUEST), ("/_stcore/stream", "")):
        with hall.socket(path, cookie, hall.origin) as line:
            assert line.socket is not None
            ping = b"\x89\x80" + bytes(4)
            with pytest.raises(OSError):
                for _ in range(20_000):
                    line.socket.sendall(ping * 1000)
    assert hall.ask("GET", "/health").status == 200 and "Traceback" not in hall.said()


def test_a_hand_is_never_too_fast(hall: Attacked) -> None:
    """The page asks once a few seconds, and again each time it is looked at."""
    with hall.socket(LIVE, GUEST, hall.origin) as line:
        for _ in range(8):
            line.send("?")
        line.recv(10)
        assert line.protocol.state.name == "OPEN"


def test_streamlits_socket_ends_for_who_sends_without_pause(hall: Attacked) -> None:
    with hall.socket("/_stcore/stream") as line:
        with suppress(ConnectionClosed):
            for _ in range(5000):
                line.send(b"")
        assert closed_with(line) in (1008, None)
    assert hall.ask("GET", "/health").status == 200


def test_a_seat_has_few_sockets_and_the_newest_stay(hall: Attacked) -> None:
    opened = [hall.socket(LIVE, LEADER, hall.origin) for _ in range(MOST_OF_A_SEAT + 2)]
    lines = [one.__enter__() for one in opened]
    try:
        assert [closed_with(line) for line in lines[:2]] == [1008, 1008]
        for line in lines[2:]:
            line.send("?")
            assert line.recv(10)
    finally:
        for one in opened:
            one.__exit__(None, None, None)


@pytest.mark.parametrize(
    "cookie",
    ["", f"seat-{CODE}=", f"seat-{CODE}={'0' * 32}", f"seat-ZZZZZZ={'a' * 32}", f"seat={CODE}"],
)
def test_without_a_seat_nothing_is_heard(hall: Attacked, cookie: str) -> None:
    with hall.socket(LIVE, cookie, hall.origin) as line:
        assert closed_with(line) == 4403


@pytest.mark.parametrize("code", ["ZZZZZZ", "../DEMO", "k7w3q", "%00", "DEMO", "a" * 2000])
def test_no_other_room_is_heard(hall: Attacked, code: str) -> None:
    with (
        suppress(InvalidStatus),  # no such address at all
        hall.socket(f"/w/{code}/live", GUEST, hall.origin) as line,
    ):
        assert closed_with(line) == 4403
