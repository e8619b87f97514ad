"""The opened votes, in words: what has the most dots, and from whom as far as it may be told."""

from collections.abc import Mapping
from dataclasses import dataclass

from core.text import Text
from core.workshop.acts.on_paper import slips
from core.workshop.acts.tally import Count, counts, untold
from core.workshop.meeting import Ballot
from core.workshop.model import Workshop
from core.workshop.people import SECTORS


@dataclass(frozen=True)
class Voted:
    """A card with its dots, and in words `said`.

    Attributes:
        counts: of each sector its dots; None where they are not told.
        by: in words those of the sectors that gave any.
    """

    key: str
    name: str
    dots: int
    said: str
    counts: tuple[int | None, ...]
    by: tuple[str, ...]


@dataclass(frozen=True)
class Vote:
    """One vote; `said`: how many gave how many dots."""

    title: str
    said: str
    rows: tuple[Voted, ...]


def votes(workshop: Workshop, names: Mapping[str, str], text: Text) -> tuple[Vote, ...]:
    """The opened ones, the first first; `names`: of the cards that everybody sees."""
    return tuple(_vote(one, names, text) for one in workshop.ballots.values() if one.opened)


def _vote(ballot: Ballot, names: Mapping[str, str], text: Text) -> Vote:
    few = untold(ballot)
    voters = "vote.voters_few" if few else "vote.voters"
    dots = counts(ballot)
    rows = tuple(_voted(key, names[key], dots[key], text) for key in dots if key in names)
    said, paper = text(voters, n=len(ballot.given), dots=ballot.dots), slips(ballot.given)
    said += text("vote.paper", n=paper) if paper else ""
    return Vote(text("vote.result"), said, rows)


def _voted(key: str, name: str, count: Count, text: Text) -> Voted:
    by = dict(count.by)
    words = (
        text("vote.sector", sector=text(f"section.{sector}"), n=n) for sector, n in count.by if n
    )
    told = tuple(by.get(sector) for sector in SECTORS)
    return Voted(key, name, count.dots, text("vote.dots", n=count.dots), told, tuple(words))
