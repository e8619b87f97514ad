"""Practice alone: a fresh workshop with twelve simulated participants."""

from datetime import datetime
from typing import TYPE_CHECKING

from core.agendas import agendas
from core.clock import today
from core.errors import Refused
from core.simulated import Words, acting, dots, estimates, figures, marked, seats
from core.workshop import Event, Room, Workshop, policy, tally, weighing
from core.workshop.flow import SeatTaken, WorkshopOpened
from core.workshop.insights import InsightVoted
from core.workshop.model import Seat
from core.workshop.nouns import TABLES

if TYPE_CHECKING:
    from core.web.server import Server

PREFIX = "practice"


def practice(
    server: "Server",
    area_code: str,
    area_name: str,
    token: str,
    name: str,
    *,
    agenda_id: str = "90",
    owner: str = "",
) -> Room:
    """A new room led by whoever holds `token`; the simulated participants have their seats.

    It says 見本 in its title and is marked as a sample, so nobody counts it as a real one.
    """
    opened = WorkshopOpened(
        title=marked(f"練習（{area_name}）"[:70]),
        area_code=area_code,
        area_name=area_name,
        held_on=today().isoformat(),
        owner=owner,
        agenda=agendas()[agenda_id].stages,
        sample=True,
    )
    room = server.open_workshop(opened, token, name)
    seat_participants(server, room)
    return room


def seat_participants(server: "Server", room: Room) -> None:
    """Give the simulated participants their seats in a sample just opened; twice is once."""
    leader = next(s for s in room.workshop.seats.values() if s.role == "facilitator")
    taken = [
        SeatTaken(seat.seat_id, seat.name, seat.sector)
        for key, seat in seats(PREFIX).items()
        if key != "lead"
    ]
    server.record(room, acting(leader, ()), f"{PREFIX}-seats", *taken)


def simulate_stage(server: "Server", workshop_id: str) -> int:
    """Let the simulated participants do what the running stage asks for.

    Called when a stage has been started; nothing happens in a workshop without them,
    and nothing twice.

    Returns:
        How many of their acts were recorded.
    """
    room = server.room(workshop_id)
    workshop, people = room.workshop, seats(PREFIX)
    here = {key: s for key, s in people.items() if s.seat_id in workshop.seats}
    if not here or workshop.closed or workshop.stage.locked:
        return 0
    stage, done = workshop.stage, 0
    running = weighing.running(workshop)
    doing = f"estimates-{len(workshop.estimates)}" if running else stage.stage_id
    for at, (key, event) in enumerate(_acts(server, workshop, here), 1):
        seat = here.get(key) or next(iter(here.values()))
        actor = acting(seat, workshop.stages, stage.stage_id, stage.authorship)
        request_id = f"{PREFIX}-{doing}-{at}"
        if request_id in room.requests:
            continue
        try:
            server.record(room, actor, request_id, event)
        except Refused:
            continue  # the facilitator was quicker: locked, closed or gone meanwhile
        done += 1
    return done


def _acts(server: "Server", workshop: Workshop, here: dict[str, Seat]) -> list[tuple[str, Event]]:
    """Who does what now; what they point to is only what all may see."""
    stage_id = workshop.stage.stage_id
    first = next(iter(here))
    if stage_id == "figures":
        return [(first, pin) for pin in figures(server.package, workshop.area_code)]
    if weighing.running(workshop) is not None:
        seen = _visible(workshop)
        return list(estimates(here, [i for i in workshop.use_cases if i in seen]))
    pinned = {f.indicator_id: (f.id, round(f.value, f.decimals)) for f in workshop.figures.values()}
    day = datetime.fromisoformat(workshop.held_on).date()
    if (ballot := tally.running(workshop)) is not None:
        seen = _visible(workshop)
        ids = [i for i in getattr(workshop, ballot.table) if i in seen]
        return list(dots(here, ids, ballot.dots))
    words = Words(PREFIX, pinned, day, _visible(workshop)).of(stage_id)
    return words + (_agreements(workshop, here) if stage_id == "issues" else [])


def _visible(workshop: Workshop) -> frozenset[str]:
    return frozenset(
        noun.id
        for table in TABLES
        for noun in getattr(workshop, table).values()
        if policy.visible(workshop, noun, frozenset())
    )


def _agreements(workshop: Workshop, here: dict[str, Seat]) -> list[tuple[str, Event]]:
    """同感 of every second participant with an opened 気づき."""
    seen = _visible(workshop)
    ids = [i for i, insight in workshop.insights.items() if i in seen and not insight.muted]
    if not ids:
        return []
    return [(key, InsightVoted(ids[at * 5 % len(ids)])) for at, key in enumerate([*here][::2])]
