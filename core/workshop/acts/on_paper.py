"""Events about paper: who leads types in dots and estimates of people without a phone, a slip each.

A slip counts as one person of its sector; typed in again it takes the place of what it said before.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Annotated, TypeVar

from core.errors import Refused
from core.workshop.acts import estimates, votes
from core.workshop.events import Entry, Event
from core.workshop.few import large_sectors
from core.workshop.model import Workshop
from core.workshop.nouns.use_cases import UseCase, UseCaseIds
from core.workshop.people import FACILITATORS, Actor, Sector
from core.workshop.ref import Ids, Ref, between

MOST_SLIPS = 500
PAPER = "paper:"
"""How the mark of a slip begins; no seat has such one."""
T = TypeVar("T")
Slip = Annotated[int, between(1, MOST_SLIPS)]
Levels = tuple[Annotated[int, between(0, estimates.LEVELS[-1])], ...]


@dataclass(frozen=True)
class DotsOnPaper(Event, kind="dots_on_paper", by=FACILITATORS, secret=True):
    """The dots of slip number `slip`, one number for each of `ids`; all 0 takes it back."""

    slip: Slip
    ids: Annotated[Ids, Ref()]
    dots: tuple[Annotated[int, between(0, votes.MOST_DOTS)], ...]
    sector: Sector | None = None

    def require(self, workshop: Workshop, log: Sequence[Entry], actor: Actor) -> None:
        ballot = votes.going(workshop, workshop.stage.stage_id)
        _fits(workshop, ballot.table, self.ids, self.sector, self.dots)

    def apply(self, workshop: Workshop, entry: Entry) -> Workshop:
        ballot = votes.going(workshop, workshop.stage.stage_id)
        there = workshop.table(ballot.table)
        mine = {one: n for one, n in zip(self.ids, self.dots, strict=False) if n and one in there}
        if sum(mine.values()) > ballot.dots:
            raise Refused("refused.no_dots")
        if any(n > 1 for n in mine.values()) and not ballot.cumulative:
            raise Refused("refused.one_dot")
        given, sectors = _with(ballot.given, ballot.sectors, self.slip, mine, self.sector)
        changed = replace(ballot, given=given, sectors=sectors)
        return replace(workshop, ballots={**workshop.ballots, ballot.stage_id: changed})


@dataclass(frozen=True)
class EstimatedOnPaper(Event, kind="estimated_on_paper", by=FACILITATORS, secret=True):
    """Effect and effort on slip number `slip`, for each of `ids`; 0: the slip says nothing."""

    slip: Slip
    ids: UseCaseIds
    effect: Levels
    effort: Levels
    sector: Sector | None = None

    def require(self, workshop: Workshop, log: Sequence[Entry], actor: Actor) -> None:
        estimates.current(workshop)
        _fits(workshop, UseCase.table, self.ids, self.sector, self.effect, self.effort)

    def apply(self, workshop: Workshop, entry: Entry) -> Workshop:
        going, there = estimates.current(workshop), workshop.of(UseCase)
        levels = zip(self.ids, self.effect, self.effort, strict=False)
        mine = {one: (a, b) for one, a, b in levels if (a or b) and one in there}
        given, sectors = _with(going.given, going.sectors, self.slip, mine, self.sector)
        now = replace(going, given=given, sectors=sectors)
        return replace(workshop, estimates=(*workshop.estimates[:-1], now))


def slips(marks: Iterable[str]) -> int:
    """How many of these are of paper."""
    return sum(mark.startswith(PAPER) for mark in marks)


def _fits(
    workshop: Workshop, table: str, ids: Ids, sector: Sector | None, *numbers: tuple[int, ...]
) -> None:
    """Raise `Refused` unless all see what is named, and a small sector is left unsaid."""
    if workshop.stage.locked:
        raise Refused("refused.locked")
    if any(len(one) != len(ids) for one in numbers):
        raise Refused("refused.bad_request")
    seen = workshop.seen(table)
    if any(one not in seen for one in ids):
        raise Refused("refused.gone")
    if sector and sector not in tellable(workshop):
        raise Refused("refused.bad_request")


def tellable(workshop: Workshop) -> frozenset[Sector]:
    """Sectors that a slip may name: by the rule of what is given in secret."""
    told = workshop.stage.authorship != "anonymous"
    return large_sectors(workshop) if told else frozenset()


def _with(
    given: dict[str, T],
    sectors: dict[str, Sector | None],
    slip: int,
    mine: T,
    sector: Sector | None,
) -> tuple[dict[str, T], dict[str, Sector | None]]:
    """What was given, with this slip in its place or, where it says nothing, without it."""
    mark = f"{PAPER}{slip}"
    others = {one: cards for one, cards in given.items() if one != mark}
    rest = {one: told for one, told in sectors.items() if one != mark}
    return ({**others, mark: mine}, {**rest, mark: sector}) if mine else (others, rest)
