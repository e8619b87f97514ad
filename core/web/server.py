"""What all routes and pages of one process share: store, rooms, hub, statistics."""

import hashlib
import re
import secrets
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from core import seat
from core.errors import Refused
from core.live.hub import Hub
from core.stats.package import Package
from core.store.base import EventStore
from core.web.limits import Limit
from core.workshop import Actor, Author, Entry, Event, Room, Workshop
from core.workshop.carrying import Carried
from core.workshop.flow import LinkMade, SeatTaken, WorkshopOpened
from core.workshop.model import Sector

CODE = re.compile(rf"[{seat.ALPHABET}]{{6}}|DEMO")
TICKET_SECONDS = 60


@dataclass(frozen=True)
class Ticket:
    """A cookie waiting for its browser: Streamlit pages cannot set one themselves."""

    cookie: str
    token: str
    then: str
    until: float


class Server:
    def __init__(self, store: EventStore, package: Package) -> None:
        self.store, self.package, self.hub = store, package, Hub()
        self.rooms: dict[str, Room] = {}
        self.opening = threading.Lock()
        self.tickets: dict[str, Ticket] = {}
        self.wrong_codes = Limit(most=60, seconds=60)
        self.forgets: list[Callable[[str], None]] = [self.hub.forget]
        """What else keeps something of a workshop, and must drop it when it is rewritten."""

    def room(self, workshop_id: str) -> Room:
        """An open workshop, by its code.

        Raises:
            Refused: there is none.
        """
        code = typed_code(workshop_id)
        room = self.rooms.get(code)
        if room is None:
            with self.opening:
                room = self.rooms.get(code) or Room(code, self.store)
                if room.workshop.seq == 0:
                    raise Refused("refused.no_such_code")
                self.rooms[code] = room
        return room

    def record(self, room: Room, actor: Actor, request_id: str, *events: Event) -> Workshop:
        """Record and tell everybody. The one way for routes and pages alike."""
        workshop = room.record(actor, request_id, *events)
        self.hub.publish(room.workshop_id)
        return workshop

    def open_workshop(
        self,
        opened: WorkshopOpened,
        token: str,
        name: str,
        sector: Sector = "administration",
        workshop_id: str = "",
        *,
        carried: Sequence[Carried] = (),
    ) -> Room:
        """A new workshop whose facilitator is whoever holds `token`.

        Args:
            carried: what it takes along from an earlier one, as `core.keeping.carrying` makes it.

        Returns:
            Its room; `workshop_id` is the six letters people join with.
        """
        who = seat.seat_id(token)
        taken = SeatTaken(who, name, sector, "facilitator")
        while True:
            code = workshop_id or new_code()
            with self.opening:
                room = Room(code, self.store)
                if room.workshop.seq:
                    if workshop_id:
                        return self.rooms.setdefault(code, room)
                    continue
                actor = seat.actor(token, code, room.workshop, leading=True)
                room.record(actor, f"open-{code}", opened, taken, *carried)
                self.rooms[code] = room
                return room

    def adopt(self, log: Sequence[Entry]) -> Room:
        """A new workshop, under a new code, whose entries are known already and checked."""
        while True:
            code = new_code()
            with self.opening:
                room = Room(code, self.store)
                if not room.workshop.seq:
                    room.rewrite(log)
                    self.rooms[code] = room
                    return room

    def rewrite(self, room: Room, change: Callable[[Room], Sequence[Entry]]) -> None:
        """Put what `change` makes of the log in its place; nothing of before stays in memory."""
        with self.opening, room.turn:
            if not room.rewrite(change(room)).seq:
                self.rooms.pop(room.workshop_id, None)
        for forget in self.forgets:
            forget(room.workshop_id)

    def by_owner(self, room: Room, request_id: str, *events: Event) -> Workshop:
        """Record what the owner's account decides, on a device without a seat too."""
        return self.record(room, Actor(self._leader(room), Author("")), request_id, *events)

    def _leader(self, room: Room) -> str:
        return next(s.seat_id for s in room.workshop.seats.values() if s.role == "facilitator")

    def lead_again(self, room: Room, token: str, name: str) -> None:
        """Give whoever holds `token` a facilitator's seat in a workshop their account owns.

        For a device that lost its cookie. The caller has checked the account; the
        entry names the new seat, so the log shows that somebody took over.
        """
        who = seat.seat_id(token)
        taken = SeatTaken(who, name, "administration", "facilitator")
        self.record(
            room, Actor(self._leader(room), Author(who, "administration")), f"again-{who}", taken
        )

    def ticket(self, room: Room, token: str, then: str) -> str:
        """The address that gives the browser its seat's cookie and goes on to `then`; once."""
        return self.cookie_ticket(cookie(room), token, then)

    def cookie_ticket(self, name: str, value: str, then: str) -> str:
        """The same for any cookie of ours."""
        key, now = secrets.token_urlsafe(24), time.monotonic()
        for old, ticket in list(self.tickets.items()):
            if ticket.until <= now:
                self.tickets.pop(old, None)
        self.tickets[key] = Ticket(name, value, then, now + TICKET_SECONDS)
        return f"/ticket/{key}"

    def redeem(self, key: str) -> Ticket | None:
        """The ticket of this key, once and in time; else None."""
        ticket = self.tickets.pop(key, None)
        return ticket if ticket and ticket.until > time.monotonic() else None

    def link(self, room: Room, actor: Actor, name: str, expires: str) -> str:
        """A new read-only address of the record, until `expires` (ISO 8601)."""
        token = secrets.token_urlsafe(24)
        link_id = secrets.token_hex(6)
        made = LinkMade(link_id, token_hash(token), name, expires)
        self.record(room, actor, f"link-{link_id}", made)
        return f"/r/{room.workshop_id}.{token}"


def typed_code(text: str) -> str:
    """The six letters, however they were typed: small, full-width, with spaces.

    Raises:
        Refused: not the form of a code.
    """
    code = seat.typed(text)
    if not CODE.fullmatch(code):
        raise Refused("refused.no_such_code")
    return code


def new_code() -> str:
    return "".join(secrets.choice(seat.ALPHABET) for _ in range(6))


def token_hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def cookie(room: Room) -> str:
    return f"seat-{room.workshop_id}"
