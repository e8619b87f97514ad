"""Who sees which 課題: how many of each sector stand behind it, as far as that may be told."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from core.workshop import chain as chains
from core.workshop import few
from core.workshop.acts import tally
from core.workshop.acts.carrying import CARRIED
from core.workshop.chain import Chain
from core.workshop.model import Workshop
from core.workshop.nouns.insights import Insight
from core.workshop.nouns.issues import Issue
from core.workshop.people import SECTORS, Sector

ALL = frozenset(SECTORS)


@dataclass(frozen=True)
class Row:
    """One 課題.

    Attributes:
        voices: sector → at least how many different people wrote what it rests on, gave 同感 or
            dots. 0: nobody yet. None: not told, or not known.
    """

    issue: Issue
    voices: dict[Sector, int | None]

    @property
    def gaps(self) -> tuple[Sector, ...]:
        """Sectors that are in the room and have no voice for it."""
        return tuple(sector for sector in SECTORS if self.voices[sector] == 0)


@dataclass(frozen=True)
class Group:
    """People who are surely different ones; `blind`: sectors some of the uncounted may be of."""

    by: Counter[Sector]
    blind: frozenset[Sector] = frozenset()


def lens(workshop: Workshop) -> list[Row]:
    """A row for every 課題 that everybody sees, in the order in which they were written.

    Nobody knows whether somebody of one stage is somebody of another, so that people are not
    added up: of all groups that can be told apart the largest counts.
    """
    chain, shown = chains.chain(workshop), countable(workshop)
    open_ = [one for one in workshop.of(Issue).values() if workshop.opened(one)]
    return [_row(chain, issue, shown) for issue in sorted(open_, key=lambda one: one.seq)]


def countable(workshop: Workshop) -> frozenset[Sector]:
    """Sectors that may be told: by the rule of the room's counts.

    A sector that only speaks through somebody else is a small one.
    """
    people = few.present(workshop)
    for one in workshop.of(Insight).values():
        seen = workshop.seen(one)
        if seen and (sector := _spoken_for(workshop, one)) and sector not in people:
            people[sector] = 1
    return few.countable(people)


def _spoken_for(workshop: Workshop, one: Insight) -> Sector | None:
    """Whose words somebody else typed in, unless the stage shows no sectors or they are of an
    earlier meeting."""
    if one.author.mark == CARRIED:
        return None
    shown = one.author.sector or workshop.person(one.author.mark) is not None
    return one.proxy if shown else None


def _row(chain: Chain, issue: Issue, shown: frozenset[Sector]) -> Row:
    tied = [one for one in chain.back.get(issue.id, ()) if isinstance(one, Insight)]
    groups = [*_authors(chain.workshop, tied), *map(_agreed, tied), _agreed(issue)]
    groups += _voters(chain.workshop, issue)
    outside = [_spoken_for(chain.workshop, one) for one in tied if one.proxy]
    groups.append(_group(None for sector in outside if sector is None))
    voices: dict[Sector, int | None] = {}
    for sector in SECTORS:
        n = max(group.by[sector] for group in groups) + (sector in outside)
        known = n or not any(sector in group.blind for group in groups)
        voices[sector] = n if sector in shown and known else None
    return Row(issue, voices)


def _group(sectors: Iterable[Sector | None]) -> Group:
    by = Counter(sectors)
    nameless = by.pop(None, 0)
    return Group(Counter({s: n for s, n in by.items() if s}), ALL if nameless else frozenset())


def _authors(workshop: Workshop, tied: Iterable[Insight]) -> list[Group]:
    """Those with names are known in all stages; the others in one. Who wrote what was carried is
    known in none, and may be of any sector."""
    found: defaultdict[str, dict[str, Sector | None]] = defaultdict(dict)
    for one in tied:
        if not one.proxy:
            named = workshop.person(one.author.mark) is not None
            sector = None if one.author.mark == CARRIED else one.author.sector
            found["" if named else one.stage_id][one.author.mark] = sector
    return [_group(marks.values()) for marks in found.values()]


def _agreed(noun: Insight | Issue) -> Group:
    """同感 is given once, in whatever stage."""
    return _group(noun.sides.get(mark) for mark in noun.votes)


def _voters(workshop: Workshop, issue: Issue) -> list[Group]:
    """Of the opened votes, and only the sectors that a vote tells."""
    found = []
    for ballot in workshop.ballots.values():
        if not ballot.opened:
            continue
        shown, mixed = tally.told(ballot), None in ballot.sectors.values()
        here = [ballot.sectors[mark] for mark, given in ballot.given.items() if issue.id in given]
        by = Counter(sector for sector in here if sector in shown and sector)
        rest = by.total() < len(here)
        found.append(Group(by, (ALL if mixed else ALL - shown) if rest else frozenset()))
    return found
