"""Coming in: codes, names, cookies, recovery, tickets, and how often one may guess."""

import threading

import pytest
from starlette.testclient import TestClient

from core import seat
from core.rooms import Rooms
from core.workshop import Room, policy
from core.workshop.acts.flow import WorkshopClosed
from tests.conftest import CODE, SATO, SUZUKI
from tests.core.web.conftest import Person, lead, reason

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
