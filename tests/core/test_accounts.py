"""Accounts: made on purpose, kept as hashes, named by a cookie nobody else can make."""

import stat
import subprocess
import sys
from pathlib import Path

import jwt
import pytest

from core.accounts import Accounts

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
