"""One indicator over all municipalities of a prefecture or the country, in classes for a map."""

from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from itertools import accumulate, pairwise

import numpy as np

from core.stats.catalog import INDICATORS
from core.stats.indicator import Indicator
from core.stats.package import COUNTRY, Package, kept
from core.stats.window import Window, japanese_years, over, window
from core.units import rounded

CLASSES, POOLED = 5, 5
UNEVEN = 0.1
"""Share of the places by which the largest class may exceed the smallest one and still be 「ほぼ
同じ数」; two places in any case."""


@dataclass(frozen=True)
class Spread:
    """Attributes:
    values: area code → value in the indicator's unit; None where missing.
    classes: lowest and highest value in each, as read (rounded); ascending, never touching.
        Where values cross zero, none holds both sides of it.
    sizes: places in each class.
    years: what the values speak of, as read.
    window: the same as columns of the cube; None without any value.
    """

    indicator: Indicator
    values: dict[str, float | None]
    classes: tuple[tuple[float, float], ...]
    sizes: tuple[int, ...]
    years: str
    window: Window | None = None

    @property
    def known(self) -> int:
        return sum(value is not None for value in self.values.values())

    @property
    def below(self) -> int:
        """Classes below zero."""
        return sum(high < 0 for _, high in self.classes)

    @property
    def even(self) -> bool:
        """Whether these are five classes of about as many places."""
        most = max(2.0, UNEVEN * self.known)
        return len(self.sizes) == CLASSES and max(self.sizes) - min(self.sizes) <= most

    def class_of(self, value: float) -> int:
        """Number of the class a value lies in, from 0."""
        shown = float(rounded(value, self.indicator.decimals))
        return bisect_right([low for low, _ in self.classes], shown) - 1


def mappable(indicator: Indicator) -> bool:
    """Whether colour may stand for it: not what only grows with the size of a place."""
    return not indicator.depends_on_size and indicator.only != "prefecture"


def spread(
    package: Package,
    indicator_id: str,
    area_code: str,
    year: int | None = None,
    beside: tuple[str, ...] = (),
) -> Spread:
    """The newest year of the indicator in the municipalities of an area.

    Of counts of events five years are taken together where they are known: colours of
    single years would be mostly chance in small places.

    Args:
        area_code: a prefecture, or the country.
        year: one of `years_of` instead; the classes are then those of all of them, so that a
            colour means the same in each.
        beside: further prefectures.

    Raises:
        KeyError: an unknown indicator.
    """
    if year is not None:
        return _of_year(package, indicator_id, area_code, year, beside)
    indicator, row = INDICATORS[indicator_id], package.cube.row
    codes = _codes(package, area_code, beside)
    years = window(package, indicator, row[area_code]) or window(package, indicator, row[codes[0]])
    if years is None:
        return Spread(indicator, dict.fromkeys(codes), (), (), "")
    years = _pooled(package, indicator, years)
    values = _values(package, indicator, years, codes)
    found = _classes(_read(indicator, values))
    label = japanese_years(package, indicator, years)
    classes = tuple((low, high) for low, high, _ in found)
    return Spread(indicator, values, classes, tuple(size for *_, size in found), label, years)


def years_of(package: Package, indicator_id: str, area_code: str) -> list[int]:
    """Years in which the indicator can be mapped, oldest first; the last of those taken together.
    None from before the way of counting changed."""
    return list(_windows(package, indicator_id, area_code))


@kept
def _windows(package: Package, indicator_id: str, area_code: str) -> dict[int, Window]:
    indicator, cube = INDICATORS[indicator_id], package.cube
    start = max(indicator.breaks, default=0)
    rows = [cube.row[code] for code in _codes(package, area_code)]
    found = {}
    for at, year in enumerate(cube.years):
        first = at - POOLED + 1 if indicator.count_measure else at
        if first < 0 or cube.years[first] < start:
            continue
        window_ = Window(first, at)
        if not np.isnan(over(package, indicator, window_)[rows]).all():
            found[year] = window_
    return found


def _of_year(
    package: Package, indicator_id: str, area_code: str, year: int, beside: tuple[str, ...]
) -> Spread:
    indicator, codes = INDICATORS[indicator_id], _codes(package, area_code, beside)
    windows = _windows(package, indicator_id, area_code)
    every: Counter[float] = Counter()
    for one in windows.values():
        every += _read(indicator, _values(package, indicator, one, codes))
    values = _values(package, indicator, windows[year], codes)
    now = _read(indicator, values)
    classes = tuple((low, high) for low, high, _ in _classes(every))
    sizes = tuple(sum(n for v, n in now.items() if low <= v <= high) for low, high in classes)
    label = japanese_years(package, indicator, windows[year])
    return Spread(indicator, values, classes, sizes, label, windows[year])


def _codes(package: Package, area_code: str, beside: tuple[str, ...] = ()) -> list[str]:
    return [
        a.area_code
        for a in package.areas()
        if a.kind == "municipality"
        and (area_code in (COUNTRY, a.prefecture_code) or a.prefecture_code in beside)
    ]


def _values(
    package: Package, indicator: Indicator, years: Window, codes: list[str]
) -> dict[str, float | None]:
    now, row = over(package, indicator, years), package.cube.row
    return {c: None if np.isnan(now[row[c]]) else float(now[row[c]]) for c in codes}


def _read(indicator: Indicator, values: dict[str, float | None]) -> Counter[float]:
    """How often each value is there, as read."""
    known = (value for value in values.values() if value is not None)
    return Counter(float(rounded(value, indicator.decimals)) for value in known)


Class = tuple[float, float, int]


def _classes(counts: Counter[float]) -> list[Class]:
    """Lowest and highest value as read, and places; at most five, with a break at zero."""
    under = Counter({value: n for value, n in counts.items() if value < 0})
    rest = Counter({value: n for value, n in counts.items() if value >= 0})
    if not under or not rest:
        return _divided(counts, CLASSES)
    share = under.total() / counts.total()
    many = min(CLASSES - 1, max(1, round(CLASSES * share)))
    return _divided(under, many) + _divided(rest, CLASSES - many)


def _divided(counts: Counter[float], many: int) -> list[Class]:
    """About as many places in each; equal values are never parted, so there may be fewer."""
    values = sorted(counts)
    sums = [0, *accumulate(counts[value] for value in values)]
    goals = [sums[-1] * n / many for n in range(1, many)]
    cuts = {min(range(len(sums)), key=lambda at: abs(sums[at] - goal)) for goal in goals}
    limits = sorted({0, len(values)} | cuts)
    return [
        (values[start], values[end - 1], sums[end] - sums[start]) for start, end in pairwise(limits)
    ]


def _pooled(package: Package, indicator: Indicator, years: Window) -> Window:
    longer = Window(years.last - POOLED + 1, years.last)
    if not indicator.count_measure or longer.first < 0:
        return years
    return years if np.isnan(over(package, indicator, longer)).all() else longer
