"""Acting: what a browser proposes is recorded for the seat that its cookie proves."""

from itertools import islice
from typing import Annotated

from pydantic import BaseModel, StringConstraints
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from core import seat
from core.errors import Refused
from core.limits import MOST_CLIENTS, Limit, Pace
from core.rooms import Rooms
from core.web.http import need_token, network, open_room, read, refusing
from core.web.together import Together
from core.workshop import KINDS, Event, Room
from core.workshop.events import proposed
from core.workshop.people import FACILITATORS

RequestId = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{8,64}$")]

MOST_OF_A_SEAT = 2000
"""Acts of one seat in half a day."""
OF_A_HALL = 12_000, 1.5
"""Acts from one address into one room, at once and a second: 1,000 people who all vote at once,
and not a whole log (50,000) within a meeting of three hours, however many seats a script takes."""
EARLY, OF_AN_EARLY_SEAT = 100, (60, 1 / 90)
"""Where a script has used that up, the first seats of a room still have acts of their own."""


class Proposal(BaseModel):
    """`event`: the fields of an event of this kind, which are checked as its class says."""

    kind: str
    request_id: RequestId
    event: object = None


class Acts:
    def __init__(self, rooms: Rooms) -> None:
        self.rooms, self.together = rooms, Together(rooms)
        self.limit = Limit(100, 60, "refused.fast")  # of one seat; a hand does not reach it
        self.day = Limit(MOST_OF_A_SEAT, 12 * 3600, "refused.fast")
        self.lines: dict[tuple[str, str], Pace] = {}

    def all(self) -> list[BaseRoute]:
        return [Route("/w/{workshop}/act", refusing(self.act), methods=["POST"])]

    async def act(self, request: Request) -> Response:
        asked, room = await read(request, Proposal), await open_room(self.rooms, request)
        token = need_token(request, room)
        if asked.kind in KINDS and KINDS[asked.kind].server_only:
            raise Refused("refused.bad_request")
        event = proposed(asked.kind, asked.event)
        who = seat.seat_id(token)
        if not room.workshop.leads(who):
            self._pace(room, token, network(request))
        self.rooms.door.came[room.workshop_id].discard(who)
        return JSONResponse({"seq": await self.record(room, token, asked.request_id, event)})

    def _pace(self, room: Room, token: str, line: str) -> None:
        """Count what comes in all, from one seat and from one address into one room.

        Raises:
            Refused: so much would fill the log before the meeting is over.
        """
        key = (room.workshop_id, line)
        if len(self.lines) > MOST_CLIENTS:
            self.lines.clear()
        self.day.check(token)
        if not self.lines.setdefault(key, Pace(*OF_A_HALL)).one() and not self._early(room, token):
            raise Refused("refused.fast")
        self.day.count(token)

    def _early(self, room: Room, token: str) -> bool:
        """Whether one more may come of a seat that was here before a crowd came."""
        who = seat.seat_id(token)
        if who not in islice(room.workshop.seats, EARLY):
            return False
        key = (room.workshop_id, who)
        return self.lines.setdefault(key, Pace(*OF_AN_EARLY_SEAT)).one()

    async def record(self, room: Room, token: str, request_id: str, event: Event) -> int:
        """Record one event for the seat that the token proves; the number of its entry."""
        self.limit.check(token)
        self.limit.count(token)
        leading = event.roles <= FACILITATORS
        actor = seat.actor(token, room.workshop_id, room.workshop, leading=leading)
        if leading:
            await run_in_threadpool(self.rooms.record, room, actor, request_id, event)
        else:
            await self.together.record(room, actor, request_id, event)
        return room.done(actor, request_id) or room.workshop.seq
