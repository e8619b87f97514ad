"""What stands around the page of a record for who reads it there, and in no file."""

from starlette.requests import Request

from core.formats.html.page import Around
from core.record.before import went_on
from core.record.replay import moments
from core.text import Text
from core.web.language import language_of
from core.web.record_files import BRIEF, PACKS, beside
from core.workshop import Room
from core.workshop.meeting import Link
from core.workshop.model import Workshop
from core.workshop.nouns.personas import Persona, too_few
from core.workshop.people import FACILITATORS, Seat


def around_of(request: Request, room: Room, here: Seat | None, link: Link | None = None) -> Around:
    """What only this page says; `here`: the seat that asks, which is told of further meetings."""
    brief = link is not None and link.level == "summary"
    workshop, text = room.workshop, Text(language_of(request))
    leads = here is not None and here.role in FACILITATORS
    packs = PACKS if leads else {}
    return Around(
        files=tuple(one for one in beside(request, packs) if not brief or BRIEF in one[1]),
        brief=brief,
        replay=()
        if brief or workshop.sample
        else moments(workshop, room.log[: workshop.seq], text),
        by_link="link" in request.path_params,
        after=room.workshop_id if leads and workshop.closed else "",
        went_on=went_on(workshop, text) if here else "",
        room=room.workshop_id if leads else "",
        write=write_at(request, workshop, link),
        waits=_waiting(workshop, text) if leads else "",
        few=told_of_few(workshop, text) if leads else (),
    )


def write_at(request: Request, workshop: Workshop, link: Link | None) -> str:
    """Where a reader of this link may write; "" where they may not."""
    may = link is not None and link.link_id in workshop.commenting
    return f"{request.url.path}/comment?language={language_of(request)}" if may else ""


def told_of_few(workshop: Workshop, text: Text) -> tuple[str, ...]:
    """A warning for each persona few people are like, before it leaves the room."""
    every = workshop.seen(Persona).values()
    return tuple(text("console.too_few", name=one.name) for one in every if too_few(one))


def _waiting(workshop: Workshop, text: Text) -> str:
    """That words of readers wait for who leads; "" where none do."""
    n = sum(not one.settled for one in workshop.comments.values())
    return text("comment.waits", n=n) if n else ""
