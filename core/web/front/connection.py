"""How uvicorn speaks to one browser, with the time limits it has no setting for.

`streamlit run` builds the server itself and lets us set none of this. uvicorn hands its
configuration to the application when it starts, before it listens: there it is completed.
"""

import asyncio
import logging
import socket
import time
from functools import partial
from typing import Any

import h11
import uvicorn
from starlette.types import Receive
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware
from uvicorn.protocols.http.h11_impl import H11Protocol

from core.venue import venue
from core.web.front.crowd import BACKLOG, Crowd
from core.web.front.frames import Frames

HEAD_SECONDS = 10
"""How long the head of a request may take, and what is left of a body nobody wants."""
UNREAD_SECONDS = 60
"""How long an answer may lie there without being fetched."""
MOST_HEAD_BYTES = 32 * 1024
MOST_FRAME_BYTES = 1024 * 1024
FULL = (
    "HTTP/1.1 503 Service Unavailable\r\nContent-Type: text/plain; charset=utf-8\r\n"
    "Retry-After: 5\r\nConnection: close\r\n\r\n"
    "いま混みあっています。5秒待って、開きなおしてください。"
    " / Too many people at once. Please try again in 5 seconds.\n"
).encode()
log = logging.getLogger(__name__)


class Connection(H11Protocol):
    """One browser's connection: half-sent requests and answers nobody fetches end."""

    def __init__(self, crowd: Crowd, **named: Any) -> None:
        super().__init__(**named)
        self.crowd = crowd
        hall = venue()
        if hall.protocol is None:
            hall.loop, hall.protocol = self.loop, partial(Connection, crowd, **named)
        self.late: asyncio.TimerHandle | None = None
        self.unread: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        self.crowd.connections = self.connections
        self.crowd.make_room()
        send_at_once(transport)
        if self.crowd.full():
            self.crowd.tell()
            self.transport = transport
            transport.write(FULL)
            transport.close()
            return
        super().connection_made(transport)
        self._watch()

    def data_received(self, data: bytes) -> None:
        if self.flow is None:  # turned away
            return
        super().data_received(data)
        self._watch()

    def on_response_complete(self) -> None:
        super().on_response_complete()
        self._watch()

    def send_400_response(self, msg: str) -> None:
        """Answer what is no request; what the application still says to it is dropped."""
        if self.conn.our_state in (h11.IDLE, h11.SEND_RESPONSE):
            super().send_400_response(msg)
        else:
            self.transport.close()
        if self.cycle is not None:
            self.cycle.disconnected = True
            self.cycle.message_event.set()

    def connection_lost(self, exc: Exception | None) -> None:
        self.crowd.idle.pop(self, None)
        for timer in (self.late, self.unread):
            if timer is not None:
                timer.cancel()
        super().connection_lost(exc)

    def pause_writing(self) -> None:
        super().pause_writing()
        if self.unread is None:
            self.unread = self.loop.call_later(UNREAD_SECONDS, self.transport.abort)

    def resume_writing(self) -> None:
        super().resume_writing()
        if self.unread is not None:
            self.unread.cancel()
            self.unread = None

    def end(self) -> None:
        """Hang up, and count no more from now on: the loop closes it a moment later."""
        self.connections.discard(self)
        self.transport.abort()

    def _watch(self) -> None:
        """Start the clock where we wait for the other end; further bytes do not set it back."""
        theirs, ours = self.conn.their_state, self.conn.our_state
        waiting = theirs is h11.IDLE or (theirs is h11.SEND_BODY and ours is h11.DONE)
        if waiting and self.late is None:
            self.late = self.loop.call_later(HEAD_SECONDS, self.transport.abort)
            self.crowd.idle[self] = time.monotonic(), self.end
        elif not waiting and self.late is not None:
            self.late.cancel()
            self.late = None
            self.crowd.idle.pop(self, None)


def send_at_once(transport: asyncio.Transport) -> None:
    """Send an answer's body without waiting until its head has been received, 40 ms each time:
    asyncio sees to it only where a socket names its protocol, and Streamlit's does not."""
    line = transport.get_extra_info("socket")
    if line is not None and line.family in (socket.AF_INET, socket.AF_INET6):
        line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, True)


def settle(receive: Receive, crowd: Crowd, trusted_proxy: str) -> bool:
    """Complete the configuration of the server that starts this application.

    Args:
        receive: of the application's start (`lifespan`): uvicorn's own.
        trusted_proxy: addresses whose X-Forwarded-For is believed, "" for nobody's.

    Returns:
        Whether it was uvicorn; with another server these limits do not hold, and the log says so.
    """
    config = getattr(getattr(receive, "__self__", None), "config", None)
    if not isinstance(config, uvicorn.Config):
        log.warning("not served by uvicorn: no time limits, no limit of connections")
        return False
    config.http_protocol_class = partial(Connection, crowd)  # type: ignore[assignment]
    config.ws_protocol_class = Frames
    config.ws_max_size = MOST_FRAME_BYTES
    config.h11_max_incomplete_event_size = MOST_HEAD_BYTES
    config.backlog = BACKLOG
    config.loaded_app = _believing(config.loaded_app, trusted_proxy)
    logging.getLogger("uvicorn.error").setLevel(logging.WARNING)  # it notes down every socket
    asyncio.get_running_loop().set_exception_handler(_say_once(crowd))
    return True


def _believing(app: Any, trusted_proxy: str) -> Any:
    """`app`, told the browser's address by the named proxies alone; uvicorn believes loopback."""
    inner: Any = app.app if isinstance(app, ProxyHeadersMiddleware) else app
    return ProxyHeadersMiddleware(inner, trusted_proxy) if trusted_proxy else inner


def _say_once(crowd: Crowd) -> Any:
    """What becomes of the loop's errors: that no file can be opened is said once, not each time."""

    def handle(loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        if str(context.get("message", "")).startswith("socket.accept() out of system resource"):
            crowd.tell()
            return
        loop.default_exception_handler(context)

    return handle
