"""Events about groups of 気づき (KJ法), and how a group and its members are drawn."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Annotated, Any

from core.errors import Refused
from core.workshop import seen
from core.workshop.card import Act, Card, Link
from core.workshop.events import About, Entry, Event, Telling
from core.workshop.model import Workshop
from core.workshop.noun import Group
from core.workshop.nouns.insights import APART, Insight, InsightIds, InsightMuted, base
from core.workshop.nouns.issues import Issue, IssueAdded
from core.workshop.people import EVERYBODY, Actor
from core.workshop.ref import Said, Text, blank, cleaned, like, proposed_only


def heading_words(text: str) -> str:
    """`text` as a heading; empty for none. Raises ValueError: nothing of it would be seen."""
    if text and blank(text):
        raise ValueError("empty")
    return cleaned(text)


GroupId = Annotated[str, Said("group"), like(r"(group:[0-9]{1,8})?")]
Heading = Annotated[str, proposed_only(heading_words), Text(40)]


@dataclass(frozen=True)
class Grouped(Event, kind="grouped", by=EVERYBODY, undoable=True):
    """Put 気づき under a heading.

    Attributes:
        group_id: of a group there is; with `text` it gets that name. Empty with `text`: a new
            group; empty without: under no heading any more.
    """

    insight_ids: InsightIds = ()
    group_id: GroupId = ""
    text: Heading = ""

    def require(self, workshop: Workshop, log: Sequence[Entry], actor: Actor) -> None:
        """Only what is opened is grouped, and nobody learns from it what was taken from sight."""
        leads = workshop.leads(actor.seat_id)
        for insight_id in self.insight_ids:
            insight = workshop.of(Insight).get(insight_id)
            if insight is None or not workshop.seen(insight, leads=leads):
                raise Refused("refused.gone")

    def about(self, told: Telling, entry: Entry) -> About:
        group = told.workshop.groups.get(self.group_id)
        return self.text or (group.title if group else ""), True

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
            one: replace(workshop.find(Insight, one), group=group_id) for one in self.insight_ids
        }
        nouns = {**workshop.nouns, Insight.table: {**workshop.of(Insight), **moved}}
        return replace(workshop, groups=groups, nouns=nouns)


GATHERED_IN = (Insight.one, Issue.one)
"""Composers of the stages in which 気づき are put together."""


def gathering(workshop: Workshop) -> dict[str, Any] | None:
    """What a page needs to let people tick 気づき and put them together; None without any.

    `now`: whether the running stage is about that.
    """
    plan = workshop.plan
    if workshop.closed or not workshop.seen(Insight):
        return None
    here = plan is not None and plan.composer in GATHERED_IN and not workshop.hides(plan.stage_id)
    here = here and not seen.boards(workshop, workshop.stage.stage_id)
    return {
        "type": Insight.one,
        "kind": Grouped.kind,
        "ids": "insight_ids",
        "into": "group_id",
        "name": "text",
        "takes": InsightMuted.kind,
        "now": here,
    }


def members(workshop: Workshop) -> dict[str, list[str]]:
    """Group → ids of what everybody sees of it, in the order in which it was written."""
    found: dict[str, list[str]] = {group: [] for group in workshop.groups}
    for one in workshop.of(Insight).values() if found else ():
        if one.group in found and workshop.seen(one):
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
    issue = workshop.of(Issue).get(issue_id(group.group_id))
    links: list[Link] = []
    if issue is not None and workshop.opened(issue):
        links = [{"to": issue.id, "label": issue.label(), "kind": {"key": "section.issue"}}]
    rename: Act = {
        "kind": Grouped.kind,
        "event": {"group_id": group.group_id},
        "label": {"key": "group.rename"},
        "tone": "quiet",
        "needs": "text",
    }
    to_issue: Act = {
        "kind": IssueAdded.kind,
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
        "place": Insight.one,
        "order": base(group) + APART - 1,
        "title": group.title,
        "chips": [{"words": {"key": "group.count", "n": len(ids)}}],
        "links": links,
        "acts": [rename, *([] if issue is not None else [to_issue])] if leads else [],
        "evidence": [],
        "history": [],
        "missing": [],
        "fields": [],
    }
