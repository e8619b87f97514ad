"""Taking back: an entry is left out of the fold, or taken in again."""

from collections.abc import Sequence
from dataclasses import dataclass

from core.errors import Refused
from core.workshop.events import About, Entry, Event, Telling
from core.workshop.model import Workshop
from core.workshop.people import EVERYBODY, Actor, Author


@dataclass(frozen=True)
class Reverted(Event, kind="reverted", by=EVERYBODY, undoable=True, adds=True):
    """Undo the entry `target`. Undoing an undo is redo. Who leads undoes anybody's, others
    their own."""

    target: int

    def undoes(self) -> int:
        return self.target

    def require(self, workshop: Workshop, log: Sequence[Entry], actor: Actor) -> None:
        if not 1 <= self.target <= len(log):
            raise Refused("refused.gone")
        target = log[self.target - 1]
        if not target.event.undoable:
            raise Refused("refused.cannot_undo")
        if workshop.closed and workshop.when(target.seq) != "after":
            raise Refused("refused.closed")  # what the meeting came to stays
        if target.by.mark in actor.marks:
            return
        touched = workshop.touched.get(target.by.mark, frozenset())
        theirs = [noun for noun in workshop.all() if noun.id in touched]
        theirs += [
            one
            for given in workshop.reasons.values()
            for one in given
            if one.author.mark == target.by.mark
        ]
        unseen = not all(workshop.known(one, actor.marks) for one in theirs)
        if unseen or not workshop.leads(actor.seat_id):
            raise Refused("refused.role")

    def author(self, workshop: Workshop, log: Sequence[Entry], actor: Actor) -> Author:
        by = log[self.target - 1].by
        return by if by.mark in actor.marks else actor.author

    def about(self, told: Telling, entry: Entry) -> About:
        if self.target > len(told.log):
            return "", False
        target = told.log[self.target - 1]
        return target.event.about(told, target)

    def apply(self, workshop: Workshop, entry: Entry) -> Workshop:
        return workshop  # nothing to add: `fold` leaves the target out
