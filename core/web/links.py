"""Read-only links: which record one opens, and what is said where it opens none."""

import asyncio
from dataclasses import dataclass
from datetime import datetime

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.websockets import WebSocket, WebSocketDisconnect

from core.book import book
from core.clock import now
from core.errors import Refused
from core.limits import Limit
from core.proofs import token_hash
from core.rooms import Rooms
from core.text import Text
from core.web.http import PLAIN, same_origin
from core.web.language import language_of
from core.web.templates import PAGES
from core.workshop import Room
from core.workshop.meeting import Link

ENDED = 4410
"""Code with which the socket of an open page is closed: its link opens nothing any more."""
LOOK_SECONDS = 1.0
READ = Limit(most=1, seconds=600)
"""Lines in the book of one reader of one link."""


@dataclass(frozen=True)
class Shown:
    """What a link opens."""

    room: Room
    proof: str

    @property
    def link(self) -> Link:
        """The link as it is now.

        Raises:
            Refused: it is no more, or was none.
        """
        found = next(
            (one for one in self.room.workshop.links.values() if one.token_hash == self.proof), None
        )
        if found is None:
            raise Refused("refused.link_unknown")
        if found.revoked:
            raise Refused("refused.wall_ended" if found.wall else "refused.link_revoked")
        if datetime.fromisoformat(found.expires) < now():
            raise Refused("refused.wall_ended" if found.wall else "refused.link_expired")
        return found


def opened(rooms: Rooms, address: str, *, wall: bool = False) -> Shown:
    """The record, or the wall, behind the last part of a link's address. Older addresses begin with
    the code of the workshop and a dot.

    Raises:
        Refused: it opens nothing; why is said only to who knows the whole address.
    """
    code, dot, token = address.partition(".")
    proof = token_hash(token if dot else code)
    try:
        shown = Shown(rooms.room(code if dot else rooms.of_link(proof)), proof)
    except Refused:
        raise Refused("refused.link_unknown") from None
    if shown.link.wall != wall:  # none opens what another is for
        raise Refused("refused.link_unknown")
    return shown


def noted(shown: Shown, where: str, form: str) -> None:
    """A line in the book; one in ten minutes for each reader."""
    what = f"{shown.room.workshop_id} {shown.link.link_id} {form}".rstrip()
    if READ.take(f"{where} {what}"):
        book().note("link_read", "", what)


def refused(request: Request, refusal: Refused) -> Response:
    """The page that says so."""
    text = Text(language_of(request))
    body = PAGES.get_template("refused.html").render(
        text=text, reason=text(refusal.reason), language=text.language
    )
    return HTMLResponse(body, 410, headers={**PLAIN, "Cache-Control": "no-store"})


async def watch(rooms: Rooms, socket: WebSocket) -> None:
    """Held open by a page that a link shows, and closed when it opens nothing any more."""
    await socket.accept()
    hearing: asyncio.Task[object] | None = None
    try:
        shown = await run_in_threadpool(opened, rooms, socket.path_params["link"])
        while same_origin(socket):
            _ = shown.link
            hearing = hearing or asyncio.ensure_future(socket.receive())
            done, _pending = await asyncio.wait({hearing}, timeout=LOOK_SECONDS)
            if done:
                if hearing.result()["type"] == "websocket.disconnect":  # type: ignore[index]
                    return
                hearing = None
    except Refused:
        pass
    except WebSocketDisconnect:
        return
    finally:
        if hearing is not None:
            hearing.cancel()
    await socket.close(ENDED)
