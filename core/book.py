"""The security line book: logins, failures, roles, links, files, accounts – who, when, from where.

A file of lines beside the workshops, mode 600; lines older than `KEPT` go every night. It never
holds a password, a code, a token or what somebody wrote.
"""

from collections.abc import Callable
from contextlib import suppress
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from threading import Lock
from typing import Literal, get_args

from core import lines
from core.clock import now
from core.config import config
from core.private import write_private

Act = Literal[
    "login",
    "login_failed",
    "login_paused",
    "second_failed",
    "logout",
    "first_start",
    "first_start_failed",
    "account_made",
    "account_changed",
    "account_removed",
    "second_on",
    "second_off",
    "led_again",
    "role_given",
    "role_taken",
    "seat_code",
    "seat_moved",
    "seat_ended",
    "link_made",
    "link_read",
    "link_revoked",
    "comment_written",
    "exported",
    "file_taken",
    "brought",
    "restored",
    "deleted",
    "names_removed",
]
ACTS: tuple[str, ...] = get_args(Act)
KEPT = timedelta(days=180)
FILE = "security.jsonl"
LONGEST = 80
"""Letters of each word: a stranger may type anything as a user name."""
HERE: ContextVar[str] = ContextVar("where", default="")
"""The address of who is being served; what stands before all routes sets it."""
Asking = Callable[[], tuple[str, str] | None]
_asking: list[Asking] = []
"""Who asks for a page and from where, as `pages` knows it: its code runs in threads of its own."""
_writing = Lock()


@dataclass(frozen=True)
class Line:
    """One act.

    Attributes:
        who: a user name (as typed, where a login failed), or a seat's id; "" for nobody known.
        where: the address it came from; "" is this computer.
        what: the workshop, link or form it was about.
    """

    at: str
    act: str
    who: str
    where: str
    what: str


class Book:
    """The lines in `folder`; a line that a power cut broke off is passed over."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / FILE

    def note(self, act: Act, who: str = "", what: str = "") -> None:
        """Add a line. A full disk loses it rather than the act it tells of.

        Args:
            who: else the account that asks for a page.
        """
        account, where = next((found for ask in _asking if (found := ask())), ("", HERE.get()))
        at = now().isoformat(timespec="seconds")
        line = Line(at, act, *(word[:LONGEST] for word in (who or account, where, what)))
        with _writing, suppress(OSError):
            lines.add(self.path, line)

    def lines(self) -> list[Line]:
        """Every act that is kept, newest first."""
        return self._read()[::-1]

    def prune(self, moment: datetime) -> None:
        """Drop what is older than `KEPT` at `moment`."""
        with _writing:
            found = self._read()
            kept = [line for line in found if datetime.fromisoformat(line.at) > moment - KEPT]
            if len(kept) < len(found):
                write_private(self.path, "".join(map(lines.text, kept)))

    def _read(self) -> list[Line]:
        found = []
        for line in lines.read(self.path, Line):
            with suppress(ValueError, TypeError):
                datetime.fromisoformat(line.at)
                found.append(line)
        return found


def asked_by(pages: Asking) -> None:
    """Let lines know who asks for a page; None where it is no page that is asked for."""
    _asking[:] = [pages]


def book() -> Book:
    """The lines of this installation."""
    return Book(config().secrets_folder)
