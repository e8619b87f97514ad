"""Events about who runs the meeting."""

from dataclasses import dataclass, replace

from core.errors import Refused
from core.workshop.events import Entry, Event
from core.workshop.model import Id, Role, Workshop


@dataclass(frozen=True)
class CofacilitatorSet(Event, kind="cofacilitator_set"):
    """Somebody with a seat runs the meeting too, or (`on` false) takes part as before."""

    seat_id: Id
    on: bool = True

    def apply(self, workshop: Workshop, entry: Entry) -> Workshop:
        seat = workshop.seats.get(self.seat_id)
        if seat is None:
            raise Refused("refused.gone")
        if seat.role == "facilitator":  # nobody can take the last one away, nor themselves
            raise Refused("refused.role")
        role: Role = "cofacilitator" if self.on else "participant"
        changed = replace(seat, role=role, since=entry.seq)
        return replace(workshop, seats={**workshop.seats, self.seat_id: changed})
