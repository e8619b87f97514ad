"""Whether the entries of a file could be a workshop's: types, limits, order, and that it draws.

What is in our own log was checked when it was proposed. A file may come from anybody.
"""

import hashlib
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import asdict, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any, get_args

from core.clock import now
from core.errors import Refused
from core.record.report import report
from core.text import LANGUAGES, Text
from core.workshop import KINDS, Author, Entry, Event, Reverted, Workshop
from core.workshop.acts.carrying import Carried
from core.workshop.acts.flow import SeatTaken, WorkshopOpened
from core.workshop.events import plain, proposed
from core.workshop.log import undone
from core.workshop.nouns.figures import FigurePinned
from core.workshop.own import own
from core.workshop.people import FACILITATORS, Role, Sector
from core.workshop.policy import MOST_ENTRIES, MOST_SEATS
from core.workshop.ref import BROUGHT
from core.workshop.timeline import lines
from core.workshop.view import Audience, shared

BROKEN = (
    ValueError, KeyError, TypeError, AttributeError, IndexError, OverflowError, RecursionError
)  # fmt: skip
"""What values of the right type and the wrong kind lead to."""
MARK = re.compile(r"[0-9A-Za-z_-]{0,64}")
UNSEEN = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
LONGEST, LARGEST, MOST_DECIMALS = 4000, 1e15, 9
OLDEST = datetime(2000, 1, 1, tzinfo=UTC)


def is_day(text: str) -> bool:
    """Whether it is "" or a date as ISO 8601 has it."""
    try:
        return not text or date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def log_of(rows: Sequence[object], salt: str) -> tuple[Entry, ...]:
    """Entries in their order; seats and marks are replaced by ones made with `salt`.

    Raises:
        Refused: an entry that cannot be, with its number; or a log nobody can lead or draw.
    """
    if len(rows) > MOST_ENTRIES:
        raise Refused("bring.too_large")
    seats = _seat_ids(rows)
    if len(seats) > MOST_SEATS:
        raise Refused("bring.too_large")
    log = []
    for seq, row in enumerate(rows, 1):
        try:
            log.append(_entry(seq, row, seats, salt))
        except (Refused, *BROKEN):
            raise Refused("bring.entry", now=seq) from None
    workshop = _replayed(log)
    if not any(one.role in FACILITATORS for one in workshop.seats.values()):
        raise Refused("bring.no_lead")
    try:
        _draw(workshop, log)
    except BROKEN:
        raise Refused("bring.not_drawn") from None
    return tuple(log)


def _seat_ids(rows: Sequence[object]) -> frozenset[str]:
    payloads = (
        row.get("payload")
        for row in rows
        if isinstance(row, dict) and row.get("kind") == SeatTaken.kind
    )
    ids = (one.get("seat_id") for one in payloads if isinstance(one, dict))
    return frozenset(one for one in ids if isinstance(one, str))


def _entry(seq: int, row: Any, seats: frozenset[str], salt: str) -> Entry:
    at, mark, sector = datetime.fromisoformat(row["at"]), row["mark"], row["sector"]
    known = row["seq"] == seq and (sector is None or sector in get_args(Sector))
    in_time = OLDEST <= at <= now() + timedelta(days=1)
    if not known or not in_time or not MARK.fullmatch(mark):
        raise ValueError(seq)
    event = _event(seq, row["kind"], _moved(row["payload"], seats, salt))
    by = Author(_new(mark, salt) if mark else "", sector)
    return Entry(seq, at, by, f"file-{seq}", event)


def _event(seq: int, kind: str, payload: Any) -> Event:
    """The event, its fields checked by their types and by what the server itself would write."""
    if (kind == WorkshopOpened.kind) != (seq == 1):
        raise ValueError(kind)
    current = KINDS[kind].upgrade(payload)
    event = proposed(kind, json.loads(json.dumps(current, default=plain)), BROUGHT)
    for value in _values(asdict(event)):
        if isinstance(value, str) and (len(value) > LONGEST or UNSEEN.search(value)):
            raise ValueError(seq)
        if isinstance(value, float | int) and not abs(value) <= LARGEST:  # nor what is no number
            raise ValueError(seq)
    if isinstance(event, Reverted) and not 1 <= event.target < seq:
        raise ValueError(seq)
    if isinstance(event, SeatTaken) and event.role not in get_args(Role):
        raise ValueError(seq)
    if isinstance(event, FigurePinned) and not 0 <= event.figure.decimals <= MOST_DECIMALS:
        raise ValueError(seq)
    if isinstance(event, Carried) and not event.fits():
        raise ValueError(seq)
    if isinstance(event, WorkshopOpened) and not is_day(event.held_on):
        raise ValueError(seq)
    return event


def _values(payload: Any) -> Iterator[Any]:
    """Everything in a payload that is no list and no table."""
    if isinstance(payload, dict):
        for value in payload.values():
            yield from _values(value)
    elif isinstance(payload, list | tuple):
        for value in payload:
            yield from _values(value)
    else:
        yield payload


def _moved(payload: Any, seats: frozenset[str], salt: str) -> Any:
    """The payload with new ids for seats."""
    if isinstance(payload, dict):
        return {name: _moved(value, seats, salt) for name, value in payload.items()}
    if isinstance(payload, list):
        return [_moved(value, seats, salt) for value in payload]
    return _new(payload, salt) if isinstance(payload, str) and payload in seats else payload


def _new(mark: str, salt: str) -> str:
    return hashlib.sha256(f"{salt}/{mark}".encode()).hexdigest()[:24]


def _replayed(log: Sequence[Entry]) -> Workshop:
    """As `fold`, but a refusal names the entry."""
    left_out, workshop = undone(log), Workshop()
    for entry in log:
        try:
            if entry.seq not in left_out:
                workshop = entry.event.apply(workshop, entry)
        except (Refused, *BROKEN):
            raise Refused("bring.entry_fit", now=entry.seq) from None
        workshop = replace(workshop, seq=entry.seq)
    return workshop


def _draw(workshop: Workshop, log: Sequence[Entry]) -> None:
    """Everything that will be shown of it, once; an error here would be one on every page."""
    marks = frozenset(workshop.touched)
    for role in get_args(Role):
        shared(workshop, Audience(role))
        own(workshop, marks, Audience(role))
    lines(workshop, log, marks)
    for language in LANGUAGES:
        report(workshop, Text(language))
