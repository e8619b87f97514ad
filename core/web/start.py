"""The address that the terminal prints on a first start: who opens it leads on this computer."""

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from core.accounts import COOKIE, LOCAL, accounts
from core.book import book
from core.first import first
from core.loopback import from_this_computer
from core.rooms import Rooms
from core.web.http import client_of, set_cookie


class Start:
    def __init__(self, rooms: Rooms) -> None:
        self.rooms = rooms

    def all(self) -> list[BaseRoute]:
        return [Route("/start/{key}", self.start)]

    async def start(self, request: Request) -> Response:
        """The cookie for a right key; where it is wrong, used or late, the page that says how."""
        known = accounts()
        here = from_this_computer(request.headers, client_of(request) or None)
        local = await run_in_threadpool(lambda: known.local)
        if not (here and local and first().opened(request.path_params["key"])):
            book().note("first_start_failed")
            return RedirectResponse("/open", 303)
        book().note("first_start", LOCAL.username)
        response = RedirectResponse("/", 303, {"Cache-Control": "no-store"})
        set_cookie(response, request, COOKIE, known.cookie(LOCAL))
        return response
