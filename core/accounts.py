"""Accounts of facilitators and administrators, in one file beside the workshops, mode 600.

`python -m core.accounts create` makes one; there is no default account and no
default password. While there is none, the user of this very computer leads.
"""

import getpass
import json
import os
import re
import secrets
import sys
import tempfile
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import bcrypt
import jwt

from core.config import config

COOKIE = "tsudoi-login"
KEEP = timedelta(days=30)
SHORTEST = 10
LONGEST_BYTES = 72
"""bcrypt reads no further: a longer password is refused rather than cut."""
LOOPBACK = {"127.0.0.1", "localhost", "::1", "[::1]"}


@dataclass(frozen=True)
class User:
    """Who leads or administers. `local`: the user of this computer, while no account exists."""

    username: str
    display_name: str
    administrator: bool = False
    local: bool = False


LOCAL = User("local", "このパソコンの司会", administrator=True, local=True)


class Accounts:
    """The accounts in `folder`; read anew each time, so a new one counts at once."""

    def __init__(self, folder: Path) -> None:
        self.path, self.key_path = folder / "accounts.json", folder / "cookie.key"

    def all(self) -> dict[str, dict[str, Any]]:
        """username → {name, password (bcrypt), administrator}."""
        if not self.path.exists():
            return {}
        found: dict[str, dict[str, Any]] = json.loads(self.path.read_text(encoding="utf-8"))
        return found

    @property
    def local(self) -> bool:
        """Whether there is no account yet."""
        return not self.all()

    def user(self, username: str) -> User | None:
        found = self.all().get(username)
        if found is None:
            return None
        return User(username, found["name"], bool(found["administrator"]))

    def create(self, username: str, name: str, password: str, administrator: bool = True) -> User:
        """A new account, or a new password for one that is there.

        Raises:
            ValueError: a name of another form, or a password too short or too long.
        """
        if not re.fullmatch(r"[a-z0-9][a-z0-9._-]{1,31}", username) or username == LOCAL.username:
            raise ValueError("利用者名は、英小文字・数字・._- の2〜32文字です。")
        if len(password) < SHORTEST or len(password.encode()) > LONGEST_BYTES:
            raise ValueError("合いことばは、10文字以上、72バイト以内です。")
        hashed = bcrypt.hashpw(password.encode(), bcrypt.gensalt()).decode()
        entry = {"name": name or username, "password": hashed, "administrator": administrator}
        text = json.dumps({**self.all(), username: entry}, ensure_ascii=False, indent=1)
        write_private(self.path, text)
        return User(username, name or username, administrator)

    @property
    def key(self) -> str:
        """What login cookies are signed with; made at the first start."""
        if not self.key_path.exists():
            write_private(self.key_path, secrets.token_hex(32))
        return self.key_path.read_text(encoding="utf-8").strip()

    def cookie(self, user: User) -> str:
        """A signed login that ends by itself, in the form streamlit-authenticator reads."""
        until = (datetime.now(UTC) + KEEP).timestamp()
        payload = {"username": user.username, "exp_date": until}
        return jwt.encode(payload, self.key, algorithm="HS256")

    def from_cookie(self, value: str) -> User | None:
        """Whom a login cookie names; None for a forged, old or orphaned one."""
        try:
            payload = jwt.decode(value, self.key, algorithms=["HS256"])
            if float(payload["exp_date"]) < datetime.now(UTC).timestamp():
                return None
            return self.user(str(payload["username"]))
        except (jwt.InvalidTokenError, KeyError, TypeError, ValueError):
            return None


def accounts() -> Accounts:
    return Accounts(config().secrets_folder)


def is_loopback(host: str) -> bool:
    """Whether a Host header or server address means this computer only."""
    name = host.strip().lower()
    if name.startswith("["):
        return name.partition("]")[0] + "]" in LOOPBACK
    return (name if name.count(":") > 1 else name.partition(":")[0]) in LOOPBACK


def check_address(address: str | None) -> None:
    """End the start when other computers could come in and nobody is set up to let them.

    Args:
        address: Streamlit's server.address; None or "" means every network.
    """
    if accounts().local and not is_loopback(address or ""):
        print(
            "ほかの端末から開けるようにするには、先に管理者を1人つくってください: make account\n"
            "Before other devices can reach this server, create an administrator: make account",
            file=sys.stderr,
        )
        raise SystemExit(2)


def write_private(path: Path, text: str) -> None:
    """Replace `path` in one step by `text`, readable by its owner alone."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle, temporary = tempfile.mkstemp(dir=path.parent)  # mode 600
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    os.replace(temporary, path)


def main() -> int:
    """Ask for name and password, twice at a terminal, and create the account."""
    asking = sys.stdin.isatty()
    username = input("利用者名 / user name: " if asking else "").strip()
    name = input("表示する名前 / display name: " if asking else "").strip()
    if asking:
        password = getpass.getpass("合いことば（10文字以上） / password: ")
        again = getpass.getpass("もう一度 / again: ")
    else:
        password = again = input()
    if password != again:
        print("2回の合いことばがちがいます。何も変えていません。 / They differ; nothing changed.")
        return 1
    try:
        user = accounts().create(username, name, password)
    except ValueError as error:
        print(error)
        return 1
    print(f"つくりました / created: {user.username}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
