"""Coming in: codes, names, cookies, recovery, tickets, and how often one may guess."""

import re
import stat
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from core import seat, tickets
from core.book import book
from core.errors import Refused
from core.limits import Limit
from core.rooms import Rooms
from core.web.live import NO_SEAT
from core.workshop import Room, policy
from core.workshop.acts.flow import WorkshopClosed
from tests.conftest import CODE, SATO, SUZUKI
from tests.core.web.conftest import FOREIGN, Person, lead, reason

NEW = "0123456789abcdef" * 2


def joining(**changes: object) -> dict[str, object]:
    return {"token": NEW, "name": "高橋", "sector": "npo", **changes}


def test_the_join_page_says_where_one_is(stranger: Person) -> None:
    about = stranger.get(f"/j/{CODE}/about").json()
    assert (about["workshop"], about["title"], about["area"]) == (CODE, "買い物支援", "岩見沢市")
    assert (about["seats"], about["closed"], about["here"]) == (4, False, False)


def test_joining_gives_a_seat_as_a_participant(stranger: Person, held: Room) -> None:
    answer = stranger.post("join", joining(role="facilitator", seat_id="x"))
    assert answer.json() == {"seat": seat.seat_id(NEW)}
    here = held.workshop.seats[seat.seat_id(NEW)]
    assert (here.name, here.sector, here.role) == ("高橋", "npo", "participant")


def test_the_cookie_is_out_of_reach_of_scripts_and_of_other_sites(stranger: Person) -> None:
    cookie = stranger.post("join", joining()).headers["set-cookie"].lower()
    assert cookie.startswith(f"seat-{CODE}={NEW}".lower())
    assert "httponly" in cookie and "samesite=lax" in cookie and "path=/" in cookie
    assert "secure" not in cookie, "a hall's own network has no certificate"


def test_over_https_the_cookie_stays_on_https(held: Room, client: TestClient) -> None:
    client.base_url = "https://testserver"
    answer = Person(client).post("join", joining(), origin="https://testserver")
    assert "secure" in answer.headers["set-cookie"].lower()


def test_joining_twice_is_one_seat(stranger: Person, held: Room) -> None:
    first = stranger.post("join", joining())
    second = stranger.post("join", joining(name="別の名", sector="academia"))
    assert first.json() == second.json() and len(held.workshop.seats) == 5
    assert held.workshop.seats[seat.seat_id(NEW)].name == "高橋"


def test_joining_twice_at_the_same_moment_is_one_seat(stranger: Person, held: Room) -> None:
    before, statuses = held.workshop.seq, list[int]()
    tries = [
        threading.Thread(
            target=lambda: statuses.append(stranger.post("join", joining()).status_code)
        )
        for _ in range(8)
    ]
    for one in tries:
        one.start()
    for one in tries:
        one.join()
    assert statuses == [200] * 8 and held.workshop.seq == before + 1


@pytest.mark.parametrize("code", ["k7w3qf", "Ｋ７Ｗ３ＱＦ", "ｋ７ｗ３ｑｆ", "K7W-3QF", "K7W 3QF"])
def test_a_code_is_read_however_it_is_typed(stranger: Person, code: str) -> None:
    assert stranger.get(f"/j/{code}/about").json()["workshop"] == CODE
    assert stranger.post(f"/w/{code}/join", joining()).status_code == 200


@pytest.mark.parametrize(
    "code", ["K7W3Q", "K7W3QG", "K7W3Q0", "あいうえおか", "demo", "%00", "'--"]
)
def test_a_code_of_no_workshop_is_not_found(stranger: Person, code: str) -> None:
    answer = stranger.get(f"/j/{code}/about")
    assert (answer.status_code, reason(answer)) == (404, "refused.no_such_code")
    assert reason(stranger.post(f"/w/{code}/join", joining())) == "refused.no_such_code"


@pytest.mark.parametrize(
    "token", [None, 7, "", "a" * 31, "A" * 32, "あ" * 32, ["a" * 32], {}, "0" * 32]
)
def test_a_token_of_another_form_is_refused(stranger: Person, token: object) -> None:
    answer = stranger.post("join", joining(token=token))
    assert (answer.status_code, reason(answer)) == (409, "refused.bad_request")
    assert "set-cookie" not in answer.headers


@pytest.mark.parametrize(
    "name",
    [
        None,
        "",
        "   ",
        "あ" * 21,
        "あ" * 10_000,
        "\u202e\u200b\u0007",
        "\u200d",
        "\u3164\u00ad\u2060",
        "\ud800",
        7,
        ["高橋"],
        {"a": 1},
    ],
    ids=ascii,
)
def test_a_name_that_is_none_or_too_long_is_refused(
    stranger: Person, held: Room, name: object
) -> None:
    answer = stranger.post("join", joining(name=name))
    assert (answer.status_code, reason(answer)) == (409, "refused.field")
    assert answer.json()["field"] == "name" and len(held.workshop.seats) == 4


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("👨‍👩‍👧👪", "👨‍👩‍👧👪"),
        ("<b>高橋</b>", "<b>高橋</b>"),
        ("高\u202e橋\u0000\u200b", "高橋"),
        (" 高橋 ", "高橋"),
        ("が", "が"),
        ("'; DROP TABLE", "'; DROP TABLE"),
    ],
)
def test_a_name_is_kept_as_plain_words(stranger: Person, held: Room, typed: str, kept: str) -> None:
    assert stranger.post("join", joining(name=typed)).status_code == 200
    assert held.workshop.seats[seat.seat_id(NEW)].name == kept


@pytest.mark.parametrize("sector", [None, "", "facilitator", "RESIDENT", 1, ["npo"]])
def test_an_unknown_sector_is_refused(stranger: Person, sector: object) -> None:
    answer = stranger.post("join", joining(sector=sector))
    assert (reason(answer), answer.json()["field"]) == ("refused.field", "sector")


def test_a_closed_workshop_takes_nobody_new_and_lets_the_others_in(
    stranger: Person, suzuki: Person, held: Room, server: Rooms
) -> None:
    lead(server, held, WorkshopClosed())
    assert stranger.get(f"/j/{CODE}/about").json()["closed"] is True
    assert reason(stranger.post("join", joining())) == "refused.closed"
    again = stranger.post("join", joining(token=SUZUKI))
    assert again.status_code == 200 and suzuki.get("me").status_code == 200


def test_a_full_workshop_takes_nobody_new_and_lets_the_others_in(
    stranger: Person, held: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(policy, "MOST_SEATS", 5)
    assert stranger.post("join", joining()).status_code == 200
    assert reason(stranger.post("join", joining(token="e" * 32))) == "refused.full"
    assert stranger.post("join", joining()).status_code == 200
    assert len(held.workshop.seats) == 5


def test_without_a_seat_pages_lead_to_the_join_page(stranger: Person) -> None:
    for path in ("", "/screen", "/record"):
        answer = stranger.get(f"/w/{CODE}{path}")
        assert (answer.status_code, answer.headers["location"]) == (303, f"/j/{CODE}")
    assert stranger.get("/w/ZZZZZZ").headers["location"] == "/j"


def test_who_i_am_is_told_to_me_alone(suzuki: Person, stranger: Person) -> None:
    answer = suzuki.get("me")
    me = answer.json()
    assert answer.headers["cache-control"] == "no-store"
    assert (me["name"], me["sector"], me["role"]) == ("鈴木", "resident", "participant")
    assert SUZUKI not in answer.text and "recovery" not in me, "a script learns nothing"
    answer = stranger.get("me")
    assert (answer.status_code, reason(answer)) == (403, "refused.no_seat")


@pytest.mark.parametrize(
    "forged",
    ["e" * 32, seat.seat_id(SATO), seat.mark(SATO, CODE, "insights"), "", "\x7f", f"{SATO}x"],
    ids=ascii,
)
def test_a_forged_cookie_is_no_seat(held: Room, client: TestClient, forged: str) -> None:
    liar = Person(client, forged)
    assert reason(liar.get("me")) == "refused.no_seat"
    assert reason(liar.act("insight_added", {"insight_id": "i1", "text": "x"})) == "refused.no_seat"
    assert held.workshop.insights == {}


def test_a_seat_of_one_workshop_is_none_of_another(
    suzuki: Person, server: Rooms, held: Room
) -> None:
    opened = held.log[0].event
    server.open_workshop(opened, SATO, "佐藤", workshop_id="ZZZZZZ")  # type: ignore[arg-type]
    cookie = f"seat-{CODE}={SUZUKI}; seat-ZZZZZZ={SUZUKI}"
    answer = suzuki.client.get("/w/ZZZZZZ/me", headers={"cookie": cookie})
    assert reason(answer) == "refused.no_seat"


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
