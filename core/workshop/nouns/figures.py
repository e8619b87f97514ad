"""根拠: an indicator value frozen as seen, pinned to what it supports."""

from dataclasses import dataclass
from typing import Annotated, Any

from core.workshop.card import Card, Words, amount, evidence
from core.workshop.events import Entry, Event
from core.workshop.frozen import FrozenFigure, facts, nested
from core.workshop.model import Workshop
from core.workshop.noun import Around, Noun
from core.workshop.people import EVERYBODY
from core.workshop.ref import Ids, Ref

FigureIds = Annotated[Ids, Ref("figures")]
FigureId = Annotated[str, Ref("figures")]
"""Or "" for none."""


@dataclass(frozen=True)
class Figure(FrozenFigure, Noun, table="figures", one="figure", words=False):
    """A frozen figure with its id."""

    def label(self) -> Words:
        value = amount(self)
        return {"ja": f"{self.title_ja} {value['ja']}", "en": f"{self.title_en} {value['en']}"}

    def draw(self, around: Around) -> Card:
        return {
            "name": self.label(),
            "evidence": [evidence(self, self.id)],
            "text": {"ja": self.sentence_ja, "en": self.sentence_en},
        }


@dataclass(frozen=True)
class FigurePinned(
    Event, kind="figure_pinned", by=EVERYBODY, undoable=True, server_only=True, adds=True
):
    """A figure frozen as it was seen. Proposed by the server only, from the package."""

    figure_id: FigureId
    figure: FrozenFigure

    @classmethod
    def upgrade(cls, payload: dict[str, Any]) -> dict[str, Any]:
        return nested(FrozenFigure, "figure", payload)

    def apply(self, workshop: Workshop, entry: Entry) -> Workshop:
        if self.figure_id in workshop.of(Figure):
            return workshop  # the same figure, pinned twice
        figure = Figure(**entry.origin(workshop, self.figure_id), **facts(self.figure))
        return workshop.put(figure, entry.by.mark)
