"""Events about ペルソナ."""

from dataclasses import dataclass
from typing import Annotated

from pydantic import StringConstraints

from core.workshop.events import Entry, Event
from core.workshop.model import Id, Ids, Maybe, Name, Persona, Words, Workshop
from core.workshop.nouns import fresh, need, origin, put

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
