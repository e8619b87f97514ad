"""Events about KPIs: set, measured, reviewed."""

from dataclasses import dataclass, replace
from typing import Annotated

from pydantic import Field

from core.clock import in_japan
from core.errors import Refused
from core.workshop.events import Entry, Event
from core.workshop.model import (
    Day,
    Decision,
    Id,
    Kpi,
    KpiVersion,
    Maybe,
    Measured,
    Title,
    Words,
    Workshop,
)
from core.workshop.nouns import find, fresh, origin, put

Number = Annotated[float, Field(allow_inf_nan=False, ge=-1e12, le=1e12)]
NONE = ""


def _day(entry: Entry) -> str:
    """In Japan."""
    return in_japan(entry.at.isoformat()).date().isoformat()


@dataclass(frozen=True)
class KpiSet(Event, kind="kpi_set"):
    """A measured aim on a use case.

    The baseline comes from a pinned figure (`figure_id`), whose value, unit and
    source are then the KPI's; or is typed, with `baseline_note` saying from where.
    """

    kpi_id: Id
    title: Title
    use_case_id: Id
    unit: Maybe
    target: Number
    due: Day
    owner: Title
    next_review: Day
    rule_continue: Maybe = ""
    rule_change: Maybe = ""
    rule_stop: Maybe = ""
    figure_id: str = NONE
    baseline: Number | None = None
    baseline_note: Maybe = ""
    leading: bool = True
    data_source: Maybe = ""
    burden: Maybe = ""

    def apply(self, workshop: Workshop, entry: Entry) -> Workshop:
        fresh(workshop, self.kpi_id)
        find(workshop, "use_cases", self.use_case_id)
        baseline, unit = self.baseline, self.unit
        if self.figure_id:
            figure = find(workshop, "figures", self.figure_id)
            baseline, unit = figure.value, figure.unit_ja
        first = KpiVersion(1, entry.at.isoformat(), self.target, self.due, self.next_review)
        kpi = Kpi(
            **origin(entry, workshop, self.kpi_id),
            title=self.title,
            unit=unit,
            use_case_id=self.use_case_id,
            figure_id=self.figure_id,
            baseline=baseline,
            baseline_note=self.baseline_note,
            owner=self.owner,
            rule_continue=self.rule_continue,
            rule_change=self.rule_change,
            rule_stop=self.rule_stop,
            leading=self.leading,
            data_source=self.data_source,
            burden=self.burden,
            versions=(first,),
            set_on=workshop.held_on if workshop.sample else _day(entry),
        )
        return put(workshop, "kpis", kpi, entry.by.mark)


@dataclass(frozen=True)
class KpiReviewed(Event, kind="kpi_reviewed"):
    """続ける / 変える / やめる: makes the next version; the one before stays as it was.

    `version` is the one that was looked at: of two who review at once the second is told.
    """

    kpi_id: Id
    version: int
    decision: Decision
    reason: Words
    next_review: Day = ""
    target: Number | None = None
    due: Day = ""
    actual: Number | None = None
    actual_on: Day = ""

    def apply(self, workshop: Workshop, entry: Entry) -> Workshop:
        kpi = find(workshop, "kpis", self.kpi_id)
        now = kpi.now
        if self.version != now.number:
            raise Refused("refused.reviewed_meanwhile", now=now.reason)
        if kpi.stopped:
            raise Refused("refused.kpi_stopped")
        if self.decision != "stop" and not self.next_review:
            raise Refused("refused.field", field="next_review")
        if self.decision == "change" and self.target is None:
            raise Refused("refused.field", field="target")
        new = KpiVersion(
            number=now.number + 1,
            at=entry.at.isoformat(),
            target=now.target if self.decision != "change" or self.target is None else self.target,
            due=self.due or now.due,
            next_review="" if self.decision == "stop" else self.next_review,
            decision=self.decision,
            reason=self.reason,
            actual=self.actual,
            actual_on=self.actual_on,
        )
        reported = kpi.reported
        if self.actual is not None:
            one = Measured(
                self.actual_on or _day(entry),
                self.actual,
                self.reason,
                entry.at.isoformat(),
                new.number,
            )
            reported = (*reported, one)
        changed = replace(
            kpi,
            versions=(*kpi.versions, new),
            stopped=self.decision == "stop",
            reported=reported,
        )
        return put(workshop, "kpis", changed, entry.by.mark)


@dataclass(frozen=True)
class KpiMeasured(Event, kind="kpi_measured"):
    """An actual of the day `on`. For a day that has one it is the correction; without a value
    the day has none again. `note`: who reported it, from what."""

    kpi_id: Id
    on: Day
    value: Number | None = None
    note: Maybe = ""

    def apply(self, workshop: Workshop, entry: Entry) -> Workshop:
        kpi = find(workshop, "kpis", self.kpi_id)
        if not self.on or self.on > _day(entry):
            raise Refused("refused.field", field="actual_on")
        if self.value is None and all(one.on != self.on for one in kpi.actuals):
            raise Refused("refused.field", field="actual")
        one = Measured(self.on, self.value, self.note, entry.at.isoformat())
        changed = replace(kpi, reported=(*kpi.reported, one))
        return put(workshop, "kpis", changed, entry.by.mark)
