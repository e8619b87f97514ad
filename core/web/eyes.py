"""With whose eyes a browser looks at a room: what lets it in, what it sees, what is its own."""

import re
from collections.abc import Callable
from functools import lru_cache

from starlette.requests import HTTPConnection

from core import seat
from core.errors import Refused
from core.live.hub import Marks
from core.proofs import wall_cookie
from core.web.http import need_token, token_of
from core.web.walls import by_link
from core.workshop import Room, Workshop
from core.workshop.card import View
from core.workshop.own import Own, Places
from core.workshop.seen import NOBODY
from core.workshop.view import Audience

UNASKED = "?"
"""By whom a seat is held, before a cookie was asked: no key reads so."""
SINCE = re.compile(r"[0-9]{1,8}")
WALL = Audience("observer", wall=True)
Eyes = Callable[[Workshop], Audience]
Mine = Callable[[Workshop, Audience], View]


def viewer(asking: HTTPConnection, room: Room) -> str:
    """By what this browser is let in: the token of its seat, or of its link to the wall.

    Raises:
        Refused: by nothing.
    """
    token = token_of(asking, room)
    if token is None and face(asking) == "wall" and by_link(asking, room):
        return asking.cookies[wall_cookie(room)]
    return need_token(asking, room) if token is None else token


def face(asking: HTTPConnection) -> str:
    return asking.query_params.get("face", "")


def eyes(asking: HTTPConnection, room: Room, token: str) -> tuple[Eyes, Mine, Marks]:
    """As what a state is seen, what is seen of one's own, and by which marks that is known; a
    wall is nobody's, whoever leads opened it. Refused once this device holds the seat no more."""
    who = seat.seat_id(token)

    def projected(workshop: Workshop) -> Audience:
        viewer(asking, room)
        return WALL

    proved = UNASKED  # by whom the seat was held when the cookie was asked last

    def audience(workshop: Workshop) -> Audience:
        nonlocal proved
        here, held = workshop.seats.get(who), workshop.held.get(who, "")
        if here is None or held != proved:
            need_token(asking, room)
            proved = held
        if here is None:
            raise Refused("refused.put_out")
        return Audience(here.role, table=workshop.table_of.get(who, 0))

    if face(asking) == "wall":
        return projected, lambda workshop, audience: {}, lambda places: NOBODY

    @lru_cache(maxsize=1)
    def marks(places: Places) -> frozenset[str]:
        return seat.actor(token, room.workshop_id, room.workshop).marks

    return audience, Own(marks), marks


def known(asking: HTTPConnection, room: Room, token: str) -> int:
    """The entry this browser has; -1 for none, or where what it shows was drawn for the role
    before."""
    since = asking.query_params.get("since", "-1")
    known = int(since) if SINCE.fullmatch(since) else -1
    here = room.workshop.seats.get(seat.seat_id(token))
    return -1 if here is not None and known < here.since else known
