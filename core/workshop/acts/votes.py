"""Events about a vote with dots: given and taken back in secret, then opened once for all."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Annotated

from core.errors import Refused
from core.workshop.acts import secret
from core.workshop.events import Entry, Event
from core.workshop.meeting import Ballot
from core.workshop.model import Workshop
from core.workshop.people import EVERYBODY, FACILITATORS, Actor, Author
from core.workshop.ref import AnyId, StageId, between

MOST_DOTS = 10


@dataclass(frozen=True)
class DotsGiven(Event, kind="dots_given", by=EVERYBODY, secret=True):
    """How many dots this person has on a card of the running vote: sent twice it is the same."""

    id: AnyId
    dots: Annotated[int, between(0, MOST_DOTS)]

    def require(self, workshop: Workshop, log: Sequence[Entry], actor: Actor) -> None:
        """Dots are given while the vote goes on, to what everybody sees."""
        ballot = going(workshop, workshop.stage.stage_id)
        if workshop.stage.locked:
            raise Refused("refused.locked")
        noun = workshop.table(ballot.table).get(self.id)
        if noun is None or not workshop.seen(noun):
            raise Refused("refused.gone")

    def author(self, workshop: Workshop, log: Sequence[Entry], actor: Actor) -> Author:
        """One mark in the whole vote, also when the stage shows its authors in another way."""
        ballot = going(workshop, workshop.stage.stage_id)
        return secret.author(workshop, actor, secret.vote(ballot.stage_id), ballot.sectors)

    def apply(self, workshop: Workshop, entry: Entry) -> Workshop:
        ballot = going(workshop, workshop.stage.stage_id)
        if self.id not in workshop.table(ballot.table):
            return workshop  # what was voted for is undone: its dots go with it, and tell nothing
        mark = entry.by.mark
        mine = {**ballot.given.get(mark, {}), self.id: self.dots}
        if sum(mine.values()) > ballot.dots:
            raise Refused("refused.no_dots")
        if self.dots > 1 and not ballot.cumulative:
            raise Refused("refused.one_dot")
        mine = {card: dots for card, dots in mine.items() if dots}
        given, sectors = ballot.given.copy(), ballot.sectors.copy()
        given.pop(mark, None), sectors.pop(mark, None)
        if mine:
            given[mark], sectors[mark] = mine, entry.by.sector
        return _put(workshop, replace(ballot, given=given, sectors=sectors))


@dataclass(frozen=True)
class DotsSet(Event, kind="dots_set", by=FACILITATORS):
    """How many dots each person has; as long as nobody has given any."""

    stage_id: StageId
    dots: Annotated[int, between(1, MOST_DOTS)]
    cumulative: bool = True

    def apply(self, workshop: Workshop, entry: Entry) -> Workshop:
        ballot = going(workshop, self.stage_id)
        if ballot.given:
            raise Refused("refused.vote_begun")
        return _put(workshop, replace(ballot, dots=self.dots, cumulative=self.cumulative))


@dataclass(frozen=True)
class VotesOpened(Event, kind="votes_opened", by=FACILITATORS):
    """The counts are shown to everybody, and nothing is given or taken back any more."""

    stage_id: StageId

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
