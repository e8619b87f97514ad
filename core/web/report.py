"""Where a partner who counts reports an actual, by a link, without a seat."""

import re
import secrets

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import BaseRoute, Route

from core.clock import today
from core.errors import Refused
from core.limits import Limit
from core.record.course import amount, standing
from core.record.days import day
from core.rooms import Rooms
from core.text import Text
from core.web import links
from core.web.http import FORM
from core.web.language import language_of
from core.web.links import Shown
from core.web.posted import fields
from core.web.templates import PAGES
from core.workshop.acts.reporting import KpiReported
from core.workshop.card import plain
from core.workshop.events import proposed
from core.workshop.nouns.kpis import Kpi
from core.workshop.private_words import leaving

PACE = Limit(most=20, seconds=600)
"""Reports of one link."""
FIELDS = ("kpi", "on", "value", "note")
SENT = re.compile(r"[0-9a-f]{24}")


class Reports:
    def __init__(self, server: Rooms) -> None:
        self.server = server

    def all(self) -> list[BaseRoute]:
        return [Route("/r/{link}/report", self.answer, methods=["GET", "POST"])]

    async def answer(self, request: Request) -> Response:
        """The page; of a POST with what came of it. Words that were refused stay in their boxes."""
        text = Text(language_of(request))
        try:
            shown = await run_in_threadpool(links.opened, self.server, request.path_params["link"])
            if shown.link.link_id not in shown.room.workshop.reporting:
                raise Refused("refused.link_unknown")
        except Refused as refusal:
            return links.refused(request, refusal)
        given: dict[str, str] = {}
        told, why = "", ""
        if request.method == "POST":
            try:
                given = await fields(request, (*FIELDS, "sent"), 400)
                await run_in_threadpool(self._record, shown, given)
                told, given = text("report.sent"), {}
            except Refused as refusal:
                why = text(refusal.reason, **{"field": "", "max": "", "now": "", **refusal.details})
        body = await run_in_threadpool(self._page, shown, text, given, told, why)
        return HTMLResponse(body, 409 if why else 200, headers=FORM)

    def _record(self, shown: Shown, given: dict[str, str]) -> None:
        if not PACE.take(shown.proof):
            raise Refused("refused.fast")
        if not given["value"].strip():
            raise Refused("refused.field_number", value="")
        kpi = _running(shown).get(given["kpi"])
        if kpi is None:
            raise Refused("refused.gone")
        payload = {"link_id": shown.link.link_id, "kpi_id": kpi.id,
                   **{name: given[name] for name in ("on", "value", "note")}}  # fmt: skip
        event = proposed(KpiReported.kind, payload)
        sent = given["sent"] if SENT.fullmatch(given["sent"]) else secrets.token_hex(12)
        self.server.by_owner(shown.room, f"server:report-{sent}", event)

    def _page(self, shown: Shown, text: Text, given: dict[str, str], told: str, why: str) -> str:
        workshop, link = shown.room.workshop, shown.link
        rows = [
            {
                "id": kpi.id,
                "title": leaving(kpi.title, workshop),
                "target": amount(plain(kpi.now.target), kpi, text),
                "due": day(kpi.now.due, text),
                "how": leaving(standing(workshop, kpi, text, today()).said[0], workshop),
                "waits": [
                    text("report.waits", day=one.on, value=amount(plain(one.value), kpi, text))
                    for one in kpi.waiting
                    if one.link_id == link.link_id
                ],
            }
            for kpi in _running(shown).values()
        ]
        return PAGES.get_template("report.html").render(
            text=text, language=text.language, title=leaving(workshop.title, workshop),
            area=workshop.area_name, name=link.name, rows=rows, given=given, told=told, why=why,
            today=today().isoformat(), sent=secrets.token_hex(12),
        )  # fmt: skip


def _running(shown: Shown) -> dict[str, Kpi]:
    """KPIs that everybody sees and that have not ended."""
    return {key: one for key, one in shown.room.workshop.seen(Kpi).items() if not one.stopped}
