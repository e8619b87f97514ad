"""約束: who outside or inside does what by when."""

from dataclasses import dataclass, replace
from typing import Annotated, Literal

from core.clock import in_japan
from core.errors import Refused
from core.workshop import sheets
from core.workshop.card import Card, Chip, Field, Told, Words
from core.workshop.compose import asks
from core.workshop.events import Entry, Event
from core.workshop.model import Workshop
from core.workshop.noun import Around, Noun
from core.workshop.nouns.kpis import KpiIds
from core.workshop.nouns.use_cases import UseCaseIds
from core.workshop.people import EVERYBODY, SECTORS, Sector
from core.workshop.ref import Day, Id, Maybe, NewId, Organisation, Ref, Sentence, blank, shortened

PromiseId = Annotated[Id, Ref("promises")]
Status = Literal["promised", "doing", "done", "dropped"]


@dataclass(frozen=True)
class PromiseStep:
    """How a promise stood from a moment on; `reason` says why, where it was given up."""

    at: str
    status: Status
    due: str
    reason: str = ""

    def words(self) -> Words:
        return {"key": f"field.promise_{self.status}", "due": self.due or "–"}

    def told(self) -> Told:
        day = f"{in_japan(self.at):%Y-%m-%d}"
        words = {"key": "field.promise_step", "day": day, "state": self.words()}
        return {"words": words, "text": self.reason}


@dataclass(frozen=True)
class Promise(Noun, table="promises", one="promise", told=("who", "what")):
    """
    Attributes:
        steps: how it stood; the newest is the last.
    """

    who: Organisation
    sector: Sector
    what: Sentence
    use_case_ids: UseCaseIds = ()
    kpi_ids: KpiIds = ()
    steps: tuple[PromiseStep, ...] = ()
    answers: sheets.Answers = ()

    @property
    def now(self) -> PromiseStep:
        return self.steps[-1]

    def label(self) -> Words:
        return shortened(f"{self.who}：{self.what}")

    def draw(self, around: Around) -> Card:
        tone = "caution" if self.now.status == "dropped" else "plain"
        return {
            "title": self.who,
            "text": self.what,
            "chips": [{"words": self.now.words(), "tone": tone}],
            "fields": sheets.fields(self.answers),
            "history": [step.told() for step in reversed(self.steps)],
        }

    def gaps(self, around: Around) -> list[str]:
        return [] if around.back else ["gap.no_purpose"]

    def signed(self) -> list[Chip]:
        """Who promises, not who typed it."""
        return [{"sector": self.sector}]


@dataclass(frozen=True)
class PromiseMade(
    Event, kind="promise_made", by=EVERYBODY, lockable=True, undoable=True, after_close=True
):
    """An organisation of a sector does something by a day, for use cases or KPIs."""

    promise_id: NewId
    who: Organisation
    sector: Sector
    what: Sentence
    due: Day
    use_case_ids: UseCaseIds = ()
    kpi_ids: KpiIds = ()

    def apply(self, workshop: Workshop, entry: Entry) -> Workshop:
        first = PromiseStep(entry.at.isoformat(), "promised", self.due)
        return self.made(workshop, entry, Promise, steps=(first,))


SECTOR: Field = {
    "name": "sector",
    "kind": "choice",
    "required": True,
    "label": {"key": "field.promise_sector"},
    "options": [{"value": one, "label": {"key": f"join.{one}"}} for one in SECTORS],
}
asks(Promise, PromiseMade, "who", SECTOR, "what", "due")


@dataclass(frozen=True)
class PromiseUpdated(Event, kind="promise_updated", by=EVERYBODY, undoable=True, after_close=True):
    """How it stands now; the step before stays. What is given up needs a reason.

    `step` is the number of steps that was looked at: of two who update at once the second is told.
    """

    promise_id: PromiseId
    step: int
    status: Status
    reason: Maybe = ""
    due: Day = ""

    def apply(self, workshop: Workshop, entry: Entry) -> Workshop:
        promise = workshop.find(Promise, self.promise_id)
        if self.step != len(promise.steps):
            raise Refused("refused.edited_meanwhile", now=promise.now.reason)
        if self.status == "dropped" and blank(self.reason):
            raise Refused("refused.field", field="reason")
        due = self.due or promise.now.due
        step = PromiseStep(entry.at.isoformat(), self.status, due, self.reason)
        return workshop.put(replace(promise, steps=(*promise.steps, step)), entry.by.mark)
