"""Events about 課題: written, agreed with, checked by asking."""

from dataclasses import dataclass, replace

from core.errors import Refused
from core.workshop.events import Entry, Event
from core.workshop.model import (
    Asked,
    Brief,
    Id,
    Ids,
    Issue,
    Maybe,
    Verdict,
    Words,
    Workshop,
    blank,
)
from core.workshop.nouns import find, fresh, need, origin, put, voted


@dataclass(frozen=True)
class IssueAdded(Event, kind="issue_added"):
    issue_id: Id
    text: Words
    insight_ids: Ids = ()

    def apply(self, workshop: Workshop, entry: Entry) -> Workshop:
        fresh(workshop, self.issue_id)
        need(workshop, "insights", tuple(self.insight_ids))
        issue = Issue(
            **origin(entry, workshop, self.issue_id),
            text=self.text,
            insight_ids=tuple(self.insight_ids),
        )
        return put(workshop, "issues", issue, entry.by.mark)


@dataclass(frozen=True)
class IssueVoted(Event, kind="issue_voted"):
    issue_id: Id
    on: bool = True

    def apply(self, workshop: Workshop, entry: Entry) -> Workshop:
        issue = find(workshop, "issues", self.issue_id)
        return put(workshop, "issues", voted(issue, entry.by, self.on), entry.by.mark)


@dataclass(frozen=True)
class IssueChecked(Event, kind="issue_checked"):
    """What came of asking whether a 課題 holds; checks before it are kept.

    That it holds or fails is told with whom (or what) was asked and what they said.
    """

    issue_id: Id
    verdict: Verdict
    whom: Brief = ""
    found: Maybe = ""

    def apply(self, workshop: Workshop, entry: Entry) -> Workshop:
        issue: Issue = find(workshop, "issues", self.issue_id)
        for name in ("whom", "found") if self.verdict in ("holds", "fails") else ():
            if blank(getattr(self, name)):
                raise Refused("refused.field", field=name)
        asked = Asked(entry.at.isoformat(), self.verdict, self.whom, self.found)
        changed = replace(issue, asked=(*issue.asked, asked))
        return put(workshop, "issues", changed, entry.by.mark)
