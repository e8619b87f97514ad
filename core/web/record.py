"""The record of a workshop: one light, printable page, for a seat or a link."""

import secrets
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from core.clock import today
from core.demo import DEMO
from core.errors import Refused
from core.exports import FORMATS
from core.exports.before import before, went_on
from core.exports.course import standing, svg, upcoming
from core.exports.logic import logic
from core.exports.logic_html import picture
from core.exports.report import KINDS, chains, of_kind, report, stated, taken_over
from core.exports.sheet import sheet
from core.exports.story import sentences
from core.exports.voices import html, voices
from core.exports.weighed import columns, differences, weighed
from core.exports.weighed import svg as board
from core.seat import seat_id
from core.stats.package import Package
from core.text import Text
from core.web.language import language_of
from core.web.routes import PLAIN, base_url, token_of
from core.web.server import Server, token_hash
from core.workshop import Room
from core.workshop.cards import plain
from core.workshop.model import SECTORS, Seat, Workshop
from core.workshop.policy import FACILITATORS
from core.workshop.view import Audience, shared

PAGES = Environment(loader=FileSystemLoader(Path(__file__).parent), autoescape=True)
MOST_FILES = 24
"""Files kept for the next who asks, as long as nothing changes."""


class Records:
    def __init__(self, server: Server) -> None:
        self.server = server
        self.files: dict[tuple[str, str, str], tuple[Workshop, str, bytes]] = {}
        self.making = Lock()
        server.forgets.append(self.forget)

    def forget(self, workshop_id: str) -> None:
        """Drop the files of a workshop that was rewritten."""
        with self.making:
            for key in [key for key in self.files if key[0] == workshop_id]:
                del self.files[key]

    def all(self) -> list[BaseRoute]:
        return [
            Route("/w/{workshop}/record", self.with_seat),
            Route("/w/{workshop}/record.{form}", self.with_seat),
            Route("/w/{workshop}/sheet.pdf", self.sheet),
            Route("/r/{link}", self.with_link),
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
        return await run_in_threadpool(self.answer, request, room)

    async def sheet(self, request: Request) -> Response:
        """A sheet for notes by hand, for a seat."""
        code = request.path_params["workshop"]
        try:
            room = await run_in_threadpool(self.server.room, code)
        except Refused:
            room = None
        if room is None or token_of(request, room) is None:
            return RedirectResponse(f"/j/{quote(code, safe='')}", 303)
        workshop, text = room.workshop, Text(language_of(request))
        address = f"{base_url(request)}/j"
        made = await run_in_threadpool(
            sheet, workshop.title, workshop.area_name, room.workshop_id, address, text
        )
        name = f"{workshop.area_name}_{text('proxy.sheet_title')}_{workshop.held_on}.pdf"
        return Response(made, 200, attached(name), "application/pdf")

    async def with_link(self, request: Request) -> Response:
        code, _, token = request.path_params["link"].partition(".")
        try:
            room = await run_in_threadpool(self.server.room, code)
            _check_link(room, token)
        except Refused:
            return _refused(request)
        return await run_in_threadpool(self.answer, request, room)

    def answer(self, request: Request, room: Room) -> Response:
        """The page, or the file whose form the address ends in."""
        form = request.path_params.get("form")
        if form is None:
            return page(request, room, self.server.package, self.seat(request, room))
        if form not in FORMATS:
            return RedirectResponse(
                request.url.path.rpartition("/record.")[0] + _page_of(request), 303
            )
        text = Text(language_of(request))
        name = f"{room.workshop.area_name}_{text('export.file')}_{room.workshop.held_on}.{form}"
        made = self.file(room, text, form)
        return Response(made, 200, attached(name), FORMATS[form].media_type)

    def seat(self, request: Request, room: Room) -> Seat | None:
        """The seat that asks; None for a link."""
        token = token_of(request, room) if "workshop" in request.path_params else None
        return room.workshop.seats.get(seat_id(token)) if token else None

    def file(self, room: Room, text: Text, form: str) -> bytes:
        """The record as a file; made once for everybody until something changes."""
        key, workshop, day = (room.workshop_id, text.language, form), room.workshop, today()
        with self.making:
            kept = self.files.pop(key, None)
            if kept is None or kept[0] is not workshop or kept[1] != day.isoformat():
                made = FORMATS[form].make(report(workshop, text, self.server.package))
                kept = (workshop, day.isoformat(), made)
            self.files[key] = kept
            while len(self.files) > MOST_FILES:
                del self.files[next(iter(self.files))]
        return kept[2]


def _check_link(room: Room, token: str) -> None:
    """Raise `Refused` unless `token` opens this record today."""
    proof = token_hash(token)
    for link in room.workshop.links.values():
        if secrets.compare_digest(link.token_hash, proof):
            if link.revoked or datetime.fromisoformat(link.expires) < datetime.now(UTC):
                raise Refused("refused.link_expired")
            return
    raise Refused("refused.link_expired")


def _refused(request: Request) -> Response:
    """One answer for what expired, was revoked or never was: guessing learns nothing."""
    text = Text(language_of(request))
    body = PAGES.get_template("refused.html").render(
        text=text, reason=text("refused.link_expired"), language=text.language
    )
    return HTMLResponse(body, 410, headers=PLAIN)


def page(request: Request, room: Room, package: Package, here: Seat | None) -> Response:
    """The record as everybody with a right to it sees it: never what is not yet opened.

    Args:
        here: the seat that asks; it is told whether the meeting went on.
    """
    text = Text(language_of(request))
    workshop = room.workshop
    view = shared(workshop, Audience("observer"))
    kpis = [workshop.kpis[key] for key, _ in of_kind(view, "kpi")]
    sections = {kind: of_kind(view, kind) for kind in KINDS}
    body = PAGES.get_template("record.html").render(
        text=text,
        language=text.language,
        workshop=workshop,
        people=view["room"],
        waiting=view["waiting"]["count"],
        sections=sections,
        chains=chains(view),
        stated=stated,
        voices=Markup(html(found, text)) if (found := voices(workshop, text)) else "",
        path=Markup(picture(logic(workshop, text), text)),  # words in it are escaped
        votes=[card for _, card in of_kind(view, "vote")],
        weighed=weighed(workshop, text),
        board=lambda found: Markup(board(found, text.language)),
        columns=lambda found: columns(found, text),
        differences=lambda found: differences(found, text),
        story=sentences(view, text),
        upcoming=upcoming(workshop, kpis, text, today()),
        standings={kpi.id: standing(workshop, kpi, text, today(), package) for kpi in kpis},
        drawn=lambda course: Markup(svg(course, text.language)),  # words in it are escaped
        sectors=SECTORS,
        plain=plain,
        today=today().isoformat(),
        taken=taken_over(workshop, text),
        before=before(workshop, text),
        went_on=went_on(workshop, text) if here else "",
        after=room.workshop_id if here and workshop.closed and here.role in FACILITATORS else "",
        files=_files(request),
    )
    return HTMLResponse(body, headers={**PLAIN, "Cache-Control": "no-store"})


def attached(name: str) -> dict[str, str]:
    """Headers of a file that is kept under this name, and nowhere else."""
    named = f"attachment; filename*=UTF-8''{quote(name)}"
    return {**PLAIN, "Cache-Control": "no-store", "Content-Disposition": named}


def _files(request: Request) -> list[tuple[str, str]]:
    """[(form, address)] of the files beside this page, for the same right."""
    path = request.url.path
    base = path if path.endswith("/record") else f"{path}/record"
    return [(form, f"{base}.{form}?language={language_of(request)}") for form in FORMATS]


def _page_of(request: Request) -> str:
    """What comes after the way to a file to make it the way to the page."""
    return "/record" if request.url.path.startswith("/w/") else ""
