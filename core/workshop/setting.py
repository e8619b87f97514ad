"""What the meeting makes of a card: whose it is as far as that is told, what may be done."""

from collections.abc import Sequence
from typing import NamedTuple

from core.workshop.acts import tally, weighing
from core.workshop.acts.carrying import CARRIED
from core.workshop.card import Chip
from core.workshop.noun import Noun
from core.workshop.people import FACILITATORS, Seat, Sector


class Doing(NamedTuple):
    """What goes on in the room that all cards of a table share.

    Attributes:
        dots: of the vote on it: dots a person, and whether several may go on one card.
        weighs: whether it is being estimated; `grouping`: whether there is any group.
        large: sectors that a card without a name may tell; `told`: tables that it may tell, with
            the sectors that it may tell beside.
    """

    dots: tuple[int, bool] | None
    weighs: bool
    grouping: bool
    closed: bool
    large: frozenset[Sector]
    told: dict[int, frozenset[Sector]]


class Setting(NamedTuple):
    """What the meeting makes of a noun's card. With `Around`, the noun and the audience it is all
    that a card is drawn from: the drawing gets no workshop, so that nothing can be forgotten.

    Attributes:
        counts: of opened votes; `weight`: of the newest opened estimates.
        chosen: whether the meeting goes on with it; shown: whether it stands large on the wall.
        table: at which it was written; `apart`: whether it is on the board of that table alone.
    """

    seat: Seat | None
    counts: Sequence[tally.Count]
    weight: weighing.Weight | None
    chosen: bool
    shown: bool
    table: int
    apart: bool
    doing: Doing


def whose(noun: Noun, setting: Setting) -> list[Chip]:
    """Who wrote it and at which table, as far as that points at nobody who gave no name."""
    if (signed := noun.signed()) is not None:
        return signed
    seat, sector, table = setting.seat, noun.author.sector, setting.table
    told, large = setting.doing.told, setting.doing.large
    if table:  # who sits there is known: of few people it says neither
        large = told.get(table, frozenset())
    at: list[Chip] = []
    if table and (seat is not None or table in told):
        at = [{"words": {"key": "tables.at", "n": table}}]
    carried = noun.author.mark == CARRIED  # its sector was weighed where it was written
    if proxy := noun.spoken_for:
        shown = seat is not None or (sector and (carried or proxy in large))
        return [*([Chip(sector=proxy)] if shown else []), {"words": {"key": "field.proxy"}}, *at]
    if seat is not None:
        leads: list[Chip] = (
            [{"words": {"key": "seat.facilitates"}}] if seat.role in FACILITATORS else []
        )
        return [{"sector": seat.sector}, {"name": seat.name}, *leads, *at]
    return [*([Chip(sector=sector)] if sector and (carried or sector in large) else []), *at]
