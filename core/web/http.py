"""What all routes share: whose browser asks, what it sent, and refusals as answers."""

import ipaddress
import json
from collections.abc import Awaitable, Callable
from typing import TypeVar

from pydantic import BaseModel
from starlette.concurrency import run_in_threadpool
from starlette.requests import HTTPConnection, Request
from starlette.responses import JSONResponse, Response

from core import seat
from core.accounts import COOKIE, KEEP
from core.config import config
from core.errors import Refused
from core.loopback import is_loopback
from core.proofs import cookie
from core.rooms import Rooms
from core.venue import venue
from core.workshop import Room

MOST_BYTES = 64 * 1024
STATUS = {
    "refused.no_such_code": 404,
    "refused.no_seat": 403,
    "refused.put_out": 403,
    "refused.fast": 429,
}
PLAIN = {
    "Cache-Control": "no-cache",
    "Content-Security-Policy": "default-src 'self'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data:; frame-ancestors 'none'; base-uri 'none'; form-action 'self'",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
FORM = {**PLAIN, "Cache-Control": "no-store", "Referrer-Policy": "same-origin"}
"""Of a page with a form: with no referrer at all a browser does not say where it was sent from."""
Handler = Callable[[Request], Awaitable[Response]]
Body = TypeVar("Body", bound=BaseModel)


def refusing(handler: Handler) -> Handler:
    """`handler`, whose refusals are answered as JSON; nothing else is caught."""

    async def answer(request: Request) -> Response:
        try:
            if request.method == "POST" and not same_origin(request, or_none=True):
                raise Refused("refused.origin")
            return await handler(request)
        except Refused as refusal:
            body = {"refused": refusal.reason, **refusal.details}
            return JSONResponse(body, STATUS.get(refusal.reason, 409))

    return answer


async def open_room(rooms: Rooms, connection: HTTPConnection) -> Room:
    """The workshop in the address. Folding a long log takes a second: not on the event loop.

    Wrong codes are counted and right ones open all the same: a hall is one client to us, and
    one guest who guesses must not shut the door for the others.

    Raises:
        Refused: there is none, or too many were asked for that are none.
    """
    client, code = client_of(connection), connection.path_params["workshop"]
    try:
        if (room := rooms.opened(code)) is not None:
            return room
        return await run_in_threadpool(rooms.room, code)
    except Refused as refusal:
        if refusal.reason == "refused.unreadable":
            raise
        rooms.wrong_codes.check(client)
        rooms.wrong_codes.count(client)
        raise


async def read(request: Request, shape: type[Body]) -> Body:
    """The body, as a JSON object of this shape; what the shape does not name is passed over.

    Raises:
        Refused: larger than 64 KiB, or of another shape.
    """
    data = b""
    async for part in request.stream():
        data += part
        if len(data) > MOST_BYTES:
            raise Refused("refused.too_large")
    try:
        return shape.model_validate(json.loads(data))
    except (ValueError, RecursionError):
        raise Refused("refused.bad_request") from None


def client_of(connection: HTTPConnection) -> str:
    return connection.client.host if connection.client else ""


def network(connection: HTTPConnection) -> str:
    """Where somebody calls from: an address, of IPv6 the network that one line is given."""
    client = client_of(connection)
    try:
        address = ipaddress.ip_address(client.partition("%")[0])
    except ValueError:
        return client
    if isinstance(address, ipaddress.IPv4Address):
        return client
    return str(ipaddress.ip_network((int(address), 64), strict=False))


def token_of(connection: HTTPConnection, room: Room) -> str | None:
    """The token of this browser's seat, or None without a seat here."""
    token = seat.proved(connection.cookies.get(cookie(room), ""), room.workshop)
    return token if seat.seat_id(token) in room.workshop.seats else None


def need_token(connection: HTTPConnection, room: Room) -> str:
    token = token_of(connection, room)
    if token is None:
        raise Refused("refused.put_out" if put_out(connection, room) else "refused.no_seat")
    return token


def put_out(connection: HTTPConnection, room: Room) -> bool:
    """Whether this browser had a seat here, which who leads has put out."""
    token = seat.proved(connection.cookies.get(cookie(room), ""), room.workshop)
    return seat.seat_id(token) in room.workshop.out


def set_cookie(response: Response, request: Request, name: str, token: str) -> None:
    """A cookie that scripts cannot read; a login's lasts no longer than the login."""
    response.set_cookie(
        name,
        token,
        max_age=int(KEEP.total_seconds()) if name == COOKIE else seat.KEEP_SECONDS,
        httponly=True,
        samesite="lax",
        secure=base_url(request).startswith("https:")
        or request.headers.get("origin", "").startswith("https:"),
    )


def base_url(request: Request) -> str:
    """Where people reach us: as the settings say, else as this browser did; opened to a hall, no
    name that only this computer knows."""
    host = request.headers.get("host", request.url.netloc)
    if venue().address and is_loopback(host):
        return config().public_url or venue().address
    return config().public_url or f"{request.url.scheme}://{host}"


def same_origin(connection: HTTPConnection, *, or_none: bool = False) -> bool:
    """Cookies travel with a request made by any site; only ours may act."""
    origin = connection.headers.get("origin")
    if origin is None:
        return or_none
    asked, public = (url.partition("://")[2] for url in (origin, config().public_url))
    return asked != "" and asked in (connection.headers.get("host"), public)
