"""同感: given to a noun or taken back, under one mark, so that it counts once in all stages."""

from dataclasses import replace
from typing import Any

from core.workshop.card import Act
from core.workshop.noun import Voted
from core.workshop.people import Actor, Author


def agreed(noun: Any, by: Author, on: bool) -> Any:
    """`noun` with the 同感 of `by`, or without it; the sector is kept as the stage showed it."""
    votes = noun.votes | {by.mark} if on else noun.votes - {by.mark}
    sides = {mark: sector for mark, sector in noun.sides.items() if mark in votes}
    if on and by.sector:
        sides[by.mark] = by.sector
    return replace(noun, votes=votes, sides=sides)


def voter(votes: frozenset[str], actor: Actor) -> Author:
    """Whom a 同感 names: the mark under which this person gave it, if any."""
    given = votes & actor.marks
    return actor.author if not given or actor.author.mark in given else Author(min(given))


def agree(kind: str, field: str, noun: Any, voted: Voted) -> list[Act]:
    """The button."""
    return [
        {
            "kind": kind,
            "event": {field: noun.id, "on": not voted},
            "label": {"key": "act.agree", "n": len(noun.votes)},
            "tone": "plain",
            "pressed": bool(voted),
        }
    ]
