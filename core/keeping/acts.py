"""Taking over, deleting, removing names: what changes a workshop as a whole."""

import logging
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from core.clock import now, today
from core.errors import Refused
from core.keeping.audit import Audit
from core.keeping.portable import Portable, written
from core.rooms import Rooms
from core.workshop import Author, Entry, Event, Room
from core.workshop.acts.commenting import CommentWritten
from core.workshop.acts.flow import SeatTaken, WorkshopOpened
from core.workshop.acts.keeping import NamesRemoved, RetentionSet, WorkshopTakenOver

log = logging.getLogger(__name__)
KEPT = timedelta(days=5 * 365 + 1)
"""How long a workshop is kept where nobody chose: as long as many a municipality's files."""
PRACTICE_KEPT = timedelta(days=30)
LONGEST = timedelta(days=30 * 365)
BY_ITSELF = "–"
"""Who deletes on the day that was set."""


def exported(rooms: Rooms, audit: Audit, room: Room, who: str) -> bytes:
    """The workshop as a file for another つどい; noted."""
    with room.turn:
        workshop, log = room.workshop, list(room.log)
    data = written(workshop, log, rooms.package.version)
    audit.note("exported", room.workshop_id, who)
    return data


def take_over(rooms: Rooms, audit: Audit, file: Portable, owner: str, name: str) -> Room:
    """A new, closed workshop of `owner` from a file.

    Args:
        name: who takes it over, as the record will say.

    Raises:
        Refused: this owner has taken over this very file already (`now`: its code there).
    """
    for workshop_id, entry in rooms.store.of_kind(WorkshopTakenOver.kind):
        known = isinstance(entry.event, WorkshopTakenOver) and entry.event.sha256 == file.sha256
        same = rooms.readable([workshop_id]) if known else []
        if any(one.workshop.owner == owner for one in same):
            raise Refused("bring.same_file", now=workshop_id)
    opened = file.log[0].event
    assert isinstance(opened, WorkshopOpened)
    first = replace(file.log[0], event=replace(opened, owner=owner))
    taken = WorkshopTakenOver(
        by=name,
        sha256=file.sha256,
        made_on=file.made_on,
        kept_until=(today() + KEPT).isoformat(),
    )
    room = rooms.adopt([first, *file.log[1:], _next(file.log, taken)])
    audit.note("brought", room.workshop_id, owner)
    return room


def _next(log: Sequence[Entry], event: Event) -> Entry:
    """An entry of the server's own, after `log`."""
    seq = len(log) + 1
    return Entry(seq, now(), Author(""), f"server-{seq}", event)


def keep_until(rooms: Rooms, room: Room, until: date) -> None:
    """Set the last day a workshop is kept; the owner's account has been checked.

    Raises:
        Refused: a day that is not after today, or too far away.
    """
    if not today() < until <= today() + LONGEST:
        raise Refused("keep.bad_day")
    event = RetentionSet(until.isoformat())
    rooms.by_owner(room, f"server:keep-{room.workshop.seq + 1}", event)


def delete(rooms: Rooms, audit: Audit, room: Room, who: str) -> None:
    """Remove a workshop everywhere but in copies; its links and seats end with it."""
    rooms.rewrite(room, lambda room: ())
    audit.note("deleted", room.workshop_id, who)
    audit.forget(room.workshop_id)


def hand_over(rooms: Rooms, audit: Audit, room: Room, owner: str, who: str) -> None:
    """Make a workshop that of another account; what was written in it stays as it is."""

    def owned(room: Room) -> list[Entry]:
        first, *rest = room.log
        assert isinstance(first.event, WorkshopOpened)
        return [replace(first, event=replace(first.event, owner=owner)), *rest]

    rooms.rewrite(room, owned)
    audit.note("handed_over", room.workshop_id, who)


def overdue(rooms: Rooms, day: date) -> list[str]:
    """Workshops whose last day is before `day`."""
    return sorted(key for key, until in kept_days(rooms).items() if until < day.isoformat())


def kept_days(rooms: Rooms) -> dict[str, str]:
    """Workshop → its last day, of those that have one; found without folding their logs."""
    kinds = WorkshopOpened.kind, WorkshopTakenOver.kind, RetentionSet.kind
    days = {
        workshop_id: getattr(entry.event, "until", "") or getattr(entry.event, "kept_until", "")
        for workshop_id, entry in rooms.store.of_kind(*kinds)  # the last of each counts
    }
    return {workshop_id: until for workshop_id, until in days.items() if until}


def delete_overdue(rooms: Rooms, audit: Audit, day: date) -> list[str]:
    """Delete every workshop whose last day is before `day`; their codes. One that cannot be
    read keeps no other: it stays, since what it says of its last day may be newer."""
    gone = []
    for workshop_id in overdue(rooms, day):
        try:
            room = rooms.room(workshop_id)
        except Refused as refusal:
            log.error("%s is not deleted: %s", workshop_id, refusal.reason)
            continue
        delete(rooms, audit, room, BY_ITSELF)
        gone.append(workshop_id)
    return gone


def numbered(room: Room, seat_id: str) -> str:
    """What stands for a name that was removed: the how manieth came."""
    came = dict.fromkeys(
        entry.event.seat_id for entry in room.log if isinstance(entry.event, SeatTaken)
    )
    return f"参加者{[*came].index(seat_id) + 1}"


def named(room: Room, seat_id: str | None = None) -> bool:
    """Whether a seat, or any, still has the name its person gave; readers' too, of all."""
    if seat_id is None and any(one.name for one in room.workshop.comments.values()):
        return True
    seats = room.workshop.people
    asked = seats if seat_id is None else {seat_id: seats[seat_id]}
    return any(seat.name != numbered(room, key) for key, seat in asked.items())


def remove_names(
    rooms: Rooms, audit: Audit, room: Room, who: str, seat_id: str | None = None
) -> int:
    """Replace names of seats in the log itself, of all or of one; how many were replaced.

    What people wrote stays; a name in the middle of a sentence is not found.
    """
    changed = 0

    def without(room: Room) -> list[Entry]:
        nonlocal changed
        log = []
        for entry in room.log:
            event = entry.event
            if isinstance(event, SeatTaken) and seat_id in (None, event.seat_id):
                changed += event.name != numbered(room, event.seat_id)
                entry = replace(entry, event=replace(event, name=numbered(room, event.seat_id)))
            elif isinstance(event, CommentWritten) and event.name and seat_id is None:
                changed += 1
                entry = replace(entry, event=replace(event, name=""))
            log.append(entry)
        return [*log, _next(log, NamesRemoved(changed))] if changed else log

    if named(room, seat_id):
        rooms.rewrite(room, without)
        audit.note("names_removed", room.workshop_id, who)
    return changed
