"""Events about a vote with dots: given and taken back in secret, then opened once for all."""

from dataclasses import dataclass, replace
from typing import Annotated

from pydantic import Field

from core.errors import Refused
from core.workshop.events import Entry, Event
from core.workshop.model import Ballot, Id, Workshop

MOST_DOTS = 10


@dataclass(frozen=True)
class DotsGiven(Event, kind="dots_given"):
    """How many dots this person has on a card of the running vote: sent twice it is the same."""

    id: Id
    dots: Annotated[int, Field(ge=0, le=MOST_DOTS)]

    def apply(self, workshop: Workshop, entry: Entry) -> Workshop:
        ballot = going(workshop, workshop.stage.stage_id)
        if self.id not in getattr(workshop, ballot.table):
            return workshop  # what was voted for is undone: its dots go with it, and tell nothing
        mark = entry.by.mark
        mine = {**ballot.given.get(mark, {}), self.id: self.dots}
        if sum(mine.values()) > ballot.dots:
            raise Refused("refused.no_dots")
        if self.dots > 1 and not ballot.cumulative:
            raise Refused("refused.one_dot")
        mine = {card: dots for card, dots in mine.items() if dots}
        others = {m: given for m, given in ballot.given.items() if m != mark}
        sectors = {m: sector for m, sector in ballot.sectors.items() if m != mark}
        if mine:
            others[mark], sectors[mark] = mine, entry.by.sector
        return _put(workshop, replace(ballot, given=others, sectors=sectors))


@dataclass(frozen=True)
class DotsSet(Event, kind="dots_set"):
    """How many dots each person has; as long as nobody has given any."""

    stage_id: Id
    dots: Annotated[int, Field(ge=1, le=MOST_DOTS)]
    cumulative: bool = True

    def apply(self, workshop: Workshop, entry: Entry) -> Workshop:
        ballot = going(workshop, self.stage_id)
        if ballot.given:
            raise Refused("refused.vote_begun")
        return _put(workshop, replace(ballot, dots=self.dots, cumulative=self.cumulative))


@dataclass(frozen=True)
class VotesOpened(Event, kind="votes_opened"):
    """The counts are shown to everybody, and nothing is given or taken back any more."""

    stage_id: Id

    def apply(self, workshop: Workshop, entry: Entry) -> Workshop:
        ballot = going(workshop, self.stage_id)
        if not ballot.given:
            raise Refused("refused.vote_none")
        return _put(workshop, replace(ballot, opened=True))


def going(workshop: Workshop, stage_id: str) -> Ballot:
    """The vote of a stage, before its counts are opened.

    Raises:
        Refused: there is none, or it is over.
    """
    ballot = workshop.ballots.get(stage_id)
    if ballot is None or ballot.opened:
        raise Refused("refused.vote_over")
    return ballot


def _put(workshop: Workshop, ballot: Ballot) -> Workshop:
    return replace(workshop, ballots={**workshop.ballots, ballot.stage_id: ballot})
