"""Which places of a map cannot be told from zero, or from the median, by so few events."""

from dataclasses import dataclass

import numpy as np

from core.stats.indicator import Indicator
from core.stats.noise import explained
from core.stats.package import Package, kept
from core.stats.spread import Spread, spread
from core.stats.values import as_number
from core.stats.window import Window, interval, part


@dataclass(frozen=True)
class Unsure:
    """Attributes:
    codes: of the places where chance alone explains how far they lie from `against`.
    against: zero for what may lie below it, else the median of the map.
    """

    codes: frozenset[str]
    against: float


def unsure(
    package: Package,
    indicator_id: str,
    area_code: str,
    year: int | None = None,
    beside: tuple[str, ...] = (),
) -> Unsure | None:
    """Of the same map as `spread` draws; None where nothing is counted that chance moves."""
    return _unsure(package, indicator_id, area_code, year, beside)


@kept
def _unsure(
    package: Package, indicator_id: str, area_code: str, year: int | None, beside: tuple[str, ...]
) -> Unsure | None:
    found = spread(package, indicator_id, area_code, year, beside)
    known = {code: value for code, value in found.values.items() if value is not None}
    if not found.indicator.count_measure or found.window is None or not known:
        return None
    signed = found.indicator.is_difference or found.below > 0
    against = 0.0 if signed else float(np.median(list(known.values())))
    codes = (code for code in known if _by_chance(package, found, found.window, code, against))
    return Unsure(frozenset(codes), against)


def _by_chance(package: Package, found: Spread, years: Window, code: str, against: float) -> bool:
    indicator, row = found.indicator, package.cube.row[code]
    if not _exact(indicator):
        chance = interval(package, indicator, row, years)
        return chance is not None and chance.low <= against <= chance.high
    columns = slice(years.first, years.last + 1)
    count, base = (
        as_number(part(package, formula)[row, columns].sum())
        for formula in (indicator.count_measure, indicator.base_measure)
    )
    if count is None or base is None:
        return False
    return explained(round(count), against * base / indicator.scale)


def _exact(indicator: Indicator) -> bool:
    """Whether it is a number of events over those who may have them."""
    return bool(indicator.base_measure) and not indicator.is_difference and not indicator.by_events
