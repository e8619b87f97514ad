"""Events about the timetable: who leads changes it before and during the meeting."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Annotated

from core.errors import Refused
from core.workshop.events import About, Entry, Event, Telling
from core.workshop.meeting import StagePlan
from core.workshop.model import Workshop
from core.workshop.people import FACILITATORS, Actor
from core.workshop.ref import StageId, between

MOST_STAGES = 30


@dataclass(frozen=True)
class StagePlanned(Event, kind="stage_planned", by=FACILITATORS, server_only=True):
    """A stage as it is planned from now on: a further one, or instead of the one with its id.

    Attributes:
        place: where it comes in the timetable, counted from 1.
    """

    stage: StagePlan
    place: Annotated[int, between(1, MOST_STAGES)]

    def require(self, workshop: Workshop, log: Sequence[Entry], actor: Actor) -> None:
        if len(_others(workshop, self.stage.stage_id)) >= MOST_STAGES:
            raise Refused("plan.full")

    def about(self, told: Telling, entry: Entry) -> About:
        return {"ja": self.stage.title_ja, "en": self.stage.title_en}, True

    def apply(self, workshop: Workshop, entry: Entry) -> Workshop:
        others = _others(workshop, self.stage.stage_id)
        at = self.place - 1
        return replace(workshop, agenda=(*others[:at], self.stage, *others[at:]))


@dataclass(frozen=True)
class StageLeftOut(Event, kind="stage_left_out", by=FACILITATORS):
    """A stage that has not begun is not held."""

    stage_id: StageId

    def require(self, workshop: Workshop, log: Sequence[Entry], actor: Actor) -> None:
        if begun(workshop, self.stage_id):
            raise Refused("plan.begun")

    def apply(self, workshop: Workshop, entry: Entry) -> Workshop:
        others = _others(workshop, self.stage_id)
        if len(others) == len(workshop.agenda):
            raise Refused("refused.gone")
        return replace(workshop, agenda=others)


def begun(workshop: Workshop, stage_id: str) -> bool:
    """Whether a stage is or was held: then what was written in it stands under its title."""
    return stage_id == workshop.stage.stage_id or stage_id in workshop.stages


def _others(workshop: Workshop, stage_id: str) -> tuple[StagePlan, ...]:
    return tuple(one for one in workshop.agenda if one.stage_id != stage_id)
