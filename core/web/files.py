"""The light pages, their scripts and styles, and their words."""

import json
from functools import cache, partial
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route, Router

from core import text
from core.errors import Refused
from core.rooms import Rooms
from core.web.http import PLAIN, open_room, token_of
from core.web.kept import Kept, file, keep, sent
from core.web.links import refused
from core.web.walls import by_link
from core.web.whole import script

WALL = "screen.html"


class Files:
    def __init__(self, rooms: Rooms) -> None:
        self.rooms = rooms

    def all(self) -> list[BaseRoute]:
        return [
            Route("/w/{workshop}", partial(self.page, "index.html")),
            Route("/w/{workshop}/screen", partial(self.page, WALL)),
            *SEAT,
        ]

    async def page(self, name: str, request: Request) -> Response:
        """A page for who has a seat here; who has none is asked to join."""
        try:
            room = await open_room(self.rooms, request)
        except Refused as refusal:
            known = refusal.reason == "refused.unreadable"  # the page to join says so
            code = quote(request.path_params["workshop"], safe="")
            return RedirectResponse(f"/j/{code}" if known else "/j", 303)
        try:
            if token_of(request, room) is None and not (name == WALL and by_link(request, room)):
                return RedirectResponse(f"/j/{room.workshop_id}", 303)
        except Refused as refusal:
            return refused(request, refusal)
        return light_page(name, request)


async def light_file(request: Request) -> Response:
    """Scripts and styles of the light pages. A browser asks by fingerprint whether its copy is
    still right, also after an update."""
    return file(request.path_params["name"], request)


async def whole_script(request: Request) -> Response:
    return script(request.path_params["page"], request.path_params["name"], request)


def light_page(name: str, request: Request) -> Response:
    return file(name, request, PLAIN)


async def words(request: Request) -> Response:
    language = request.path_params["language"]
    if language not in (*text.LANGUAGES, text.EASY):
        return JSONResponse({}, 404)
    return sent(_words(language), request, {"Cache-Control": "no-cache"})


@cache
def _words(language: str) -> Kept:
    words = json.dumps(text.light_words(language), ensure_ascii=False, separators=(",", ":"))
    return keep(words.encode(), "application/json")


SEAT: list[BaseRoute] = [
    Route("/seat/words/{language}.json", words),
    Route("/seat/whole/{page}/{name}", whole_script),
    Route("/seat/{name}", light_file),
]
light = Router(SEAT, redirect_slashes=False)
"""Files that everybody gets alike, most of what a hall asks for while it comes in; `Front` has
them answered without the ways of Streamlit."""
