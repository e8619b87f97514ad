"""Routes beside the pages."""

from starlette.routing import BaseRoute

from core.web.chain import Chain
from core.web.health import health_route
from core.web.mine import Mine
from core.web.record import Records
from core.web.routes import Routes
from core.web.server import Server


def all_routes(server: Server) -> list[BaseRoute]:
    """Every route of the application, in the order they are tried."""
    routes = Routes(server)
    return [
        *Chain(routes).all(),
        *Records(server).all(),
        *Mine(server).all(),
        *routes.all(),
        health_route(server),
    ]
