"""Two people with the same name are told apart by a number."""

from core.letters import skeleton
from core.workshop.model import Workshop

MOST = 20
"""Letters of a name."""


def apart(workshop: Workshop, name: str) -> str:
    """`name`, with a number where somebody here has one that looks the same."""
    taken = {skeleton(seat.name) for seat in workshop.people.values()}
    found, number = name, 1
    while skeleton(found) in taken:
        number += 1
        end = f"（{number}）"
        found = name[: MOST - len(end)].rstrip() + end
    return found
