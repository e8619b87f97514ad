"""Events about 課題."""

from dataclasses import dataclass, replace

from core.workshop.events import Entry, Event
from core.workshop.model import Id, Ids, Issue, Words, Workshop
from core.workshop.nouns import find, fresh, need, origin, put


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
        mark = frozenset({entry.by.mark})
        votes = issue.votes | mark if self.on else issue.votes - mark
        return put(workshop, "issues", replace(issue, votes=votes), entry.by.mark)
