"""What an answer of the municipality's directory opens here, and for how long."""

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import bcrypt
import pytest

from core.accounts import Accounts, directory
from core.accounts.asked import Asked
from core.config import config

RULES = {"OIDC_ADMINISTRATORS": "Boss@city.example", "OIDC_FACILITATORS": "*@city.example"}


@pytest.fixture
def known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Accounts]:
    monkeypatch.setenv("LIVE_PATH", str(tmp_path / "w.duckdb"))
    for name, value in RULES.items():
        monkeypatch.setenv(name, value)
    config.cache_clear()
    yield Accounts(tmp_path)
    config.cache_clear()


def claims(email: str, **more: Any) -> dict[str, Any]:
    name = email.partition("@")[0]
    told = {"iss": "https://id.example", "sub": name, "email": email, "name": name}
    return {**told, "iat": int(time.time()), **more}


def test_the_rule_gives_the_role_and_taking_it_away_ends_the_login(
    known: Accounts, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert known.administered and not known.local, "nobody is led in by the key of a first start"
    boss, clerk = (known.by_directory(claims(f"{n}@city.example")) for n in ("boss", "clerk"))
    assert boss and boss.administrator and clerk and not clerk.administrator
    assert known.by_directory(claims("guest@elsewhere.example")) is None
    assert known.by_directory(claims("x@city.example", email_verified=False)) is None
    assert len(known.all()) == 2
    cookies = [known.cookie(one) for one in (boss, clerk)]
    assert [known.from_cookie(one) for one in cookies] == [boss, clerk]
    monkeypatch.setenv("OIDC_FACILITATORS", "")
    config.cache_clear()
    assert [known.from_cookie(one) for one in cookies] == [boss, None]
    known.end_logins(boss.username)
    assert known.from_cookie(cookies[0]) is None


def test_who_was_stopped_stays_out_and_no_password_opens_such_an_account(known: Accounts) -> None:
    known.by_directory(claims("boss@city.example"))
    clerk = known.by_directory(claims("clerk@city.example"))
    assert clerk
    hashed = Asked(known, "one")[clerk.username]["password"]
    assert not any(bcrypt.checkpw(typed, hashed.encode()) for typed in (b"", b"clerk", b"!"))
    known.disable(clerk.username, True)
    assert known.by_directory(claims("clerk@city.example")) is None
    moved = claims("boss@elsewhere.example")
    assert known.by_directory(moved) is None, "the same person without the address that led"


def test_an_answer_opens_once_and_only_while_it_is_fresh(known: Accounts) -> None:
    told = claims("boss@city.example")
    assert directory.fresh(told) and not directory.fresh(told)
    assert not directory.fresh(claims("old@city.example", iat=time.time() - 400))
    assert not directory.fresh(claims("early@city.example", iat=time.time() + 400))
    assert not directory.fresh(claims("none@city.example", iat="soon"))


def test_groups_may_say_the_role(known: Accounts, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OIDC_CLAIM", "groups")
    monkeypatch.setenv("OIDC_ADMINISTRATORS", "tsudoi-admins")
    config.cache_clear()
    user = known.by_directory(claims("x@elsewhere.example", groups=["all", "Tsudoi-Admins"]))
    assert user and user.administrator
    assert known.by_directory(claims("y@city.example", groups=["all"])) is None
