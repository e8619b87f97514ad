"""Events about who runs the meeting."""

from dataclasses import dataclass, replace

from core.errors import Refused
from core.workshop.events import About, Entry, Event, Telling
from core.workshop.model import Workshop
from core.workshop.people import FACILITATORS, Role
from core.workshop.ref import SeatId


@dataclass(frozen=True)
class CofacilitatorSet(
    Event,
    kind="cofacilitator_set",
    by=frozenset({"facilitator"}),
    after_close=True,
    opposite=True,
):
    """Somebody with a seat runs the meeting too, or (`on` false) takes part as before."""

    seat_id: SeatId
    on: bool = True

    def about(self, told: Telling, entry: Entry) -> About:
        seat = told.workshop.seats.get(self.seat_id)
        return (seat.name if seat else ""), True

    def apply(self, workshop: Workshop, entry: Entry) -> Workshop:
        seat = workshop.seats.get(self.seat_id)
        if seat is None:
            raise Refused("refused.gone")
        if seat.role == "facilitator":  # nobody can take the last one away, nor themselves
            raise Refused("refused.role")
        role: Role = "cofacilitator" if self.on else "participant"
        changed = replace(seat, role=role, since=entry.seq)
        return replace(workshop, seats={**workshop.seats, self.seat_id: changed})


@dataclass(frozen=True)
class ObserverSet(Event, kind="observer_set", by=FACILITATORS, opposite=True):
    """Somebody with a seat only looks from now on, or (`on` false) takes part again."""

    seat_id: SeatId
    on: bool = True

    def about(self, told: Telling, entry: Entry) -> About:
        return _named(told, self.seat_id), True

    def apply(self, workshop: Workshop, entry: Entry) -> Workshop:
        seat = workshop.seats.get(self.seat_id)
        if seat is None:
            raise Refused("refused.gone")
        if seat.role in FACILITATORS:  # is first given back by whoever made them
            raise Refused("refused.role")
        return _with(workshop, entry, {self.seat_id: "observer" if self.on else "participant"})


@dataclass(frozen=True)
class LeadHanded(Event, kind="lead_handed", by=frozenset({"facilitator"}), after_close=True):
    """Somebody else is the facilitator from now on; who was stays as a co-facilitator."""

    seat_id: SeatId

    def about(self, told: Telling, entry: Entry) -> About:
        return _named(told, self.seat_id), True

    def apply(self, workshop: Workshop, entry: Entry) -> Workshop:
        if self.seat_id not in workshop.seats:
            raise Refused("refused.gone")
        before: dict[str, Role] = {
            one.seat_id: "cofacilitator"
            for one in workshop.seats.values()
            if one.role == "facilitator"
        }
        return _with(workshop, entry, {**before, self.seat_id: "facilitator"})


def _named(told: Telling, seat_id: str) -> str:
    seat = told.workshop.person(seat_id)
    return seat.name if seat else ""


def _with(workshop: Workshop, entry: Entry, roles: dict[str, Role]) -> Workshop:
    changed = {
        seat_id: replace(workshop.seats[seat_id], role=role, since=entry.seq)
        for seat_id, role in roles.items()
    }
    return replace(workshop, seats={**workshop.seats, **changed})
