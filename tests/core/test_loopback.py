"""Who is at this very computer."""

import pytest

from core.loopback import from_this_computer, is_loopback


@pytest.mark.parametrize("address", ["127.0.0.1", "localhost", "::1", "[::1]:8501", "127.0.0.1:1"])
def test_this_computer_is_known(address: str) -> None:
    assert is_loopback(address)


@pytest.mark.parametrize(
    "address", ["", "0.0.0.0", "::", "192.168.0.2", "localhost.example", "[::]"]
)
def test_other_addresses_are_not_this_computer(address: str) -> None:
    assert not is_loopback(address)


HERE = {"Host": "localhost:8501", "Origin": "http://localhost:8501"}


@pytest.mark.parametrize("client", [None, "127.0.0.1", "::1"])
def test_a_browser_on_this_computer_is_known(client: str | None) -> None:
    assert from_this_computer(HERE, client)


@pytest.mark.parametrize(
    ("headers", "client"),
    [
        (HERE, "192.168.0.7"),
        ({**HERE, "Host": "tsudoi.example"}, None),
        ({**HERE, "X-Forwarded-For": "203.0.113.5"}, None),
        ({**HERE, "x-forwarded-proto": "https"}, None),
        ({**HERE, "Forwarded": "for=203.0.113.5"}, None),
        ({**HERE, "Via": "1.1 proxy"}, None),
        ({**HERE, "Origin": "https://tsudoi.example"}, None),
        ({**HERE, "Origin": "null"}, None),
        ({"Origin": "http://localhost"}, None),
        ({}, "192.168.0.7"),
    ],
)
def test_a_browser_elsewhere_or_behind_a_proxy_is_not(
    headers: dict[str, str], client: str | None
) -> None:
    assert not from_this_computer(headers, client)
