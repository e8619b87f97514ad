"""Beside each other: what people say (主観) and what is counted (客観), in one field of one area.

Areas are never put in an order by their answers: their publisher forbids it, and
surveys of different municipalities ask differently.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from core.own.figures import chance
from core.own.model import OwnSeries
from core.own.rules import ENDS, SCORED, scale
from core.stats.catalog import FIELDS, INDICATORS
from core.stats.figure import Figure
from core.stats.side import Objective, objective

Level = Literal["high", "middle", "low"]
HIGH, LOW = 60.0, 40.0
"""On a scale of 0–100: clearly more, or clearly fewer, than half."""
MOST_PER_FIELD = 8


@dataclass(frozen=True)
class Gap:
    """One subjective item and the counted figures of its field.

    Attributes:
        score: the answer on 0–100; 1–5 becomes 0–100 by its distance from 1.
        level: high or low only where the whole interval (if known) is beyond half.
        contrasts: figures that point the other way: the only ones for which 「のに」 may be said.
    """

    series: OwnSeries
    score: float
    low: float | None
    high: float | None
    level: Level
    objectives: tuple[Objective, ...]

    @property
    def contrasts(self) -> tuple[Objective, ...]:
        against = {"high": False, "low": True}.get(self.level)
        if against is None:
            return ()
        return tuple(one for one in self.objectives if one.good is against)


def gaps(own: Sequence[OwnSeries], official: Sequence[Figure]) -> dict[str, list[Gap]]:
    """By field, only where both sides exist."""
    by_field: dict[str, list[Objective]] = {}
    for figure in official:
        indicator = INDICATORS.get(figure.indicator_id)
        found = objective(figure)
        if indicator is not None and found is not None:
            by_field.setdefault(str(indicator.field), []).append(found)
    made: dict[str, list[Gap]] = {}
    for one in own:
        counted = by_field.get(one.field, [])
        scored = one.kind == "subjective" and scale(one.unit) in SCORED
        if scored and one.field in FIELDS and counted:
            made.setdefault(one.field, []).append(_gap(one, counted))
    return {field: made[field] for field in FIELDS if field in made}


def _gap(one: OwnSeries, counted: Sequence[Objective]) -> Gap:
    item = one.newest
    low_end, high_end = ENDS[scale(item.unit) or "percent"]
    score = 100 * (item.value - low_end) / (high_end - low_end)
    low, high = chance(item)
    level: Level = "middle"
    if score >= HIGH and (low is None or low > 50):
        level = "high"
    elif score <= LOW and (high is None or high < 50):
        level = "low"
    clear = sorted(counted, key=lambda o: (o.good is None, o.side == "within"))
    return Gap(one, score, low, high, level, tuple(clear[:MOST_PER_FIELD]))
