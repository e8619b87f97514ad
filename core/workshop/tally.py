"""What may be seen of a vote: one's own dots while it goes on, the counts once it is opened."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from core.latest import latest
from core.workshop.model import SECTORS, VOTES, Ballot, Sector, Workshop

Card = dict[str, Any]
SMALLEST_GROUP = 3
"""A sector with fewer people is not shown: it would point at a person."""
TOP = 10**9
"""Order of a result: above the cards it is about."""
TYPES = {table: one for one, table in VOTES.items()}


@dataclass(frozen=True)
class Count:
    """Dots of one card; `by`: of the sectors that may be told, also those with none."""

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


def left(ballot: Ballot, mine: dict[str, int]) -> Card:
    """How many dots somebody still has, in words."""
    n = ballot.dots - sum(mine.values())
    return {"key": "vote.left", "n": n, "dots": "●" * n + "○" * (ballot.dots - n)}


def acts(ballot: Ballot, noun_id: str, mine: dict[str, int]) -> list[Card]:
    """Giving one more dot to a card and taking one back, as far as it is possible."""
    here, rest = mine.get(noun_id, 0), ballot.dots - sum(mine.values())
    found: list[tuple[int, Card, bool | None]] = []
    if rest > 0 and (ballot.cumulative or not here):
        found.append((here + 1, {"key": "vote.give"}, None))
    if here:
        found.append((here - 1, {"key": "vote.take", "dots": "●" * here}, True))
    return [
        {
            "kind": "dots_given",
            "event": {"id": noun_id, "dots": dots},
            "label": label,
            "tone": "plain",
            "pressed": pressed,
        }
        for dots, label, pressed in found
    ]


def countable(people: Counter[Sector]) -> frozenset[Sector]:
    """Sectors whose counts may be shown: large enough, and not by subtraction from the total.

    What the shown ones leave of the total is always that of at least three people and
    of two sectors, or of nobody.
    """
    here = sorted((sector for sector in SECTORS if people[sector]), key=lambda s: people[s])
    hidden = [sector for sector in here if people[sector] < SMALLEST_GROUP]
    shown = here[len(hidden) :]
    while (
        shown
        and hidden
        and (len(hidden) == 1 or sum(people[sector] for sector in hidden) < SMALLEST_GROUP)
    ):
        hidden.append(shown.pop(0))
    return frozenset(shown)


@latest
def counts(ballot: Ballot) -> dict[str, Count]:
    """Card → its dots, the most first; nothing before the vote is opened."""
    if not ballot.opened:
        return {}
    shown = told(ballot)
    total: Counter[str] = Counter()
    by: Counter[tuple[str, Sector | None]] = Counter()
    for mark, cards in ballot.given.items():
        for card, dots in cards.items():
            total[card] += dots
            by[card, ballot.sectors[mark]] += dots
    return {
        card: Count(dots, tuple((s, by[card, s]) for s in SECTORS if s in shown))
        for card, dots in sorted(total.items(), key=lambda pair: (-pair[1], pair[0]))
    }


def told(ballot: Ballot) -> frozenset[Sector]:
    """Sectors of a vote that may be told."""
    return tellable(Counter(ballot.sectors[mark] for mark in ballot.given))


def tellable(people: Counter[Sector | None]) -> frozenset[Sector]:
    """Sectors that may be told of these people, who all count in a total: what the told ones leave
    of it must not be that of one or two people. Under None: how many show no sector."""
    known: Counter[Sector] = Counter({s: n for s, n in people.items() if s})
    without = people[None]
    if without < SMALLEST_GROUP:
        return frozenset() if without else countable(known)
    return frozenset(sector for sector, n in known.items() if n >= SMALLEST_GROUP)


def opened(workshop: Workshop) -> dict[str, list[Count]]:
    """Card → its counts in every opened vote."""
    found: dict[str, list[Count]] = {}
    for ballot in workshop.ballots.values():
        for card, count in counts(ballot).items():
            found.setdefault(card, []).append(count)
    return found


def chips(count: Count) -> list[Card]:
    """What a card says of its count."""
    return [{"words": {"key": "vote.dots", "n": count.dots}, "tone": "ok"}]


def results(workshop: Workshop, view: dict[str, Card]) -> dict[str, Card]:
    """A card for every opened vote: the cards of `view` that have dots, the most first."""
    return {
        f"vote:{ballot.stage_id}": _result(ballot, at, view)
        for at, ballot in enumerate(workshop.ballots.values())
        if ballot.opened
    }


def _result(ballot: Ballot, at: int, view: dict[str, Card]) -> Card:
    rows = [
        {
            "to": card,
            "label": view[card].get("title") or view[card].get("text", ""),
            "kind": {"key": "vote.dots", "n": count.dots},
            "n": count.dots,
            "chips": [{"words": _sector(sector, n)} for sector, n in count.by if n],
        }
        for card, count in counts(ballot).items()
        if card in view
    ]
    few = len(told(ballot)) < len({*ballot.sectors.values()})
    return {
        "type": "vote",
        "place": TYPES[ballot.table],
        "stage": ballot.stage_id,
        "order": TOP + at,
        "title": {"key": "vote.result"},
        "text": {
            "key": "vote.voters_few" if few else "vote.voters",
            "n": len(ballot.given),
            "dots": ballot.dots,
        },
        "links": rows,
        **{name: [] for name in ("evidence", "chips", "history", "missing", "fields", "acts")},
    }


def _sector(sector: Sector, n: int) -> Card:
    return {"key": "vote.sector", "sector": {"key": f"section.{sector}"}, "n": n}
