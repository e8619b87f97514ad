"""A seat moves: to another device by a code, or from now on it is held by this one alone."""

from pydantic import BaseModel
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from core import seat
from core.book import book
from core.errors import Refused
from core.proofs import cookie
from core.recovery import LENGTH, codes
from core.room_book import SHOWN
from core.rooms import Rooms
from core.web import http
from core.web.join import seated
from core.workshop import Room

OLD = 26
"""Letters of a code of earlier versions."""


class Recovering(BaseModel):
    """`recovery`: the workshop's code and that of the seat, as typed."""

    recovery: object = ""


class Moving:
    def __init__(self, rooms: Rooms) -> None:
        self.rooms = rooms

    def all(self) -> list[BaseRoute]:
        post = ["POST"]
        return [
            Route("/j/recover", http.refusing(self.recover), methods=post),
            Route("/w/{workshop}/code", http.refusing(self.code), methods=post),
            Route("/w/{workshop}/alone", http.refusing(self.alone), methods=post),
        ]

    async def recover(self, request: Request) -> Response:
        letters = seat.typed(str((await http.read(request, Recovering)).recovery))
        client = http.client_of(request)
        try:
            room, value = await run_in_threadpool(self._recovered, letters)
        except Refused:
            self.rooms.wrong_codes.check(client)
            self.rooms.wrong_codes.count(client)
            raise
        here = room.workshop.seats[seat.seat_id(seat.token_in(value))]
        book().note("seat_moved", here.seat_id[:SHOWN], room.workshop_id)
        return seated(request, room, value, {"workshop": room.workshop_id, "role": here.role})

    def _recovered(self, letters: str) -> tuple[Room, str]:
        """The workshop and the seat's cookie behind a code, which is used up.

        Raises:
            Refused: there is no such code.
        """
        if len(letters) > OLD:  # as seats showed them before: the token itself, good once too
            room, token = self.rooms.room(letters[:-OLD]), seat.recovered(letters[-OLD:])
            known = seat.proved(token, room.workshop) and seat.seat_id(token) in room.workshop.seats
            if not known:
                raise Refused("refused.no_such_code")
            return room, self.rooms.hold(room, token)
        room = self.rooms.room(letters[:-LENGTH])
        value = codes().use(room.workshop_id, letters[-LENGTH:])
        token = seat.proved(value, room.workshop)
        if seat.seat_id(token) not in room.workshop.seats:
            raise Refused("refused.no_such_code")
        return room, value

    async def code(self, request: Request) -> Response:
        """A code to go on with on another device; the one before opens nothing any more."""
        room = await http.open_room(self.rooms, request)
        token = http.need_token(request, room)
        value = request.cookies[cookie(room)]
        made = await run_in_threadpool(codes().new, room.workshop_id, value)
        book().note("seat_code", seat.seat_id(token)[:SHOWN], room.workshop_id)
        body = {"code": f"{room.workshop_id}-{made}"}
        return JSONResponse(body, headers={"Cache-Control": "no-store"})

    async def alone(self, request: Request) -> Response:
        """From now on only this device holds the seat."""
        room = await http.open_room(self.rooms, request)
        token = http.need_token(request, room)
        value = await run_in_threadpool(self.rooms.hold, room, token)
        await run_in_threadpool(codes().drop, room.workshop_id, token)
        return seated(request, room, value, {})
