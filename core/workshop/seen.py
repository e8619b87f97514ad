"""What may be seen: the one place that asks whether a stage is opened, whose board a card is on,
and whether it is in sight."""

from collections import Counter
from collections.abc import Mapping
from typing import Any, Protocol

from core.latest import latest
from core.workshop.people import Seat

NOBODY: frozenset[str] = frozenset()
SMALLEST_GROUP = 3
"""What fewer people have written without a name would point at one of them."""


class State(Protocol):
    """What is asked of a workshop here."""

    @property
    def hidden(self) -> frozenset[str]: ...
    @property
    def apart(self) -> frozenset[str]: ...
    @property
    def written_at(self) -> Mapping[str, int]: ...
    @property
    def table_of(self) -> Mapping[str, int]: ...
    @property
    def shared_devices(self) -> frozenset[str]: ...
    @property
    def seats(self) -> Mapping[str, Seat]: ...
    def leads(self, seat_id: str) -> bool: ...


def hides(workshop: State, stage_id: str) -> bool:
    """Whether what is written in a stage is not yet shown to everybody."""
    return stage_id in workshop.hidden


def boards(workshop: State, stage_id: str) -> bool:
    """Whether each table still has a board of its own in a stage."""
    return stage_id in workshop.apart


def board(workshop: State, thing: Any) -> int:
    """The table on whose board alone `thing` is; 0: it is on everybody's."""
    if not workshop.apart or thing.stage_id not in workshop.apart:
        return 0
    return workshop.written_at.get(thing.id, 0)


def opened(workshop: State, thing: Any) -> bool:
    """Whether everybody may know of a noun or a reason: neither its stage nor the board of a
    table keeps it (any more)."""
    return thing.stage_id not in workshop.hidden and not board(workshop, thing)


def shown(workshop: State, thing: Any, *, table: int = 0, leads: bool = False) -> bool:
    """Whether those at `table`, or who lead, may know of `thing`: it is everybody's, or on their
    table's board. Without a name it is on no board of a table of one or two people."""
    at = board(workshop, thing)
    if thing.stage_id in workshop.hidden or at == 0:
        return thing.stage_id not in workshop.hidden
    named = thing.author.mark in workshop.seats
    return leads or (at == table and (named or at in many(workshop)))


def in_sight(thing: Any) -> bool:
    """Whether who leads has left a card in sight."""
    return not getattr(thing, "muted", False)


def known(workshop: State, thing: Any, marks: frozenset[str] = NOBODY) -> bool:
    """Whether the person with these marks may know of `thing` now."""
    if opened(workshop, thing) or thing.author.mark in marks:
        return True
    return any(
        shown(workshop, thing, table=workshop.table_of.get(one, 0), leads=workshop.leads(one))
        for one in marks
        if one in workshop.seats
    )


def within_reach(
    workshop: State, thing: Any, marks: frozenset[str] = NOBODY, *, leads: bool = False
) -> bool:
    """Whether the person with these marks may do something with `thing`: it is shown to them."""
    sight = leads or in_sight(thing) or thing.author.mark in marks
    return sight and known(workshop, thing, marks)


def seen(workshop: State, thing: Any, *, leads: bool = False) -> bool:
    """Whether everybody sees `thing` now; with `leads`, whoever leads."""
    return opened(workshop, thing) and (leads or in_sight(thing))


def many(workshop: State) -> frozenset[int]:
    """Tables at which a word points at nobody: enough people, or a device that all of them use."""
    shared = {workshop.table_of[one] for one in workshop.shared_devices & workshop.table_of.keys()}
    return _many(workshop.table_of) | shared


@latest
def _many(table_of: Mapping[str, int]) -> frozenset[int]:
    sizes = Counter(table_of.values())
    return frozenset(table for table, n in sizes.items() if n >= SMALLEST_GROUP)
