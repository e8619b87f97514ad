"""The live stream: what everybody sees, pushed to each browser as it changes; where a network lets
no socket through, asked for again and again."""

import asyncio
import hashlib
import json
import logging
from collections import Counter
from collections.abc import AsyncGenerator, AsyncIterator, Mapping
from contextlib import suppress

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route, WebSocketRoute
from starlette.websockets import WebSocket, WebSocketDisconnect

from core import seat
from core.clock import now
from core.errors import Refused
from core.live.channel import encode
from core.rooms import Rooms
from core.web.eyes import eyes, known, viewer
from core.web.front.sockets import MOST_OF_A_SEAT, Sockets
from core.web.http import open_room, refusing, same_origin
from core.web.ready import Ready
from core.workshop import Room

NO_SEAT, PUT_OUT, DELETED, ENDED, BROKEN = 4403, 4408, 4410, 4412, 1011
"""Codes with which a socket is closed: no seat here; who leads has put it out; its workshop was
deleted; the link of a wall is over; a message could not be made."""
LONGEST, TOGETHER = 20.0, 0.05
"""Seconds a request for news waits: proxies end what is silent for 30 or 60; and seconds in which
what comes together is answered together."""
OWN = '{"own":'
log = logging.getLogger(__name__)


class Live:
    def __init__(self, rooms: Rooms) -> None:
        self.rooms = rooms
        self.asking: Counter[str] = Counter()  # requests for news that wait, by seat
        self.anew = Sockets()
        self.ready = Ready()

    def all(self) -> list[BaseRoute]:
        return [
            WebSocketRoute("/w/{workshop}/live", self.live),
            Route("/w/{workshop}/news", refusing(self.news)),
        ]

    async def news(self, request: Request) -> Response:
        """The same messages for a browser whose network lets no socket through: what is new since
        the entry that it has, as soon as there is some, or after a while that there is none."""
        room = await open_room(self.rooms, request)
        token = viewer(request, room)
        if self.asking[token] >= MOST_OF_A_SEAT:
            raise Refused("refused.fast")
        audience, mine, marks = eyes(request, room, token)
        since = known(request, room, token)
        if since < 0 and not self.anew.may_open(token):
            raise Refused("refused.fast")
        self.asking[token] += 1
        try:
            messages = self.rooms.hub.watch(room, audience, mine, since, marks)
            with self.rooms.door.watched(room.workshop_id, seat.seat_id(token)):
                body = await gathered(messages, request.query_params.get("own", ""), since < 0)
        finally:
            self.asking[token] -= 1
            if not self.asking[token]:
                del self.asking[token]
        if body is None:
            raise Refused("refused.no_such_code")
        viewer(request, room)  # it may have been taken from this device meanwhile
        return Response(body, headers={"Cache-Control": "no-store"}, media_type="application/json")

    async def live(self, socket: WebSocket) -> None:
        """Everything since the entry that the browser has; for who leads, how many are here."""
        await socket.accept()  # a browser learns no reason from a refused handshake
        room = None
        with suppress(Refused):
            room = await open_room(self.rooms, socket)
        if room is None or not same_origin(socket):
            await socket.close(NO_SEAT)
            return
        try:
            token = viewer(socket, room)
        except Refused as refusal:
            await socket.close(_code(refusal))
            return
        audience, mine, marks = eyes(socket, room, token)
        since = known(socket, room, token)
        await socket.send_text(now_message({}))
        messages = self.rooms.hub.watch(room, audience, mine, since, marks)
        sending = asyncio.create_task(send(socket, messages))
        here = room.workshop_id, seat.seat_id(token)
        watched = self.rooms.door.watched(*here)
        with suppress(WebSocketDisconnect), watched, self.ready.told(*here) as ready:
            try:
                while (heard := await socket.receive())["type"] != "websocket.disconnect":
                    ready(heard.get("text") or "")
                    leads = room.workshop.seq > 0 and audience(room.workshop).leads
                    await socket.send_text(now_message(self._for_who_leads(room) if leads else {}))
            except Refused as refusal:
                await close(socket, _code(refusal))
            finally:
                sending.cancel()

    def _for_who_leads(self, room: Room) -> dict[str, int]:
        """How many screens are here, people stand at the door, and have written all they want."""
        code = room.workshop_id
        return {
            "present": self.rooms.hub.present(code),
            "at_door": len(self.rooms.door.waiting(code)),
            "ready": self.ready.count(code, room.workshop.stage.stage_id),
        }


async def gathered(messages: AsyncGenerator[str], own: str, anew: bool) -> str | None:
    """The next messages as {"messages": [...], "own": mark of what is one's own}; without any
    after `LONGEST` seconds. None: the workshop was deleted.

    Args:
        own: the mark the browser was told last: what it has it is not sent again.
        anew: it has nothing; so it is told too that nothing is its own.
    """
    found, mark = [now_message({})], own
    try:
        while True:
            message = await asyncio.wait_for(
                anext(messages), LONGEST if len(found) < 2 else TOGETHER
            )
            if message.startswith(OWN):
                was, mark, anew = mark, _mark(message), False
                if mark == was:
                    continue
            found.append(message)
    except TimeoutError:
        pass
    except StopAsyncIteration:
        return None
    finally:
        await messages.aclose()
    if anew:
        found.append(encode({"own": {}}))
        mark = _mark(found[-1])
    return f'{{"messages":[{",".join(found)}],"own":"{mark}"}}'


def _mark(message: str) -> str:
    return hashlib.sha256(message.encode()).hexdigest()[:16]


async def send(socket: WebSocket, messages: AsyncIterator[str]) -> None:
    """Send all messages, then say that the workshop was deleted, or that this seat is out.

    Where a message cannot be made the socket is closed, so that the browser asks anew: an
    open socket that stays silent would look like a room in which nothing happens.
    """
    with suppress(WebSocketDisconnect):  # gone meanwhile
        try:
            async for message in messages:
                await socket.send_text(message)
        except WebSocketDisconnect:
            raise
        except Refused as refusal:
            await close(socket, _code(refusal))
            return
        except Exception:
            log.exception("live: a message could not be made")
            await socket.close(BROKEN)
            return
        await socket.close(DELETED)


def _code(refusal: Refused) -> int:
    """What a browser is told that is shown no more."""
    return {"refused.put_out": PUT_OUT, "refused.wall_ended": ENDED}.get(refusal.reason, NO_SEAT)


async def close(socket: WebSocket, code: int) -> None:
    """Close it, where that has not been done: reading and sending may both come to it."""
    with suppress(RuntimeError):
        await socket.close(code)


def now_message(told: Mapping[str, int]) -> str:
    return json.dumps({"now": now().isoformat(), **told})
