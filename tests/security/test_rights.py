"""Who may not, does not: on every route, and on Streamlit's socket driven without its page."""

import json
import secrets
from pathlib import Path

import pytest

from core.accounts import COOKIE, Accounts
from core.text import Text
from core.workshop.events import KINDS
from tests.conftest import CODE, ITO, MORI
from tests.core.web.test_acting import LEADING, SERVER_ONLY
from tests.security.conftest import GUEST, LEADER
from tests.security.server import Attacked

SAY, TITLE = Text("ja"), "買い物支援"
STRANGERS = {
    "nobody": "",
    "a seat that is none": f"seat-{CODE}={MORI}",
    "zeros": f"seat-{CODE}={'0' * 32}",
    "another room's seat": f"seat-DEMO={ITO}",
    "a cookie without end": f"seat-{CODE}={'a' * 3000}",
}
UNSIGNED = "eyJhbGciOiJub25lIn0.eyJ1c2VybmFtZSI6InNhdG8iLCJleHBfZGF0ZSI6OTk5OTk5OTk5OX0."
LOGINS = {
    "none": "",
    "unsigned": f"{COOKIE}={UNSIGNED}",
    "nonsense": f"{COOKIE}=x.y.z",
    "the first start's": f"{COOKIE}=local",
    "a guest's seat": GUEST,
    "a leader's seat": LEADER,
}
OTHER = "これもとても長い合いことばです"
PAGES = ("open", "mine", "monitor", "take-over", "accounts", "venue", "maintenance")
CLOSED = ("accounts", "venue", "maintenance")


def act(server: Attacked, cookie: str, kind: str, event: object) -> tuple[int, str]:
    body = {"kind": kind, "event": event, "request_id": secrets.token_hex(8)}
    headers = {"Cookie": cookie, "Origin": server.origin}
    answer = server.ask("POST", f"/w/{CODE}/act", json.dumps(body).encode(), headers)
    return answer.status, str(json.loads(answer.body).get("refused"))


@pytest.mark.parametrize("kind", LEADING)
def test_who_takes_part_does_not_lead(hall: Attacked, kind: str) -> None:
    assert act(hall, GUEST, kind, LEADING[kind]) == (409, "refused.role")


@pytest.mark.parametrize("kind", LEADING)
def test_who_has_no_seat_does_nothing(hall: Attacked, kind: str) -> None:
    for cookie in STRANGERS.values():
        assert act(hall, cookie, kind, LEADING[kind]) == (403, "refused.no_seat")


@pytest.mark.parametrize("kind", sorted(SERVER_ONLY))
def test_what_the_server_alone_says_nobody_sends(hall: Attacked, kind: str) -> None:
    event = {name: "x" for name in KINDS[kind].__dataclass_fields__}
    for cookie in (GUEST, LEADER):
        assert act(hall, cookie, kind, event) == (409, "refused.bad_request")


ROOM = ("", "/screen", "/me", "/news", "/mine", "/mine.csv", "/mine.json", "/figures.json")
FILES = ("/findings.json", "/record", "/record.pdf", "/record.xlsx", "/record.zip")


@pytest.mark.parametrize("cookie", STRANGERS.values(), ids=STRANGERS)
@pytest.mark.parametrize("path", [*ROOM, *FILES])
def test_without_a_seat_nothing_of_the_room_is_read(hall: Attacked, path: str, cookie: str) -> None:
    answer = hall.ask("GET", f"/w/{CODE}{path}", headers={"Cookie": cookie})
    assert answer.status in (303, 403, 404, 409), answer.status
    assert TITLE not in answer.body.decode() and "佐藤" not in answer.body.decode()


@pytest.mark.parametrize("cookie", LOGINS.values(), ids=LOGINS)
@pytest.mark.parametrize("page", PAGES)
def test_no_page_of_who_leads_opens_without_a_login(hall: Attacked, page: str, cookie: str) -> None:
    with hall.streamlit(cookie) as session:
        heard = session.run(page)
        assert SAY("login.password") in heard and TITLE not in heard and "delete-which" not in heard


@pytest.mark.parametrize("page", CLOSED)
def test_who_leads_meetings_administers_nothing(hall: Attacked, page: str) -> None:
    known = Accounts(Path(hall.environment["LIVE_PATH"]).parent)
    user = known.user("tanaka") or known.create("tanaka", "田中", OTHER, administrator=False)
    assert not user.administrator
    with hall.streamlit(f"{COOKIE}={known.cookie(user)}") as session:
        heard = session.run(page)
        assert "delete-which" not in heard and "sato" not in heard


@pytest.mark.parametrize("page", ["console", "work"])
@pytest.mark.parametrize("cookie", STRANGERS.values(), ids=STRANGERS)
def test_no_page_of_a_room_opens_without_a_seat(hall: Attacked, page: str, cookie: str) -> None:
    with hall.streamlit(cookie) as session:
        heard = session.run(page, f"workshop={CODE}")
        assert SAY("app.no_seat") in heard and TITLE not in heard


def test_the_console_opens_for_no_guest(hall: Attacked) -> None:
    with hall.streamlit(GUEST) as session:
        heard = session.run("console", f"workshop={CODE}")
        assert SAY("app.no_lead") in heard and TITLE not in heard
