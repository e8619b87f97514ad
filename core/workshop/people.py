"""Who is in a workshop: roles, sectors, seats, and whom an entry names."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from core.errors import Refused

Role = Literal["facilitator", "cofacilitator", "participant", "observer"]
Sector = Literal["industry", "administration", "academia", "npo", "resident"]
SECTORS: tuple[Sector, ...] = ("industry", "administration", "academia", "npo", "resident")
NOBODY: frozenset[Role] = frozenset()
FACILITATORS: frozenset[Role] = frozenset({"facilitator", "cofacilitator"})
EVERYBODY: frozenset[Role] = FACILITATORS | {"participant"}


@dataclass(frozen=True)
class Author:
    """Who an entry names: a seat, or a mark that only the seat's own token can prove.

    Attributes:
        mark: seat id in a named stage; otherwise HMAC(token, workshop and stage),
            so neither the facilitator nor the database can tell whose it is.
        sector: None in an anonymous stage.
    """

    mark: str
    sector: Sector | None = None


def _no_secrets(place: str) -> str:
    raise Refused("refused.no_seat")


@dataclass(frozen=True)
class Actor:
    """Who proposes: whose rights are asked, whom entries name, and what is theirs.

    Attributes:
        marks: the seat id and this person's marks in stages without names; never stored.
        secret: the mark for what is given in secret in a place (`acts.secret`); only who holds
            the seat's token has one.
    """

    seat_id: str
    author: Author
    marks: frozenset[str] = frozenset()
    secret: Callable[[str], str] = _no_secrets


@dataclass(frozen=True)
class Seat:
    """One person's place in a workshop; `since`: the entry that changed its role, if any; `late`:
    taken when the meeting was over, by its owner on another device, who is counted already."""

    seat_id: str
    name: str
    sector: Sector
    role: Role
    since: int = 0
    late: bool = False
