"""What comes with a request, bounded in size and time."""

import asyncio

from starlette.requests import HTTPConnection
from starlette.types import Message, Receive

MOST_BYTES = 128 * 1024
"""Of a request to our own routes, which themselves say politely that 64 KiB is too long."""
SECONDS, UPLOAD_SECONDS = 20, 300


class Broken(Exception):
    """The request cannot be taken; `status` says why."""

    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.status = status


def bounded(connection: HTTPConnection, receive: Receive, most: int, seconds: float) -> Receive:
    """`receive`, which raises `Broken` once the body is too long or takes too long.

    Raises:
        Broken: the request says beforehand that it is too long.
    """
    length = connection.headers.get("content-length", "0")
    if not (length.isascii() and length.isdecimal()) or int(length[:15]) > most:
        raise Broken(413)
    until = asyncio.get_running_loop().time() + seconds
    come, whole = 0, False

    async def next_part() -> Message:
        nonlocal come, whole
        if whole:  # the application waits for the browser to leave
            return await receive()
        try:
            async with asyncio.timeout_at(until):
                message = await receive()
        except TimeoutError:
            raise Broken(408) from None
        if message["type"] == "http.request":
            come += len(message.get("body", b""))
            whole = not message.get("more_body", False)
            if come > most:
                raise Broken(413)
        return message

    return next_part
