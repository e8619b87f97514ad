"""What is given in secret: the mark and the sector under which it is written.

It must not be told by what is stored either. So each vote and each round has marks of its own,
which are no seat's and no stage's, and a sector is written only where it points at nobody.
"""

from collections.abc import Mapping

from core.workshop.few import large_sectors
from core.workshop.model import Workshop
from core.workshop.people import Actor, Author, Sector


def vote(stage_id: str) -> str:
    """The place of a stage's vote, for `Actor.secret`; no stage has such an id."""
    return f"vote/{stage_id}"


def round_of(workshop: Workshop) -> str:
    """The place of the newest round of 効果と手間."""
    return f"estimates/{len(workshop.estimates)}"


def places(workshop: Workshop) -> list[str]:
    """Every place where something may have been given in secret so far."""
    rounds = (f"estimates/{n + 1}" for n in range(len(workshop.estimates)))
    return [*map(vote, workshop.stages), *rounds]


def author(
    workshop: Workshop, actor: Actor, place: str, here: Mapping[str, Sector | None]
) -> Author:
    """Under what this person gives in `place`: one mark from beginning to end.

    Args:
        here: mark → sector of who gave something already; before there were marks of their own
            they were those of the stage.
    """
    for mark in here.keys() & actor.marks:
        return Author(mark, here[mark])
    seat = workshop.seats[actor.seat_id]
    told = workshop.stage.authorship != "anonymous" and seat.sector in large_sectors(workshop)
    return Author(actor.secret(place), seat.sector if told else None)
