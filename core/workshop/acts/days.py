"""Before the meeting and after its close: the room is open for days, without a clock."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from core.clock import today
from core.errors import Refused
from core.workshop.acts.flow import StageStarted
from core.workshop.events import Entry, Event
from core.workshop.meeting import Days, StagePlan
from core.workshop.model import Workshop
from core.workshop.people import FACILITATORS, Actor
from core.workshop.ref import Day

ASKED = "insight"
"""What people are asked for then."""
FIRST = "welcome"
"""The step in which a meeting waits to begin."""


def asked(agenda: Sequence[StagePlan]) -> StagePlan | None:
    """The stage whose words are written before and after the meeting."""
    return next((plan for plan in agenda if plan.composer == ASKED), None)


def has_begun(workshop: Workshop) -> bool:
    """Whether the meeting itself has begun: in a further step, or its clock was set."""
    stage = workshop.stage
    clock = bool(stage.ends_at) or stage.left_seconds is not None
    return clock or bool({*workshop.stages, stage.stage_id} - workshop.ahead - {FIRST})


def possible(agenda: Sequence[StagePlan], until: str) -> None:
    """Raise `Refused` where a meeting with these stages cannot be open until that day."""
    if not until or until < today().isoformat():
        raise Refused("refused.days_past")
    if asked(agenda) is None:
        raise Refused("refused.days_stage")


@dataclass(frozen=True)
class DaysOpened(Event, kind="days_opened", by=FACILITATORS, after_close=True, opposite=True):
    """People write until the day `until`; `on` false: no more.

    A meeting that has not begun collects for the stage that asks for 気づき, hidden as that is
    planned. A closed one stays closed: only what is new is added to the same stage.
    """

    until: Day = ""
    on: bool = True

    def require(self, workshop: Workshop, log: Sequence[Entry], actor: Actor) -> None:
        if self.on:
            possible(workshop.agenda, self.until)
            if not workshop.closed and has_begun(workshop):
                raise Refused("refused.days_going")

    def apply(self, workshop: Workshop, entry: Entry) -> Workshop:
        ended, plan = workshop.days_over(entry.seq, back=True), asked(workshop.agenda)
        if not self.on or plan is None:
            return ended
        stage_id, closed = plan.stage_id, ended.closed
        known = stage_id in ended.stages  # what was opened in it stays opened
        hides = ended.hides(stage_id) if known else plan.hidden and not closed
        started = StageStarted(stage_id, plan.authorship, hides).apply(ended, entry)
        began = Days("after" if closed else "before", self.until, entry.seq, back=ended.stage)
        ahead = ended.ahead if closed else ended.ahead | {stage_id}
        return replace(started, days=(*started.days, began), ahead=ahead)
