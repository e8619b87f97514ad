"""The KPIs of a town over all meetings of an account, for who has a link."""

from core.clock import today
from core.keeping import monitor
from core.keeping.watched import counts, heads, rows
from core.rooms import Rooms
from core.text import Text
from core.web.templates import PAGES
from core.workshop import Room
from core.workshop.acts.flow import WorkshopOpened


def owned(server: Rooms, owner: str) -> list[str]:
    """Codes of the meetings of the account `owner`, the newest first."""
    return [
        code
        for code, first in server.store.openings()
        if isinstance(first.event, WorkshopOpened) and first.event.owner == owner
    ]


def monitor_page(server: Rooms, room: Room, text: Text) -> bytes:
    """The page of a link that was made in `room`: what its owner's meetings about the same place
    watch, without names and without a way in."""
    workshop = room.workshop
    codes = owned(server, workshop.owner) if workshop.owner else [room.workshop_id]
    found = monitor.watched(server, codes, workshop.area_code, today())
    body = PAGES.get_template("monitor.html").render(
        text=text, area=workshop.area_name, day=today().isoformat(), counts=counts(found, text),
        heads=heads(text), rows=rows(found, text, leads=False),
    )  # fmt: skip
    return body.encode()
