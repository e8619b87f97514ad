"""Simulated people: their seats, how they act, their dots and estimates."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from core.practice.story import Spoken, story
from core.workshop import Actor, Author
from core.workshop.acts.estimates import Estimated
from core.workshop.acts.votes import DotsGiven
from core.workshop.meeting import Authorship
from core.workshop.people import SECTORS, Seat


def seats(prefix: str) -> dict[str, Seat]:
    """Simulated seats by key, the one who leads first.

    No token proves such a seat: ids that tokens prove are hexadecimal, these are not.
    """
    return {
        row["key"]: Seat(
            f"{prefix}-seat-{row['key']}",
            row["name"],
            row["sector"],
            "facilitator" if row["key"] == "lead" else "participant",
        )
        for row in story()["seats"]
    }


def acting(
    seat: Seat, stages: Iterable[str], stage_id: str = "", authorship: Authorship = "named"
) -> Actor:
    """`seat` acting in a stage, with a mark instead of its id where names are not shown."""

    def secret(place: str) -> str:
        return f"{seat.seat_id}-{place}"

    marks = frozenset({seat.seat_id, *map(secret, stages)})
    if authorship == "named":
        return Actor(seat.seat_id, Author(seat.seat_id, seat.sector), marks, secret)
    sector = seat.sector if authorship == "sector" else None
    return Actor(seat.seat_id, Author(secret(stage_id), sector), marks, secret)


def dots(keys: Iterable[str], ids: Sequence[str], most: int) -> Iterator[Spoken]:
    """Every participant's dots: most on one of `ids`, one on another; the same each time."""
    for at, key in enumerate(keys):
        first, other = at * at % len(ids) if ids else 0, (at + 1) % len(ids) if ids else 0
        if ids and first != other and most > 1:
            yield key, DotsGiven(ids[first], most - 1)
            yield key, DotsGiven(ids[other], 1)
        elif ids:
            yield key, DotsGiven(ids[first], 1)


def estimates(people: Mapping[str, Seat], ids: Sequence[str]) -> Iterator[Spoken]:
    """Every participant's 効果 and 手間 of `ids`, told apart by sector; the same each time."""
    for at, (key, seat) in enumerate(people.items()):
        for number, use_case in enumerate(ids):
            lean = SECTORS.index(seat.sector) + number
            yield key, Estimated(use_case, "effect", 3 - (lean + at // 2) % 4 // 2)
            yield key, Estimated(use_case, "effort", 1 + (lean * 2 + at) % 5 // 2)
