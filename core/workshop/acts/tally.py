"""What may be seen of a vote: one's own dots while it goes on, the counts once it is opened."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from core.latest import latest
from core.workshop.acts.on_paper import slips
from core.workshop.acts.votes import DotsGiven
from core.workshop.card import Act, Card, Chip, Link, View, Words
from core.workshop.few import SMALLEST_GROUP, countable, masked
from core.workshop.meeting import Ballot
from core.workshop.model import Workshop
from core.workshop.noun import NOUNS
from core.workshop.people import SECTORS, Sector

TOP = 10**9
"""Order of a result: above the cards it is about."""


@dataclass(frozen=True)
class Count:
    """Dots of one card; `by`: of the sectors that may be told here, also those with none."""

    dots: int
    by: tuple[tuple[Sector, int], ...] = ()


def running(workshop: Workshop) -> Ballot | None:
    """The vote in which dots may be given now."""
    ballot = workshop.ballots.get(workshop.stage.stage_id)
    if ballot is None or ballot.opened or workshop.closed or workshop.stage.locked:
        return None
    return ballot


def given(ballot: Ballot, marks: frozenset[str]) -> dict[str, int]:
    """Card → dots of the person with these marks."""
    return next((ballot.given[mark] for mark in marks if mark in ballot.given), {})


def left(dots: int, mine: dict[str, int]) -> Words:
    """How many dots somebody still has, in words."""
    given_here = sum(mine.values())
    n = dots - given_here
    return {"key": "vote.left", "n": n, "dots": "●" * n + "○" * (dots - n), "given": given_here}


def acts(most: int, cumulative: bool, noun_id: str, mine: dict[str, int]) -> list[Act]:
    """Giving one more dot to a card and taking one back, as far as it is possible."""
    here, rest = mine.get(noun_id, 0), most - sum(mine.values())
    found: list[tuple[int, Words, bool | None]] = []
    if rest > 0 and (cumulative or not here):
        found.append((here + 1, {"key": "vote.give"}, None))
    if here:
        found.append((here - 1, {"key": "vote.take", "dots": "●" * here}, True))
    return [
        {
            "kind": DotsGiven.kind,
            "event": {"id": noun_id, "dots": dots},
            "label": label,
            "tone": "plain",
            "pressed": pressed,
        }
        for dots, label, pressed in found
    ]


@latest
def counts(ballot: Ballot) -> dict[str, Count]:
    """Card → its dots, the most first; nothing before the vote is opened."""
    if not ballot.opened:
        return {}
    shown = told(ballot)
    total: Counter[str] = Counter()
    people: Counter[tuple[str, Sector | None]] = Counter()
    by: Counter[tuple[str, Sector | None]] = Counter()
    for mark, cards in ballot.given.items():
        for card, dots in cards.items():
            total[card] += dots
            by[card, ballot.sectors[mark]] += dots
            people[card, ballot.sectors[mark]] += 1
    here = {*ballot.sectors.values()}

    def cells(card: str) -> list[Sector]:
        """Sectors whose dots on a card are of nobody or of three people and more."""
        voices: dict[Sector | None, int | None] = {
            s: None if s in here - shown else people[card, s] for s in SECTORS
        }
        if None in here:
            voices[None] = None  # who shows no sector is one more that is left out
        found = masked(voices)
        return [s for s in SECTORS if s in shown and found[s] is not None]

    return {
        card: Count(dots, tuple((s, by[card, s]) for s in cells(card)))
        for card, dots in sorted(total.items(), key=lambda pair: (-pair[1], pair[0]))
    }


def untold(ballot: Ballot) -> bool:
    """Whether some sector's dots are not told somewhere."""
    here = {*ballot.sectors.values()}
    return any(here - {s for s, _ in count.by} for count in counts(ballot).values())


def told(ballot: Ballot) -> frozenset[Sector]:
    """Sectors of a vote that may be told."""
    return tellable(Counter(ballot.sectors[mark] for mark in ballot.given))


def everywhere(ballot: Ballot) -> frozenset[Sector]:
    """Sectors that may stand with every dot of their people."""
    cards = {card for given in ballot.given.values() for card in given}
    groups = [[m for m, given in ballot.given.items() if card in given] for card in cards]
    return throughout(ballot.sectors, groups)


def tellable(people: Counter[Sector | None]) -> frozenset[Sector]:
    """Sectors that may be told of these people, who all count in a total: what the told ones leave
    of it must not be that of one or two people. Under None: how many show no sector."""
    known: Counter[Sector] = Counter({s: n for s, n in people.items() if s})
    without = people[None]
    if without < SMALLEST_GROUP:
        return frozenset() if without else countable(known)
    return frozenset(sector for sector, n in known.items() if n >= SMALLEST_GROUP)


def throughout(
    sectors: Mapping[str, Sector | None], groups: Iterable[Collection[str]]
) -> frozenset[Sector]:
    """Sectors that may stand with everything their people gave in secret, piece by piece: among
    all of them and in every group they are at least three people or nobody, and so are those who
    show none, who are then of two kinds.

    Args:
        sectors: mark → sector of all who gave something; `groups`: marks that belong together,
            such as of those who gave dots to one card.
    """
    people = Counter(sectors.values())
    found = tellable(people)
    for marks in groups:
        here = Counter(sectors[mark] for mark in marks)
        found -= {sector for sector in found if 0 < here[sector] < SMALLEST_GROUP}
    rest = {sector: n for sector, n in people.items() if sector not in found}
    alone = len(rest) == 1 and None not in rest
    return frozenset() if rest and (sum(rest.values()) < SMALLEST_GROUP or alone) else found


def opened(workshop: Workshop) -> dict[str, list[Count]]:
    """Card → its counts in every opened vote."""
    found: dict[str, list[Count]] = {}
    for ballot in workshop.ballots.values():
        for card, count in counts(ballot).items():
            found.setdefault(card, []).append(count)
    return found


def chips(count: Count) -> list[Chip]:
    """What a card says of its count."""
    return [{"words": {"key": "vote.dots", "n": count.dots}, "tone": "ok"}]


def results(workshop: Workshop, view: View) -> View:
    """A card for every opened vote: the cards of `view` that have dots, the most first."""
    return {
        f"vote:{ballot.stage_id}": _result(ballot, at, view)
        for at, ballot in enumerate(workshop.ballots.values())
        if ballot.opened
    }


def _apart(found: dict[str, Count]) -> dict[str, Words | None]:
    """Card → where two sectors see it otherwise, of what is told anyway: one gave it half of its
    dots or more, another at most one; None where no two do."""
    every: Counter[Sector] = Counter()
    for count in found.values():
        every.update(dict(count.by))
    whole = [s for s in SECTORS if all(s in dict(count.by) for count in found.values())]

    def of(by: dict[Sector, int]) -> Words | None:
        much = [s for s in whole if by[s] > 1 and 2 * by[s] >= every[s]]
        little = [s for s in whole if by[s] <= 1 < every[s] and s not in much]
        if not much or not little:
            return None
        most = max(much, key=lambda s: by[s])
        least = max(little, key=lambda s: every[s])
        return {
            "key": "vote.apart",
            "much": {"key": f"section.{most}"},
            "little": {"key": f"section.{least}"},
        }

    return {card: of(dict(count.by)) for card, count in found.items()}


def _result(ballot: Ballot, at: int, view: View) -> Card:
    apart = _apart(counts(ballot))
    rows: list[Link] = [
        {
            "to": card,
            "label": view[card].get("title") or view[card].get("text", ""),
            "kind": {"key": "vote.dots", "n": count.dots},
            "n": count.dots,
            "chips": [{"words": _sector(sector, n)} for sector, n in count.by if n],
            "by": dict(count.by),
            "apart": apart[card],
        }
        for card, count in counts(ballot).items()
        if card in view
    ]
    few, paper = untold(ballot), slips(ballot.given)
    return {
        "type": "vote",
        "place": NOUNS[ballot.table].one,
        "stage": ballot.stage_id,
        "order": TOP + at,
        "title": {"key": "vote.result"},
        "text": {
            "key": "vote.voters_few" if few else "vote.voters",
            "n": len(ballot.given),
            "dots": ballot.dots,
        },
        "links": rows,
        "evidence": [],
        "chips": [{"words": {"key": "vote.paper", "n": paper}}] if paper else [],
        "history": [],
        "missing": [],
        "fields": [],
        "acts": [],
    }


def _sector(sector: Sector, n: int) -> Words:
    return {"key": "vote.sector", "sector": {"key": f"section.{sector}"}, "n": n}
