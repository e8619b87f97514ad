"""The finished example: a whole workshop, from real figures to a reviewed KPI."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from core.agendas import agendas
from core.clock import today
from core.practice import practice, seat_participants, simulate_stage
from core.simulated import Words, acting, dots, estimates, figures, marked, seats, story
from core.stats.package import Package
from core.workshop import Actor, Event, Room
from core.workshop.estimates import EstimatesOpened, EstimatesStarted
from core.workshop.flow import (
    SeatTaken,
    StageRevealed,
    StageStarted,
    WorkshopClosed,
    WorkshopOpened,
)
from core.workshop.insights import FigurePinned, InsightVoted
from core.workshop.model import StagePlan
from core.workshop.votes import VotesOpened

if TYPE_CHECKING:
    from core.web.server import Server

__all__ = [
    "DEMO",
    "Step",
    "demo_events",
    "ensure_demo",
    "practice",
    "seat_participants",
    "simulate_stage",
]

DEMO = "DEMO"
"""Code of the example; no code drawn by lot has four letters."""
PREFIX = "demo"
HELD_AGO = timedelta(days=100)
"""The example met long enough ago for its first review to be over."""


@dataclass(frozen=True)
class Step:
    """One request: who proposes which events together."""

    request_id: str
    actor: Actor
    events: tuple[Event, ...]


def ensure_demo(server: "Server") -> None:
    """Record the example unless it is there; a start that broke off is taken up where it was."""
    room = Room(DEMO, server.store)
    if room.workshop.closed:
        return
    if room.workshop.held_on:
        held = date.fromisoformat(room.workshop.held_on)
    else:
        held = today() - HELD_AGO
    for step in demo_events(server.package, held):
        room.record(step.actor, step.request_id, *step.events)


def demo_events(package: Package, held: date) -> list[Step]:
    """Every request of the example, in order; the same for the same package and day."""
    return list(_steps(package, held))


def _steps(package: Package, held: date) -> Iterator[Step]:
    plan = agendas()[story()["agenda"]].stages
    stages = [stage.stage_id for stage in plan]
    people = seats(PREFIX)
    leader = acting(people["lead"], stages)
    opened = WorkshopOpened(
        title=marked(story()["title"]),
        area_code=story()["area_code"],
        area_name=story()["area_name"],
        held_on=held.isoformat(),
        agenda=plan,
        sample=True,
    )
    taken = [SeatTaken(s.seat_id, s.name, s.sector, s.role) for s in people.values()]
    yield Step(f"{PREFIX}-open", leader, (opened, *taken[:1]))
    yield Step(f"{PREFIX}-seats", leader, tuple(taken[1:]))
    pins = figures(package, story()["area_code"])
    words = Words(
        PREFIX, {p.indicator_id: (p.figure_id, round(p.value, p.decimals)) for p in pins}, held
    )
    for stage in plan:
        start = StageStarted(stage.stage_id, stage.authorship, stage.hidden)
        yield Step(f"{PREFIX}-{stage.stage_id}", leader, (start,))
        yield from _stage(stage, words, pins, stages)
        if stage.stage_id == "personas":
            yield from _checks(package, words, stages)
    for name, said in (
        ("asked", words.asked()),
        ("promise", words.promises()),
        ("measured", words.measured()),
        ("review", words.reviews()),
    ):
        for at, (key, event) in enumerate(said, 1):
            yield Step(f"{PREFIX}-{name}-{at}", acting(people[key], stages), (event,))
    yield Step(f"{PREFIX}-close", leader, (WorkshopClosed(),))


def _checks(package: Package, words: Words, stages: list[str]) -> Iterator[Step]:
    """Whether the personas of the story exist, as the package has it."""
    from core.web.chain import checked  # here, because the routes know the example

    for row in story()["personas"]:
        event = checked(package, story()["area_code"], words.id(row["id"]), row["conditions"])
        actor = acting(seats(PREFIX)[row["by"]], stages)
        yield Step(f"{PREFIX}-check-{row['id']}", actor, (event,))


def _estimates(stage: StagePlan, words: Words, stages: list[str]) -> Iterator[Step]:
    """Everybody's view of the use cases, opened."""
    people = seats(PREFIX)
    leader = acting(people["lead"], stages)
    ids = [words.id(row["id"]) for row in (*story()["cases"], *story()["use_cases"])]
    room = {key: seat for key, seat in people.items() if key != "lead"}
    yield Step(f"{PREFIX}-estimates-start", leader, (EstimatesStarted(),))
    for at, (key, event) in enumerate(estimates(room, ids), 1):
        actor = acting(people[key], stages, stage.stage_id, stage.authorship)
        yield Step(f"{PREFIX}-estimates-{at}", actor, (event,))
    yield Step(f"{PREFIX}-estimates-open", leader, (EstimatesOpened(),))


def _stage(
    stage: StagePlan, words: Words, pins: list[FigurePinned], stages: list[str]
) -> Iterator[Step]:
    people = seats(PREFIX)
    leader = acting(people["lead"], stages)
    if stage.stage_id == "figures":
        yield Step(f"{PREFIX}-pins", leader, tuple(pins))
    for at, (key, event) in enumerate(words.of(stage.stage_id), 1):
        actor = acting(people[key], stages, stage.stage_id, stage.authorship)
        yield Step(f"{PREFIX}-{stage.stage_id}-{at}", actor, (event,))
    if stage.vote == "issue":
        issues = [words.id(row["id"]) for row in story()["issues"]]
        for at, (key, event) in enumerate(dots([k for k in people if k != "lead"], issues, 3), 1):
            actor = acting(people[key], stages, stage.stage_id, stage.authorship)
            yield Step(f"{PREFIX}-{stage.stage_id}-{at}", actor, (event,))
        yield Step(f"{PREFIX}-{stage.stage_id}-open", leader, (VotesOpened(stage.stage_id),))
    if stage.stage_id == "use_cases":
        yield from _estimates(stage, words, stages)
    if stage.hidden:
        yield Step(f"{PREFIX}-{stage.stage_id}-open", leader, (StageRevealed(stage.stage_id),))
    if stage.stage_id == "insights":
        for at, (key, seat) in enumerate(people.items()):
            agreed = story()["insights"][at * 5 % len(story()["insights"])]
            if agreed["by"] != key and key != "lead":
                actor = acting(seat, stages, stage.stage_id, stage.authorship)
                vote = InsightVoted(words.id(agreed["id"]))
                yield Step(f"{PREFIX}-agree-{key}", actor, (vote,))
