"""Why one thing leads to the next: reasons on the arrows from what is done to what changes."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Annotated, Any

from core.errors import Refused
from core.workshop.events import About, Entry, Event, Telling
from core.workshop.meeting import Basis, Reason
from core.workshop.model import Workshop
from core.workshop.nouns.kpis import Kpi
from core.workshop.nouns.personas import Persona
from core.workshop.nouns.use_cases import UseCase
from core.workshop.people import EVERYBODY, Actor
from core.workshop.ref import Id, MaybeId, MaybeLong, Ref, blank

ENDS = (UseCase.table, Kpi.table, Persona.table)
"""What an arrow leads from and to."""
EndId = Annotated[Id, Ref(*ENDS)]
ShownFigure = Annotated[MaybeId, Ref("figures")]
ShownCase = Annotated[MaybeId, Ref("use_cases")]


def end(workshop: Workshop, noun_id: str) -> tuple[str, Any]:
    """What stands at an end of an arrow, and its kind.

    Raises:
        Refused: it is not (or no longer) there.
    """
    for table in ENDS:
        if noun_id in workshop.table(table):
            return table, workshop.table(table)[noun_id]
    raise Refused("refused.gone")


def before(workshop: Workshop, kpi: Kpi) -> list[Kpi]:
    """A KPI and all that are thought to move it, itself first."""
    found, new = {kpi.id: kpi}, [kpi]
    while new:
        kpis = workshop.of(Kpi)
        ids = [i for one in new for i in one.leading_ids if i in kpis and i not in found]
        new = [kpis[i] for i in dict.fromkeys(ids)]
        found |= {one.id: one for one in new}
    return list(found.values())


def tied(workshop: Workshop, from_id: str, to_id: str) -> bool:
    """Whether an arrow leads from one to the other: as the room tied them, or, from a KPI to
    a persona, through the use case that the KPI measures."""
    use_cases, kpis = workshop.of(UseCase), workshop.of(Kpi)
    kpi, persona = kpis.get(to_id), to_id in workshop.of(Persona)
    if kpi is not None:
        return from_id == kpi.use_case_id or from_id in kpi.leading_ids
    if persona and from_id in use_cases:
        return to_id in use_cases[from_id].persona_ids
    if persona and from_id in kpis:
        found = before(workshop, kpis[from_id])
        cases = [use_cases.get(one.use_case_id) for one in found]
        return any(to_id in case.persona_ids for case in cases if case is not None)
    return False


def waiting(workshop: Workshop) -> int:
    """How many reasons are not yet opened."""
    given = (one for every in workshop.reasons.values() for one in every)
    return sum(not workshop.opened(one) for one in given)


@dataclass(frozen=True)
class ReasonGiven(Event, kind="reason_given", by=EVERYBODY, after_close=True, undoable=True):
    """Why `from_id` leads to `to_id`, and from what that is known: the newest counts, those
    before it stay. Without words there is none any more.

    `figure_id` or `use_case_id` (one taken from the catalogue) says which figure or case.
    """

    from_id: EndId
    to_id: EndId
    text: MaybeLong = ""
    basis: Basis = "guess"
    figure_id: ShownFigure = ""
    use_case_id: ShownCase = ""

    def require(self, workshop: Workshop, log: Sequence[Entry], actor: Actor) -> None:
        if not tied(workshop, self.from_id, self.to_id):
            raise Refused("refused.gone")

    def about(self, told: Telling, entry: Entry) -> About:
        """The arrow; nothing of it while the reason or an end is not opened to this person."""
        given, names = told.workshop.reasons.get((self.from_id, self.to_id), ()), []
        for noun in map(told.workshop.noun, (self.from_id, self.to_id)):
            if noun is None:
                return "", True
            if not told.knows(noun):
                return "", False
            names.append(str(noun.label()))
        known = all(told.knows(one) for one in given if one.seq == entry.seq)
        return (" → ".join(names) if known else ""), known

    def apply(self, workshop: Workshop, entry: Entry) -> Workshop:
        self.need(workshop)
        shown = self.figure_id, self.use_case_id
        if self.use_case_id and not workshop.find(UseCase, self.use_case_id).case_id:
            raise Refused("refused.bad_request")
        if any(shown) and shown != self._fitting():
            raise Refused("refused.bad_request")
        key = self.from_id, self.to_id
        given = Reason(
            **entry.origin(workshop, f"reason:{entry.seq}"),
            at=entry.at.isoformat(),
            text="" if blank(self.text) else self.text,
            basis=self.basis,
            figure_id=self.figure_id,
            use_case_id=self.use_case_id,
            later=workshop.closed,
        )
        all_given = (*workshop.reasons.get(key, ()), given)
        return replace(workshop, reasons={**workshop.reasons, key: all_given})

    def _fitting(self) -> tuple[str, str]:
        """What may be cited for this basis."""
        return (
            self.figure_id if self.basis == "figure" else "",
            self.use_case_id if self.basis == "case" else "",
        )
