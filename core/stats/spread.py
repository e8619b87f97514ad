"""One indicator over all municipalities of a prefecture or the country, in classes for a map."""

from dataclasses import dataclass

import numpy as np

from core.stats.catalog import INDICATORS
from core.stats.indicator import Indicator
from core.stats.package import COUNTRY, Package
from core.stats.window import Window, japanese_years, over, window

CLASSES, POOLED = 5, 5


@dataclass(frozen=True)
class Spread:
    """Attributes:
    values: area code → value in the indicator's unit; None where missing.
    edges: class limits ascending, at most six: class n holds edges[n] ≤ value < edges[n+1],
        the last its upper edge too. Each class has about as many places as any other.
    years: what the values speak of, as read.
    """

    indicator: Indicator
    values: dict[str, float | None]
    edges: tuple[float, ...]
    years: str

    @property
    def known(self) -> int:
        return sum(value is not None for value in self.values.values())

    def class_of(self, value: float) -> int:
        """Number of the class a value lies in, from 0."""
        inner = self.edges[1:-1]
        return int(np.searchsorted(inner, value, side="right"))


def mappable(indicator: Indicator) -> bool:
    """Whether colour may stand for it: not what only grows with the size of a place."""
    return not indicator.depends_on_size and indicator.only != "prefecture"


def spread(package: Package, indicator_id: str, area_code: str) -> Spread:
    """The newest year of the indicator in the municipalities of an area.

    Of counts of events five years are taken together where they are known: colours of
    single years would be mostly chance in small places.

    Args:
        area_code: a prefecture, or the country.

    Raises:
        KeyError: an unknown indicator.
    """
    indicator, row = INDICATORS[indicator_id], package.cube.row
    codes = [
        a.area_code
        for a in package.areas()
        if a.kind == "municipality" and area_code in (COUNTRY, a.prefecture_code)
    ]
    years = window(package, indicator, row[area_code]) or window(package, indicator, row[codes[0]])
    if years is None:
        return Spread(indicator, dict.fromkeys(codes), (), "")
    years = _pooled(package, indicator, years)
    now = over(package, indicator, years)
    values = {c: None if np.isnan(now[row[c]]) else float(now[row[c]]) for c in codes}
    known = [value for value in values.values() if value is not None]
    edges = np.unique(np.quantile(known, np.linspace(0, 1, CLASSES + 1)) if known else known)
    label = japanese_years(package, indicator, years)
    return Spread(indicator, values, tuple(float(edge) for edge in edges), label)


def _pooled(package: Package, indicator: Indicator, years: Window) -> Window:
    longer = Window(years.last - POOLED + 1, years.last)
    if not indicator.count_measure or longer.first < 0:
        return years
    return years if np.isnan(over(package, indicator, longer)).all() else longer
