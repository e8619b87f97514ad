"""Whom it concerns what happened between two states, where that can be said of so few."""

from collections.abc import Callable, Iterator
from dataclasses import fields, replace
from typing import Any

from core.latest import latest
from core.workshop.acts import tally, weighing
from core.workshop.meeting import Ballot, Estimates
from core.workshop.model import Workshop

SECRET = frozenset({"seq", "touched", "ballots", "estimates"})
"""What dots and estimates change; of the last two only what was given by whom."""
WRITTEN = frozenset({"nouns", "written_at"})
"""What writing a card changes beside."""
SETTLED = tuple(one.name for one in fields(Workshop) if one.name not in SECRET | WRITTEN)
PLAIN = (*SETTLED, *WRITTEN)


def givers(old: Workshop, new: Workshop) -> frozenset[str] | None:
    """Marks whose dots or estimates are all in which `new` differs from `old`.

    Nobody else's own things changed then. None where anything else may have changed: parts are
    told apart by identity, so that a state folded anew counts as another.
    """
    return _givers(old, new) if _alike(old, new, PLAIN) else None


@latest
def altered(new: Workshop) -> Callable[[Workshop], frozenset[str] | None]:
    """Of a state before `new`: marks of people who wrote, changed or gave something since, and ids
    of cards that are new or other than they were.

    Nobody else's own things changed then. None where anything may have happened that concerns
    more: while there is a vote, a new card can be given dots by all who have given some.
    """
    return latest(lambda old: _altered(old, new))


def _altered(old: Workshop, new: Workshop) -> frozenset[str] | None:
    given = _givers(old, new) if _alike(old, new, SETTLED) else None
    if given is None:
        return None
    if old.nouns is not new.nouns and (tally.running(new) or weighing.running(new)):
        return None
    tables = old.nouns.keys() | new.nouns.keys()
    parts: list[tuple[dict[str, Any], dict[str, Any]]]
    parts = [(old.table(table), new.table(table)) for table in tables]
    parts += [(old.touched, new.touched), (old.written_at, new.written_at)]
    return given.union(*(_differing(*part) for part in parts if part[0] is not part[1]))


def _alike(old: Workshop, new: Workshop, names: tuple[str, ...]) -> bool:
    return all(getattr(old, name) is getattr(new, name) for name in names)


def _givers(old: Workshop, new: Workshop) -> frozenset[str] | None:
    """Of votes and estimates alone; None where more than what was given differs."""
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
