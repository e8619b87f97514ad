"""同感: given to a noun or taken back, under one mark, so that it counts once in all stages."""

from dataclasses import replace
from typing import Any

from core.workshop.card import Act
from core.workshop.events import Entry
from core.workshop.model import Workshop
from core.workshop.noun import Noun, Voted
from core.workshop.people import Actor, Author


def agreed(workshop: Workshop, kind: type[Noun], noun_id: str, entry: Entry, on: bool) -> Workshop:
    """With the 同感 of who acted, or without it; the sector is kept as the stage showed it."""
    noun: Any = workshop.find(kind, noun_id)
    votes = noun.votes | {entry.by.mark} if on else noun.votes - {entry.by.mark}
    sides = {mark: sector for mark, sector in noun.sides.items() if mark in votes}
    if on and entry.by.sector:
        sides[entry.by.mark] = entry.by.sector
    return workshop.put(replace(noun, votes=votes, sides=sides), entry.by.mark)


def giver(workshop: Workshop, kind: type[Noun], noun_id: str, actor: Actor) -> Author:
    """Whom the 同感 of one noun names."""
    noun: Any = workshop.of(kind).get(noun_id)
    return voter(noun.votes if noun else frozenset(), actor)


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
