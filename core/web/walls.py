"""A wall on a further computer: by a link of its own, which shows what a wall may and no more."""

from starlette.concurrency import run_in_threadpool
from starlette.requests import HTTPConnection, Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from core.errors import Refused
from core.proofs import token_hash, wall_cookie
from core.rooms import Rooms
from core.web import links
from core.web.http import client_of, need_token, set_cookie, token_of
from core.workshop import Room


class Walls:
    def __init__(self, rooms: Rooms) -> None:
        self.rooms = rooms

    def all(self) -> list[BaseRoute]:
        return [Route("/wall/{link}", self.open)]

    async def open(self, request: Request) -> Response:
        """Gives the browser what it needs to show the wall, whose address says no secret."""
        token = request.path_params["link"]
        try:
            shown = await run_in_threadpool(lambda: links.opened(self.rooms, token, wall=True))
        except Refused as refusal:
            return links.refused(request, refusal)
        links.noted(shown, client_of(request), "wall")
        answer = RedirectResponse(
            f"/w/{shown.room.workshop_id}/screen", 303, {"Cache-Control": "no-store"}
        )
        set_cookie(answer, request, wall_cookie(shown.room), token)
        return answer


def by_link(connection: HTTPConnection, room: Room) -> bool:
    """Whether this browser shows the wall of this room by a link.

    Raises:
        Refused: by one that has ended.
    """
    token = connection.cookies.get(wall_cookie(room), "")
    if not token:
        return False
    shown = links.Shown(room, token_hash(token))
    try:
        return shown.link.wall
    except Refused as refusal:
        if refusal.reason == "refused.link_unknown":
            return False
        raise


def need_eyes(connection: HTTPConnection, room: Room) -> None:
    """Raise `Refused` unless this browser has a seat here or shows the wall."""
    if token_of(connection, room) is None and not by_link(connection, room):
        need_token(connection, room)
