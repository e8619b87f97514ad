"""A further noun, as a file of its own would bring it: a text and one link to KPIs."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from core.text import LANGUAGES, light_words, words
from core.workshop import KINDS, Entry, Event, StagePlan, Workshop
from core.workshop.card import Card, Words
from core.workshop.compose import asks
from core.workshop.noun import EDITABLE, LINKS, NOUNS, VOTES, Around, Noun
from core.workshop.nouns.kpis import KpiIds
from core.workshop.people import EVERYBODY
from core.workshop.ref import NewId, Sentence, shortened

SAID = {
    "section.risk": "リスク",
    "compose.kpi_ids": "どのKPIを止めるか",
    "timeline.risk_added": "リスクを書いた",
}
STAGE = StagePlan("risks", "リスクを書く", "Risks", "何が止めるか", "What", 10, "risk")


@contextmanager
def risk() -> Iterator[type[Event]]:
    """The event that adds a risk, as long as it is a noun of ours."""
    ours: tuple[dict[Any, Any], ...] = (NOUNS, KINDS, EDITABLE, LINKS, VOTES)
    kept = [dict(one) for one in ours]
    tables = [table(language) for table in (words, light_words) for language in LANGUAGES]
    before = [dict(one) for one in tables]
    for one in tables:
        one.update(SAID)
    try:
        yield _defined()
    finally:
        for room, was in zip((*ours, *tables), (*kept, *before), strict=True):
            room.clear()
            room.update(was)


def _defined() -> type[Event]:
    @dataclass(frozen=True)
    class Risk(Noun, table="risks", one="risk", votable=True, told=("text",)):
        text: Sentence
        kpi_ids: KpiIds = ()

        def label(self) -> Words:
            return shortened(self.text)

        def draw(self, around: Around) -> Card:
            return {"text": self.text}

    @dataclass(frozen=True)
    class RiskAdded(Event, kind="risk_added", by=EVERYBODY, lockable=True, undoable=True):
        risk_id: NewId
        text: Sentence
        kpi_ids: KpiIds = ()

        def apply(self, workshop: Workshop, entry: Entry) -> Workshop:
            return self.made(workshop, entry, Risk)

    asks(Risk, RiskAdded, "text")
    return RiskAdded
