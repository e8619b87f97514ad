"""Whether an actual of a KPI says more than chance: counts of people, and figures with a range.

Both numbers are subject to chance, the one it began with and the one that was measured.
"""

import re
from statistics import NormalDist
from typing import Protocol

from core.chance import ALPHA, differ
from core.units import PERCENT

OFTEN = 5
"""Actuals that are looked at one after the other: each may be wrong in a fifth of five in a
hundred, so that all of them together are wrong in five."""
Z = 1.959964
COUNTED = re.compile(
    r"人|名|世帯|家庭|家族|組|件|団体|社\b|people|person|household|famil|birth|marriage|couple|case",
    re.IGNORECASE,
)
"""Units of people and of what they do by themselves: their number moves by chance."""
SHARE = re.compile("|".join((*PERCENT, r"割合|割$|率|あたり|\bper\b")), re.IGNORECASE)
"""Units of a share or a rate: how far chance moves it depends on how many people are behind it."""
AVERAGED = re.compile(r"(\d{4})–(\d{2,4})年.*平均$")


class Begun(Protocol):
    """What a KPI began with."""

    @property
    def baseline(self) -> float | None: ...
    @property
    def baseline_spread(self) -> float | None: ...
    @property
    def baseline_years(self) -> int: ...
    @property
    def unit(self) -> str: ...


def spread(low: float | None, high: float | None) -> float | None:
    """The standard deviation that a range of 95 % tells."""
    return None if low is None or high is None or low == high else (high - low) / (2 * Z)


def averaged(years_label: str) -> int:
    """How many years 「2019–23年の平均」 takes together; 1 for anything else."""
    found = AVERAGED.search(years_label)
    return int(found[2][-2:]) - int(found[1][-2:]) + 1 if found else 1


def counted(unit: str) -> bool:
    """Whether the unit is of people or of what they do, and no share of them."""
    return bool(COUNTED.search(unit)) and not SHARE.search(unit)


def sized(kpi: Begun) -> bool:
    """Whether it can be told how far chance moves the KPI, or chance does not move it."""
    return kpi.baseline_spread is not None or not SHARE.search(kpi.unit)


def moved_by_chance(kpi: Begun) -> bool:
    """Whether chance moves it: not what is made on purpose, as places, days or money."""
    return kpi.baseline_spread is not None or counted(kpi.unit)


def likelihood(kpi: Begun, value: float) -> float:
    """How often chance alone sets `value` so far from what the KPI began with (p, two-sided).

    Raises:
        ValueError: a KPI without a baseline.
    """
    if kpi.baseline is None:
        raise ValueError("nothing to compare with")
    base, years = kpi.baseline, kpi.baseline_years
    if counted(kpi.unit) and min(base, value) >= 0:
        return differ(round(value), round(base * years), 1 / (1 + years))
    if not kpi.baseline_spread:
        return 0.0 if value != base else 1.0
    if base > 0:  # so many events that their root is the spread
        events = (base / kpi.baseline_spread) ** 2
        now = max(0.0, value) / base * events / years
        return differ(round(now), round(events), 1 / (1 + years))
    # A single year is as uncertain as the mean of some, times the root of their number.
    both = kpi.baseline_spread * (1 + years) ** 0.5
    return 2 * (1 - NormalDist().cdf(abs(value - base) / both))


def changed(kpi: Begun, value: float, looks: int) -> bool:
    """Whether it may be said that the KPI changed, where `looks` actuals were looked at."""
    return likelihood(kpi, value) < ALPHA / max(OFTEN, looks)


def tellable(kpi: Begun, target: float) -> bool:
    """Whether reaching the target could be told from chance at all."""
    return likelihood(kpi, target) < ALPHA / OFTEN
