"""A server answers by its own names alone, and no other site drives it."""

import socket

import pytest
from websockets.exceptions import InvalidStatus

from core.web.front.hosts import allowed
from tests.conftest import CODE
from tests.security.conftest import GUEST
from tests.security.server import Attacked, closed_with

FOREIGN = [
    "evil.example",
    "tsudoi.example.evil.example",
    "evil-tsudoi.example",
    "127.0.0.1.evil.example",
    "localhost.evil.example",
    "203.0.113.9",
    "[2001:db8::1]:8501",
    "tsudoi.example@evil.example",
    "tsudoi.example/evil",
    "tsudoi.example evil",
    "tsudoi.example:80:80",
    "a" * 3000,
    "あ.example".encode().decode("latin-1"),
]


@pytest.mark.parametrize("host", FOREIGN, ids=ascii)
@pytest.mark.parametrize("path", ["/", f"/j/{CODE}/qr.svg", "/_stcore/host-config"])
def test_a_foreign_name_is_told_so(hall: Attacked, host: str, path: str) -> None:
    answer = hall.ask("GET", path, headers={"Host": host})
    assert answer.status == 421 and "PUBLIC_URL" in answer.body.decode()


@pytest.mark.parametrize("host", ["tsudoi.example", "TSUDOI.example:443", "localhost", "[::1]:80"])
def test_its_own_names_open(hall: Attacked, host: str) -> None:
    assert hall.ask("GET", f"/j/{CODE}/about", headers={"Host": host}).status == 200


def test_without_a_name_nothing_is_answered(hall: Attacked) -> None:
    with socket.create_connection(("127.0.0.1", hall.port), timeout=10) as line:
        line.sendall(b"GET / HTTP/1.0\r\n\r\n")
        assert line.recv(64).startswith(b"HTTP/1.1 400")


def test_a_watching_program_may_ask_under_any_name(hall: Attacked) -> None:
    assert hall.ask("GET", "/health", headers={"Host": "203.0.113.9"}).status == 200


@pytest.mark.parametrize(
    ("host", "address", "opens"),
    [
        ("192.0.2.7:8501", "0.0.0.0", True),
        ("[fe80::1]", None, True),
        (f"{socket.gethostname()}:8501", "", True),
        ("evil.example", "0.0.0.0", False),
        ("192.0.2.7", "127.0.0.1", False),
        ("localhost", "127.0.0.1", True),
        ("", "0.0.0.0", False),
    ],
)
def test_open_to_a_hall_numbers_open_and_names_of_others_do_not(
    host: str, address: str | None, opens: bool
) -> None:
    assert allowed(host, "", address) is opens


STRANGERS = [
    "https://evil.example",
    "http://localhost:3000",
    "http://127.0.0.1:3000",
    "http://localhost",
    "null",
    "",
    "https://tsudoi.example.evil.example",
]


@pytest.mark.parametrize("origin", STRANGERS)
@pytest.mark.parametrize("path", ["/_stcore/stream", f"/w/{CODE}/live"])
def test_no_other_site_opens_a_socket(hall: Attacked, path: str, origin: str) -> None:
    """Not another port of this computer either: another program may serve pages there."""
    if path.endswith("live"):
        with hall.socket(path, GUEST, origin) as line:
            assert closed_with(line) == 4403
        return
    with pytest.raises(InvalidStatus) as refused, hall.socket(path, hall.login, origin):
        pass
    assert refused.value.response.status_code == 403


@pytest.mark.parametrize("told", [True, False], ids=["own", "none"])
def test_its_own_pages_open_their_socket(hall: Attacked, told: bool) -> None:
    with hall.socket("/_stcore/stream", "", hall.origin if told else None) as line:
        assert line.protocol.state.name == "OPEN"


@pytest.mark.parametrize("path", ["join", "act", "pin", "case"])
def test_no_other_site_sends_a_form(hall: Attacked, path: str) -> None:
    headers = {"Cookie": GUEST, "Origin": "https://evil.example"}
    answer = hall.ask("POST", f"/w/{CODE}/{path}", b"{}", headers)
    assert answer.status == 409 and b"refused.origin" in answer.body
