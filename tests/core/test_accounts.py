"""Accounts: made on purpose, kept as hashes, named by a cookie nobody else can make."""

import stat
import subprocess
import sys
from pathlib import Path

import jwt
import pytest

from core.accounts import Accounts, is_loopback

ROOT = Path(__file__).parents[2]
PASSWORD = "あじさいの咲く坂道"


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


@pytest.mark.parametrize("password", ["", "short", "あ" * 25])
def test_a_password_too_short_or_too_long_to_count_is_refused(
    accounts: Accounts, password: str
) -> None:
    with pytest.raises(ValueError):
        accounts.create("sato", "", password)


def test_a_login_cookie_names_its_account(accounts: Accounts) -> None:
    user = accounts.create("sato", "佐藤", PASSWORD + "1")
    assert accounts.from_cookie(accounts.cookie(user)) == user


def test_a_forged_old_or_orphaned_cookie_names_nobody(accounts: Accounts, tmp_path: Path) -> None:
    user = accounts.create("sato", "佐藤", PASSWORD + "1")
    other = Accounts(tmp_path / "other").cookie(user)
    old = jwt.encode({"username": "sato", "exp_date": 1.0}, accounts.key, algorithm="HS256")
    gone = jwt.encode({"username": "gone", "exp_date": 9e9}, accounts.key, algorithm="HS256")
    unsigned = jwt.encode({"username": "sato", "exp_date": 9e9}, None, algorithm="none")
    odd = jwt.encode({"username": "sato", "exp_date": "soon"}, accounts.key, algorithm="HS256")
    for value in ("", "x", other, old, gone, unsigned, odd):
        assert accounts.from_cookie(value) is None


def test_one_command_creates_an_account(tmp_path: Path) -> None:
    made = run(tmp_path, "-m", "core.accounts", "create", typed=f"sato\n佐藤\n{PASSWORD}1\n")
    assert made.returncode == 0, made.stderr
    assert Accounts(tmp_path).user("sato") is not None
    refused = run(tmp_path, "-m", "core.accounts", "create", typed="mori\n森\nshort\n")
    assert refused.returncode == 1 and Accounts(tmp_path).user("mori") is None


@pytest.mark.parametrize("address", ["127.0.0.1", "localhost", "::1", "[::1]:8501", "127.0.0.1:1"])
def test_this_computer_is_known(address: str) -> None:
    assert is_loopback(address)


@pytest.mark.parametrize(
    "address", ["", "0.0.0.0", "::", "192.168.0.2", "localhost.example", "[::]"]
)
def test_other_addresses_are_not_this_computer(address: str) -> None:
    assert not is_loopback(address)


@pytest.mark.parametrize("address", ["0.0.0.0", ""])
def test_the_server_opens_to_others_only_with_an_account(tmp_path: Path, address: str) -> None:
    check = f"from core.accounts import check_address; check_address({address!r})"
    refused = run(tmp_path, "-c", check)
    assert refused.returncode == 2 and "make account" in refused.stderr
    Accounts(tmp_path).create("sato", "佐藤", PASSWORD + "1")
    assert run(tmp_path, "-c", check).returncode == 0
