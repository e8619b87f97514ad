"""The record of a workshop: one light, printable page, for a seat or a link."""

import secrets
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from core.clock import today
from core.demo import DEMO
from core.errors import Refused
from core.text import Text
from core.web.language import language_of
from core.web.routes import PLAIN, token_of
from core.web.server import Server, token_hash
from core.web.story import sentences
from core.workshop import Room
from core.workshop.view import Audience, View, shared

PAGES = Environment(loader=FileSystemLoader(Path(__file__).parent), autoescape=True)
ORDER = ("figure", "insight", "issue", "persona", "use_case", "kpi")


class Records:
    def __init__(self, server: Server) -> None:
        self.server = server

    def all(self) -> list[BaseRoute]:
        return [
            Route("/w/{workshop}/record", self.with_seat),
            Route("/r/{link}", self.with_link),
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
        return await run_in_threadpool(page, request, room)

    async def with_link(self, request: Request) -> Response:
        code, _, token = request.path_params["link"].partition(".")
        try:
            room = await run_in_threadpool(self.server.room, code)
            _check_link(room, token)
        except Refused:
            return _refused(request)
        return await run_in_threadpool(page, request, room)


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


def page(request: Request, room: Room) -> Response:
    """The record as everybody with a right to it sees it: never what is not yet opened."""
    text = Text(language_of(request))
    workshop = room.workshop
    view = shared(workshop, Audience("observer"))
    body = PAGES.get_template("record.html").render(
        text=text,
        language=text.language,
        workshop=workshop,
        people=view["room"],
        waiting=view["waiting"]["count"],
        sections=[(kind, _of(view, kind)) for kind in ORDER],
        chains=chains(view),
        story=sentences(view, text),
        today=today().isoformat(),
    )
    return HTMLResponse(body, headers={**PLAIN, "Cache-Control": "no-store"})


def _of(view: View, kind: str) -> list[tuple[str, dict[str, Any]]]:
    found = [(key, card) for key, card in view.items() if card["type"] == kind]
    return sorted(found, key=lambda pair: int(pair[1]["order"]))


def chains(view: View) -> list[list[tuple[str, list[tuple[str, Any]]]]]:
    """For every KPI the steps it came from: [(kind, [(card id, words)])], from figure to review."""
    kinds = {key: card["type"] for key, card in view.items()}
    rows = []
    for kpi, card in _of(view, "kpi"):
        steps: list[tuple[str, list[tuple[str, Any]]]] = [("kpi", [(kpi, str(card["title"]))])]
        reached = {kpi}
        for kind in ("use_case", "persona", "issue", "insight", "figure"):
            found = {
                link["to"]: link["label"]
                for key in reached
                for link in view[key]["links"]
                if kinds.get(link["to"]) == kind
            }
            steps.append((kind, sorted(found.items())))
            reached |= found.keys()
        versions = card["history"]
        review = [(kpi, versions[0]["words"])] if len(versions) > 1 else []
        rows.append([*steps[::-1], ("review", review)])
    return rows
