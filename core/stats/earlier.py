"""The same number as long ago as it is published, and whether chance explains the change."""

from dataclasses import dataclass

import numpy as np

from core.stats.indicator import Indicator
from core.stats.noise import Z, ratio_interval
from core.stats.package import Package
from core.stats.values import as_number, table
from core.stats.window import Window, japanese_years, over, part

FEWEST_BESIDE_NONE = 6
"""Events that beside none are more than chance: a half to the sixth is under 2.5 %."""

MEAN_OF = 5
"""Years before, whose mean a year's difference is compared with."""


@dataclass(frozen=True)
class Earlier:
    """The same number as long ago as it is published; years as read in Japanese.

    Attributes:
        within_chance: whether chance alone explains the change (95 %): the interval of the ratio
            of both numbers of events holds 1, or that of two differences holds 0; None where
            that cannot be told.
    """

    value: float
    years: str
    within_chance: bool | None


def earlier(package: Package, indicator: Indicator, row: int, years: Window) -> Earlier | None:
    """The oldest window of equal length that ends before this one.

    A difference of two counts (births minus deaths) turns from year to year: it is put beside the
    mean of the five years before. None where there is none, or none that is comparable.
    """
    if indicator.depends_on_size and " - " in indicator.formula:
        return _mean_before(package, indicator, row, years)
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
        _within_chance(package, indicator, row, then, years),
    )


def _mean_before(package: Package, indicator: Indicator, row: int, years: Window) -> Earlier | None:
    then = Window(years.first - MEAN_OF, years.first - 1)
    if then.first < 0:
        return None
    mean = as_number(table(package, indicator)[row, then.first : then.last + 1].mean())
    if mean is None:
        return None
    within = _differ_by_chance(package, indicator, row, then, years)
    return Earlier(mean, japanese_years(package, indicator, then), within)


def _differ_by_chance(
    package: Package, indicator: Indicator, row: int, then: Window, now: Window
) -> bool | None:
    """Of yearly means of a difference of two counts; None where more than chance is not proved."""
    means, variance = [], 0.0
    for years in (then, now):
        columns = slice(years.first, years.last + 1)
        means.append(float(part(package, indicator.count_measure)[row, columns].mean()))
        events = float(part(package, indicator.events)[row, columns].sum())
        variance += events / years.length**2
    within = abs(means[1] - means[0]) <= Z * float(np.sqrt(variance))
    return within or (None if indicator.clustered else False)


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
