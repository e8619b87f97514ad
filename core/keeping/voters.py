"""Whom a file names beside a vote: nobody, and a sector only where pages tell it."""

import hashlib
from dataclasses import replace

from core.workshop import Author, Entry, Event, Workshop
from core.workshop.acts import tally, weighing
from core.workshop.acts.estimates import Estimated
from core.workshop.acts.on_paper import PAPER, DotsOnPaper, EstimatedOnPaper
from core.workshop.acts.votes import DotsGiven
from core.workshop.nouns.glossary import TermMarked
from core.workshop.nouns.insights import Insight, InsightVoted
from core.workshop.nouns.issues import Issue, IssueVoted
from core.workshop.people import Sector

SECRET = (InsightVoted, IssueVoted, TermMarked, DotsGiven, Estimated)


def without_sector(event: Event, votes: dict[str, frozenset[Sector]]) -> Event:
    """A slip of paper says whose it is where pages do."""
    if not isinstance(event, DotsOnPaper | EstimatedOnPaper):
        return event
    shown = votes.get(f"{PAPER}{event.slip}", frozenset())
    return event if event.sector in shown else replace(event, sector=None)


def tables(workshop: Workshop) -> dict[str, int]:
    """Mark of who wrote at a table without a name → that table."""
    found = {noun.author.mark: workshop.written_at.get(noun.id, 0) for noun in workshop.all()}
    return {mark: at for mark, at in found.items() if at and not workshop.person(mark)}


def told_of(
    event: Event, table: int, told: dict[int, frozenset[Sector]], large: frozenset[Sector]
) -> tuple[Event, frozenset[Sector]]:
    """The event with the table that its card tells, and the sectors that may stand with it."""
    if not table:
        return event, large
    changes: dict[str, int] = {"at_table": 0}
    hides = table not in told and hasattr(event, "at_table")
    return replace(event, **changes) if hides else event, told.get(table, frozenset())


def voters(workshop: Workshop) -> dict[str, frozenset[Sector]]:
    """Mark of who gave dots or estimates → sectors that may stand with them; where somebody has
    the same mark in several votes, what all of them tell."""
    votes = [({*one.given}, tally.everywhere(one)) for one in workshop.ballots.values()]
    rounds = [({*one.given}, weighing.shown(one)) for one in workshop.estimates]
    found: dict[str, frozenset[Sector]] = {}
    for marks, shown in (*votes, *rounds):
        found |= {mark: found.get(mark, shown) & shown for mark in marks}
    return found


def by_whom(
    workshop: Workshop,
    entry: Entry,
    salt: str,
    shown: frozenset[Sector],
    votes: dict[str, frozenset[Sector]],
) -> Author:
    """Whom the file names: nobody for a vote, in a stage with names too; a sector where pages do.

    Args:
        shown: sectors that a card without a name may tell; `votes`: those that dots and
            estimates may tell.
    """
    by = entry.by
    if isinstance(entry.event, SECRET):
        apart = f"{salt}/{entry.event.kind}" if isinstance(entry.event, Estimated) else salt
        if isinstance(entry.event, InsightVoted | IssueVoted):
            noun = _agreed(workshop, entry.event)  # a mark for each card ties it to nothing else
            apart, shown = f"{salt}/{noun.id}" if noun else salt, shown & _agreeing(noun)
        by = Author(hashlib.sha256(f"{apart}/{by.mark}".encode()).hexdigest()[:24], by.sector)
    if isinstance(entry.event, DotsGiven | Estimated):
        shown = votes.get(entry.by.mark, frozenset())
    return by if by.sector in shown or workshop.person(by.mark) else Author(by.mark)


def _agreed(workshop: Workshop, event: InsightVoted | IssueVoted) -> Insight | Issue | None:
    """What 同感 was given to; None where it is undone."""
    if isinstance(event, InsightVoted):
        return workshop.of(Insight).get(event.insight_id)
    return workshop.of(Issue).get(event.issue_id)


def _agreeing(noun: Insight | Issue | None) -> frozenset[Sector]:
    """Sectors that may stand with 同感 of a card."""
    if noun is None:
        return frozenset()
    sectors = {mark: noun.sides.get(mark) for mark in noun.votes}
    return tally.throughout(sectors, [noun.votes])
