"""Tickets that seat a browser, and what no other site may do."""

import pytest

from core import seat, tickets
from core.rooms import Rooms
from core.workshop import Room
from tests.conftest import CODE, SATO
from tests.core.web.conftest import FOREIGN, Person, reason
from tests.core.web.test_joining import joining


def test_a_ticket_gives_the_cookie_once(stranger: Person, held: Room, server: Rooms) -> None:
    address = server.ticket(held, SATO, f"/console?workshop={CODE}")
    first, second = stranger.get(address), stranger.get(address)
    assert first.headers["location"] == f"/console?workshop={CODE}"
    assert first.headers["set-cookie"].startswith(f"seat-{CODE}={SATO};")
    assert second.headers["location"] == "/" and "set-cookie" not in second.headers


def test_a_ticket_is_good_for_a_minute_only(
    stranger: Person, held: Room, server: Rooms, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tickets, "TICKET_SECONDS", -1)
    answer = stranger.get(server.ticket(held, SATO, "/console"))
    assert answer.headers["location"] == "/" and "set-cookie" not in answer.headers


@pytest.mark.parametrize(
    "then",
    ["https://elsewhere.example", "//elsewhere.example", "////elsewhere.example", "/\\x", ""],
)
def test_a_ticket_leads_to_no_other_site(
    stranger: Person, held: Room, server: Rooms, then: str
) -> None:
    answer = stranger.get(server.ticket(held, SATO, then))
    assert answer.headers["location"] == "/" and "set-cookie" in answer.headers


def test_a_wrong_ticket_gives_nothing(stranger: Person) -> None:
    answer = stranger.get("/ticket/wrong")
    assert answer.headers["location"] == "/" and "set-cookie" not in answer.headers


@pytest.mark.parametrize("path", ["join", "/j/recover"])
def test_another_site_cannot_seat_a_browser(stranger: Person, held: Room, path: str) -> None:
    body = joining(recovery=f"{CODE}-{seat.recovery(SATO)}")
    answer = stranger.post(path, body, origin=FOREIGN)
    assert reason(answer) == "refused.origin" and "set-cookie" not in answer.headers
    assert len(held.workshop.seats) == 4


def test_a_browser_asks_by_fingerprint_whether_its_copy_is_right(stranger: Person) -> None:
    first = stranger.client.get("/seat/view.js")
    assert first.status_code == 200 and "last-modified" not in first.headers
    again = stranger.client.get("/seat/view.js", headers={"If-None-Match": first.headers["etag"]})
    assert again.status_code == 304 and not again.content
    other = stranger.client.get("/seat/view.js", headers={"If-None-Match": '"older"'})
    assert other.content == first.content
    assert first.headers["content-encoding"] == "gzip" and "text/javascript" in (
        first.headers["content-type"].replace("application", "text")
    )
    plain = stranger.client.get("/seat/view.js", headers={"Accept-Encoding": "identity"})
    assert plain.content == first.content and "content-encoding" not in plain.headers
    words = stranger.client.get("/seat/words/ja.json")
    mark = {"If-None-Match": words.headers["etag"]}
    assert stranger.client.get("/seat/words/ja.json", headers=mark).status_code == 304
    for path in ("/seat/none.js", "/seat/%2e%2e%2fkept.py", "/seat/..", "/seat/words/xx.json"):
        assert stranger.client.get(path).status_code in (400, 404), path
