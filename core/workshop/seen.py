"""What may be seen: the one place that asks whether a stage is opened and a card in sight."""

from typing import Any, Protocol

NOBODY: frozenset[str] = frozenset()


class State(Protocol):
    """What is asked of a workshop here."""

    @property
    def hidden(self) -> frozenset[str]: ...


def hides(workshop: State, stage_id: str) -> bool:
    """Whether what is written in a stage is not yet shown to everybody."""
    return stage_id in workshop.hidden


def opened(workshop: State, thing: Any) -> bool:
    """Whether everybody may know of a noun or a reason: its stage does not hide it (any more)."""
    return thing.stage_id not in workshop.hidden


def in_sight(thing: Any) -> bool:
    """Whether who leads has left a card in sight."""
    return not getattr(thing, "muted", False)


def known(workshop: State, thing: Any, marks: frozenset[str] = NOBODY) -> bool:
    """Whether the person with these marks may know of `thing` now."""
    return opened(workshop, thing) or thing.author.mark in marks


def within_reach(
    workshop: State, thing: Any, marks: frozenset[str] = NOBODY, *, leads: bool = False
) -> bool:
    """Whether the person with these marks may do something with `thing`: it is shown to them."""
    sight = leads or in_sight(thing) or thing.author.mark in marks
    return sight and known(workshop, thing, marks)


def seen(workshop: State, thing: Any, *, leads: bool = False) -> bool:
    """Whether everybody sees `thing` now; with `leads`, whoever leads."""
    return opened(workshop, thing) and (leads or in_sight(thing))
