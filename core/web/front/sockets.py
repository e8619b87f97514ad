"""Web sockets: what they may send, how fast, and how many a seat has."""

import re
from collections import defaultdict
from collections.abc import Awaitable, Callable

from starlette.requests import HTTPConnection
from starlette.types import Message, Receive, Send

from core.limits import MOST_CLIENTS, Pace

LIVE = re.compile(r"/w/[^/]+/live")
MOST_OF_A_SEAT = 6
"""Of one person: phone, laptop, and tabs left open. A further one closes the oldest."""
ANEW = 40, 1
"""How often a seat may begin anew, at once and a second: each time it is told the whole room."""
TOO_MUCH = 1008
"""The code a socket is closed with: it goes against what we allow."""


class Bounded:
    """One socket whose messages are counted; whoever sends too much is closed."""

    def __init__(self, receive: Receive, send: Send, pace: Pace, most_bytes: int) -> None:
        self._receive, self._send = receive, send
        self.pace, self.most_bytes = pace, most_bytes
        self.closed = False

    async def receive(self) -> Message:
        message = await self._receive()
        if message["type"] != "websocket.receive":
            return message
        data = message.get("bytes") or message.get("text") or ""
        if len(data) > self.most_bytes or not self.pace.one():
            await self.close()
            return {"type": "websocket.disconnect", "code": TOO_MUCH}
        return message

    async def send(self, message: Message) -> None:
        """Hand on; what the application still says after our closing is dropped."""
        if self.closed:
            return
        if message["type"] == "websocket.close":
            self.closed = True
        try:
            await self._send(message)
        except (
            RuntimeError
        ):  # uvicorn has closed it in this moment; who sends wants to know no more
            raise ConnectionError from None

    async def close(self) -> None:
        await self.send({"type": "websocket.close", "code": TOO_MUCH})


class Sockets:
    """The open sockets of each seat, oldest first."""

    def __init__(self) -> None:
        self.of: defaultdict[str, list[Bounded]] = defaultdict(list)
        self.paces: dict[str, Pace] = {}

    def may_open(self, seat: str) -> bool:
        """Whether this seat may open one more now."""
        if len(self.paces) > MOST_CLIENTS:
            self.paces.clear()
        return not seat or self.paces.setdefault(seat, Pace(*ANEW)).one()

    async def run(
        self, seat: str, socket: Bounded, app: Callable[[Receive, Send], Awaitable[None]]
    ) -> None:
        """Run `app` on `socket`, closing the oldest of a seat that has too many.

        Args:
            seat: whose it is; "" for nobody's, which our route turns away.
        """
        if not seat:
            await app(socket.receive, socket.send)
            return
        mine = self.of[seat]
        mine.append(socket)
        try:
            if len(mine) > MOST_OF_A_SEAT:
                await mine.pop(0).close()
            await app(socket.receive, socket.send)
        finally:
            if socket in mine:
                mine.remove(socket)
            if not mine:
                self.of.pop(seat, None)


def seat_of(connection: HTTPConnection) -> str:
    """What the browser proves its seat with in the room of this address, or its wall."""
    code = connection.scope["path"].split("/")[2].upper()
    seat = connection.cookies.get(f"seat-{code}", "")
    return seat or connection.cookies.get(f"wall-{code}", "")


def streamlit(receive: Receive, send: Send) -> Bounded:
    """Streamlit's own socket: a hand on a slider sends a few messages a second."""
    return Bounded(receive, send, Pace(60, 15), 1024 * 1024)


def live(receive: Receive, send: Send) -> Bounded:
    """A light page's socket asks whether we are there, every five seconds."""
    return Bounded(receive, send, Pace(10, 3), 1024)
