"""Practice alone: a fresh workshop with twelve simulated participants."""

from datetime import date

from core.agendas import agendas
from core.clock import today
from core.errors import Refused
from core.practice.people import acting, dots, estimates, seats
from core.practice.story import Words, figures, marked
from core.rooms import Rooms
from core.workshop import Event, Room, Workshop
from core.workshop.acts import tally, weighing
from core.workshop.acts.flow import SeatTaken, WorkshopOpened
from core.workshop.acts.tables import TableTaken
from core.workshop.noun import TABLES
from core.workshop.nouns.insights import InsightVoted
from core.workshop.people import Seat

PREFIX = "practice"


def practice(
    rooms: Rooms,
    area_code: str,
    area_name: str,
    token: str,
    name: str,
    *,
    agenda_id: str = "90",
    owner: str = "",
    kept_until: str = "",
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
        kept_until=kept_until,
    )
    room = rooms.open_workshop(opened, token, name)
    seat_participants(rooms, room)
    return room


def seat_participants(rooms: Rooms, room: Room) -> None:
    """Give the simulated participants their seats in a sample just opened; twice is once."""
    leader = next(s for s in room.workshop.seats.values() if s.role == "facilitator")
    taken = [
        SeatTaken(seat.seat_id, seat.name, seat.sector)
        for key, seat in seats(PREFIX).items()
        if key != "lead"
    ]
    rooms.record(room, acting(leader, ()), f"{PREFIX}-seats", *taken)


def simulate_stage(rooms: Rooms, workshop_id: str) -> int:
    """Let the simulated participants do what the running stage asks for.

    Called when a stage has been started; nothing happens in a workshop without them,
    and nothing twice.

    Returns:
        How many of their acts were recorded.
    """
    room = rooms.room(workshop_id)
    workshop, people = room.workshop, seats(PREFIX)
    here = {key: s for key, s in people.items() if s.seat_id in workshop.seats}
    if not here or workshop.closed or workshop.stage.locked:
        return 0
    stage, done = workshop.stage, 0
    known = {request for _, request in room.requests}
    running = weighing.running(workshop)
    doing = f"estimates-{len(workshop.estimates)}" if running else stage.stage_id
    for at, (key, event) in enumerate(_acts(rooms, workshop, here), 1):
        seat = here.get(key) or next(iter(here.values()))
        actor = acting(seat, workshop.stages, stage.stage_id, stage.authorship)
        request_id = f"{PREFIX}-{doing}-{at}"
        if request_id in known:
            continue
        try:
            rooms.record(room, actor, request_id, event)
        except Refused:
            continue  # the facilitator was quicker: locked, closed or gone meanwhile
        done += 1
    return done


def _acts(rooms: Rooms, workshop: Workshop, here: dict[str, Seat]) -> list[tuple[str, Event]]:
    """Who does what now; what they point to is only what all may see."""
    stage_id = workshop.stage.stage_id
    first = next(iter(here))
    if stage_id == "figures":
        return [(first, pin) for pin in figures(rooms.package, workshop.area_code)]
    if weighing.running(workshop) is not None:
        return list(estimates(here, [*workshop.seen("use_cases")]))
    if (ballot := tally.running(workshop)) is not None:
        return list(dots(here, [*workshop.seen(ballot.table)], ballot.dots))
    pinned = {f.indicator_id: (f.id, round(f.value, f.decimals)) for f in workshop.figures.values()}
    there = frozenset(noun_id for table in TABLES for noun_id in workshop.seen(table))
    held = date.fromisoformat(workshop.held_on)
    words = Words(PREFIX, pinned, held, there).of(stage_id)
    tables = workshop.tables
    sits = [(key, TableTaken(1 + n % tables)) for n, key in enumerate(here) if tables]
    return [*sits, *words] + (_agreements(workshop, here) if stage_id == "issues" else [])


def _agreements(workshop: Workshop, here: dict[str, Seat]) -> list[tuple[str, Event]]:
    """同感 of every second participant with an opened 気づき."""
    ids = [*workshop.seen("insights")]
    if not ids:
        return []
    return [(key, InsightVoted(ids[at * 5 % len(ids)])) for at, key in enumerate([*here][::2])]
