"""How often somebody may come: a hall gets in, a script does not, and nobody shuts out others."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.conftest import CODE
from tests.security.conftest import GUEST
from tests.security.server import Attacked

HALL, SCRIPT, OTHER = "198.51.100.1", "203.0.113.9", "203.0.113.10"


def came(server: Attacked, address: str, times: int, real: bool = True) -> Counter[int]:
    """How many got which answer to joining; not `real` ones are counted, and get no seat."""
    headers = {"X-Forwarded-For": address}

    def one(_: int) -> int:
        if real:
            return server.join(headers).status
        return server.ask("POST", f"/w/{CODE}/join", b"{}", headers).status

    with ThreadPoolExecutor(8) as people:
        return Counter(people.map(one, range(times)))


def test_a_hall_of_three_hundred_gets_in_from_one_address(first: Attacked) -> None:
    assert came(first, HALL, 300) == {200: 300}


def test_a_script_does_not_fill_the_room_from_one_address(first: Attacked) -> None:
    found = came(first, SCRIPT, 600, real=False)
    assert found[429] == 200 and found[409] == 400
    refused = first.join({"X-Forwarded-For": SCRIPT})
    assert refused.status == 409 and b"refused.asked" in refused.body, "who leads is asked"
    assert first.join({"X-Forwarded-For": OTHER}).status == 200, "others come in meanwhile"


def test_an_ipv6_line_is_one_address(first: Attacked) -> None:
    for n in range(5):
        assert came(first, f"2001:db8:0:1::{n + 1:x}", 80, real=False) == {409: 80}
    assert b"refused.asked" in first.join({"X-Forwarded-For": "2001:db8:0:1:ffff::1"}).body
    assert first.join({"X-Forwarded-For": "2001:db8:0:2::1"}).status == 200


def test_an_address_is_believed_from_a_named_proxy_alone(hall: Attacked) -> None:
    """None is named in the hall: what a browser writes about itself changes nothing."""
    for n in range(400):
        headers = {"X-Forwarded-For": f"198.51.100.{n % 250}"}
        assert hall.ask("POST", "/w/DEMO/join", b"{}", headers).status == 409
    headers = {"X-Forwarded-For": "192.0.2.1"}
    assert hall.ask("POST", "/w/DEMO/join", b"{}", headers).status == 429
    assert hall.join().status == 200, "each room has a door of its own"


@pytest.mark.parametrize("way", ["/j/{}/about", "/w/{}/me", "/w/{}/figures.json"])
def test_who_guesses_codes_does_not_shut_out_who_knows_one(first: Attacked, way: str) -> None:
    headers = {"X-Forwarded-For": "192.0.2.77"}
    for _ in range(65):
        assert first.ask("GET", way.format("ZZZZZZ"), headers=headers).status in (404, 409)
    assert b"refused.rate" in first.ask("GET", way.format("ZZZZZZ"), headers=headers).body
    headers["Cookie"] = GUEST
    assert first.ask("GET", way.format(CODE), headers=headers).status == 200
    assert first.ask("GET", f"/j/{CODE}/about", headers=headers).status == 200
