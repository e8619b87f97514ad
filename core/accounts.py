"""Accounts of facilitators and administrators, in one file beside the workshops, mode 600.

`python -m core.accounts create` makes one; there is no default account and no
default password. While there is none, the user of this very computer leads.
"""

import argparse
import getpass
import hashlib
import json
import re
import secrets
import sys
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import bcrypt
import jwt

from core.config import config
from core.loopback import is_loopback
from core.private import read_private, write_private

COOKIE = "tsudoi-login"
KEEP = timedelta(days=30)
SHORTEST = 10
LONGEST_BYTES = 72
"""bcrypt reads no further: a longer password is refused rather than cut."""
KEY_LENGTH = 64


@dataclass(frozen=True)
class User:
    """Who leads or administers. `local`: the user of this computer, while no account exists."""

    username: str
    display_name: str
    administrator: bool = False
    local: bool = False


LOCAL = User("local", "このパソコンの司会", administrator=True, local=True)


def owns(user: User, owner: str) -> bool:
    """Whether a workshop is this user's; what was opened before there were accounts is the
    administrators'."""
    return owner == user.username or (user.administrator and owner == LOCAL.username)


class Accounts:
    """The accounts in `folder`; read anew each time, so a new one counts at once."""

    def __init__(self, folder: Path) -> None:
        self.path, self.key_path = folder / "accounts.json", folder / "cookie.key"

    def all(self) -> dict[str, dict[str, Any]]:
        """username → {name, password (bcrypt), administrator}."""
        found: dict[str, dict[str, Any]] = json.loads(read_private(self.path) or "{}")
        return found

    @property
    def local(self) -> bool:
        """Whether there is no account yet."""
        return not self.all()

    @property
    def administered(self) -> bool:
        """Whether an administrator exists, so that other computers may come in."""
        return any(one["administrator"] for one in self.all().values())

    def user(self, username: str) -> User | None:
        found = self.all().get(username)
        if found is None:
            return None
        return User(username, found["name"], bool(found["administrator"]))

    def create(self, username: str, name: str, password: str, administrator: bool = True) -> User:
        """A new account, or a new password for one that is there.

        Raises:
            ValueError: a name of another form, a password that could not be typed at the
                login, or no administrator would be left.
        """
        if not re.fullmatch(r"[a-z0-9][a-z0-9._-]{1,31}", username) or username == LOCAL.username:
            raise ValueError(
                "利用者名は、英小文字・数字・._- の2〜32文字です（local は使えません）。"
                " / A user name is 2-32 of a-z 0-9 . _ - and not “local”."
            )
        if len(password) < SHORTEST or len(password.encode()) > LONGEST_BYTES:
            raise ValueError(
                "合いことばは、10文字以上、72バイト以内です。"
                " / A password has 10 characters or more, and 72 bytes at most."
            )
        if password != password.strip() or not password.isprintable():
            raise ValueError(
                "合いことばの前後の空白と、見えない文字は使えません。"
                " / A password neither begins nor ends with a space."
            )
        others = {key: one for key, one in self.all().items() if key != username}
        if not administrator and not any(one["administrator"] for one in others.values()):
            raise ValueError("管理者が1人は要ります。 / There must be an administrator first.")
        hashed = bcrypt.hashpw(password.encode(), bcrypt.gensalt()).decode()
        entry = {"name": name or username, "password": hashed, "administrator": administrator}
        text = json.dumps({**self.all(), username: entry}, ensure_ascii=False, indent=1)
        write_private(self.path, text)
        return User(username, name or username, administrator)

    @property
    def key(self) -> str:
        """What login cookies are signed with; made at the first start."""
        found = read_private(self.key_path).strip()
        if len(found) >= KEY_LENGTH:
            return found
        made = secrets.token_hex(KEY_LENGTH // 2)
        write_private(self.key_path, made)
        return made

    def cookie(self, user: User) -> str:
        """A signed login that ends by itself, in the form streamlit-authenticator reads."""
        until = (datetime.now(UTC) + KEEP).timestamp()
        payload = {
            "username": user.username,
            "exp_date": until,
            "password": self._print(user.username),
        }
        return jwt.encode(payload, self.key, algorithm="HS256")

    def from_cookie(self, value: str) -> User | None:
        """Whom a login cookie names; None for a forged, old or orphaned one.

        A new password ends the logins made with the old one.
        """
        try:
            payload = jwt.decode(value, self.key, algorithms=["HS256"])
            if float(payload["exp_date"]) < datetime.now(UTC).timestamp():
                return None
            username = str(payload["username"])
            return self.user(username) if payload["password"] == self._print(username) else None
        except (jwt.InvalidTokenError, KeyError, TypeError, ValueError):
            return None

    def _print(self, username: str) -> str:
        """Which password an account has now, without telling it."""
        hashed = str(self.all().get(username, {}).get("password", ""))
        return hashlib.sha256(hashed.encode()).hexdigest()[:16]


def accounts() -> Accounts:
    return Accounts(config().secrets_folder)


def current_user_from_cookie(value: str) -> User | None:
    """Whom the login cookie `value` names, for routes and pages alike."""
    return accounts().from_cookie(value)


def check_address(address: str | None, known: Accounts | None = None) -> None:
    """Make the cookie key; end the start if others could come in and no administrator exists.

    Args:
        address: Streamlit's server.address; None or "" means every network.
    """
    known = known or accounts()
    if not known.administered and not is_loopback(address or ""):
        print(
            "ほかの端末から開けるようにするには、先に管理者を1人つくってください: make account\n"
            "Before other devices can reach this server, create an administrator: make account",
            file=sys.stderr,
        )
        raise SystemExit(2)
    _ = known.key


def main() -> int:
    """Ask for name and password, twice at a terminal, and create the account."""
    parser = argparse.ArgumentParser(prog="python -m core.accounts")
    parser.add_argument("act", choices=["create"])
    parser.add_argument("--facilitator", action="store_true", help="司会だけ / no administrator")
    given = parser.parse_args()
    asking = sys.stdin.isatty()
    try:
        username = input("利用者名 / user name: " if asking else "").strip()
        name = input("表示する名前 / display name: " if asking else "").strip()
        if asking:
            password = getpass.getpass("合いことば（10文字以上） / password: ")
            again = getpass.getpass("もう一度 / again: ")
        else:
            password = again = input()
        if password != again:
            raise ValueError("2回の合いことばがちがいます。 / The two passwords differ.")
        user = accounts().create(username, name, password, administrator=not given.facilitator)
    except (EOFError, KeyboardInterrupt):
        print("\n何も変えていません。 / Nothing changed.", file=sys.stderr)
        return 1
    except ValueError as error:
        print(f"{error}\n何も変えていません。 / Nothing changed.", file=sys.stderr)
        return 1
    print(f"つくりました / created: {user.username}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
