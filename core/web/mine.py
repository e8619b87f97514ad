"""What is kept of the person in a seat: shown, taken along, and their name removed."""

from collections.abc import Collection
from functools import partial
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from core import seat
from core.errors import Refused
from core.keeping import acts, mine
from core.keeping.audit import audit
from core.record.path import Path, path
from core.rooms import Rooms
from core.text import Text, day_in_words
from core.web.http import FORM, same_origin, token_of
from core.web.language import language_of
from core.web.record import attached
from core.web.templates import PAGES
from core.workshop import Room, Workshop
from core.workshop.nouns.insights import Insight


class Mine:
    def __init__(self, rooms: Rooms) -> None:
        self.rooms = rooms

    def all(self) -> list[BaseRoute]:
        return [
            Route("/w/{workshop}/mine", self.page),
            Route("/w/{workshop}/mine.{form}", self.page),
            Route("/w/{workshop}/mine/name", self.name, methods=["POST"]),
        ]

    async def page(self, request: Request) -> Response:
        found = await self._seat(request)
        if found is None:
            return _join(request)
        return await run_in_threadpool(_answer, request, *found)

    async def name(self, request: Request) -> Response:
        """Replace this person's name for good, and show the page again."""
        found = await self._seat(request)
        if found is None or not same_origin(request):
            return _join(request)
        room, token = found
        who = seat.seat_id(token)
        await run_in_threadpool(acts.remove_names, self.rooms, audit(), room, "", who)
        address = f"/w/{room.workshop_id}/mine?language={language_of(request)}"
        return RedirectResponse(address, 303)

    async def _seat(self, request: Request) -> tuple[Room, str] | None:
        """The workshop and this browser's token in it; None without a seat."""
        try:
            room = await run_in_threadpool(self.rooms.room, request.path_params["workshop"])
        except Refused:
            return None
        token = token_of(request, room)
        return None if token is None else (room, token)


def _join(request: Request) -> Response:
    return RedirectResponse(f"/j/{quote(request.path_params['workshop'], safe='')}", 303)


def _answer(request: Request, room: Room, token: str) -> Response:
    text, workshop, who = Text(language_of(request)), room.workshop, seat.seat_id(token)
    marks = seat.actor(token, room.workshop_id, workshop).marks
    found = mine.deeds(room, marks, text)
    form = request.path_params.get("form")
    if form is not None:
        name = f"{workshop.area_name}_{text('keep.my_file')}_{workshop.held_on}.{form}"
        if form == "json":
            data = mine.as_json(room, who, found)
            return Response(data, 200, attached(name), "application/json")
        if form == "csv":
            return Response(mine.as_csv(found, text), 200, attached(name), "text/csv")
        return RedirectResponse(f"/w/{room.workshop_id}/mine", 303)
    here = workshop.seats[who]
    body = PAGES.get_template("mine.html").render(
        text=text,
        language=text.language,
        workshop=workshop,
        code=room.workshop_id,
        here=here,
        day=partial(day_in_words, language=text.language),
        named=acts.named(room, who),
        paths=_paths(workshop, marks, text),
        deeds=found[::-1],
        files=[("csv", text("keep.my_csv")), ("json", text("keep.my_json"))],
    )
    return HTMLResponse(body, headers=FORM)


def _paths(workshop: Workshop, marks: Collection[str], text: Text) -> list[Path]:
    """What became of each 気づき of this person, of those that everybody sees."""
    notes = sorted(workshop.seen(Insight).values(), key=lambda one: one.seq)
    return [path(workshop, one, text) for one in notes if one.author.mark in marks]
