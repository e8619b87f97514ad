"""The finished example: a whole workshop, from real figures to a reviewed KPI."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from core.agendas import agendas
from core.clock import today
from core.errors import Refused
from core.facts import checked
from core.practice.people import acting, dots, estimates, seats
from core.practice.story import Spoken, Words, figures, marked, story
from core.rooms import Rooms
from core.stats.package import Package
from core.workshop import Actor, Event
from core.workshop.acts import flow
from core.workshop.acts.estimates import EstimatesOpened, EstimatesStarted
from core.workshop.acts.votes import VotesOpened
from core.workshop.meeting import StagePlan
from core.workshop.nouns.insights import InsightVoted

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


def ensure_demo(rooms: Rooms) -> None:
    """Record the example unless it is there; a start that broke off is taken up where it was."""
    try:
        room = rooms.read(DEMO)
    except Refused:  # said under 「保守」; every other workshop goes on
        return
    if room.workshop.closed:
        return
    if room.workshop.held_on:
        held = date.fromisoformat(room.workshop.held_on)
    else:
        held = today() - HELD_AGO
    for step in demo_events(rooms.package, held):
        if step.request_id not in {request for _, request in room.requests}:
            room.record(step.actor, step.request_id, *step.events)


def demo_events(package: Package, held: date) -> list[Step]:
    """Every request of the example, in order; the same for the same package and day."""
    return list(_Meeting(package, held).steps())


class _Meeting:
    """The example's people in its agenda, and what they say."""

    def __init__(self, package: Package, held: date) -> None:
        self.package, self.held, self.people = package, held, seats(PREFIX)
        self.agenda = agendas()[story()["agenda"]].stages
        self.pins = figures(package, story()["area_code"])
        known = {
            one.figure.indicator_id: (one.figure_id, round(one.figure.value, one.figure.decimals))
            for one in self.pins
        }
        self.words = Words(PREFIX, known, held)

    def actor(self, key: str, stage: StagePlan | None = None) -> Actor:
        """Somebody by their key, in a stage as it shows them."""
        stages = [one.stage_id for one in self.agenda]
        if stage is None:
            return acting(self.people[key], stages)
        return acting(self.people[key], stages, stage.stage_id, stage.authorship)

    def led(self, name: str, *events: Event) -> Step:
        return Step(f"{PREFIX}-{name}", self.actor("lead"), events)

    def said(
        self, name: str, spoken: Iterable[Spoken], stage: StagePlan | None = None
    ) -> Iterator[Step]:
        for at, (key, event) in enumerate(spoken, 1):
            yield Step(f"{PREFIX}-{name}-{at}", self.actor(key, stage), (event,))

    def steps(self) -> Iterator[Step]:
        opened = flow.WorkshopOpened(
            title=marked(story()["title"]),
            area_code=story()["area_code"],
            area_name=story()["area_name"],
            held_on=self.held.isoformat(),
            agenda=self.agenda,
            sample=True,
        )
        taken = [flow.SeatTaken(s.seat_id, s.name, s.sector, s.role) for s in self.people.values()]
        yield self.led("open", opened, *taken[:1])
        yield self.led("seats", *taken[1:])
        for stage in self.agenda:
            start = flow.StageStarted(stage.stage_id, stage.authorship, stage.hidden)
            yield self.led(stage.stage_id, start)
            yield from self.stage(stage)
            if stage.stage_id == "personas":
                yield from self.checks()
        yield from self.said("asked", self.words.asked())
        yield from self.said("path", self.words.path())
        yield from self.said("promise", self.words.promises())
        yield from self.said("measured", self.words.measured())
        yield from self.said("review", self.words.reviews())
        yield self.led("close", flow.WorkshopClosed())

    def stage(self, stage: StagePlan) -> Iterator[Step]:
        if stage.stage_id == "figures":
            yield self.led("pins", *self.pins)
        yield from self.said(stage.stage_id, self.words.of(stage.stage_id), stage)
        room = {key: seat for key, seat in self.people.items() if key != "lead"}
        if stage.vote == "issue":
            issues = [self.words.id(row["id"]) for row in story()["issues"]]
            yield from self.said(stage.stage_id, dots(room, issues, 3), stage)
            yield self.led(f"{stage.stage_id}-open", VotesOpened(stage.stage_id))
        if stage.stage_id == "use_cases":
            ids = [self.words.id(row["id"]) for row in (*story()["cases"], *story()["use_cases"])]
            yield self.led("estimates-start", EstimatesStarted())
            yield from self.said("estimates", estimates(room, ids), stage)
            yield self.led("estimates-open", EstimatesOpened())
        if stage.hidden:
            yield self.led(f"{stage.stage_id}-open", flow.StageRevealed(stage.stage_id))
        if stage.stage_id == "insights":
            yield from self.agreements(stage)

    def checks(self) -> Iterator[Step]:
        """Whether the personas of the story exist, as the package has it."""
        for row in story()["personas"]:
            persona = self.words.id(row["id"])
            event = checked(self.package, story()["area_code"], persona, row["conditions"])
            yield Step(f"{PREFIX}-check-{row['id']}", self.actor(row["by"]), (event,))

    def agreements(self, stage: StagePlan) -> Iterator[Step]:
        """同感 of everybody but who leads with somebody else's 気づき."""
        for at, key in enumerate(self.people):
            agreed = story()["insights"][at * 5 % len(story()["insights"])]
            if key not in ("lead", agreed["by"]):
                vote = InsightVoted(self.words.id(agreed["id"]))
                yield Step(f"{PREFIX}-agree-{key}", self.actor(key, stage), (vote,))
