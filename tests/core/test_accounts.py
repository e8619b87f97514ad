"""Accounts: made on purpose, kept as hashes, named by a cookie nobody else can make."""

import base64
import hashlib
import json
import stat
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import jwt
import pytest

from core.accounts import KEEP, Accounts, idle, second
from core.book import Book
from core.clock import now

ROOT = Path(__file__).parents[2]
PASSWORD = "あじさいの咲く長い坂道"


@pytest.fixture
def accounts(tmp_path: Path) -> Accounts:
    return Accounts(tmp_path / "live")


def run(folder: Path, *command: str, typed: str = "") -> subprocess.CompletedProcess[str]:
    environment = {"LIVE_PATH": str(folder / "w.duckdb"), "PATH": "/usr/bin:/bin"}
    return subprocess.run(
        [sys.executable, *command],
        input=typed,
        capture_output=True,
        text=True,
        cwd=ROOT,
        env=environment,
        timeout=60,
    )


def test_nobody_has_an_account_at_first(accounts: Accounts) -> None:
    assert accounts.local and accounts.user("admin") is None


def test_files_are_private_and_hold_no_password(accounts: Accounts) -> None:
    accounts.create("sato", "佐藤", PASSWORD + "1")
    assert accounts.key
    for path in (accounts.path, accounts.key_path):
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert PASSWORD not in accounts.path.read_text(encoding="utf-8")


@pytest.mark.parametrize("username", ["", "a", "Sato", "../etc", "local", "a b", "x" * 40])
def test_a_name_of_another_form_is_refused(accounts: Accounts, username: str) -> None:
    with pytest.raises(ValueError):
        accounts.create(username, "", PASSWORD + "1")
    assert accounts.local


@pytest.mark.parametrize("password", ["", "short", "k7#Rw-2mQ9x", "あ" * 25])
def test_a_password_too_short_or_too_long_to_count_is_refused(
    accounts: Accounts, password: str
) -> None:
    with pytest.raises(ValueError):
        accounts.create("sato", "", password)


@pytest.mark.parametrize(
    "password",
    [
        "password1234",
        "Tsudoi-202611",
        "123456789012",
        "ababababababab",
        "satosato2026",
        "qwertyuiop12",
    ],
)
def test_a_password_that_is_tried_first_is_refused(accounts: Accounts, password: str) -> None:
    with pytest.raises(ValueError, match="よく使われる"):
        accounts.create("sato", "", password)
    assert accounts.local


def test_a_login_cookie_names_its_account(accounts: Accounts) -> None:
    user = accounts.create("sato", "佐藤", PASSWORD + "1")
    assert accounts.from_cookie(accounts.cookie(user)) == user


def test_a_forged_old_or_orphaned_cookie_names_nobody(accounts: Accounts, tmp_path: Path) -> None:
    user = accounts.create("sato", "佐藤", PASSWORD + "1")
    other = Accounts(tmp_path / "other").cookie(user)
    old = jwt.encode({"username": "sato", "exp_date": 1.0}, accounts.key, algorithm="HS256")
    gone = jwt.encode({"username": "gone", "exp_date": 9e9}, accounts.key, algorithm="HS256")
    unsigned = jwt.encode({"username": "sato", "exp_date": 9e9}, "", algorithm="none")
    odd = jwt.encode({"username": "sato", "exp_date": "soon"}, accounts.key, algorithm="HS256")
    for value in ("", "x", other, old, gone, unsigned, odd):
        assert accounts.from_cookie(value) is None


def signed(accounts: Accounts, **changed: object) -> str:
    """Sato's cookie with something changed, signed as ours."""
    user = accounts.user("sato")
    assert user is not None
    payload = jwt.decode(accounts.cookie(user), accounts.key, algorithms=["HS256"])
    return jwt.encode({**payload, **changed}, accounts.key, algorithm="HS256")


def test_a_login_ends_after_its_time(accounts: Accounts) -> None:
    accounts.create("sato", "佐藤", PASSWORD + "1")
    assert accounts.from_cookie(signed(accounts)) is not None
    assert accounts.from_cookie(signed(accounts, exp_date=1.0)) is None
    assert accounts.from_cookie(signed(accounts, exp_date="soon")) is None


def test_a_cookie_counts_for_its_own_account_only(accounts: Accounts) -> None:
    accounts.create("sato", "佐藤", PASSWORD + "1")
    accounts.create("mori", "森", PASSWORD + "1")
    assert accounts.from_cookie(signed(accounts, username="mori")) is None


def test_a_new_password_ends_the_logins_of_the_old_one(accounts: Accounts) -> None:
    user = accounts.create("sato", "佐藤", PASSWORD + "1")
    before = accounts.cookie(user)
    accounts.create("sato", "佐藤", PASSWORD + "2")
    assert accounts.from_cookie(before) is None


@pytest.mark.parametrize("password", [" " + PASSWORD, PASSWORD + "\u3000", PASSWORD + "\0x"])
def test_a_password_the_login_could_not_take_is_refused(accounts: Accounts, password: str) -> None:
    with pytest.raises(ValueError):
        accounts.create("sato", "", password)


def test_the_first_account_is_an_administrator_and_one_always_stays(accounts: Accounts) -> None:
    with pytest.raises(ValueError):
        accounts.create("sato", "", PASSWORD + "1", administrator=False)
    accounts.create("sato", "", PASSWORD + "1")
    accounts.create("mori", "", PASSWORD + "1", administrator=False)
    with pytest.raises(ValueError):
        accounts.create("sato", "", PASSWORD + "1", administrator=False)
    assert accounts.administered


def test_files_copied_back_are_private_again(accounts: Accounts) -> None:
    accounts.create("sato", "佐藤", PASSWORD + "1")
    key = accounts.key
    for path in (accounts.path, accounts.key_path):
        path.chmod(0o644)
    assert accounts.key == key and accounts.user("sato") is not None
    for path in (accounts.path, accounts.key_path):
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_an_empty_key_is_never_signed_with(accounts: Accounts) -> None:
    accounts.key_path.parent.mkdir(parents=True)
    accounts.key_path.write_text("", encoding="utf-8")
    assert len(accounts.key) == 64 and accounts.key == accounts.key


def test_git_keeps_neither_accounts_nor_key() -> None:
    for name in ("accounts.json", "cookie.key"):
        path = f"data/live/{name}"
        command = ["git", "check-ignore", "-q", path]
        if (ROOT / ".git").exists():
            assert subprocess.run(command, cwd=ROOT).returncode == 0, path


def test_a_command_cut_short_changes_nothing(tmp_path: Path) -> None:
    cut = run(tmp_path, "-m", "core.accounts", "create", typed="sato\n")
    wrong = run(tmp_path, "-m", "core.accounts", "banana", typed=f"sato\n\n{PASSWORD}1\n")
    assert cut.returncode == 1 and "Traceback" not in cut.stderr
    assert wrong.returncode == 2 and Accounts(tmp_path).local


def test_one_command_creates_an_account(tmp_path: Path) -> None:
    made = run(tmp_path, "-m", "core.accounts", "create", typed=f"sato\n佐藤\n{PASSWORD}1\n")
    assert made.returncode == 0, made.stderr
    made_of = Accounts(tmp_path)
    assert made_of.user("sato") is not None
    assert made_of.all()["sato"]["password"].startswith("$2b$12$"), "costly to try out"
    refused = run(tmp_path, "-m", "core.accounts", "create", typed="mori\n森\nshort\n")
    assert refused.returncode == 1 and Accounts(tmp_path).user("mori") is None


@pytest.mark.parametrize("address", ["0.0.0.0", ""])
def test_the_server_opens_to_others_only_with_an_account(tmp_path: Path, address: str) -> None:
    check = f"from core.accounts.start import check_address; check_address({address!r})"
    refused = run(tmp_path, "-c", check)
    assert refused.returncode == 2 and "make account" in refused.stderr
    Accounts(tmp_path).create("sato", "佐藤", PASSWORD + "1")
    assert run(tmp_path, "-c", check).returncode == 0


def test_the_first_start_on_this_computer_asks_nothing_and_makes_the_key(tmp_path: Path) -> None:
    started = run(
        tmp_path, "-c", "from core.accounts.start import check_address as c; c('127.0.0.1')"
    )
    assert started.returncode == 0 and not started.stderr
    assert stat.S_IMODE((tmp_path / "cookie.key").stat().st_mode) == 0o600
    assert Accounts(tmp_path).local


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
