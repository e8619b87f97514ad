"""The record of a workshop: one light, printable page, for a seat or a link."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route, WebSocketRoute
from starlette.websockets import WebSocket

from core.book import book
from core.errors import Refused
from core.formats import FILES, FORMATS
from core.formats.html.page import page
from core.formats.html.public import public_page
from core.formats.packs import handover, open_data
from core.formats.papers import PAPERS, paper
from core.formats.pdf.poster import poster
from core.formats.pdf.sheet import sheet
from core.keeping.portable import fingerprint_of, written
from core.practice.demo import DEMO
from core.record.nameless import unquoted, without_names
from core.record.report import Report, first_screen, report
from core.room_book import SHOWN
from core.rooms import Rooms
from core.seat import seat_id
from core.text import Text
from core.web import links
from core.web.heavy import heavy
from core.web.http import PLAIN, base_url, client_of, token_of
from core.web.language import language_of
from core.web.monitors import monitor_page
from core.web.once import Kept
from core.web.record_around import around_of, write_at
from core.web.record_files import BRIEF, OPEN, PACKS, page_of
from core.workshop import Room
from core.workshop.meeting import Link
from core.workshop.model import Workshop
from core.workshop.people import FACILITATORS, Seat
from core.workshop.private_words import MASK, leaving


class Records:
    def __init__(self, server: Rooms) -> None:
        self.server = server
        self.reports, self.files = Kept[Report](), Kept[bytes]()
        server.forgets += [self.reports.forget, self.files.forget]

    def all(self) -> list[BaseRoute]:
        return [
            Route("/w/{workshop}/record", self.with_seat),
            Route("/w/{workshop}/record.{form}", self.with_seat),
            Route("/w/{workshop}/sheet.pdf", self.sheet),
            Route("/w/{workshop}/code.pdf", self.poster),
            Route("/r/{link}", self.with_link),
            WebSocketRoute("/r/{link}/live", self.watch),
            Route("/r/{link}/record.{form}", self.with_link),
        ]

    async def with_seat(self, request: Request) -> Response:
        code = request.path_params["workshop"]
        join = RedirectResponse(f"/j/{quote(code, safe='')}", 303)  # does not tell if it exists
        try:
            room = await run_in_threadpool(self.server.room, code)
        except Refused:
            return join
        if token_of(request, room) is None and room.workshop_id != DEMO:
            return join
        return await heavy(self.answer, request, room)

    async def sheet(self, request: Request) -> Response:
        """A sheet for notes by hand."""
        return await self._printed(request, sheet, "proxy.sheet_title")

    async def poster(self, request: Request) -> Response:
        """The way in, to put up."""
        return await self._printed(request, poster, "door.sheet_title")

    async def _printed(self, request: Request, draw: Callable[..., bytes], word: str) -> Response:
        """A page with the code of the workshop, for a seat."""
        code = request.path_params["workshop"]
        try:
            room = await run_in_threadpool(self.server.room, code)
        except Refused:
            room = None
        if room is None or token_of(request, room) is None:
            return RedirectResponse(f"/j/{quote(code, safe='')}", 303)
        workshop, text = room.workshop, Text(language_of(request))
        address = f"{base_url(request)}/j"
        made = await heavy(
            draw, workshop.title, workshop.area_name, room.workshop_id, address, text
        )
        name = f"{workshop.area_name}_{text(word)}_{workshop.held_on}.pdf"
        return Response(made, 200, attached(name), "application/pdf")

    async def with_link(self, request: Request) -> Response:
        try:
            shown = await run_in_threadpool(links.opened, self.server, request.path_params["link"])
            links.noted(shown, client_of(request), request.path_params.get("form", ""))
        except Refused as refusal:
            return links.refused(request, refusal)
        return await heavy(self.answer, request, shown.room, shown.link)

    async def watch(self, socket: WebSocket) -> None:
        await links.watch(self.server, socket)

    def answer(self, request: Request, room: Room, link: Link | None = None) -> Response:
        """The page, or the file whose form the address ends in; `link`: by which it is asked."""
        form, text = request.path_params.get("form"), Text(language_of(request))
        nameless, level = link is not None and link.unnamed, link.level if link else "whole"
        if form is None and level == "kpis":
            made = monitor_page(self.server, room, text)
            return HTMLResponse(made, headers={**PLAIN, "Cache-Control": "no-store"})
        if form is None and level == "public":
            write = write_at(request, room.workshop, link)
            made = public_page(self.page_report(room, text, link), write)
            return HTMLResponse(made, headers={**PLAIN, "Cache-Control": "no-store"})
        if form is None:
            around = around_of(request, room, self.seat(request, room), link)
            if self.holds_back(room, text) and not around.brief:
                around = replace(around, held_back=text("export.held_back", mask=MASK))
            found = self.page_report(room, text, link)
            made = page(first_screen(found) if around.brief else found, around)
            return HTMLResponse(made, headers={**PLAIN, "Cache-Control": "no-store"})
        if form in PACKS and self.leads(request, room):
            return self.pack(room, text, form)
        if form in PAPERS and (level == "whole" or (level, form) == ("summary", BRIEF)):
            return self.paper(room, text, form, nameless)
        if form not in FILES or level != "whole":
            return RedirectResponse(
                request.url.path.rpartition("/record.")[0] + page_of(request), 303
            )
        name = f"{room.workshop.area_name}_{text('export.file')}_{room.workshop.held_on}.{form}"
        if (here := self.seat(request, room)) is not None:
            book().note("file_taken", here.seat_id[:SHOWN], f"{room.workshop_id} {form}")
        made = self.file(room, text, form, nameless)
        return Response(made, 200, attached(name), FORMATS[form].media_type)

    def leads(self, request: Request, room: Room) -> bool:
        here = self.seat(request, room)
        return here is not None and here.role in FACILITATORS

    def pack(self, room: Room, text: Text, name: str) -> Response:
        """What who leads may take: all a successor needs, or the tables for everybody."""
        workshop, word = room.workshop, PACKS[name][1]
        book().note("file_taken", "", f"{room.workshop_id} {name}")
        if name == OPEN:
            told = self.leaving(room, unquoted(workshop), text, nameless=True)
            data = open_data(replace(told, comments=()), text)  # others' words, without a licence
        else:
            data = handover(self.leaving(room, workshop, text), self.all_files(room, text), text)
        called = f"{workshop.area_name}_{text(word)}_{workshop.held_on}.zip"
        return Response(data, 200, attached(called), "application/zip")

    def all_files(self, room: Room, text: Text) -> dict[str, bytes]:
        """The record in every form, its papers, and the workshop as a file of ours."""
        workshop = room.workshop
        report = self.report(room, workshop, text)
        files = {f"{text('export.file')}.{form}": self.file(room, text, form) for form in FILES}
        for name, one in PAPERS.items():
            called = f"{text(one.file)}.{name.rpartition('.')[2]}"
            files[called] = paper(name, workshop, report, text, nameless=False)
        with suppress(Refused):  # what waits to be opened
            log = room.log[: workshop.seq]
            files[text("pack.json")] = written(workshop, log, self.server.package.version)
        return files

    def seat(self, request: Request, room: Room) -> Seat | None:
        """The seat that asks; None for a link."""
        token = token_of(request, room) if "workshop" in request.path_params else None
        return room.workshop.seats.get(seat_id(token)) if token else None

    def report(self, room: Room, workshop: Workshop, text: Text, nameless: bool = False) -> Report:
        """The record in words, for page and files."""
        key, package = (room.workshop_id, text.language, str(nameless)), self.server.package
        make = without_names if nameless else report

        def once() -> Report:
            made = make(workshop, text, package)
            return replace(made, fingerprint=_fingerprint(room, workshop))

        return self.reports.once(key, workshop, once)

    def page_report(self, room: Room, text: Text, link: Link | None) -> Report:
        """As the room reads it; for a link as it may leave."""
        if link is None:
            return self.report(room, room.workshop, text)
        return self.leaving(room, room.workshop, text, link.unnamed)

    def leaving(self, room: Room, workshop: Workshop, text: Text, nameless: bool = False) -> Report:
        """The record as it leaves the room."""
        whole = self.report(room, workshop, text, nameless)
        key = (room.workshop_id, text.language, str(nameless), "leaving")
        return self.reports.once(key, workshop, lambda: leaving(whole, workshop))

    def holds_back(self, room: Room, text: Text) -> bool:
        """Whether something of the record does not leave the room."""
        workshop = room.workshop
        return self.leaving(room, workshop, text) != self.report(room, workshop, text)

    def file(self, room: Room, text: Text, form: str, nameless: bool = False) -> bytes:
        """The record as a file."""
        workshop = room.workshop
        key = (room.workshop_id, text.language, form, str(nameless))
        make = FORMATS[form].make
        return self.files.once(
            key, workshop, lambda: make(self.leaving(room, workshop, text, nameless))
        )

    def paper(self, room: Room, text: Text, name: str, nameless: bool) -> Response:
        """A paper for a council or a duty: of the same state as the record."""
        workshop, one = room.workshop, PAPERS[name]
        report = self.report(room, workshop, text, nameless)
        key = (room.workshop_id, text.language, name, str(nameless))
        made = self.files.once(key, workshop, lambda: paper(name, workshop, report, text, nameless))
        form = name.rpartition(".")[2]
        called = f"{workshop.area_name}_{text(one.file)}_{workshop.held_on}.{form}"
        return Response(made, 200, attached(called), one.media_type)


def _fingerprint(room: Room, workshop: Workshop) -> str:
    """Of a closed meeting, the same that its file has; "" where something waits to be opened."""
    with suppress(Refused):
        return fingerprint_of(workshop, room.log[: workshop.seq]) if workshop.closed else ""
    return ""


def attached(name: str) -> dict[str, str]:
    """Headers of a file that is kept under this name, and nowhere else."""
    named = f"attachment; filename*=UTF-8''{quote(name)}"
    return {**PLAIN, "Cache-Control": "no-store", "Content-Disposition": named}
