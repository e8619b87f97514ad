"""Every request comes through here first: who calls, by which name, how often and how much."""

import errno
import logging
import re
from contextlib import suppress
from html import escape

from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect, HTTPConnection
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from starlette.websockets import WebSocket, WebSocketDisconnect

from core.accounts import COOKIE
from core.book import HERE
from core.config import config
from core.quiet import quiet
from core.text import Text
from core.venue import venue
from core.web.files import light
from core.web.front import body, hosts, sockets, uploads
from core.web.front.connection import settle
from core.web.front.crowd import Crowd
from core.web.front.headers import with_headers
from core.web.front.lane import COMING, Lane
from core.web.http import client_of, same_origin
from core.web.language import language_of

CLOSED = re.compile(r"/_stcore/(metrics|script-health-check|agent)(/.*)?|.*/openapi\.json")
"""What Streamlit tells of itself."""
STREAM = "/_stcore/stream"
FILES = re.compile(r"/(seat|static|media|component|_stcore)/.+")
"""What a page that is open already asks for."""
OUT_OF_FILES = (errno.EMFILE, errno.ENFILE)
log = logging.getLogger(__name__)


class Front:
    """Middleware around Streamlit's application.

    Args:
        address: Streamlit's server.address; None or "" means every network.
        open_files: how many this process may have open; None where nothing is counted.
        held: the bytes of uploaded files, for each of Streamlit's sessions.
        scripts: SHA-256 in base64 of the scripts that stand in Streamlit's page.
    """

    def __init__(
        self,
        app: ASGIApp,
        address: str | None,
        open_files: int | None,
        held: uploads.Held,
        scripts: tuple[str, ...],
    ) -> None:
        self.app, self.address, self.scripts = app, address, scripts
        self.crowd = Crowd(open_files)
        self.uploads = uploads.Uploads(held)
        self.sockets = sockets.Sockets()
        self.lane = Lane()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            settle(receive, self.crowd, config().trusted_proxy)
            await self.app(scope, receive, send)
            return
        connection = HTTPConnection(scope)
        venue().seen(client_of(connection))
        quiet().asked()
        HERE.set(connection.client.host if connection.client else "")
        host = connection.headers.get("host", "")
        ours = scope["path"] in hosts.UNBOUND or hosts.allowed(
            host, config().public_url, self._address()
        )
        close = scope["type"] == "http" and self.crowd.busy()
        known = host if ours and hosts.named(host) else ""
        send = with_headers(scope, send, known, self.scripts, close=close)
        refused = self._refusal(connection, host, ours)
        if refused is not None:
            await answer(refused, scope, receive, send)
        elif scope["type"] == "websocket":
            await self._socket(connection, scope, receive, send)
        else:
            await self._request(connection, scope, receive, send)

    def _address(self) -> str | None:
        """Where this server listens now; opened to a hall, it has the computer's names too."""
        return "0.0.0.0" if venue().address else self.address

    def _refusal(self, connection: HTTPConnection, host: str, ours: bool) -> Response | None:
        """What anybody is told who calls at a wrong name, a closed door, or in a full hall."""
        path = connection.scope["path"]
        if not ours:
            return told(connection, 421 if host else 400, "front.host")
        if CLOSED.fullmatch(path):
            return PlainTextResponse("Not Found", 404)
        if path == STREAM and not same_origin(connection, or_none=True):
            return told(connection, 403, "front.origin")
        if self.crowd.near() and newcomer(connection):
            return told(connection, 503, "front.full", again=5)
        return None

    async def _socket(
        self, connection: HTTPConnection, scope: Scope, receive: Receive, send: Send
    ) -> None:
        async def app(receive: Receive, send: Send) -> None:
            with suppress(WebSocketDisconnect, ConnectionError):  # gone while it was told something
                await self.app(scope, receive, send)

        if sockets.LIVE.fullmatch(scope["path"]):
            who = sockets.seat_of(connection)
            if not self.sockets.may_open(who):
                await answer(told(connection, 429, "front.busy"), scope, receive, send)
                return
            await self.sockets.run(who, sockets.live(receive, send), app)
        else:
            await self.sockets.run("", sockets.streamlit(receive, send), app)

    async def _request(
        self, connection: HTTPConnection, scope: Scope, receive: Receive, send: Send
    ) -> None:
        started = False

        async def noting(message: Message) -> None:
            nonlocal started
            started = True
            await send(message)

        if COMING.fullmatch(scope["path"]):
            await self.lane.turn()
        try:
            await self._bounded(connection, scope, receive, noting)
        except body.Broken as broken:
            if started:
                raise
            await answer(told(connection, broken.status, "front.broken"), scope, receive, send)
        except ClientDisconnect:
            return  # there is nobody left to answer
        except Exception as error:
            if started:
                raise
            if isinstance(error, OSError) and error.errno in OUT_OF_FILES:
                self.crowd.tell()
                await answer(told(connection, 503, "front.full", again=5), scope, receive, send)
                return
            log.exception("a request could not be answered")
            await answer(told(connection, 500, "front.fault"), scope, receive, send)

    async def _bounded(
        self, connection: HTTPConnection, scope: Scope, receive: Receive, send: Send
    ) -> None:
        if scope["path"].startswith("/seat/"):
            await light(scope, receive, send)
            return
        file = uploads.PATH.fullmatch(scope["path"])
        if file is not None:
            await self._upload(connection, file[1], receive, send)
            return
        part = body.bounded(connection, receive, body.MOST_BYTES, body.SECONDS)
        await self.app(scope, part, send)

    async def _upload(
        self, connection: HTTPConnection, session: str, receive: Receive, send: Send
    ) -> None:
        refused = await run_in_threadpool(self.uploads.refusal, connection, session)
        if refused is not None:
            await answer(told(connection, *refused), connection.scope, receive, send)
            return
        part = body.bounded(connection, receive, uploads.MOST_FILE, body.UPLOAD_SECONDS)
        size = int(connection.headers.get("content-length", "0"))
        with self.uploads.arriving(session, size):
            await self.app(connection.scope, part, send)


def newcomer(connection: HTTPConnection) -> bool:
    """Whether somebody without seat or login asks for a page, or for Streamlit's socket."""
    path, method = connection.scope["path"], connection.scope.get("method", "GET")
    known = any(
        name == COOKIE or name.startswith(("seat-", "wall-")) for name in connection.cookies
    )
    page = path == STREAM or not FILES.fullmatch(path)
    return page and method == "GET" and not known and path not in hosts.UNBOUND


def told(connection: HTTPConnection, status: int, key: str, again: int = 0) -> Response:
    """One sentence as a page; `again`: the browser asks anew after so many seconds."""
    text = Text(language_of(connection))
    ask = f'<meta http-equiv="refresh" content="{again}">' if again else ""
    page = (
        f'<!doctype html><html lang="{text.language}"><meta charset="utf-8">{ask}'
        '<meta name="viewport" content="width=device-width"><title>'
        f"{escape(text('app.name'))}</title><p>{escape(text(key))}"
    )
    headers = {"Cache-Control": "no-store", "Connection": "close"}
    return HTMLResponse(page, status, headers | ({"Retry-After": str(again)} if again else {}))


async def answer(response: Response, scope: Scope, receive: Receive, send: Send) -> None:
    """Answer a request, or a socket before it is accepted."""
    if scope["type"] == "websocket":
        await WebSocket(scope, receive, send).send_denial_response(response)
    else:
        await response(scope, receive, send)
