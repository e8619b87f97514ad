"""Events about ユースケース."""

from dataclasses import dataclass
from typing import Annotated

from pydantic import StringConstraints

from core.workshop.events import Entry, Event
from core.workshop.model import Id, Ids, Maybe, Title, UseCase, Workshop
from core.workshop.nouns import fresh, need, origin, put

Proof = Annotated[str, StringConstraints(max_length=1000)]


@dataclass(frozen=True)
class UseCaseAdded(Event, kind="use_case_added"):
    """One of the room's own, without proof from elsewhere."""

    use_case_id: Id
    title: Title
    eases: Maybe = ""
    people_part: Maybe = ""
    cost: Maybe = ""
    persona_ids: Ids = ()

    def apply(self, workshop: Workshop, entry: Entry) -> Workshop:
        fresh(workshop, self.use_case_id)
        need(workshop, "personas", tuple(self.persona_ids))
        use_case = UseCase(
            **origin(entry, workshop, self.use_case_id),
            title=self.title,
            eases=self.eases,
            people_part=self.people_part,
            cost=self.cost,
            persona_ids=tuple(self.persona_ids),
        )
        return put(workshop, "use_cases", use_case, entry.by.mark)


@dataclass(frozen=True)
class CaseTaken(Event, kind="case_taken"):
    """A case of the catalogue with its proof as it read that day. Proposed by the server only."""

    use_case_id: Id
    case_id: Id
    title: Title
    case_title: str
    proof_ja: Proof
    proof_en: Proof
    eases: Maybe = ""
    people_part: Maybe = ""
    persona_ids: Ids = ()

    def apply(self, workshop: Workshop, entry: Entry) -> Workshop:
        fresh(workshop, self.use_case_id)
        need(workshop, "personas", tuple(self.persona_ids))
        use_case = UseCase(
            **origin(entry, workshop, self.use_case_id),
            title=self.title,
            eases=self.eases,
            people_part=self.people_part,
            case_id=self.case_id,
            case_title=self.case_title,
            proof_ja=self.proof_ja,
            proof_en=self.proof_en,
            persona_ids=tuple(self.persona_ids),
        )
        return put(workshop, "use_cases", use_case, entry.by.mark)
