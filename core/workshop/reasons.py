"""Why one thing leads to the next: reasons on the arrows from what is done to what changes."""

from dataclasses import dataclass, replace
from typing import Annotated, Any

from pydantic import StringConstraints

from core.errors import Refused
from core.workshop.events import Entry, Event
from core.workshop.model import Basis, Id, Kpi, Maybe, Reason, Workshop, blank
from core.workshop.nouns import Table, find, origin

MaybeId = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{0,64}$")]
ENDS: tuple[Table, ...] = ("use_cases", "kpis", "personas")
"""What an arrow leads from and to."""


def end(workshop: Workshop, noun_id: str) -> tuple[Table, Any]:
    """What stands at an end of an arrow, and its kind.

    Raises:
        Refused: it is not (or no longer) there.
    """
    for table in ENDS:
        if noun_id in getattr(workshop, table):
            return table, getattr(workshop, table)[noun_id]
    raise Refused("refused.gone")


def before(workshop: Workshop, kpi: Kpi) -> list[Kpi]:
    """A KPI and all that are thought to move it, itself first."""
    found, new = {kpi.id: kpi}, [kpi]
    while new:
        ids = [i for one in new for i in one.leading_ids if i in workshop.kpis and i not in found]
        new = [workshop.kpis[i] for i in dict.fromkeys(ids)]
        found |= {one.id: one for one in new}
    return list(found.values())


def tied(workshop: Workshop, from_id: str, to_id: str) -> bool:
    """Whether an arrow leads from one to the other: as the room tied them, or, from a KPI to
    a persona, through the use case that the KPI measures."""
    kpi, persona = workshop.kpis.get(to_id), to_id in workshop.personas
    if kpi is not None:
        return from_id == kpi.use_case_id or from_id in kpi.leading_ids
    if persona and from_id in workshop.use_cases:
        return to_id in workshop.use_cases[from_id].persona_ids
    if persona and from_id in workshop.kpis:
        found = before(workshop, workshop.kpis[from_id])
        cases = [workshop.use_cases.get(one.use_case_id) for one in found]
        return any(to_id in case.persona_ids for case in cases if case is not None)
    return False


def waiting(workshop: Workshop) -> int:
    """How many reasons are not yet opened."""
    if not workshop.hidden:
        return 0
    given = (one for every in workshop.reasons.values() for one in every)
    return sum(one.stage_id in workshop.hidden for one in given)


@dataclass(frozen=True)
class ReasonGiven(Event, kind="reason_given"):
    """Why `from_id` leads to `to_id`, and from what that is known: the newest counts, those
    before it stay. Without words there is none any more.

    `figure_id` or `use_case_id` (one taken from the catalogue) says which figure or case.
    """

    from_id: Id
    to_id: Id
    text: Maybe = ""
    basis: Basis = "guess"
    figure_id: MaybeId = ""
    use_case_id: MaybeId = ""

    def apply(self, workshop: Workshop, entry: Entry) -> Workshop:
        end(workshop, self.from_id)
        end(workshop, self.to_id)
        shown = self.figure_id, self.use_case_id
        if self.figure_id:
            find(workshop, "figures", self.figure_id)
        if self.use_case_id and not find(workshop, "use_cases", self.use_case_id).case_id:
            raise Refused("refused.bad_request")
        if any(shown) and shown != self._fitting():
            raise Refused("refused.bad_request")
        key = self.from_id, self.to_id
        given = Reason(
            **origin(entry, workshop, f"reason:{entry.seq}"),
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
