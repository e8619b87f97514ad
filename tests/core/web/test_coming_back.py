"""Coming back: codes to go on with, tickets, cookies, and how often one may guess."""

import re
import stat
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from core import seat
from core.book import book
from core.errors import Refused
from core.limits import Limit
from core.rooms import Rooms
from core.web.live import NO_SEAT
from core.workshop import Room
from tests.conftest import CODE, SATO, SUZUKI
from tests.core.web.conftest import Person, reason
from tests.core.web.test_joining import NEW


@pytest.mark.parametrize(
    "spelt",
    [
        lambda code: f"{CODE}-{code}",
        lambda code: f"{CODE}{code}".lower(),
        lambda code: f" {CODE} {code} ",
        lambda code: f"{CODE}－{code}".replace("-", "ー"),
    ],
)
def test_a_recovery_code_of_an_earlier_version_moves_the_seat_once(
    stranger: Person, held: Room, spelt: Callable[[str], str]
) -> None:
    before = held.workshop
    answer = stranger.post("/j/recover", {"recovery": spelt(seat.recovery(SATO))})
    assert answer.json() == {"workshop": CODE, "role": "facilitator"}
    cookie = answer.headers["set-cookie"]
    assert cookie.startswith(f"seat-{CODE}={SATO}.") and "HttpOnly" in cookie
    assert held.workshop.seats == before.seats, "no second seat"
    answer = stranger.post("/j/recover", {"recovery": spelt(seat.recovery(SATO))})
    assert reason(answer) == "refused.no_such_code"


def coded(person: Person) -> str:
    """A new code to go on with, as the page shows it."""
    answer = person.post("code", {})
    assert answer.status_code == 200 and answer.headers["cache-control"] == "no-store"
    return str(answer.json()["code"])


def moved(code: str, client: TestClient) -> Person | None:
    """Another device, with the seat of a code; None where the code opens nothing."""
    answer = Person(client).post("/j/recover", {"recovery": code})
    if answer.status_code != 200:
        assert reason(answer) == "refused.no_such_code" and "set-cookie" not in answer.headers
        return None
    return Person(client, answer.headers["set-cookie"].partition("=")[2].partition(";")[0])


def test_a_code_to_go_on_with_is_good_once_and_the_newest_alone(
    suzuki: Person, client: TestClient
) -> None:
    first, second = coded(suzuki), coded(suzuki)
    assert first != second and re.fullmatch(rf"{CODE}(-[2-9A-HJ-NP-Z]{{4}}){{4}}", first)
    assert moved(first, client) is None
    other = moved(second.lower().replace("-", " "), client)
    assert other and other.get("me").json()["name"] == "鈴木"
    assert suzuki.get("me").status_code == 200, "the device before goes on"
    assert moved(second, client) is None


def test_a_code_of_one_workshop_and_one_seat_opens_no_other(
    suzuki: Person, sato: Person, server: Rooms, held: Room, client: TestClient
) -> None:
    opened = held.log[0].event
    server.open_workshop(opened, SATO, "佐藤", workshop_id="ZZZZZZ")  # type: ignore[arg-type]
    code = coded(sato)
    assert moved(code.replace(CODE, "ZZZZZZ"), client) is None
    coded(suzuki)
    other = moved(code, client)
    assert other and other.get("me").json()["role"] == "facilitator"


def test_the_file_of_codes_takes_no_seat(suzuki: Person, beside: Path) -> None:
    code = coded(suzuki)
    path = beside / "recovery.json"
    text = path.read_text(encoding="utf-8")
    assert SUZUKI not in text and code.partition("-")[2].replace("-", "") not in text
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_seat_can_be_ended_on_all_other_devices(
    suzuki: Person, client: TestClient, held: Room
) -> None:
    stolen, unused = Person(client, SUZUKI), coded(suzuki)
    with stolen.live() as socket:
        socket.receive_text()
        answer = suzuki.post("alone", {})
        assert answer.status_code == 200
        socket.send_text("?")
        while (message := socket.receive())["type"] != "websocket.close":
            pass
        assert message["code"] == NO_SEAT
    kept = Person(client, answer.headers["set-cookie"].partition("=")[2].partition(";")[0])
    assert kept.get("me").json()["name"] == "鈴木"
    for path in ("me", "figures.json"):
        assert reason(stolen.get(path)) == "refused.no_seat"
    assert reason(stolen.act("insight_added", {"insight_id": "i1", "text": "x"}))
    again = stolen.post("join", {"token": SUZUKI, "name": "鈴木", "sector": "resident"})
    assert reason(again) == "refused.no_seat", "nor by joining with what was stolen"
    assert reason(Person(client, f"{SUZUKI}.{'0' * 32}").get("me")) == "refused.no_seat"
    assert moved(unused, client) is None
    other = moved(coded(kept), client)
    assert other and other.get("me").status_code == 200
    text = str(held.store.read(CODE))
    assert kept.token.partition(".")[2] not in text and SUZUKI not in text


def test_a_seat_that_can_be_ended_is_one_s_own(stranger: Person, held: Room) -> None:
    for path in ("alone", "code"):
        assert reason(stranger.post(path, {})) == "refused.no_seat"
    assert not held.workshop.held


def test_codes_and_ends_stand_in_the_line_book_without_the_code(
    suzuki: Person, client: TestClient
) -> None:
    code = coded(suzuki)
    assert moved(code, client)
    suzuki.post("alone", {})
    assert [line.act for line in book().lines()] == ["seat_ended", "seat_moved", "seat_code"]
    assert code[7:] not in book().path.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "recovery",
    [
        None,
        7,
        "",
        CODE,
        f"{CODE}-",
        seat.recovery(SATO),
        f"ZZZZZZ-{seat.recovery(SATO)}",
        f"{CODE}-{seat.recovery(NEW)}",
        f"{CODE}-{seat.recovery(SATO)[:-1]}{'3' if seat.recovery(SATO)[-1] == '2' else '2'}",
        f"{CODE}-{'Z' * 26}",
        f"{CODE}-" + "A" * 10_000,
    ],
)
def test_a_wrong_recovery_code_gives_nothing(stranger: Person, recovery: object) -> None:
    answer = stranger.post("/j/recover", {"recovery": recovery})
    assert reason(answer) == "refused.no_such_code" and "set-cookie" not in answer.headers


def test_recovery_codes_cannot_be_tried_for_long(stranger: Person) -> None:
    wrong = {"recovery": f"{CODE}-{seat.recovery(NEW)}"}
    found = [reason(stranger.post("/j/recover", wrong)) for _ in range(100)]
    assert found[0] == "refused.no_such_code" and found[-1] == "refused.rate"
    right = {"recovery": f"{CODE}-{seat.recovery(SATO)}"}
    assert stranger.post("/j/recover", right).status_code == 200, "a hall is one address to us"


def test_codes_cannot_be_tried_for_long(stranger: Person) -> None:
    found = [reason(stranger.get("/j/ZZZZZZ/about")) for _ in range(100)]
    assert found[0] == "refused.no_such_code" and found[-1] == "refused.rate"


def test_who_guesses_does_not_shut_out_who_knows_the_code(stranger: Person, suzuki: Person) -> None:
    """A hall is one address to us: its guests must not stop each other."""
    for _ in range(100):
        stranger.get("/j/ZZZZZZ/about")
    assert stranger.get(f"/j/{CODE}/about").json()["workshop"] == CODE
    assert stranger.get(f"/w/{CODE}").headers["location"] == f"/j/{CODE}"
    event = {"insight_id": "i1", "text": "店が遠い"}
    assert suzuki.act("insight_added", event).status_code == 200
    with suzuki.live() as socket:
        assert "now" in socket.receive_json()


@pytest.mark.parametrize("path", ["/w/{}/record", "/r/{}.token"])
def test_the_record_does_not_tell_whether_a_code_exists(stranger: Person, path: str) -> None:
    right, wrong = (stranger.get(path.format(code)) for code in (CODE, "ZZZZZZ"))
    assert (right.status_code, right.content) == (wrong.status_code, wrong.content)
    here, there = (answer.headers.get("location", "") for answer in (right, wrong))
    assert here == there.replace("ZZZZZZ", CODE)


@pytest.mark.parametrize("cookie", ["", NEW])
def test_wrong_codes_are_counted_on_every_page(held: Room, client: TestClient, cookie: str) -> None:
    guesser = Person(client, cookie)
    for _ in range(100):
        assert guesser.get("/w/ZZZZZZ").headers["location"] == "/j"
    assert reason(guesser.get("/j/ZZZZZZ/about")) == "refused.rate"


def test_a_limit_counts_each_client_for_a_while() -> None:
    limit = Limit(most=2, seconds=0.05)
    for _ in range(2):
        limit.check("a")
        limit.count("a")
    with pytest.raises(Refused, match="rate"):
        limit.check("a")
    limit.check("b")
    time.sleep(0.06)
    limit.check("a")
    assert limit.times["a"] == type(limit.times["a"])()
