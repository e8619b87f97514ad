"""The same number as long ago as it is published, and whether chance explains the change."""

from dataclasses import dataclass

import numpy as np

from core.bilingual import Bilingual
from core.chance import ALPHA, differ
from core.stats.doubtful import doubtful
from core.stats.indicator import Indicator
from core.stats.noise import Z
from core.stats.package import Package, kept
from core.stats.values import as_number, table
from core.stats.window import Window, above, japanese_years, over, part

MEAN_OF = 5
"""Years before, whose mean a year's difference is compared with."""
SHORTER = 3
"""Years at either end that are compared where so many years are taken together that none of
them lie before."""


@dataclass(frozen=True)
class Earlier:
    """The same number as long ago as it is published; years as read in Japanese.

    Attributes:
        within_chance: whether chance alone explains the change (95 %); None where that cannot
            be told.
        now, now_years: the newest years that it is compared with, where those are not the
            figure's own.
    """

    value: float
    years: str
    within_chance: bool | None
    now: float | None = None
    now_years: str = ""


def both(years: str) -> Bilingual:
    """Years as `Earlier` has them, for both languages."""
    span = years.split("年")[0]
    return Bilingual(years, f"{span} (average)" if years.endswith("平均") else span)


def earlier(package: Package, indicator: Indicator, row: int, years: Window) -> Earlier | None:
    """The oldest window of equal length that ends before this one, else three against three.

    A difference of two counts (births minus deaths) turns from year to year: it is put beside the
    mean of the five years before. None where there is none, or none that is comparable.
    """
    if indicator.depends_on_size and " - " in indicator.formula:
        return _mean_before(package, indicator, row, years)
    found = spans(package, indicator, row, years)
    if found is None:
        return None
    then, now = found
    value = as_number(over(package, indicator, then)[row])
    new = as_number(over(package, indicator, now)[row])
    if value is None or new is None:
        return None
    within = _within_chance(package, indicator, row, then, now)
    before = Earlier(value, japanese_years(package, indicator, then), within)
    if now == years:
        return before
    return Earlier(value, before.years, within, new, japanese_years(package, indicator, now))


def spans(
    package: Package, indicator: Indicator, row: int, years: Window
) -> tuple[Window, Window] | None:
    """What is compared with what, of equal length: the older years, then `years` or the newest
    three of them; None where nothing comparable lies before."""
    if (then := _oldest(package, indicator, row, years)) or years.length <= SHORTER:
        return (then, years) if then else None
    now = Window(years.last - SHORTER + 1, years.last)
    then = _oldest(package, indicator, row, now)
    return (then, now) if then else None


def _oldest(package: Package, indicator: Indicator, row: int, years: Window) -> Window | None:
    """The first comparable years of equal length, without any that is known to be wrong."""
    turns = [package.cube.column[year] for year in indicator.breaks]
    oldest = max((turn for turn in turns if turn <= years.first), default=0)
    known = _comparable(package, indicator)[row]
    first = known.find(b"\1" * years.length, oldest, years.first)
    return Window(first, first + years.length - 1) if first >= 0 else None


@kept
def _comparable(package: Package, indicator: Indicator) -> list[bytes]:
    """Of each area a byte for each year: 1 where a value is known, and not known to be wrong."""
    known = ~np.isnan(table(package, indicator)) & ~doubtful(package, indicator)
    return [row.tobytes() for row in known]


def _mean_before(package: Package, indicator: Indicator, row: int, years: Window) -> Earlier | None:
    then = Window(years.first - MEAN_OF, years.first - 1)
    if then.first < 0:
        return None
    mean = as_number(table(package, indicator)[row, then.first : then.last + 1].mean())
    if mean is None:
        return None
    counted = bool(indicator.count_measure)
    within = _differences(package, indicator, row, then, years) if counted else None
    return Earlier(mean, japanese_years(package, indicator, then), within)


def _within_chance(
    package: Package, indicator: Indicator, row: int, then: Window, now: Window
) -> bool | None:
    """Of two windows of equal length; None of what is not counted."""
    if not indicator.count_measure or (indicator.clustered and above(package, row)):
        return None
    if indicator.is_difference:
        return _differences(package, indicator, row, then, now)
    old, new = (_sum(package, indicator.count_measure, row, one) for one in (then, now))
    if not indicator.base_measure:
        within = differ(round(new), round(old)) >= ALPHA
    else:
        bases = [_sum(package, indicator.base_measure, row, one) for one in (then, now)]
        if indicator.divisors[0].counts == "events":
            within = _ratios(new, old, bases[1], bases[0])
        else:
            within = differ(round(new), round(old), bases[1] / sum(bases)) >= ALPHA
    return within or (None if indicator.clustered else False)


def _ratios(new: float, old: float, base_new: float, base_old: float) -> bool:
    """Of two ratios of counts: the logarithm of their ratio, of four counts in all."""
    counts = np.array([new, old, base_new, base_old])
    if (counts < 1).any():
        return True
    moved = np.log(new * base_old / (old * base_new))
    return bool(abs(moved) <= Z * np.sqrt((1 / counts).sum()))


def _differences(
    package: Package, indicator: Indicator, row: int, then: Window, now: Window
) -> bool | None:
    """Of yearly means of a difference of two counts; None where more than chance is not proved."""
    means, variance = [], 0.0
    for years in (then, now):
        divisor = float(years.length)
        if indicator.base_measure:
            divisor = _sum(package, indicator.base_measure, row, years)
        means.append(_sum(package, indicator.count_measure, row, years) / divisor)
        variance += _sum(package, indicator.events, row, years) / divisor**2
    within = abs(means[1] - means[0]) <= Z * float(np.sqrt(variance))
    return within or (None if indicator.clustered else False)


def _sum(package: Package, formula: str, row: int, years: Window) -> float:
    return float(part(package, formula)[row, years.first : years.last + 1].sum())
