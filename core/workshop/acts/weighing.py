"""What may be seen of 効果と手間: one's own estimates while they go on, all once opened."""

from collections import Counter
from dataclasses import dataclass
from statistics import fmean

from core.latest import latest
from core.workshop.acts.estimates import LEVELS, Estimated
from core.workshop.acts.tally import tellable, throughout
from core.workshop.card import Act, Chip, Words
from core.workshop.meeting import AXES, Axis, Estimates
from core.workshop.model import Workshop
from core.workshop.nouns.use_cases import UseCase
from core.workshop.people import SECTORS, Sector

TABLE = UseCase.table
"""What is weighed."""
Levels = tuple[int, int]


@dataclass(frozen=True)
class Mean:
    """Where some people put a use case: 1 small to 3 large; `n` of them said both."""

    effect: float
    effort: float
    n: int


@dataclass(frozen=True)
class Weight:
    """A use case as the room puts it; `by`: the sectors that may be told."""

    all: Mean
    by: tuple[tuple[Sector, Mean], ...] = ()


def running(workshop: Workshop) -> Estimates | None:
    """The round in which estimates may be given now."""
    if not workshop.estimates or workshop.closed or workshop.stage.locked:
        return None
    newest = workshop.estimates[-1]
    return None if newest.opened else newest


def given(round_: Estimates, marks: frozenset[str]) -> dict[str, Levels]:
    """Use case → levels of the person with these marks."""
    return next((round_.given[mark] for mark in marks if mark in round_.given), {})


def acts(noun_id: str, mine: Levels) -> list[Act]:
    """A button for each level of both; the one that is pressed takes it back."""
    return [
        {
            "kind": Estimated.kind,
            "event": {"id": noun_id, "axis": axis, "level": 0 if own == level else level},
            "label": {"key": f"estimate.{axis}", "level": {"key": f"estimate.{level}"}},
            "tone": "plain",
            "pressed": own == level,
            "focus": f"{axis}{level}",
        }
        for axis, own in zip(AXES, mine, strict=True)
        for level in LEVELS
    ]


def opened(workshop: Workshop) -> Estimates | None:
    """The newest round that everybody may see."""
    return next((one for one in reversed(workshop.estimates) if one.opened), None)


@latest
def weights(round_: Estimates | None) -> dict[str, Weight]:
    """Use case → where it was put, of who said both; nothing before the round is opened."""
    said: dict[str, dict[str, Levels]] = {}
    for mark, cards in round_.given.items() if round_ and round_.opened else ():
        for card, levels in cards.items():
            if all(levels):
                said.setdefault(card, {})[mark] = levels
    sectors = round_.sectors if round_ else {}
    return {card: _weight(theirs, sectors) for card, theirs in said.items()}


def shown(round_: Estimates) -> frozenset[Sector]:
    """Sectors that may stand with every estimate of their people."""
    cards = {card for given in round_.given.values() for card in given}
    said = [{m: given[card] for m, given in round_.given.items() if card in given}
            for card in cards]  # fmt: skip
    both = [[mark for mark, levels in one.items() if all(levels)] for one in said]
    return throughout(round_.sectors, [*said, *both])


def _weight(theirs: dict[str, Levels], sectors: dict[str, Sector | None]) -> Weight:
    shown = tellable(Counter(sectors[mark] for mark in theirs))
    by = ((s, [levels for m, levels in theirs.items() if sectors[m] == s]) for s in SECTORS)
    return Weight(
        _mean([*theirs.values()]),
        tuple((sector, _mean(levels)) for sector, levels in by if sector in shown),
    )


def _mean(levels: list[Levels]) -> Mean:
    return Mean(fmean(a for a, _ in levels), fmean(b for _, b in levels), len(levels))


def level(mean: float) -> int:
    """The word that is nearest: 1 small, 2 middle, 3 large."""
    return min(LEVELS, key=lambda one: (abs(one - mean), -one))


def chip(weight: Weight) -> Chip:
    """What a card says of it."""
    words: Words = {
        "key": "estimate.result",
        "effect": {"key": f"estimate.{level(weight.all.effect)}"},
        "effort": {"key": f"estimate.{level(weight.all.effort)}"},
        "n": weight.all.n,
    }
    return {"words": words, "tone": "ok"}


@dataclass(frozen=True)
class Spot:
    """A use case with its weight, numbered from 1 as it stands on the board."""

    number: int
    use_case_id: str
    title: str
    weight: Weight


def spots(workshop: Workshop) -> list[Spot]:
    """What the newest opened round says of the use cases that everybody sees, as they were made."""
    found = weights(opened(workshop))
    seen = [
        one for one in workshop.of(UseCase).values() if one.id in found and workshop.opened(one)
    ]
    return [
        Spot(number, one.id, one.title, found[one.id])
        for number, one in enumerate(sorted(seen, key=lambda one: one.seq), 1)
    ]


def apart(weight: Weight) -> tuple[Axis, Sector, Sector] | None:
    """Where two sectors that may be told differ by a whole level or more: the widest such pair."""
    widest: tuple[float, Axis, Sector, Sector] | None = None
    for axis in AXES:
        by = sorted(weight.by, key=lambda pair: float(getattr(pair[1], axis)))
        if len(by) > 1:
            between = getattr(by[-1][1], axis) - getattr(by[0][1], axis)
            if between >= 1 and (widest is None or between > widest[0]):
                widest = between, axis, by[-1][0], by[0][0]
    return widest[1:] if widest else None
