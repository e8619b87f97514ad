"""Before there is an account: only who knows what the terminal says leads."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from core.accounts import COOKIE, LOCAL, Accounts
from core.first import MOST_WRONG, First
from tests.security.server import Attacked, Session

PASSWORD = "とても長い合いことばです"
ADDRESS = re.compile(r"(http://127\.0\.0\.1:\d+)(/start/\S+)")
NONE = "アカウントはまだありません"
"""What the page of accounts says to who leads."""


@pytest.fixture(scope="module")
def started(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Attacked]:
    """As `make run` starts it, without an account."""
    server = Attacked(tmp_path_factory.mktemp("started"), accounts=False)
    server.start()
    yield server
    server.stop()


def addresses(server: Attacked) -> list[str]:
    return [found[2] for found in ADDRESS.finditer(server.said())]


def led(server: Attacked, cookie: str = "", origin: str | None = None, **headers: str) -> bool:
    """Whether Streamlit draws what administrators have."""
    with server.socket("/_stcore/stream", cookie, origin, **headers) as line:
        return NONE in Session(server, line).run("accounts")


@pytest.mark.parametrize("origin", [None, "own"])
@pytest.mark.parametrize("cookie", ["", f"{COOKIE}=local", f"{COOKIE}=x.y.z"])
def test_nobody_leads_by_being_here(started: Attacked, origin: str | None, cookie: str) -> None:
    assert not led(started, cookie, started.origin if origin else None)


@pytest.mark.parametrize("key", ["", "x", "0" * 32, "%00", "../start"])
def test_a_wrong_key_gives_no_cookie(started: Attacked, key: str) -> None:
    assert "set-cookie" not in started.ask("GET", f"/start/{key}").headers


@pytest.mark.parametrize(
    "headers",
    [
        {"X-Forwarded-For": "203.0.113.5"},
        {"Via": "1.1 proxy"},
        {"Host": "localhost:1", "Origin": "http://localhost:3000"},
        {"Origin": "http://localhost"},
        {"Origin": "http://127.0.0.1:3000"},
    ],
)
def test_the_right_key_from_elsewhere_gives_none_and_is_not_used_up(
    started: Attacked, headers: dict[str, str]
) -> None:
    key = addresses(started)[-1]
    assert "set-cookie" not in started.ask("GET", key, headers=headers).headers
    assert addresses(started)[-1] == key


def test_the_address_opens_once_and_the_next_is_told(started: Attacked) -> None:
    key = addresses(started)[-1]
    opened = started.ask("GET", key)
    cookie = opened.headers["set-cookie"]
    assert opened.status == 303 and "HttpOnly" in cookie and cookie.startswith(f"{COOKIE}=")
    again = started.ask("GET", key)
    assert again.headers["location"] == "/open" and "set-cookie" not in again.headers
    assert addresses(started)[-1] != key
    assert led(started, cookie.partition(";")[0], started.origin)


def test_digits_cannot_be_guessed() -> None:
    made = First()
    wrong = [f"{n:06}" for n in range(MOST_WRONG + 1) if f"{n:06}" != made.digits][:MOST_WRONG]
    assert not any(made.typed(one) for one in wrong)
    assert not made.typed(made.digits)
    assert made.opened(made.key)


def test_digits_and_address_are_new_after_each_use() -> None:
    made = First()
    digits, key = made.digits, made.key
    assert made.typed(digits) and not made.opened(key) and made.key != key
    assert not made.opened("") and not made.typed("")


@pytest.mark.parametrize("left", ["{}", "", None])
def test_there_is_no_way_back_once_an_account_has_existed(tmp_path: Path, left: str | None) -> None:
    known = Accounts(tmp_path)
    before = known.cookie(LOCAL)
    assert known.local and known.first(before)
    known.create("sato", "佐藤", PASSWORD)
    assert not known.first(before) and known.from_cookie(before) is None
    if left is None:
        known.path.unlink()
    else:
        known.path.write_text(left, encoding="utf-8")
    assert not known.local and not known.first(before) and known.from_cookie(before) is None


def test_a_file_of_accounts_from_before_closes_it_too(tmp_path: Path) -> None:
    known = Accounts(tmp_path)
    known.path.write_text(json.dumps({}), encoding="utf-8")
    assert not known.local
