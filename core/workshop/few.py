"""How few people are too few to be told: what would point at one of them."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import TypeVar

from core.latest import latest
from core.workshop import seen
from core.workshop.model import Workshop
from core.workshop.people import EVERYBODY, SECTORS, Seat, Sector

One = TypeVar("One", bound=Sector | None)
Kind = TypeVar("Kind", Sector, int)
SMALLEST_GROUP = seen.SMALLEST_GROUP
"""A sector with fewer people is not shown: it would point at a person."""


def countable(people: Counter[Sector]) -> frozenset[Sector]:
    """Sectors whose counts may be shown: large enough, and not by subtraction from the total.

    What the shown ones leave of the total is always that of at least three people and
    of two sectors, or of nobody.
    """
    return _countable(people, SECTORS)


def _countable(people: Counter[Kind], kinds: Iterable[Kind]) -> frozenset[Kind]:
    here = sorted((sector for sector in kinds if people[sector]), key=lambda s: people[s])
    hidden = [sector for sector in here if people[sector] < SMALLEST_GROUP]
    shown = here[len(hidden) :]
    while (
        shown
        and hidden
        and (len(hidden) == 1 or sum(people[sector] for sector in hidden) < SMALLEST_GROUP)
    ):
        hidden.append(shown.pop(0))
    return frozenset(shown)


def masked(voices: dict[One, int | None]) -> dict[One, int | None]:
    """Without cells of one or two people, and never with a single cell left out: a card tells how
    many there are in all, and what the others leave of it would be its number."""
    found = {s: None if n is not None and 0 < n < SMALLEST_GROUP else n for s, n in voices.items()}
    hidden = [sector for sector in voices if found[sector] is None]
    if len(hidden) == 1 and voices[hidden[0]]:
        told = [(n == 0, n, sector) for sector, n in found.items() if n is not None]
        # the smallest that is there, else one that has none
        found[min(told, key=lambda one: one[:2])[2]] = None
    return found


def present(workshop: Workshop) -> Counter[Sector]:
    """People of each sector in the room, those who only look on left out."""
    return _present(workshop.seats)


@latest
def _present(seats: dict[str, Seat]) -> Counter[Sector]:
    there = (seat for seat in seats.values() if seat.role in EVERYBODY and not seat.late)
    return Counter(seat.sector for seat in there)


def large_sectors(workshop: Workshop) -> frozenset[Sector]:
    """Sectors that a card without a name may tell: with so many people that none points at
    somebody, nor does a card that tells none."""
    return countable(present(workshop))


def told_at_tables(workshop: Workshop) -> dict[int, frozenset[Sector]]:
    """Tables that a card without a name may tell, with the sectors it may tell beside; a card of
    another table tells neither. By the same rule as sectors: of few people a table, or those of a
    sector at it, would point at one. A device that a whole table uses is nobody's."""
    people: defaultdict[int, Counter[Sector]] = defaultdict(Counter)
    sizes: Counter[int] = Counter()
    for seat_id, table in workshop.table_of.items():
        here = workshop.seats.get(seat_id)
        if here is not None and here.role in EVERYBODY:
            shared = seat_id in workshop.shared_devices
            people[table][here.sector] += not shared
            sizes[table] += SMALLEST_GROUP if shared else 1
    return {table: countable(people[table]) for table in _countable(sizes, sorted(sizes))}
