"""Births and fertility as a KPI: how far chance alone moves them in a place of this size."""

from dataclasses import dataclass

import numpy as np

from core.chance import BIRTHS, unchanged
from core.stats.catalog import INDICATORS
from core.stats.package import Package
from core.stats.values import table

MANY = 1000
"""From so many births a year chance moves them by about 6 % at most: nothing is said."""


@dataclass(frozen=True)
class Chance:
    """Births of the newest year known, and between which another year's may lie by chance alone.

    Both years are subject to chance: where nothing changes, 5 % at most lie outside.

    Attributes:
        share: of the change to the target, in per cent; None where it is not known.
        within: whether that change lies in the range.
    """

    births: int
    year: int
    low: int
    high: int
    share: float | None
    within: bool


def concerned(title: str, indicator_id: str = "") -> bool:
    """Whether a KPI is a number or rate of births, by its figure or its name."""
    named = INDICATORS[indicator_id].title.ja if indicator_id in INDICATORS else ""
    return BIRTHS.search(f"{title} {named}") is not None


def chance(package: Package, area_code: str, base: float | None, target: float) -> Chance | None:
    """None where births are not published for the place, or are many.

    Args:
        base, target: of the KPI, in any unit that goes with births (their number or rate).
    """
    indicator, cube = INDICATORS["births"], package.cube
    row = cube.row.get(area_code)
    if row is None:
        return None
    values = table(package, indicator)[row]
    known = np.flatnonzero(~np.isnan(values))
    if not len(known):
        return None
    births = int(float(values[known[-1]]))
    if births >= MANY:
        return None
    low, high = unchanged(births)
    share = None if not base or base < 0 else 100 * (target - base) / base
    moved = None if share is None else births * (1 + share / 100)
    return Chance(
        births=births,
        year=cube.years[known[-1]],
        low=low,
        high=high,
        share=share,
        within=moved is not None and low <= moved <= high,
    )
