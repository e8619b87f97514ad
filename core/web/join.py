"""Joining: the way in, by a code, a ticket or a recovery code, and who one is then."""

import io
import re
import unicodedata
from dataclasses import replace

import segno
from anyio import CapacityLimiter, to_thread
from pydantic import BaseModel
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from core import seat
from core.errors import Refused
from core.limits import Limit
from core.proofs import cookie
from core.rooms import Rooms
from core.waiting import Waiting
from core.web import http
from core.web.files import light_page
from core.workshop import Room, Workshop
from core.workshop.acts.flow import SeatTaken
from core.workshop.events import proposed
from core.workshop.names import apart
from core.workshop.policy import shut

COMING = 2
"""How many take their seats at the same moment; who writes meanwhile has to wait for no more."""
TABLE = re.compile("[1-9][0-9]?")
"""At which one sits down with that code."""
OURS = re.compile(r"/(?![/\\])")
"""The beginning of an address on this server, which no browser takes for another's."""


class Joining(BaseModel):
    """`token` was made by the browser: asking twice is one seat."""

    token: str
    name: object = None
    sector: object = None
    word: object = ""


class Join:
    def __init__(self, rooms: Rooms) -> None:
        self.rooms = rooms
        # A hall is one address: 300 phones come in five seconds, 1,000 people in a day.
        self.pace = (Limit(400, 60, "refused.fast"), Limit(1200, 12 * 3600, "refused.fast"))
        self.coming = CapacityLimiter(COMING)
        self.wrong_words = Limit(600, 12 * 3600, "refused.fast")

    def all(self) -> list[BaseRoute]:
        post = ["POST"]
        return [
            Route("/j", self.page),
            Route("/j/{workshop}", self.page),
            Route("/j/{workshop}/about", http.refusing(self.about)),
            Route("/j/{workshop}/qr.svg", http.refusing(self.qr)),
            Route("/ticket/{ticket}", self.ticket),
            Route("/w/{workshop}/me", http.refusing(self.me)),
            Route("/w/{workshop}/join", http.refusing(self.join), methods=post),
        ]

    async def page(self, request: Request) -> Response:
        return light_page("join.html", request)

    async def about(self, request: Request) -> Response:
        room = await http.open_room(self.rooms, request)
        workshop = room.workshop
        return JSONResponse(
            {
                "workshop": room.workshop_id,
                "title": workshop.title,
                "area": workshop.area_name,
                "held_on": workshop.held_on,
                "seats": len(workshop.seats),
                "closed": workshop.over,
                "days": workshop.open_days.when if workshop.open_days else "",
                "until": workshop.open_days.until if workshop.open_days else "",
                "address": http.base_url(request),
                "door": workshop.door_closed,
                "word": workshop.door_word != "",
                "asks": workshop.door_asks,
                "out": http.put_out(request, room),
                "kept_until": workshop.kept_until,
                "here": http.token_of(request, room) is not None,
            }
        )

    async def qr(self, request: Request) -> Response:
        """The way in; of a meeting that is over to its record, for who was there."""
        room = await http.open_room(self.rooms, request)
        reads = room.workshop.closed and request.query_params.get("to") == "record"
        record = room.workshop.over or reads
        path = f"/w/{room.workshop_id}/record" if record else f"/j/{room.workshop_id}"
        table = request.query_params.get("table", "")
        at = f"?table={table}" if TABLE.fullmatch(table) else ""
        address = f"{http.base_url(request)}{path}{at}"
        svg = io.BytesIO()
        segno.make(address, error="m").save(svg, kind="svg", border=2, omitsize=True)
        headers = {"Cache-Control": "no-store"}  # it says by which name we were called
        return Response(svg.getvalue(), headers=headers, media_type="image/svg+xml")

    async def ticket(self, request: Request) -> Response:
        ticket = self.rooms.tickets.redeem(request.path_params["ticket"])
        if ticket is None:
            return RedirectResponse("/", 303)
        then = ticket.then if OURS.match(ticket.then) else "/"
        response = RedirectResponse(then, 303)
        http.set_cookie(response, request, ticket.cookie, ticket.token)
        return response

    async def join(self, request: Request) -> Response:
        room = await http.open_room(self.rooms, request)
        door = f"{room.workshop_id} {http.network(request)}"
        try:
            asked = await http.read(request, Joining)
            token = seat.checked(asked.token)
        except Refused:
            self._pace(door)
            raise
        who = seat.seat_id(token)
        if who in room.workshop.seats:
            if not seat.proved(token, room.workshop):
                raise Refused("refused.no_seat")
        else:
            crowded = self._enter(room.workshop, door, str(asked.word))
            fields = {"seat_id": who, "name": asked.name, "sector": asked.sector}
            taken = proposed("seat_taken", fields)  # always a participant
            assert isinstance(taken, SeatTaken)
            if room.workshop.door_asks or crowded:
                self._wait(room, taken, http.network(request))
            await to_thread.run_sync(self._sit, room, token, taken, limiter=self.coming)
            self.rooms.door.came[room.workshop_id].add(who)
        return seated(request, room, token, {"seat": who})

    def _enter(self, workshop: Workshop, door: str, word: str) -> bool:
        """Count one who wants in; who says the word of the hall is none of a crowd of strangers.

        Returns:
            Whether more came from there into this room than a hall sends, so that who leads is
            asked: a script may have used up the pace, and people of the hall still come in.

        Raises:
            Refused: another word, or too many of them.
        """
        self.wrong_words.check(door)
        if workshop.door_word:
            if said(word) == said(workshop.door_word):
                return self._crowded(f"{door} word")
            self._pace(door)
            self.wrong_words.count(door)
            raise Refused("refused.door_word")
        return self._crowded(door)

    def _crowded(self, door: str) -> bool:
        try:
            self._pace(door)
        except Refused:
            return True
        return False

    def _wait(self, room: Room, taken: SeatTaken, line: str) -> None:
        """Raise `Refused` until who leads has let this browser in."""
        workshop = room.workshop
        if workshop.over or (reason := shut(workshop, taken.seat_id)):
            raise Refused("refused.closed" if workshop.over else reason or "")
        who = Waiting(taken.seat_id, taken.name, taken.sector, line, 0.0)
        self.rooms.door.ask(room.workshop_id, who)

    def _pace(self, door: str) -> None:
        for limit in self.pace:
            limit.check(door)
        for limit in self.pace:
            limit.count(door)

    def _sit(self, room: Room, token: str, taken: SeatTaken) -> None:
        """Take a seat under a name that nobody else here has."""
        with room.turn:
            named = replace(taken, name=apart(room.workshop, taken.name))
            actor = seat.actor(token, room.workshop_id, room.workshop, leading=True)
            self.rooms.record(room, actor, taken.seat_id, named)

    async def me(self, request: Request) -> Response:
        room = await http.open_room(self.rooms, request)
        token = http.need_token(request, room)
        here = room.workshop.seats[seat.seat_id(token)]
        return JSONResponse(
            {
                "name": here.name,
                "sector": here.sector,
                "role": here.role,
            },
            headers={"Cache-Control": "no-store"},
        )


def said(word: str) -> str:
    """A word as it sounds: full-width, capitals and spaces are the same to who hears it."""
    return "".join(unicodedata.normalize("NFKC", word).casefold().split())


def seated(request: Request, room: Room, token: str, body: dict[str, str]) -> Response:
    """An answer that gives this browser the seat's cookie."""
    response = JSONResponse(body)
    http.set_cookie(response, request, cookie(room), token)
    return response
