"""課題: written from several 気づき, agreed with, and a hypothesis until somebody was asked."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Annotated, Literal

from core.clock import in_japan
from core.errors import Refused
from core.workshop import sheets
from core.workshop.acts.agreeing import agree, agreed, giver
from core.workshop.acts.tables import AtTable, speaks_for, written
from core.workshop.card import Act, Card, Chip, Told, Words
from core.workshop.compose import asks
from core.workshop.events import Entry, Event
from core.workshop.model import Workshop
from core.workshop.noun import Around, Noun, Voted, tables
from core.workshop.nouns.insights import InsightIds
from core.workshop.people import EVERYBODY, Actor, Author, Sector
from core.workshop.ref import Brief, Day, Id, Ids, MaybeLong, NewId, Ref, Sentence, blank, shortened

IssueIds = Annotated[Ids, Ref("issues")]
IssueId = Annotated[Id, Ref("issues")]
Verdict = Literal["asking", "holds", "fails", "open"]
TONES = {"asking": "plain", "holds": "ok", "fails": "caution"}


@dataclass(frozen=True)
class Asked:
    """What came of asking about a 課題: whom (or what), and what they said.

    Attributes:
        verdict: asking, holds, fails; open: not known again.
        consent: whether who was asked agreed that their words stand in the record.
        on: the day of asking, where that was another than of writing it down.
        said: their own words; never without their consent.
    """

    at: str
    verdict: Verdict
    whom: str = ""
    found: str = ""
    consent: bool = False
    on: str = ""
    said: str = ""

    @property
    def day(self) -> str:
        return self.on or f"{in_japan(self.at):%Y-%m-%d}"

    @property
    def words(self) -> str:
        """What was learned, and their own words in quotation marks."""
        return "".join(filter(None, (self.found, self.said and f"「{self.said}」")))

    def told(self) -> Told:
        state: Words = {"key": f"field.verdict_{self.verdict}"}
        if self.consent:
            state = {"key": "field.with_consent", "state": state}
        text = "：".join(filter(None, (self.whom, self.words)))
        words = {"key": "field.promise_step", "day": self.day, "state": state}
        return {"words": words, "text": text}


@dataclass(frozen=True)
class Issue(Noun, table="issues", one="issue", votable=True, told=("text",)):
    """
    Attributes:
        sides: mark → sector of who gave 同感, as the stage showed it.
        why: why people think it is so; `ask`: who or what could tell.
        asked: every check, the newest last.
        proxy: of which sector, where somebody else typed it in.
    """

    text: Sentence
    insight_ids: InsightIds = ()
    votes: frozenset[str] = frozenset()
    sides: dict[str, Sector] = field(default_factory=dict)
    why: MaybeLong = ""
    ask: Brief = ""
    asked: tuple[Asked, ...] = ()
    answers: sheets.Answers = ()
    proxy: Sector | None = None

    @property
    def spoken_for(self) -> Sector | None:
        return self.proxy

    @property
    def verdict(self) -> Verdict:
        return self.asked[-1].verdict if self.asked else "open"

    def label(self) -> Words:
        return shortened(self.text)

    def draw(self, around: Around) -> Card:
        """The newest answer is also a fact that nobody edits; all of them are the history."""
        told = [one.told() for one in reversed(self.asked)]
        card: Card = {"text": self.text, "chips": self.linked(), "history": told}
        for one in told[:1] if told and told[0]["text"] else ():
            value = str(one["text"])
            card["fields"] = [
                {"name": "found", "label": one["words"], "value": value, "kind": "long"}
            ]
        return card

    def linked(self) -> list[Chip]:
        """What is known of it; nothing before that."""
        if self.verdict == "open":
            return []
        words = {"key": f"field.verdict_{self.verdict}"}
        return [{"words": words, "tone": TONES[self.verdict]}]

    def gaps(self, around: Around) -> list[str]:
        found = [] if "insights" in tables(around.back) else ["gap.no_insight"]
        if "personas" not in tables(around.forth) and self.verdict != "fails":
            found.append("gap.no_persona")
        return found

    def acts(self, voted: Voted) -> list[Act]:
        return agree(IssueVoted.kind, "issue_id", self, voted)


@dataclass(frozen=True)
class IssueAdded(Event, kind="issue_added", by=EVERYBODY, lockable=True, undoable=True):
    issue_id: NewId
    text: Sentence
    insight_ids: InsightIds = ()
    proxy: Sector | None = None
    at_table: AtTable = 0

    def require(self, workshop: Workshop, log: Sequence[Entry], actor: Actor) -> None:
        speaks_for(workshop, actor, self.proxy)

    def apply(self, workshop: Workshop, entry: Entry) -> Workshop:
        return written(self.made(workshop, entry, Issue), self)


asks(Issue, IssueAdded, "text")


@dataclass(frozen=True)
class IssueVoted(Event, kind="issue_voted", by=EVERYBODY, undoable=True):
    issue_id: IssueId
    on: bool = True

    def author(self, workshop: Workshop, log: Sequence[Entry], actor: Actor) -> Author:
        return giver(workshop, Issue, self.issue_id, actor)

    def apply(self, workshop: Workshop, entry: Entry) -> Workshop:
        return agreed(workshop, Issue, self.issue_id, entry, self.on)


@dataclass(frozen=True)
class IssueChecked(Event, kind="issue_checked", by=EVERYBODY, after_close=True, undoable=True):
    """What came of asking whether a 課題 holds; checks before it are kept.

    That it holds or fails is told with whom (or what) was asked and what they said.
    """

    issue_id: IssueId
    verdict: Verdict
    whom: Brief = ""
    found: MaybeLong = ""
    consent: bool = False
    on: Day = ""
    said: MaybeLong = ""

    def apply(self, workshop: Workshop, entry: Entry) -> Workshop:
        issue = workshop.find(Issue, self.issue_id)
        if self.said and not self.consent:
            raise Refused("refused.no_consent")
        for name in ("whom", "found") if self.verdict in ("holds", "fails") else ():
            if blank(getattr(self, name)):
                raise Refused("refused.field", field=name)
        asked = Asked(
            entry.at.isoformat(), self.verdict, self.whom, self.found, self.consent, self.on,
            self.said,
        )  # fmt: skip
        changed = replace(issue, asked=(*issue.asked, asked))
        return workshop.put(changed, entry.by.mark)
