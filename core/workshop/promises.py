"""Events about partners' promises: made, updated."""

from dataclasses import dataclass, replace

from core.errors import Refused
from core.workshop.events import Entry, Event
from core.workshop.model import (
    Day,
    Id,
    Ids,
    Maybe,
    Organisation,
    Promise,
    PromiseStep,
    Sector,
    Status,
    Words,
    Workshop,
    blank,
)
from core.workshop.nouns import find, fresh, need, origin, put


@dataclass(frozen=True)
class PromiseMade(Event, kind="promise_made"):
    """An organisation of a sector does something by a day, for use cases or KPIs."""

    promise_id: Id
    who: Organisation
    sector: Sector
    what: Words
    due: Day
    use_case_ids: Ids = ()
    kpi_ids: Ids = ()

    def apply(self, workshop: Workshop, entry: Entry) -> Workshop:
        fresh(workshop, self.promise_id)
        need(workshop, "use_cases", tuple(self.use_case_ids))
        need(workshop, "kpis", tuple(self.kpi_ids))
        promise = Promise(
            **origin(entry, workshop, self.promise_id),
            who=self.who,
            sector=self.sector,
            what=self.what,
            use_case_ids=tuple(self.use_case_ids),
            kpi_ids=tuple(self.kpi_ids),
            steps=(PromiseStep(entry.at.isoformat(), "promised", self.due),),
        )
        return put(workshop, "promises", promise, entry.by.mark)


@dataclass(frozen=True)
class PromiseUpdated(Event, kind="promise_updated"):
    """How it stands now; the step before stays. What is given up needs a reason.

    `step` is the number of steps that was looked at: of two who update at once the second is told.
    """

    promise_id: Id
    step: int
    status: Status
    reason: Maybe = ""
    due: Day = ""

    def apply(self, workshop: Workshop, entry: Entry) -> Workshop:
        promise = find(workshop, "promises", self.promise_id)
        if self.step != len(promise.steps):
            raise Refused("refused.edited_meanwhile", now=promise.now.reason)
        if self.status == "dropped" and blank(self.reason):
            raise Refused("refused.field", field="reason")
        step = PromiseStep(
            entry.at.isoformat(), self.status, self.due or promise.now.due, self.reason
        )
        changed = replace(promise, steps=(*promise.steps, step))
        return put(workshop, "promises", changed, entry.by.mark)
