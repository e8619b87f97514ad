"""Events about a seat once it is taken."""

from dataclasses import dataclass, replace

from core.workshop.events import Entry, Event
from core.workshop.model import Workshop
from core.workshop.people import FACILITATORS
from core.workshop.ref import Fact, SeatId


@dataclass(frozen=True)
class SeatHeld(
    Event,
    kind="seat_held",
    by=FACILITATORS,
    after_close=True,
    when_full=True,
    server_only=True,
):
    """From now on a seat is held by who has a key; `key`: its hash. Other devices are out.
    The server proposes it for who proved the seat.
    """

    seat_id: SeatId
    key: Fact

    def apply(self, workshop: Workshop, entry: Entry) -> Workshop:
        return replace(workshop, held={**workshop.held, self.seat_id: self.key})
