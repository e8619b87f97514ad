"""Years taken together: whether they hide a fall or a rise, and what the newest of them is."""

from dataclasses import dataclass

import numpy as np

from core.chance import ALPHA, trend
from core.stats.indicator import Indicator
from core.stats.package import Package
from core.stats.values import as_number, table
from core.stats.window import Window, above, interval, part


@dataclass(frozen=True)
class Newest:
    """The newest single year of some that are taken together.

    Attributes:
        together: how many they are.
        way: −1 where they fall and 1 where they rise by more than chance; 0 where only the newest
            lies outside of what the mean's range tells.
    """

    value: float
    year: int
    together: int
    way: int


def newest(package: Package, indicator: Indicator, row: int, years: Window) -> Newest | None:
    """None of a single year, of a difference, and where the mean hides nothing."""
    if years.length == 1 or not indicator.count_measure or indicator.is_difference:
        return None
    if indicator.clustered and above(package, row):
        return None
    value = as_number(table(package, indicator)[row, years.last])
    if value is None:
        return None
    way, found = direction(package, indicator, row, years), interval(package, indicator, row, years)
    outside = found is not None and not found.low <= value <= found.high
    if not way and not outside:
        return None
    return Newest(value, package.cube.years[years.last], years.length, way)


def direction(package: Package, indicator: Indicator, row: int, years: Window) -> int:
    """−1 or 1 where the events of the years fall or rise by more than chance explains, else 0.

    Nothing is concluded of clustered events, nor of ratios of two counts of events.
    """
    columns = slice(years.first, years.last + 1)
    counts = part(package, indicator.count_measure)[row, columns]
    bases = np.ones(years.length)
    if indicator.base_measure:
        bases = part(package, indicator.base_measure)[row, columns]
    ratio = indicator.base_measure and "events" in {one.counts for one in indicator.counted[-1:]}
    if ratio or indicator.clustered or np.isnan(counts + bases).any() or not bases.all():
        return 0
    if trend(counts.tolist(), bases.tolist()) >= ALPHA:
        return 0
    at = np.arange(years.length)
    rising = (at * counts).sum() / counts.sum() > (at * bases).sum() / bases.sum()
    return 1 if rising else -1
