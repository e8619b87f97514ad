"""The same number as long ago as it is published, and whether chance explains the change."""

from dataclasses import dataclass

import numpy as np

from core.stats.indicator import Indicator
from core.stats.noise import ratio_interval
from core.stats.package import Package
from core.stats.values import table
from core.stats.window import Window, japanese_years, over, part, span

FEWEST_BESIDE_NONE = 6
"""Events that beside none are more than chance: a half to the sixth is under 2.5 %."""


@dataclass(frozen=True)
class Earlier:
    """The same number as long ago as it is published; years as read in both languages.

    Attributes:
        within_chance: whether the 95 % interval of the ratio of both numbers of events holds 1;
            None where the value is no number of events.
    """

    value: float
    years_ja: str
    years_en: str
    within_chance: bool | None


def earlier(package: Package, indicator: Indicator, row: int, years: Window) -> Earlier | None:
    """The oldest window of equal length that ends before this one.

    None where there is none, or none that is comparable.
    """
    known = ~np.isnan(table(package, indicator)[row])
    newest = years.first - years.length
    turns = [year - package.cube.years[0] for year in indicator.breaks]
    oldest = max((turn for turn in turns if turn <= years.first), default=0)
    for first in range(max(oldest, 0), newest + 1):
        if known[first : first + years.length].all():
            then = Window(first, first + years.length - 1)
            break
    else:
        return None
    return Earlier(
        float(over(package, indicator, then)[row]),
        japanese_years(package, indicator, then),
        span(package, then),
        _within_chance(package, indicator, row, then, years),
    )


def _within_chance(
    package: Package, indicator: Indicator, row: int, then: Window, now: Window
) -> bool | None:
    """Of a bare count over windows of equal length."""
    if not indicator.count_measure or indicator.base_measure:
        return None
    counts = part(package, indicator.count_measure)[row]
    events = [float(counts[years.first : years.last + 1].sum()) for years in (now, then)]
    ratio = ratio_interval(max(events), min(events))
    return ratio.low <= 1 if ratio else max(events) < FEWEST_BESIDE_NONE
