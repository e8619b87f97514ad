"""Routes beside the pages."""

from starlette.routing import BaseRoute

from core.rooms import Rooms
from core.web.act import Acts
from core.web.comments import Comments
from core.web.facts import Facts
from core.web.files import Files
from core.web.findings import Findings
from core.web.health import health_route
from core.web.join import Join
from core.web.live import Live
from core.web.look import Look
from core.web.mine import Mine
from core.web.moving import Moving
from core.web.record import Records
from core.web.report import Reports
from core.web.start import Start
from core.web.town import Towns
from core.web.walls import Walls


def all_routes(rooms: Rooms) -> list[BaseRoute]:
    """Every route of the application, in the order they are tried."""
    acts = Acts(rooms)
    facts = Facts(rooms, acts)
    asked = (Moving, Join, Files, Live, Records, Reports, Comments, Mine, Start, Towns, Walls)
    return [
        *acts.all(),
        *facts.all(),
        *Findings(facts).all(),
        *Look(rooms).all(),
        *(route for kind in asked for route in kind(rooms).all()),
        health_route(rooms),
    ]
