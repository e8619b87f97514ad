"""Accounts of facilitators and administrators, in one file beside the workshops, mode 600.

`python -m core.accounts create` makes one; there is no default account and no
default password. While there has been none, whoever knows the key that the terminal shows
(`core.first`) leads, on this very computer.
"""

import hashlib
import json
import secrets
import threading
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import bcrypt
import jwt

from core.accounts import directory, idle, second
from core.accounts.user import LOCAL, User, check, owns
from core.book import Book
from core.clock import now
from core.config import config
from core.errors import NoAccounts
from core.loopback import from_this_computer
from core.private import read_private, write_private

__all__ = ["COOKIE", "KEEP", "LOCAL", "Accounts", "User", "accounts", "leader", "owns"]
COOKIE = "tsudoi-login"
KEEP = timedelta(days=30)
KEY_LENGTH = 64
_CHANGING = threading.RLock()


class Accounts:
    """The accounts in `folder`; read anew each time, so a new one counts at once."""

    def __init__(self, folder: Path) -> None:
        self.path, self.key_path = folder / "accounts.json", folder / "cookie.key"
        self.book = Book(folder)
        self.made_path, self.seen_path = folder / "accounts.made", folder / "logins.json"

    def all(self) -> dict[str, dict[str, Any]]:
        """username → {name, password (bcrypt), administrator}, and where there is one: the
        generation of its logins, the secret of its second factor (`second`), the last 30 seconds
        whose digits were used (`used`).

        Raises:
            NoAccounts: the file cannot be read.
        """
        try:
            found: dict[str, dict[str, Any]] = json.loads(read_private(self.path) or "{}")
            if all({"name", "password", "administrator"} <= one.keys() for one in found.values()):
                return found
        except (ValueError, AttributeError):
            pass
        raise NoAccounts(str(self.path))

    @property
    def local(self) -> bool:
        """Whether there has never been an account: there is no way back, also not by an emptied
        or lost file. Where a directory is asked there is no such start."""
        return not (directory.on() or self.path.exists() or self.made_path.exists())

    @property
    def administered(self) -> bool:
        """Whether an administrator exists, so that other computers may come in."""
        return bool(self._administrators() or config().oidc_administrators)

    def need_another(self, username: str) -> None:
        """Raise ValueError where nobody but `username` administers."""
        if not self._administrators() - {username}:
            raise ValueError("管理者が1人は要ります。 / There must be an administrator.")

    def _administrators(self) -> set[str]:
        """Their user names; who was stopped is none."""
        found = self.all().items()
        administer = {name for name, one in found if directory.role_of(one) == "administrator"}
        return administer - {name for name, one in found if one.get("disabled")}

    def user(self, username: str) -> User | None:
        found = self.all().get(username)
        role = directory.role_of(found) if found and not found.get("disabled") else ""
        return User(username, found["name"], role == "administrator") if found and role else None

    def by_directory(self, claims: Mapping[str, Any]) -> User | None:
        """Who the directory says it is, with an account from now on; None without a role here."""
        username = directory.username(claims)
        with _CHANGING:
            found = self.all()
            if username in found or directory.role(directory.values(claims)):
                self._write({**found, username: directory.entry(claims, found.get(username, {}))})
        return self.user(username)

    def create(self, username: str, name: str, password: str, administrator: bool = True) -> User:
        """A new account, or a new password for one that is there.

        Raises:
            ValueError: a name of another form, a password that could not be typed at the
                login, or no administrator would be left.
        """
        check(username, password)
        if not administrator:
            self.need_another(username)
        hashed = bcrypt.hashpw(password.encode(), bcrypt.gensalt()).decode()
        write_private(self.made_path, "")
        with _CHANGING:
            found = self.all()
            before = found.get(username, {})
            entry = {
                **before,
                "name": name or username,
                "password": hashed,
                "administrator": administrator,
                "generation": before.get("generation", 0) + 1,
            }
            self._write({**found, username: entry})
        self.book.note("account_changed" if before else "account_made", what=username)
        return User(username, name or username, administrator)

    def end_logins(self, username: str) -> None:
        """End every login of an account, on all devices."""
        with _CHANGING:
            generation = self.all().get(username, {}).get("generation", 0)
            self._set(username, "generation", generation + 1)

    def second(self, username: str) -> bool:
        """Whether six digits are asked after the password."""
        return bool(self.all().get(username, {}).get("second"))

    def set_second(self, username: str, secret: str) -> None:
        """Ask for the digits of this secret from now on; "" for none."""
        self._set(username, "second", secret)
        self._set(username, "used", 0)
        self.book.note("second_on" if secret else "second_off", what=username)

    def digits(self, username: str, typed: str) -> bool:
        """Whether these are the digits of now; the same ones never count twice."""
        with _CHANGING:
            found = self.all().get(username, {})
            step = second.step_of(found["second"], typed) if found.get("second") else None
            if step is None or step <= found.get("used", 0):
                return False
            self._set(username, "used", step)
            return True

    def disable(self, username: str, on: bool) -> None:
        """Let nobody in by this account, or (`on` false) again; it keeps what is its own.

        Raises:
            ValueError: no administrator would be left.
        """
        if on:
            self.need_another(username)
        self._set(username, "disabled", on)
        self.book.note("account_changed", what=username)

    def remove(self, username: str) -> None:
        """Take an account away for good.

        Raises:
            ValueError: no administrator would be left.
        """
        self.need_another(username)
        with _CHANGING:
            self._write({key: one for key, one in self.all().items() if key != username})
        self.book.note("account_removed", what=username)

    def _set(self, username: str, name: str, value: object) -> None:
        with _CHANGING:
            found = self.all()
            if username in found:
                self._write({**found, username: {**found[username], name: value}})

    def _write(self, found: dict[str, dict[str, Any]]) -> None:
        write_private(self.path, json.dumps(found, ensure_ascii=False, indent=1))

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
        payload = {
            "username": user.username,
            "exp_date": (now() + KEEP).timestamp(),
            "password": self._print(user.username),
            "login": secrets.token_hex(8),
        }
        return jwt.encode(payload, self.key, algorithm="HS256")

    def from_cookie(self, value: str) -> User | None:
        """Whom a login cookie names; None for a forged, old or orphaned one.

        A new password and a logout end all logins from before; so does half a day without use.
        """
        return self.user(username) if (username := self._named(value)) else None

    def first(self, value: str) -> bool:
        """Whether a cookie was given to who knew the key of a first start."""
        return self.local and self._named(value) == LOCAL.username

    def _named(self, value: str) -> str:
        """The user name in a cookie of ours that is in time; else ""."""
        try:
            payload = jwt.decode(value, self.key, algorithms=["HS256"])
            if float(payload["exp_date"]) < now().timestamp():
                return ""
            username = str(payload["username"])
            if payload["password"] != self._print(username):
                return ""
            made = datetime.fromtimestamp(float(payload["exp_date"]), UTC) - KEEP
            login = str(payload.get("login", username))
            alone = username == LOCAL.username  # nobody else can come in, and nothing is typed
            return username if alone or idle.used(self.seen_path, login, made) else ""
        except (jwt.InvalidTokenError, KeyError, TypeError, ValueError):
            return ""

    def _print(self, username: str) -> str:
        """Which password and generation an account has now, without telling them."""
        found = self.all().get(username, {})
        hashed = str(found.get("password", ""))
        if generation := found.get("generation", 0):
            hashed = f"{hashed}/{generation}"
        return hashlib.sha256(hashed.encode()).hexdigest()[:16]


def accounts() -> Accounts:
    return Accounts(config().secrets_folder)


def leader(
    cookies: Mapping[str, str], headers: Mapping[str, str], client: str | None
) -> User | None:
    """Who leads from a browser: by their login, or by the key of a first start.

    Args:
        headers, client: of the request, as `from_this_computer` wants them.
    """
    known, login = accounts(), str(cookies.get(COOKIE, ""))
    if known.local:
        return LOCAL if from_this_computer(headers, client) and known.first(login) else None
    return known.from_cookie(login)
