"""Events about 効果と手間: what everybody thinks of each use case, in secret, then opened."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Annotated

from core.errors import Refused
from core.workshop.acts import secret
from core.workshop.events import Entry, Event
from core.workshop.meeting import AXES, Axis, Estimates
from core.workshop.model import Workshop
from core.workshop.nouns.use_cases import UseCase, UseCaseId
from core.workshop.people import EVERYBODY, FACILITATORS, Actor, Author
from core.workshop.ref import between

LEVELS = (1, 2, 3)
"""小, 中, 大; 0 takes an estimate back."""


@dataclass(frozen=True)
class EstimatesStarted(Event, kind="estimates_started", by=FACILITATORS):
    """A round begins; those before it stay as they were opened."""

    def apply(self, workshop: Workshop, entry: Entry) -> Workshop:
        if workshop.estimates and not workshop.estimates[-1].opened:
            raise Refused("refused.estimates_going")
        if not workshop.of(UseCase):
            raise Refused("refused.estimates_nothing")
        return replace(workshop, estimates=(*workshop.estimates, Estimates(entry.at.isoformat())))


@dataclass(frozen=True)
class Estimated(Event, kind="estimated", by=EVERYBODY, secret=True):
    """How large one person thinks the effect or the effort is: sent twice it is the same."""

    id: UseCaseId
    axis: Axis
    level: Annotated[int, between(0, LEVELS[-1])]

    def require(self, workshop: Workshop, log: Sequence[Entry], actor: Actor) -> None:
        """Estimates are given while a round goes on, of what everybody sees."""
        current(workshop)
        if workshop.stage.locked:
            raise Refused("refused.locked")
        noun = workshop.of(UseCase).get(self.id)
        if noun is None or not workshop.opened(noun):
            raise Refused("refused.gone")

    def author(self, workshop: Workshop, log: Sequence[Entry], actor: Actor) -> Author:
        """One mark in the whole round, also when the stage shows its authors in another way."""
        return secret.author(workshop, actor, secret.round_of(workshop), current(workshop).sectors)

    def apply(self, workshop: Workshop, entry: Entry) -> Workshop:
        going = current(workshop)
        if self.id not in workshop.of(UseCase):
            return workshop  # what was estimated is undone: its estimates tell nothing
        mark, at = entry.by.mark, AXES.index(self.axis)
        both = going.given.get(mark, {}).get(self.id, (0, 0))
        levels = (self.level, both[1]) if at == 0 else (both[0], self.level)
        mine = {**going.given.get(mark, {}), self.id: levels}
        mine = {card: both for card, both in mine.items() if any(both)}
        given = {m: cards for m, cards in going.given.items() if m != mark}
        sectors = {m: sector for m, sector in going.sectors.items() if m != mark}
        if mine:
            given[mark], sectors[mark] = mine, entry.by.sector
        now = replace(going, given=given, sectors=sectors)
        return replace(workshop, estimates=(*workshop.estimates[:-1], now))


@dataclass(frozen=True)
class EstimatesOpened(Event, kind="estimates_opened", by=FACILITATORS):
    """The estimates are shown to everybody, and none is given or changed any more."""

    def apply(self, workshop: Workshop, entry: Entry) -> Workshop:
        going = current(workshop)
        if not going.given:
            raise Refused("refused.estimates_none")
        return replace(workshop, estimates=(*workshop.estimates[:-1], replace(going, opened=True)))


def current(workshop: Workshop) -> Estimates:
    """The round in which estimates may be given.

    Raises:
        Refused: there is none, or it is over.
    """
    if not workshop.estimates or workshop.estimates[-1].opened:
        raise Refused("refused.estimates_over")
    return workshop.estimates[-1]
