"""ビジョン: what the place wants to be, written together; every wording stays as a version."""

from dataclasses import dataclass, replace
from typing import Any

from core.clock import in_japan
from core.workshop.card import Card, Chip, Told, Words
from core.workshop.compose import asks
from core.workshop.events import Entry, Event
from core.workshop.model import Workshop
from core.workshop.noun import Around, Noun
from core.workshop.nouns.issues import IssueIds
from core.workshop.people import EVERYBODY
from core.workshop.ref import NewId, Sentence, shortened


@dataclass(frozen=True)
class Wording:
    """How a vision read until `at`, ISO 8601."""

    at: str
    text: str

    def told(self, number: int) -> Told:
        day = f"{in_japan(self.at):%Y-%m-%d}"
        return {"words": {"key": "field.wording", "n": number, "day": day}, "text": self.text}


@dataclass(frozen=True)
class Vision(
    Noun, table="visions", one="vision", votable=True, tells_versions=True, told=("text",)
):
    """
    Attributes:
        wordings: how it read before, the newest last; changed by whoever writes.
    """

    text: Sentence
    issue_ids: IssueIds = ()
    wordings: tuple[Wording, ...] = ()

    def label(self) -> Words:
        return shortened(self.text)

    def draw(self, around: Around) -> Card:
        now = len(self.wordings) + 1
        chips: list[Chip] = [{"words": {"key": "field.version", "n": now}}] if now > 1 else []
        told = [one.told(n) for n, one in enumerate(self.wordings, 1)]
        last: Told = {"words": {"key": "field.wording_now", "n": now}, "text": self.text}
        return {"text": self.text, "chips": chips, "history": [last, *reversed(told)]}

    def gaps(self, around: Around) -> list[str]:
        return [] if around.back else ["gap.no_issue_behind"]

    def edited(self, changes: dict[str, Any], at: str) -> "Vision":
        return replace(self, **changes, wordings=(*self.wordings, Wording(at, self.text)))


@dataclass(frozen=True)
class VisionAdded(Event, kind="vision_added", by=EVERYBODY, lockable=True, undoable=True):
    """「こういう町にしたい」, in one sentence, for the 課題 it answers."""

    vision_id: NewId
    text: Sentence
    issue_ids: IssueIds = ()

    def apply(self, workshop: Workshop, entry: Entry) -> Workshop:
        return self.made(workshop, entry, Vision)


asks(
    Vision,
    VisionAdded,
    {"name": "text", "label": {"key": "field.vision"}, "hint": {"key": "compose.vision"}},
)
