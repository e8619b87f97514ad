"""Logins, links and files of a real server, as a thief would find them."""

import stat
from pathlib import Path

from core.accounts import COOKIE, Accounts
from core.book import Book
from tests.conftest import CODE
from tests.security.conftest import LEADER
from tests.security.server import Attacked


def folder(server: Attacked) -> Path:
    return Path(server.environment["LIVE_PATH"]).parent


def test_a_stolen_login_ends_with_the_logout_of_its_owner(hall: Attacked) -> None:
    known = Accounts(folder(hall))
    user = known.user("sato")
    assert user is not None
    stolen = f"{COOKIE}={known.cookie(user)}"
    with hall.streamlit(stolen) as session:
        assert "delete-which" in session.run("maintenance")
    known.end_logins("sato")
    with hall.streamlit(stolen) as session:
        assert "delete-which" not in session.run("maintenance")
    hall.login = f"{COOKIE}={known.cookie(user)}"


def test_no_file_beside_the_workshops_is_open_to_others(hall: Attacked) -> None:
    assert hall.ask("GET", f"/w/{CODE}/record.csv", headers={"Cookie": LEADER}).status == 303
    assert hall.ask("GET", f"/w/{CODE}/record.zip", headers={"Cookie": LEADER}).status == 200
    names = {path.name for path in folder(hall).iterdir() if path.is_file()}
    assert {"workshops.duckdb", "security.jsonl", "cookie.key", "accounts.json"} <= names
    for path in folder(hall).iterdir():
        if path.is_file() and path != hall.log:
            assert stat.S_IMODE(path.stat().st_mode) & 0o077 == 0, path.name


def test_a_file_that_is_taken_stands_in_the_book_with_the_address(hall: Attacked) -> None:
    path = f"/w/{CODE}/record.zip"
    assert hall.ask("GET", path, headers={"Cookie": LEADER}).status == 200
    line = next(one for one in Book(folder(hall)).lines() if one.act == "file_taken")
    assert (line.where, line.what) == ("127.0.0.1", f"{CODE} zip")
