"""Who gave something in secret between two states, where nothing else happened."""

from collections.abc import Iterator
from dataclasses import fields, replace
from typing import Any

from core.workshop.meeting import Ballot, Estimates
from core.workshop.model import Workshop

SECRET = frozenset({"seq", "touched", "ballots", "estimates"})
"""What dots and estimates change; of the last two only what was given by whom."""
PLAIN = tuple(one.name for one in fields(Workshop) if one.name not in SECRET)


def givers(old: Workshop, new: Workshop) -> frozenset[str] | None:
    """Marks whose dots or estimates are all in which `new` differs from `old`.

    Nobody else's own things changed then. None where anything else may have changed: parts are
    told apart by identity, so that a state folded anew counts as another.
    """
    if any(getattr(old, name) is not getattr(new, name) for name in PLAIN):
        return None
    before, after = [*_rounds(old)], [*_rounds(new)]
    if len(before) != len(after):
        return None
    found: set[str] = set()
    for one, other in zip(before, after, strict=True):
        if one is not other:
            if _without(one) != _without(other):
                return None
            found |= _differing(one.given, other.given)
    return frozenset(found)


def _rounds(workshop: Workshop) -> Iterator[Ballot | Estimates]:
    yield from workshop.ballots.values()
    yield from workshop.estimates


def _without(one: Ballot | Estimates) -> object:
    bare: Any = one  # of both kinds alike
    return replace(bare, given={}, sectors={})


def _differing(old: dict[str, Any], new: dict[str, Any]) -> set[str]:
    marks = old.keys() | new.keys()
    return {mark for mark in marks if old.get(mark) is not new.get(mark)}
