"""A laptop opened to a hall: it listens in the network, answers there, and tells who came."""

import socket
import threading
import time
from collections.abc import Iterator
from http.client import HTTPConnection

import pytest
import uvicorn
from starlette.applications import Starlette

from core.errors import Refused
from core.rooms import Rooms
from core.venue import Venue, own_addresses, venue
from core.web import all_routes
from core.web.front import front
from core.workshop import Room
from tests.conftest import CODE


def asked(address: str, path: str, host: str = "") -> tuple[int, str]:
    line = HTTPConnection(address, timeout=10)
    try:
        line.request("GET", path, headers={"Host": host} if host else {})
        answer = line.getresponse()
        return answer.status, answer.read().decode()
    finally:
        line.close()


@pytest.fixture
def laptop(server: Rooms, held: Room) -> Iterator[tuple[Venue, str]]:
    """A server on this computer alone, and where its own browser reaches it."""
    venue.cache_clear()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    app = Starlette(routes=all_routes(server), middleware=[front("127.0.0.1", None, dict, ())])
    running = uvicorn.Server(uvicorn.Config(app, port=port, log_level="error"))
    thread = threading.Thread(target=running.run, daemon=True)
    thread.start()
    while not running.started:
        time.sleep(0.02)
    venue().begin("127.0.0.1", port)
    yield venue(), f"127.0.0.1:{port}"
    running.should_exit = True
    thread.join()
    venue.cache_clear()


def invited(here: str) -> str:
    return asked(here, f"/j/{CODE}/about")[1]


def test_until_it_is_opened_nobody_is_invited_and_then_the_address_of_the_network(
    laptop: tuple[Venue, str],
) -> None:
    hall, here = laptop
    assert f"http://{here}" in invited(here) and not hall.address
    if not own_addresses():
        with pytest.raises(Refused, match="no_network"):
            hall.open()
        return
    hall.open()
    assert hall.address == f"http://{own_addresses()[0]}:{hall.port}" and hall.answers()
    assert hall.address in invited(here) and here not in invited(here)
    phone = hall.address.partition("://")[2]
    assert asked(phone, f"/j/{CODE}/about")[0] == 200
    assert asked(phone, "/j", host="elsewhere.example")[0] == 421
    assert not hall.arrived, "this computer is no phone"
    hall.seen("192.168.1.77")
    assert hall.arrived
    hall.close()
    assert not hall.address and f"http://{here}" in invited(here)


def test_who_started_it_for_the_network_invites_at_once() -> None:
    hall = Venue()
    hall.begin("0.0.0.0", 8501)
    assert hall.address == (f"http://{own_addresses()[0]}:8501" if own_addresses() else "")
    alone = Venue()
    alone.begin("127.0.0.1", 8501)
    assert not alone.address


def test_without_a_server_of_ours_it_says_so() -> None:
    hall = Venue()
    hall.begin("127.0.0.1", 8501)
    with pytest.raises(Refused, match=r"cannot|no_network"):
        hall.open()
