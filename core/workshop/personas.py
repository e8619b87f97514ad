"""Events about ペルソナ."""

from dataclasses import asdict, dataclass, replace
from typing import Annotated

from pydantic import StringConstraints

from core.workshop.events import Entry, Event
from core.workshop.model import Check, Id, Ids, Maybe, Name, Persona, Words, Workshop
from core.workshop.nouns import find, fresh, need, origin, put

Phrase = Annotated[Words, StringConstraints(max_length=60)]


@dataclass(frozen=True)
class PersonaAdded(Event, kind="persona_added"):
    """「(bottleneck)がネックで(wish)できない」: invented, with evidence."""

    persona_id: Id
    name: Name
    bottleneck: Phrase
    wish: Phrase
    life: Maybe = ""
    issue_ids: Ids = ()
    insight_ids: Ids = ()

    def apply(self, workshop: Workshop, entry: Entry) -> Workshop:
        fresh(workshop, self.persona_id)
        need(workshop, "issues", tuple(self.issue_ids))
        need(workshop, "insights", tuple(self.insight_ids))
        persona = Persona(
            **origin(entry, workshop, self.persona_id),
            name=self.name,
            bottleneck=self.bottleneck,
            wish=self.wish,
            life=self.life,
            issue_ids=tuple(self.issue_ids),
            insight_ids=tuple(self.insight_ids),
        )
        return put(workshop, "personas", persona, entry.by.mark)


@dataclass(frozen=True)
class PersonaChecked(Event, kind="persona_checked"):
    """How many such people there are, frozen by the server; checks before it are kept."""

    persona_id: Id
    conditions: Ids
    verdict: Id
    named_ja: str
    named_en: str
    value_ja: str
    value_en: str
    sentence_ja: str
    sentence_en: str
    method_ja: str
    method_en: str
    source_ja: str
    source_en: str
    package_version: Id

    def apply(self, workshop: Workshop, entry: Entry) -> Workshop:
        persona: Persona = find(workshop, "personas", self.persona_id)
        facts = asdict(self) | {"conditions": tuple(self.conditions)}
        del facts["persona_id"]
        check = Check(at=entry.at.isoformat(), **facts)
        checked = replace(persona, checks=(*persona.checks, check))
        return put(workshop, "personas", checked, entry.by.mark)
