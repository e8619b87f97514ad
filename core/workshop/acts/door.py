"""Events about the way in: who leads closes it, asks a word there, and puts a seat out."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from core.errors import Refused
from core.workshop.events import About, Entry, Event, Telling
from core.workshop.model import Workshop
from core.workshop.people import FACILITATORS, Actor
from core.workshop.ref import DoorWord, SeatId


@dataclass(frozen=True)
class DoorClosed(Event, kind="door_closed", by=FACILITATORS, when_full=True, opposite=True):
    """Nobody new comes in; who has a seat goes on. `on` false opens the way in again."""

    on: bool = True

    def apply(self, workshop: Workshop, entry: Entry) -> Workshop:
        return replace(workshop, door_closed=self.on)


@dataclass(frozen=True)
class DoorWordSet(Event, kind="door_word_set", by=FACILITATORS, when_full=True):
    """Who comes in says this word, which is told in the hall; "": none is asked."""

    word: DoorWord

    def apply(self, workshop: Workshop, entry: Entry) -> Workshop:
        return replace(workshop, door_word=self.word)


@dataclass(frozen=True)
class DoorAsks(Event, kind="door_asks", by=FACILITATORS, when_full=True, opposite=True):
    """Who comes waits until who leads lets them in, one by one; `on` false: nobody waits."""

    on: bool = True

    def apply(self, workshop: Workshop, entry: Entry) -> Workshop:
        return replace(workshop, door_asks=self.on)


@dataclass(frozen=True)
class SeatPutOut(
    Event,
    kind="seat_put_out",
    by=FACILITATORS,
    after_close=True,
    when_full=True,
    opposite=True,
):
    """A seat is no more: its browser neither sees nor acts. `on` false lets it in again.

    What was written stays, under its name; votes stay, since nobody knows whose they are.
    """

    seat_id: SeatId
    on: bool = True

    def require(self, workshop: Workshop, log: Sequence[Entry], actor: Actor) -> None:
        there = workshop.seats if self.on else workshop.out
        seat = there.get(self.seat_id)
        if seat is None:
            raise Refused("refused.gone")
        by = workshop.seats[actor.seat_id]
        if seat.role == "facilitator" or (seat.role in FACILITATORS and by.role != "facilitator"):
            raise Refused("refused.role")

    def about(self, told: Telling, entry: Entry) -> About:
        seat = told.workshop.person(self.seat_id)
        return (seat.name if seat else ""), True

    def apply(self, workshop: Workshop, entry: Entry) -> Workshop:
        seats, out = dict(workshop.seats), dict(workshop.out)
        there, here = (seats, out) if self.on else (out, seats)
        if self.seat_id not in there:
            raise Refused("refused.gone")
        here[self.seat_id] = replace(there.pop(self.seat_id), since=entry.seq)
        sits = self.seat_id in workshop.table_of
        tables = {one: at for one, at in workshop.table_of.items() if one != self.seat_id}
        workshop = replace(workshop, table_of=tables) if sits else workshop
        return replace(workshop, seats=seats, out=out)
