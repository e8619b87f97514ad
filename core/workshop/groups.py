"""Events about groups of 気づき (KJ法), and how a group and its members are drawn."""

from dataclasses import dataclass, replace
from typing import Annotated, Any

from pydantic import AfterValidator, StringConstraints

from core.errors import Refused
from core.workshop.events import Entry, Event
from core.workshop.model import Group, Ids, Insight, Workshop, blank, cleaned, shortened
from core.workshop.nouns import find


def heading_words(text: str) -> str:
    """`text` as a heading; empty for none. Raises ValueError: nothing of it would be seen."""
    if text and blank(text):
        raise ValueError("empty")
    return cleaned(text)


GroupId = Annotated[str, StringConstraints(pattern=r"^(group:[0-9]{1,8})?$")]
Heading = Annotated[str, StringConstraints(max_length=40), AfterValidator(heading_words)]
Card = dict[str, Any]
APART = 10**5
"""More than a workshop has entries: places of one group's cards in the order of all."""


@dataclass(frozen=True)
class Grouped(Event, kind="grouped"):
    """Put 気づき under a heading.

    Attributes:
        group_id: of a group there is; with `text` it gets that name. Empty with `text`: a new
            group; empty without: under no heading any more.
    """

    insight_ids: Ids = ()
    group_id: GroupId = ""
    text: Heading = ""

    def apply(self, workshop: Workshop, entry: Entry) -> Workshop:
        groups, group_id = dict(workshop.groups), self.group_id
        if group_id and group_id not in groups:
            raise Refused("refused.gone")
        if not self.insight_ids and not (group_id and self.text):
            raise Refused("refused.bad_request")
        if self.text:
            group_id = group_id or f"group:{entry.seq}"
            old = groups.get(group_id, Group(group_id, "", entry.seq))
            groups[group_id] = replace(old, title=self.text)
        moved = {
            one: replace(find(workshop, "insights", one), group=group_id)
            for one in self.insight_ids
        }
        return replace(workshop, groups=groups, insights={**workshop.insights, **moved})


def placed(workshop: Workshop, insight: Insight) -> Card:
    """Where a grouped card stands: below its heading, after all that are in no group."""
    group = workshop.groups.get(insight.group)
    return {"order": _base(group) + insight.seq} if group else {}


def _base(group: Group) -> int:
    return (group.seq - APART) * APART


def members(workshop: Workshop) -> dict[str, list[str]]:
    """Group → ids of what everybody sees of it, in the order in which it was written."""
    found: dict[str, list[str]] = {group: [] for group in workshop.groups}
    for one in workshop.insights.values() if found else ():
        if one.group in found and not one.muted and one.stage_id not in workshop.hidden:
            found[one.group].append(one.id)
    return found


def headings(workshop: Workshop, *, leads: bool) -> dict[str, Card]:
    """A card for every group of which something is seen; who leads may name it and make it 課題."""
    return {
        group: _heading(workshop, workshop.groups[group], ids, leads and not workshop.closed)
        for group, ids in members(workshop).items()
        if ids
    }


def issue_id(group_id: str) -> str:
    """The id of the 課題 made of a group: made twice at once it is one."""
    return f"{group_id.replace(':', '-')}-issue"


def _heading(workshop: Workshop, group: Group, ids: list[str], leads: bool) -> Card:
    issue = workshop.issues.get(issue_id(group.group_id))
    known = issue is not None and issue.stage_id not in workshop.hidden
    links = []
    if issue is not None and known:
        links = [{"to": issue.id, "label": shortened(issue.text), "kind": {"key": "section.issue"}}]
    rename = {
        "kind": "grouped",
        "event": {"group_id": group.group_id},
        "label": {"key": "group.rename"},
        "tone": "quiet",
        "needs": "text",
    }
    to_issue = {
        "kind": "issue_added",
        "event": {
            "issue_id": issue_id(group.group_id),
            "text": group.title,
            "insight_ids": ids,
        },
        "label": {"key": "group.to_issue"},
        "tone": "plain",
    }
    return {
        "type": "group",
        "place": "insight",
        "order": _base(group) + APART - 1,
        "title": group.title,
        "chips": [{"words": {"key": "group.count", "n": len(ids)}}],
        "links": links,
        "acts": [rename, *([] if issue is not None else [to_issue])] if leads else [],
        **{name: [] for name in ("evidence", "history", "missing", "fields")},
    }


def acts(workshop: Workshop, insight: Insight) -> list[Card]:
    """How who leads puts one card into a group there is, or a new one."""
    base = {"kind": "grouped", "event": {"insight_ids": [insight.id]}, "tone": "quiet"}
    there = {**base, "label": {"key": "group.move"}, "needs": "group_id", "from": "group"}
    new = {**base, "label": {"key": "group.new"}, "needs": "text"}
    return [there, new] if workshop.groups else [new]
