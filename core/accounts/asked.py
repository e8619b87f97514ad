"""The accounts as a login asks for them: every try counts before its password is looked at."""

import secrets
from functools import cache
from typing import Any

import bcrypt

from core.accounts import Accounts
from core.limits import Limit

WRONG = Limit(most=10, seconds=60)
"""Wrong passwords of one device."""
WRONG_FOR = Limit(most=5, seconds=60)
"""Wrong passwords for one account, from wherever."""


class Asked(dict[str, Any]):
    """The accounts as the library asks for them: one is there for each name, so that known and
    unknown take equally long. A try counts before the password is looked at.

    Attributes:
        stopped: this device has tried too often.
    """

    def __init__(self, known: Accounts, device: str) -> None:
        super().__init__()
        self.known, self.device, self.stopped = known, device, False

    def __contains__(self, name: object) -> bool:
        return True

    def __missing__(self, name: str) -> dict[str, Any]:
        found = self.known.all().get(name) if self.known.user(name) else None
        self.stopped = not WRONG.take(self.device)
        may = found is not None and not self.stopped and WRONG_FOR.take(name)
        hashed = found["password"] if found and may else _nobodys()
        self[name] = {"name": name, "email": "", "password": hashed}
        return self[name]  # type: ignore[no-any-return]

    def right(self, name: str) -> None:
        """The password was right: nothing of it counts."""
        WRONG.give_back(self.device)
        WRONG_FOR.give_back(name)


@cache
def _nobodys() -> str:
    """A hash that no password has, as costly to look at as the others."""
    return bcrypt.hashpw(secrets.token_bytes(32), bcrypt.gensalt()).decode()
