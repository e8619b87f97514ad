"""ユースケース: what is tried for whom."""

import re
from dataclasses import dataclass
from typing import Annotated

from core.workshop import sheets
from core.workshop.card import Card, Words
from core.workshop.compose import asks
from core.workshop.events import Entry, Event
from core.workshop.model import Workshop
from core.workshop.noun import Around, Noun, tables
from core.workshop.nouns.personas import PersonaIds
from core.workshop.people import EVERYBODY
from core.workshop.ref import (
    Fact,
    Id,
    Ids,
    Key,
    Maybe,
    MaybeLong,
    NewId,
    Ref,
    Said,
    Title,
    proposed_only,
    shortened,
)

UseCaseIds = Annotated[Ids, Ref("use_cases")]
UseCaseId = Annotated[Id, Ref("use_cases")]
LONGEST_PROOF = 4000


def _short(text: str) -> str:
    if len(text) > LONGEST_PROOF:
        raise ValueError("too_long")
    return text


Proof = Annotated[str, Said("fact"), proposed_only(_short)]


LONG = 100
"""Letters of a proof that is told at once."""
_FIRST = re.compile(r"(?:\(1\) )?(.+?(?:。|\. ))(.+)", re.DOTALL)
_PART = re.compile(r" (?=\(\d\) |「提言」：|“Recommendation”)")


@dataclass(frozen=True)
class UseCase(Noun, table="use_cases", one="use_case", votable=True, told=("title", "eases")):
    """
    Attributes:
        case_id: names the catalogue's proof, if any.
    """

    title: Title
    eases: MaybeLong = ""
    people_part: MaybeLong = ""
    cost: Maybe = ""
    case_id: str = ""
    case_title: str = ""
    proof_ja: str = ""
    proof_en: str = ""
    persona_ids: PersonaIds = ()
    answers: sheets.Answers = ()

    def label(self) -> Words:
        return shortened(self.title)

    def draw(self, around: Around) -> Card:
        card: Card = {"title": self.title, "text": self.eases, "evidence": []}
        card["fields"] = sheets.fields(self.answers)
        if self.case_id:
            ja, en = _begun(self.proof_ja), _begun(self.proof_en)
            note: Words = {"ja": ja[0], "en": en[0]}
            more: Words = {"ja": ja[1], "en": en[1]} if ja[1] else ""
            card["evidence"].append(
                {"title": self.case_title, "value": "", "note": note, "more": more, "source": ""}
            )
        return card

    def gaps(self, around: Around) -> list[str]:
        found = [] if "personas" in tables(around.back) else ["gap.no_persona_for"]
        return found if "kpis" in tables(around.forth) else [*found, "gap.no_kpi"]


def _begun(proof: str) -> tuple[str, str]:
    """The first sentence of a long proof, and the rest of it, each effect on a line."""
    found = _FIRST.fullmatch(proof) if len(proof) > LONG else None
    return (found[1].strip(), _PART.sub("\n", found[2].strip())) if found else (proof, "")


@dataclass(frozen=True)
class UseCaseAdded(Event, kind="use_case_added", by=EVERYBODY, lockable=True, undoable=True):
    """One of the room's own, without proof from elsewhere."""

    use_case_id: NewId
    title: Title
    eases: MaybeLong = ""
    people_part: MaybeLong = ""
    cost: Maybe = ""
    persona_ids: PersonaIds = ()

    def apply(self, workshop: Workshop, entry: Entry) -> Workshop:
        return self.made(workshop, entry, UseCase)


asks(UseCase, UseCaseAdded, "title", "eases", "people_part")


@dataclass(frozen=True)
class CaseTaken(
    Event, kind="case_taken", by=EVERYBODY, lockable=True, undoable=True, server_only=True
):
    """A case of the catalogue with its proof as it read that day. Proposed by the server only."""

    use_case_id: NewId
    case_id: Key
    title: Title
    case_title: Fact
    proof_ja: Proof
    proof_en: Proof
    eases: MaybeLong = ""
    people_part: MaybeLong = ""
    cost: Maybe = ""
    persona_ids: PersonaIds = ()

    def apply(self, workshop: Workshop, entry: Entry) -> Workshop:
        return self.made(workshop, entry, UseCase)
