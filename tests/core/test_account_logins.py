"""Logins of accounts: how they end, and the second step."""

import base64
import hashlib
import json
import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import jwt
import pytest

from core.accounts import KEEP, Accounts, idle, second
from core.book import Book
from core.clock import now
from tests.core.test_accounts import PASSWORD, run
from tests.core.test_accounts import accounts as accounts


def test_logging_out_ends_every_login_of_the_account_and_nobody_elses(accounts: Accounts) -> None:
    sato = accounts.create("sato", "佐藤", PASSWORD + "1")
    mori = accounts.create("mori", "森", PASSWORD + "2")
    at_home, at_work, other = accounts.cookie(sato), accounts.cookie(sato), accounts.cookie(mori)
    accounts.end_logins("sato")
    assert accounts.from_cookie(at_home) is None and accounts.from_cookie(at_work) is None
    assert accounts.from_cookie(other) == mori
    assert accounts.from_cookie(accounts.cookie(sato)) == sato


def test_the_same_password_set_again_ends_the_logins_too(accounts: Accounts) -> None:
    login = accounts.cookie(accounts.create("sato", "佐藤", PASSWORD + "1"))
    accounts.create("sato", "佐藤", PASSWORD + "1")
    assert accounts.from_cookie(login) is None


def test_a_login_of_the_version_before_counts_until_it_is_ended(accounts: Accounts) -> None:
    accounts.create("sato", "佐藤", PASSWORD + "1")
    found = accounts.all()
    del found["sato"]["generation"]
    accounts.path.write_text(json.dumps(found), encoding="utf-8")
    hashed = hashlib.sha256(found["sato"]["password"].encode()).hexdigest()[:16]
    until = (now() + KEEP).timestamp()
    payload = {"username": "sato", "exp_date": until, "password": hashed}
    login = jwt.encode(payload, accounts.key, algorithm="HS256")
    assert accounts.from_cookie(login) == accounts.user("sato")
    accounts.end_logins("sato")
    assert accounts.from_cookie(login) is None


def test_a_login_that_nobody_uses_ends_and_one_in_use_does_not(
    accounts: Accounts, monkeypatch: pytest.MonkeyPatch
) -> None:
    sato = accounts.create("sato", "佐藤", PASSWORD + "1")
    used, left = accounts.cookie(sato), accounts.cookie(sato)
    begin = now()
    for hours in (5, 10, 15, 20):
        moment = begin + timedelta(hours=hours)
        monkeypatch.setattr(idle, "now", lambda moment=moment: moment)
        assert accounts.from_cookie(used) == sato
    assert accounts.from_cookie(left) is None
    idle.forget(accounts.seen_path)  # another start of the server
    assert accounts.from_cookie(used) == sato and accounts.from_cookie(left) is None
    assert stat.S_IMODE(accounts.seen_path.stat().st_mode) == 0o600
    assert used not in accounts.seen_path.read_text(encoding="utf-8")


def test_six_digits_count_once_and_only_those_of_now(
    accounts: Accounts, monkeypatch: pytest.MonkeyPatch
) -> None:
    accounts.create("sato", "佐藤", PASSWORD + "1")
    assert not accounts.second("sato") and not accounts.digits("sato", "000000")
    secret = base64.b32encode(b"12345678901234567890").decode()
    accounts.set_second("sato", secret)
    for at, digits in ((59, "287082"), (1111111109, "081804"), (20000000000, "353130")):
        moment = datetime.fromtimestamp(at, UTC)  # the examples of RFC 6238, without two digits
        monkeypatch.setattr(second, "now", lambda moment=moment: moment)
        assert not accounts.digits("sato", "123456")
        assert accounts.digits("sato", digits), at
        assert not accounts.digits("sato", digits), "seen over a shoulder"
    assert not accounts.digits("sato", "081804") and not accounts.digits("sato", "３５３１３０")


def test_a_new_password_keeps_the_second_factor(accounts: Accounts) -> None:
    accounts.create("sato", "佐藤", PASSWORD + "1")
    accounts.set_second("sato", second.new_secret())
    accounts.create("sato", "佐藤", PASSWORD + "2")
    assert accounts.second("sato")
    accounts.set_second("sato", "")
    assert not accounts.second("sato")


def test_the_picture_tells_an_authenticator_the_secret_and_whose_it_is() -> None:
    secret = second.new_secret()
    found = parse_qs(urlsplit(second.address(secret, "sato")).query)
    assert found == {"secret": [secret], "issuer": ["Tsudoi"]}
    assert len(base64.b32decode(secret)) == 20
    assert "<svg" in second.picture(secret, "sato")


def test_a_lost_second_factor_is_taken_away_at_the_terminal(tmp_path: Path) -> None:
    accounts = Accounts(tmp_path)
    accounts.create("sato", "佐藤", PASSWORD + "1")
    accounts.set_second("sato", second.new_secret())
    refused = run(tmp_path, "-m", "core.accounts", "reset", typed="mori\n")
    assert refused.returncode == 1 and accounts.second("sato")
    done = run(tmp_path, "-m", "core.accounts", "reset", typed="sato\n")
    assert done.returncode == 0 and not accounts.second("sato"), done.stderr
    lines = [(line.act, line.what) for line in Book(tmp_path).lines()]
    assert lines == [("second_off", "sato"), ("second_on", "sato"), ("account_made", "sato")]
