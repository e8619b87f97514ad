"""Whether this server can be used, for a watching program: no name, number or secret."""

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from core.rooms import Rooms


def _state(rooms: Rooms) -> tuple[bool, list[str]]:
    """Whether it can be used, and what a person should look at under 「保守」."""
    alive, writes = rooms.store.alive(), rooms.store.writes()
    told = {
        "file": not alive,
        "disk": not writes,
        "unreadable": alive and bool(rooms.unreadable()),
        "lost": rooms.store.lost > 0,
    }
    return alive and writes, [name for name, so in told.items() if so]


def health_route(rooms: Rooms) -> Route:
    """`GET /health`: 200 while the store answers and writes, else 503; `problems` where there
    are some."""

    async def health(request: Request) -> Response:
        ok, problems = await run_in_threadpool(_state, rooms)
        body: dict[str, object] = {"ok": ok, **({"problems": problems} if problems else {})}
        return JSONResponse(body, 200 if ok else 503, headers={"Cache-Control": "no-store"})

    return Route("/health", health)
