"""Where a reader of a link writes about the record, without a seat."""

import re
import secrets

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from core.book import book
from core.errors import Refused
from core.limits import Limit
from core.rooms import Rooms
from core.text import Text
from core.web import links
from core.web.http import FORM, client_of
from core.web.language import language_of
from core.web.links import Shown
from core.web.posted import fields
from core.web.templates import PAGES
from core.workshop.acts.commenting import LONGEST, LONGEST_NAME, CommentWritten
from core.workshop.events import proposed
from core.workshop.private_words import leaving

PACE = Limit(most=5, seconds=600)
"""Comments from one address."""
OF_A_LINK = Limit(most=60, seconds=3600)
"""Comments by one link, from wherever."""
NAMES = ("text", "name", "sent")
SENT = re.compile(r"[0-9a-f]{24}")


class Comments:
    def __init__(self, server: Rooms) -> None:
        self.server = server

    def all(self) -> list[BaseRoute]:
        return [Route("/r/{link}/comment", self.answer, methods=["GET", "POST"])]

    async def answer(self, request: Request) -> Response:
        """The page; of a POST with what came of it. Words that were refused stay in their boxes."""
        text = Text(language_of(request))
        try:
            shown = await run_in_threadpool(links.opened, self.server, request.path_params["link"])
        except Refused as refusal:
            return links.refused(request, refusal)
        back = request.url.path.removesuffix("/comment")
        if shown.link.link_id not in shown.room.workshop.commenting:
            return RedirectResponse(back, 303)
        given: dict[str, str] = {}
        told, why = "", ""
        if request.method == "POST":
            try:
                given = await fields(request, NAMES, 2 * LONGEST)
                await run_in_threadpool(self._record, shown, given, client_of(request))
                told, given = text("comment.sent"), {}
            except Refused as refusal:
                why = _why(refusal, text)
        workshop = shown.room.workshop
        body = PAGES.get_template("comment.html").render(
            text=text, language=text.language, title=leaving(workshop.title, workshop),
            area=workshop.area_name, given=given, told=told, why=why,
            back=back, longest=LONGEST, longest_name=LONGEST_NAME,
            sent=given.get("sent") or secrets.token_hex(12),
        )  # fmt: skip
        return HTMLResponse(body, 409 if why else 200, headers=FORM)

    def _record(self, shown: Shown, given: dict[str, str], client: str) -> None:
        room, link_id = shown.room, shown.link.link_id
        sent = given["sent"] if SENT.fullmatch(given["sent"]) else secrets.token_hex(12)
        payload = {"comment_id": f"comment-{sent}", "link_id": link_id,
                   "text": given["text"].replace("\r\n", "\n"), "name": given["name"]}  # fmt: skip
        event = proposed(CommentWritten.kind, payload)
        if payload["comment_id"] in room.workshop.comments:
            return  # sent twice, it arrives once
        if not PACE.take(client) or not OF_A_LINK.take(shown.proof):
            raise Refused("refused.fast")
        self.server.by_owner(room, f"server:{payload['comment_id']}", event)
        book().note("comment_written", "", f"{room.workshop_id} {link_id}")


def _why(refusal: Refused, text: Text) -> str:
    """What is not right, in the words of this form."""
    field = str(refusal.details.get("field", ""))
    if field in ("text", "name"):
        long = refusal.details.get("why") == "string_too_long"
        key = f"comment.too_long_{field}" if long else "comment.empty"
        return text(key, most=LONGEST if field == "text" else LONGEST_NAME)
    return text(refusal.reason, **{"field": "", "max": "", "now": "", **refusal.details})
