"""Rooms that are open before the first test: most only need one."""

import secrets
from collections.abc import Iterator
from pathlib import Path

from core.accounts import LOCAL
from core.agendas import agendas, offered
from core.clock import today
from core.config import config
from core.keeping import acts
from core.rooms import Rooms
from core.seat import actor as actor_of
from core.stats.package import open_package
from core.stats.peers import peer_sets
from core.store.duckdb_store import DuckDBStore
from core.workshop.acts.flow import StageStarted, WorkshopOpened
from core.workshop.stage import starting

TITLE, ROOMS = "子育ての「困った」", 30


def opened(folder: Path, began: tuple[str, ...] = ()) -> Iterator[tuple[str, str]]:
    """Rooms as 「会をはじめる」 opens them, with stages that began as who leads begins them: some
    tests do that by hand, most only need a room."""
    store = DuckDBStore(str(folder / "workshops.duckdb"))
    package = open_package(config().stats_path)
    server, agenda = Rooms(store, package), agendas()[offered(follows=False)[0]].stages
    peers, held_on = peer_sets(package, "01210")[0].kind, today()
    until = held_on + acts.KEPT
    for _ in range(ROOMS):
        what = WorkshopOpened(
            TITLE, "01210", "岩見沢市", held_on.isoformat(), LOCAL.username, agenda,
            peers=peers, kept_until=until.isoformat(),
        )  # fmt: skip
        token = secrets.token_hex(16)
        room = server.open_workshop(what, token, LOCAL.display_name)
        for plan in (one for one in agenda if one.stage_id in began):
            actor = actor_of(token, room.workshop_id, room.workshop, leading=True)
            room.record(actor, plan.stage_id, StageStarted(**starting(room.workshop, plan)))
        yield room.workshop_id, token
    store.close()
