"""By what a browser is let in: the names of cookies, and what is kept of a link's token."""

import hashlib

from core.workshop import Room


def token_hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def cookie(room: Room) -> str:
    return f"seat-{room.workshop_id}"


def wall_cookie(room: Room) -> str:
    """What a browser that shows the wall by a link has instead of a seat."""
    return f"wall-{room.workshop_id}"
