"""Cookies that wait for their browser: pages of Streamlit cannot set one themselves."""

import secrets
import time
from dataclasses import dataclass

TICKET_SECONDS = 60


@dataclass(frozen=True)
class Ticket:
    """A cookie, and where its browser goes on to."""

    cookie: str
    token: str
    then: str
    until: float


class Tickets:
    """Those given out and not yet used; each is good once and for a minute."""

    def __init__(self) -> None:
        self.given: dict[str, Ticket] = {}

    def give(self, name: str, value: str, then: str) -> str:
        """The address that sets a cookie of ours and goes on to `then`; once."""
        key, now = secrets.token_urlsafe(24), time.monotonic()
        for old, ticket in list(self.given.items()):
            if ticket.until <= now:
                self.given.pop(old, None)
        self.given[key] = Ticket(name, value, then, now + TICKET_SECONDS)
        return f"/ticket/{key}"

    def redeem(self, key: str) -> Ticket | None:
        """The ticket of this key, once and in time; else None."""
        ticket = self.given.pop(key, None)
        return ticket if ticket and ticket.until > time.monotonic() else None
