"""What all routes and pages of one process share: store, rooms, hub, statistics."""

import logging
import secrets
import threading
import weakref
from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from weakref import WeakValueDictionary

from core import seat
from core.codes import new_code, typed_code
from core.errors import Refused
from core.limits import Limit
from core.live.hub import Hub
from core.proofs import cookie, token_hash
from core.room_book import noted
from core.stats.package import Package
from core.tickets import Tickets
from core.waiting import Door
from core.workshop import KINDS, Actor, Author, Entry, Event, Room, Workshop
from core.workshop.acts.carrying import Carried
from core.workshop.acts.flow import LinkMade, SeatTaken, WorkshopOpened
from core.workshop.acts.seats import SeatHeld
from core.workshop.meeting import Level
from core.workshop.people import Sector
from core.workshop.store import EventStore

UNFIT = (Refused, ValueError, KeyError, TypeError, AttributeError, IndexError)
"""What a log leads to that this program does not understand."""
log = logging.getLogger(__name__)
KEPT = 64
"""Rooms that stay open although nobody has anything to do with them."""


class Rooms:
    """All workshops that are open in this process.

    Whoever watches or acts holds a room, and there is never a second one beside it; the ones
    used last stay open without anybody. So hundreds of past workshops do not stay in memory.
    """

    def __init__(self, store: EventStore, package: Package) -> None:
        self.store, self.package, self.hub = store, package, Hub()
        self.rooms: WeakValueDictionary[str, Room] = WeakValueDictionary()
        self.newest: OrderedDict[str, Room] = OrderedDict()
        self.opening, self.keeping = threading.Lock(), threading.RLock()
        self.tickets, self.door = Tickets(), Door()
        self.wrong_codes = Limit(most=60, seconds=60)
        self.links: dict[str, str] = {}
        """Hash of a link's token → its workshop; read from the store once."""
        self.failed: set[str] = set()
        self.forgets: list[Callable[[str], None]] = [self.hub.forget, self.door.forget]
        """What else keeps something of a workshop, and must drop it when it is rewritten."""

    def room(self, workshop_id: str) -> Room:
        """An open workshop, by its code.

        Raises:
            Refused: there is none, or this program cannot read it.
        """
        code = typed_code(workshop_id)
        if (room := self.open(code)) is not None:
            return room
        with self.opening:
            if (room := self.open(code)) is not None:
                return room
            room = self.read(code)
            if room.workshop.seq == 0:
                raise Refused("refused.no_such_code")
            return self._opened(code, room)

    def open(self, workshop_id: str) -> Room | None:
        """`room`, where it is open already: nothing is read, and nobody waits."""
        code = typed_code(workshop_id)
        room = self.rooms.get(code)
        return None if room is None else self._keep(code, room)

    def read(self, code: str) -> Room:
        """A room as its log tells it, empty where there is none; for what opens rooms.

        Raises:
            Refused: this program cannot read it.
        """
        try:
            return Room(code, self.store)
        except UNFIT as error:
            if code not in self.failed:
                log.error("workshop %s cannot be read: %s", code, error)
            self.failed.add(code)
            raise Refused("refused.unreadable") from error

    def readable(self, codes: Iterable[str]) -> list[Room]:
        """Those of these workshops that this program can read: the others take no page away."""
        found = []
        for code in codes:
            with suppress(Refused):
                found.append(self.room(code))
        return found

    def unreadable(self) -> list[str]:
        """Codes of workshops that this program cannot read; all others are as ever."""
        return sorted(self.failed.union(self.store.of_other_kinds(KINDS)))

    def _opened(self, code: str, room: Room) -> Room:
        self.rooms[code] = room
        weakref.finalize(room, self.hub.forget, code).atexit = False
        return self._keep(code, room)

    def _keep(self, code: str, room: Room) -> Room:
        """Hold on to a room, and let go of the one that was not asked for longest."""
        with self.keeping:
            self.newest[code] = room
            self.newest.move_to_end(code)
            if len(self.newest) > KEPT:
                self.newest.popitem(last=False)
        return room

    def record(self, room: Room, actor: Actor, request_id: str, *events: Event) -> Workshop:
        """Record and tell everybody. The one way for routes and pages alike."""
        workshop = room.record(actor, request_id, *events)
        noted(room.workshop_id, actor, events)
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
                        return self.rooms.get(code) or self._opened(code, room)
                    continue
                actor = seat.actor(token, code, room.workshop, leading=True)
                room.record(actor, f"open-{code}", opened, taken, *carried)
                return self._opened(code, room)

    def adopt(self, log: Sequence[Entry]) -> Room:
        """A new workshop, under a new code, whose entries are known already and checked."""
        while True:
            code = new_code()
            with self.opening:
                room = Room(code, self.store)
                if not room.workshop.seq:
                    room.rewrite(log)
                    return self._opened(code, room)

    def rewrite(self, room: Room, change: Callable[[Room], Sequence[Entry]]) -> None:
        """Put what `change` makes of the log in its place; nothing of before stays in memory."""
        with self.opening, room.turn:
            if not room.rewrite(change(room)).seq:
                self.rooms.pop(room.workshop_id, None)
                self.newest.pop(room.workshop_id, None)
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
            room,
            Actor(self._leader(room), Author(who, "administration")),
            f"server:again-{who}",
            taken,
        )

    def hold(self, room: Room, token: str) -> str:
        """A new cookie for the seat of `token`; those of other devices prove nothing any more."""
        key, who = secrets.token_hex(16), seat.seat_id(token)
        actor = Actor(self._leader(room), Author(who))
        held = SeatHeld(who, seat.seat_id(key))
        self.record(room, actor, f"server:held-{secrets.token_hex(6)}", held)
        return f"{token}.{key}"

    def ticket(self, room: Room, token: str, then: str) -> str:
        """The address that gives the browser its seat's cookie and goes on to `then`; once."""
        return self.tickets.give(cookie(room), token, then)

    def link(
        self,
        room: Room,
        actor: Actor | None,
        name: str,
        expires: str,
        *,
        nameless: bool = False,
        wall: bool = False,
        level: Level = "whole",
    ) -> str:
        """A new read-only address of the record, or of the `wall`, until `expires` (ISO 8601);
        without an `actor` made by the owner's account."""
        actor = actor or Actor(self._leader(room), Author(""))
        token = secrets.token_urlsafe(24)
        link_id = secrets.token_hex(6)
        made = LinkMade(link_id, token_hash(token), name, expires, nameless, wall, level)
        self.record(room, actor, f"server:link-{link_id}", made)
        with self.keeping:
            self.links[token_hash(token)] = room.workshop_id
        return f"/{'wall' if wall else 'r'}/{token}"

    def of_link(self, proof: str) -> str:
        """The workshop of the link whose token has this hash.

        Raises:
            Refused: there is none.
        """
        with self.keeping:
            if not self.links:
                for workshop_id, entry in self.store.of_kind(LinkMade.kind):
                    if isinstance(entry.event, LinkMade):
                        self.links.setdefault(entry.event.token_hash, workshop_id)
                self.links.setdefault("", "")  # read, although there may be none
            found = self.links.get(proof, "")
        if not found:
            raise Refused("refused.no_such_code")
        return found
