"""Which years a figure speaks of, and its values over all areas in those years."""

from dataclasses import dataclass

import numpy as np

from core.stats.area import Area
from core.stats.cube import Numbers
from core.stats.indicator import Indicator
from core.stats.noise import (
    Interval,
    difference_interval,
    poisson_interval,
    pooled_years,
    ratio_interval,
)
from core.stats.package import Package, kept
from core.stats.values import evaluate, last_true, newest_known, table, unreliable


@dataclass(frozen=True)
class Window:
    """Columns `first`…`last` of the cube, taken together; one column where nothing is pooled."""

    first: int
    last: int

    @property
    def length(self) -> int:
        return self.last - self.first + 1


def window(package: Package, indicator: Indicator, row: int, together: int = 0) -> Window | None:
    """The newest years of a place: one, or three or five where events are few.

    Args:
        together: so many years of counted events, as somebody chose; 0 chooses by their number.
    """
    last = newest_known(package, indicator)[row]
    if last < 0:
        return None
    if not indicator.count_measure:
        return Window(last, last)
    newest = _pooling(package, indicator, row, _last_counted(package, indicator)[row], together)
    if not np.isnan(over(package, indicator, newest)[row]):
        return newest
    return _pooling(package, indicator, row, last, together)


@kept
def _last_counted(package: Package, indicator: Indicator) -> list[int]:
    """The newest year of each area with both numbers, even where nothing was there to divide by.

    Stopping at a year with an event in the base would choose years by what happened in them.
    """
    usable = ~np.isnan(_both(package, indicator))
    if indicator.is_rate:
        usable &= ~unreliable(package, indicator)
    return last_true(usable)


@kept
def _both(package: Package, indicator: Indicator) -> Numbers:
    """Events + base, shape (areas, years); NaN where one is missing."""
    counts: Numbers = part(package, indicator.events)
    return counts + part(package, indicator.base_measure) if indicator.base_measure else counts


def _pooling(package: Package, indicator: Indicator, row: int, last: int, together: int) -> Window:
    """The years until `last`, as many as were chosen or as the number of events asks for."""
    wanted = together or pooled_years(float(part(package, indicator.events)[row, last]))
    first = last
    if wanted > 1:
        both = _both(package, indicator)[row]
        while last - first + 1 < wanted and first > 0 and not np.isnan(both[first - 1]):
            first -= 1
    return Window(first, last)


@kept
def part(package: Package, formula: str) -> Numbers:
    """A count or base over all areas and years."""
    return evaluate(formula, package.cube)


def over(package: Package, indicator: Indicator, years: Window) -> Numbers:
    """The indicator of every area in a window, shape (areas,); NaN where a year is missing."""
    if years.length == 1:
        return table(package, indicator)[:, years.last]
    return _pooled(package, indicator, years)


@kept
def _pooled(package: Package, indicator: Indicator, years: Window) -> Numbers:
    columns = slice(years.first, years.last + 1)
    counts: Numbers = part(package, indicator.count_measure)[:, columns].sum(axis=1)
    if not indicator.base_measure:
        return counts / years.length
    base = part(package, indicator.base_measure)[:, columns].sum(axis=1)
    bad = unreliable(package, indicator)[:, columns].any(axis=1) | (base == 0)
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(bad, np.nan, indicator.scale * counts / base)


def interval(package: Package, indicator: Indicator, row: int, years: Window) -> Interval | None:
    """What chance alone explains of a place's value, in the indicator's unit; 95 %.

    None of moves in a prefecture or the country, where most of them cancel out.
    """
    if not indicator.count_measure or (indicator.clustered and above(package, row)):
        return None
    columns = slice(years.first, years.last + 1)
    counts = float(part(package, indicator.count_measure)[row, columns].sum())
    if np.isnan(counts):
        return None
    base = 0.0
    if indicator.base_measure:
        base = float(part(package, indicator.base_measure)[row, columns].sum())
        if indicator.by_events:
            return ratio_interval(counts, base, indicator.scale)
    if indicator.is_difference:
        events = float(part(package, indicator.events)[row, columns].sum())
        found = difference_interval(counts, events)
    else:
        found = poisson_interval(round(counts))
    if not indicator.base_measure:
        return Interval(found.low / years.length, found.high / years.length)
    return Interval(found.low * indicator.scale / base, found.high * indicator.scale / base)


def above(package: Package, row: int) -> bool:
    """Whether it is a prefecture or the country."""
    return package.areas()[row].kind != "municipality"


def years_label(package: Package, indicator: Indicator, years: Window) -> str:
    """`2022–24年の平均` when pooled, `2022年度` for a fiscal year, else empty.

    `2018–22年の5年間` for five years published together, under the year in their middle.
    """
    if "five_years" in indicator.periods:
        middle = package.cube.years[years.last]
        return f"{middle - 2}–{(middle + 2) % 100:02d}年の5年間"
    fiscal = "fiscal_year" in indicator.periods
    word = "年度" if fiscal else "年"
    if years.length > 1:
        return f"{span(package, years)}{word}の平均"
    return f"{package.cube.years[years.last]}{word}" if fiscal else ""


def japanese_years(package: Package, indicator: Indicator, years: Window) -> str:
    """The years as read, those of one plain year too: `2022年`."""
    return years_label(package, indicator, years) or f"{package.cube.years[years.last]}年"


def shown_window(
    package: Package, indicator: Indicator, area: Area, together: int = 0
) -> Window | None:
    """The newest years of a place, or where it has no value of what lies above it."""
    row = package.cube.row
    return window(package, indicator, row[area.area_code], together) or window(
        package, indicator, row[area.prefecture_code or area.area_code], together
    )


def span(package: Package, years: Window) -> str:
    """The years in digits: `2023`, `2022–24`."""
    first, last = package.cube.years[years.first], package.cube.years[years.last]
    if years.length == 1:
        return str(last)
    return f"{first}–{last % 100:02d}" if first // 100 == last // 100 else f"{first}–{last}"
