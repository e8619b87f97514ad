"""Whether this server can be used, for a watching program: no name, number or secret."""

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from core.web.server import Server


def health_route(server: Server) -> Route:
    """`GET /health`: 200 while the store answers, else 503."""

    async def health(request: Request) -> Response:
        alive = await run_in_threadpool(server.store.alive)
        return JSONResponse(
            {"ok": alive}, 200 if alive else 503, headers={"Cache-Control": "no-store"}
        )

    return Route("/health", health)
