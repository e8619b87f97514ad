"""What one person wrote, chose and changed, for that person to take along."""

import json
from dataclasses import asdict, dataclass
from typing import Any

from core.clock import in_japan
from core.tables import csv_bytes
from core.text import Text
from core.workshop import Room
from core.workshop.log import undone
from core.workshop.noun import EDITABLE
from core.workshop.timeline import lines

SAID = frozenset(name for fields in EDITABLE.values() for name in fields) | {
    *("reason", "after", "whom", "found")
}
"""Fields that hold people's own words."""


@dataclass(frozen=True)
class Deed:
    """One entry of this person's.

    Attributes:
        did: what it was, as a sentence; `about`: of what, in the words of now.
        words: what they wrote in it; `gone`: whether they took it back.
        event: everything that is stored of it.
    """

    at: str
    did: str
    about: str
    words: str
    gone: bool
    event: dict[str, Any]


def deeds(room: Room, marks: frozenset[str], text: Text) -> list[Deed]:
    """Everything that these marks prove to be this person's, oldest first."""
    with room.turn:
        workshop, log = room.workshop, list(room.log)
    told, gone = lines(workshop, log, marks, text.language)[::-1], undone(log)
    return [
        Deed(
            at=in_japan(line.at).isoformat(timespec="minutes"),
            did=text(line.key),
            about=line.about,
            words=" / ".join(
                value
                for name, value in asdict(entry.event).items()
                if name in SAID and isinstance(value, str) and value
            ),
            gone=entry.seq in gone,
            event={"kind": entry.event.kind, **asdict(entry.event)},
        )
        for entry, line in zip(log, told, strict=True)
        if entry.by.mark in marks
    ]


def as_json(room: Room, seat_id: str, found: list[Deed]) -> bytes:
    """For programs: everything as it is stored."""
    workshop = room.workshop
    body = {
        "title": workshop.title,
        "area": workshop.area_name,
        "held_on": workshop.held_on,
        "kept_until": workshop.kept_until,
        "seat": asdict(workshop.seats[seat_id]),
        "entries": [asdict(deed) for deed in found],
    }
    return json.dumps(body, ensure_ascii=False, indent=1).encode()


def as_csv(found: list[Deed], text: Text) -> bytes:
    """For a spreadsheet."""
    head = [text(f"keep.my_{name}") for name in ("at", "did", "about", "words", "gone")]
    state = text("timeline.undone")
    rows = [(one.at, one.did, one.about, one.words, state * one.gone) for one in found]
    return csv_bytes([head, *rows])
