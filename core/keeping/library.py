"""Personas of all meetings an account may read, to be used again in another."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass

from core.rooms import Rooms
from core.workshop import Room, sheets
from core.workshop.nouns.personas import Persona, PersonaAdded, PersonaReused, edition, too_few

MOST_ROOMS = 60


@dataclass(frozen=True)
class Known:
    """A persona, and the meeting in which it is."""

    room: Room
    persona: Persona


def known(rooms: Rooms, owned: Sequence[str], here: str) -> list[Known]:
    """Personas that everybody saw in these meetings but `here`; the newest meeting first.

    Those that may point at somebody are not offered elsewhere.

    Args:
        owned: codes of workshops of one account, the newest first.
    """
    wanted, found = set(owned), []
    kinds = (PersonaAdded.kind, PersonaReused.kind)
    having = {code for code, _ in rooms.store.of_kind(*kinds) if code in wanted and code != here}
    places = [code for code in owned if code in having][:MOST_ROOMS]
    for room in rooms.readable(places):
        for persona in room.workshop.seen(Persona).values():
            if not too_few(persona):
                found.append(Known(room, persona))
    return found


def reused(one: Known) -> PersonaReused:
    """The event that uses it again: its wording is kept as the edition of its meeting. By what
    its lines are known stays there, like who confirmed it: it is known of that place alone."""
    came = edition(one.persona, one.room.workshop.held_on)
    known_by = {f"marks_{line}" for line in sheets.LINES}
    return PersonaReused(
        secrets.token_hex(12),
        came.name,
        came.bottleneck,
        came.wish,
        came.life,
        came.ending,
        came.editions,
        tuple(one for one in came.answers if one.question not in known_by),
        came.tie,
    )
