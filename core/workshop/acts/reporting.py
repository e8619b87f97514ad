"""Partners report actuals by a link of their own; who leads takes them as actuals or not."""

from dataclasses import dataclass, replace

from core.errors import Refused
from core.workshop import progress
from core.workshop.events import Entry, Event
from core.workshop.model import Workshop
from core.workshop.nouns.kpis import Kpi, KpiId
from core.workshop.people import FACILITATORS
from core.workshop.ref import Day, LinkId, Maybe, Number

MOST_WAITING = 50
"""Reports of a KPI that nobody has looked at yet."""


@dataclass(frozen=True)
class ReportsAllowed(
    Event, kind="reports_allowed", by=FACILITATORS, after_close=True, opposite=True
):
    """Who has this link may report actuals, until `on` is false or the link ends."""

    link_id: LinkId
    on: bool = True

    def apply(self, workshop: Workshop, entry: Entry) -> Workshop:
        if self.link_id not in workshop.links:
            raise Refused("refused.gone")
        others = workshop.reporting - {self.link_id}
        return replace(workshop, reporting=others | {self.link_id} if self.on else others)


@dataclass(frozen=True)
class KpiReported(Event, kind="kpi_reported", by=FACILITATORS, after_close=True, server_only=True):
    """An actual as a partner told it; it counts once who leads has taken it. The server checks
    the link and its day."""

    link_id: LinkId
    kpi_id: KpiId
    on: Day
    value: Number
    note: Maybe = ""

    def apply(self, workshop: Workshop, entry: Entry) -> Workshop:
        link, kpi = workshop.links.get(self.link_id), workshop.find(Kpi, self.kpi_id)
        if link is None or link.revoked or self.link_id not in workshop.reporting:
            raise Refused("refused.link_revoked")
        if kpi.stopped:
            raise Refused("refused.kpi_stopped")
        if not self.on or self.on > progress.day_of(entry.at):
            raise Refused("refused.field", field="actual_on")
        if len(kpi.waiting) >= MOST_WAITING:
            raise Refused("refused.full")
        at = entry.at.isoformat()
        one = progress.Reported(entry.seq, self.link_id, self.on, self.value, self.note, at)
        return workshop.put(replace(kpi, waiting=(*kpi.waiting, one)), entry.by.mark)


@dataclass(frozen=True)
class KpiReportSettled(Event, kind="kpi_report_settled", by=FACILITATORS, after_close=True):
    """A report is taken as the actual of its day, or is not."""

    kpi_id: KpiId
    report: int
    taken: bool

    def apply(self, workshop: Workshop, entry: Entry) -> Workshop:
        kpi = workshop.find(Kpi, self.kpi_id)
        found = [one for one in kpi.waiting if one.seq == self.report]
        if not found:
            raise Refused("refused.gone")
        reported = kpi.reported
        if self.taken:
            at = entry.at.isoformat()
            reported += (progress.Measured(found[0].on, found[0].value, found[0].note, at),)
        waiting = tuple(one for one in kpi.waiting if one.seq != self.report)
        return workshop.put(replace(kpi, waiting=waiting, reported=reported), entry.by.mark)
