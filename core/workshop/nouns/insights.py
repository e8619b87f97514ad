"""気づき: what somebody noticed, mostly in a figure."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Annotated

from core.workshop.acts.agreeing import agree, agreed, giver
from core.workshop.acts.tables import AtTable, speaks_for, written
from core.workshop.card import Act, Card, Words, evidence
from core.workshop.compose import asks
from core.workshop.events import Entry, Event
from core.workshop.model import Workshop
from core.workshop.noun import Around, Group, Noun, Voted
from core.workshop.nouns.figures import Figure, FigureIds
from core.workshop.people import EVERYBODY, FACILITATORS, Actor, Author, Sector
from core.workshop.ref import Id, Ids, Maybe, NewId, Ref, Sentence, shortened
from core.workshop.seen import in_sight

InsightIds = Annotated[Ids, Ref("insights")]
InsightId = Annotated[Id, Ref("insights")]
APART = 10**5
"""More than a workshop has entries: places of one group's cards in the order of all."""


@dataclass(frozen=True)
class Insight(
    Noun, table="insights", one="insight", votable=True, author_edits=True, told=("text",)
):
    """
    Attributes:
        sides: mark → sector of who gave 同感, as the stage showed it.
        why: what who leads gave as the reason for taking it from sight.
        proxy: of which sector, where somebody else typed it in.
        group: the heading it stands under, or empty.
    """

    text: Sentence
    evidence_ids: FigureIds = ()
    votes: frozenset[str] = frozenset()
    muted: bool = False
    proxy: Sector | None = None
    group: str = ""
    sides: dict[str, Sector] = field(default_factory=dict)
    why: str = ""

    @property
    def spoken_for(self) -> Sector | None:
        return self.proxy

    def label(self) -> Words:
        return shortened(self.text)

    def draw(self, around: Around) -> Card:
        card: Card = {
            "text": self.text,
            "evidence": [evidence(one, one.id) for one in around.cites if isinstance(one, Figure)],
            "chips": [{"words": around.group.title}] if around.group else [],
        }
        if not in_sight(self):
            words: Words = {"key": "act.muted"}
            if self.why:
                words = {"key": "act.muted_why", "why": self.why}
            card["chips"].append({"words": words, "tone": "caution"})
            card["muted"] = True
        if around.group:  # below its heading, after all that are in no group
            card["order"] = base(around.group) + self.seq
            card["group"] = around.group.group_id
        return card

    def gaps(self, around: Around) -> list[str]:
        """Also while both are hidden, its author sees it tied to its figure."""
        return [] if self.evidence_ids else ["gap.no_figure"]

    def acts(self, voted: Voted) -> list[Act]:
        return agree(InsightVoted.kind, "insight_id", self, voted)

    def lead_acts(self, *, grouping: bool) -> list[Act]:
        """Taking it from sight, saying why, and putting it into a group there is, or a new one."""
        seen = in_sight(self)
        mute: Act = {
            "kind": InsightMuted.kind,
            "event": {"insight_id": self.id, "on": seen},
            "label": {"key": "act.mute" if seen else "act.unmute"},
            "tone": "quiet",
            "pressed": not seen,
        }
        why: Act = {
            "kind": InsightMuted.kind,
            "event": {"insight_id": self.id},
            "label": {"key": "act.mute_why"},
            "tone": "quiet",
            "needs": "reason",
        }
        mutes = [mute] if seen else [mute, why]
        move: Act = {"kind": "grouped", "event": {"insight_ids": [self.id]}, "tone": "quiet"}
        there: Act = {**move, "label": {"key": "group.move"}, "needs": "group_id", "from": "group"}
        new: Act = {**move, "label": {"key": "group.new"}, "needs": "text"}
        return [*mutes, there, new] if grouping else [*mutes, new]


def base(group: Group) -> int:
    """Where the cards of a group begin."""
    return (group.seq - APART) * APART


@dataclass(frozen=True)
class InsightAdded(
    Event, kind="insight_added", by=EVERYBODY, lockable=True, undoable=True, adds=True
):
    """What somebody noticed; `proxy`: said or written on paper by somebody of that sector.
    `at_table`: where it was written, as the server knows."""

    insight_id: NewId
    text: Sentence
    evidence_ids: FigureIds = ()
    proxy: Sector | None = None
    at_table: AtTable = 0

    def require(self, workshop: Workshop, log: Sequence[Entry], actor: Actor) -> None:
        speaks_for(workshop, actor, self.proxy)

    def apply(self, workshop: Workshop, entry: Entry) -> Workshop:
        return written(self.made(workshop, entry, Insight), self)


asks(Insight, InsightAdded, "text")


@dataclass(frozen=True)
class InsightVoted(Event, kind="insight_voted", by=EVERYBODY, undoable=True):
    """同感, given or taken back (`on` false)."""

    insight_id: InsightId
    on: bool = True

    def author(self, workshop: Workshop, log: Sequence[Entry], actor: Actor) -> Author:
        return giver(workshop, Insight, self.insight_id, actor)

    def apply(self, workshop: Workshop, entry: Entry) -> Workshop:
        return agreed(workshop, Insight, self.insight_id, entry, self.on)


@dataclass(frozen=True)
class InsightMuted(Event, kind="insight_muted", by=FACILITATORS, undoable=True, opposite=True):
    """Taken from everybody's eyes by the facilitator, or shown again; never deleted.

    `reason`: what its author is told; a second time of the same tells it afterwards.
    """

    insight_id: InsightId
    on: bool = True
    reason: Maybe = ""

    def apply(self, workshop: Workshop, entry: Entry) -> Workshop:
        insight = workshop.find(Insight, self.insight_id)
        why = self.reason if self.on else ""
        return workshop.put(replace(insight, muted=self.on, why=why), entry.by.mark)
