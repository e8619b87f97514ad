"""Years of a place beside the middle half of its peers, ready for a chart."""

from dataclasses import dataclass, replace

import numpy as np

from core.stats.catalog import INDICATORS
from core.stats.cube import Numbers
from core.stats.figure import Figure
from core.stats.indicator import Indicator
from core.stats.package import Package, kept
from core.stats.peers import PeerSet, rows_of
from core.stats.place import FEWEST, ascending, quartiles
from core.stats.values import as_number, table
from core.stats.window import Window, interval, over, window

INDEX_YEAR = 2020
"""Both populations, registered and projected, are 100 in this year."""
Course = tuple[tuple[int, float], ...]
"""Years and values, oldest first."""


@dataclass(frozen=True)
class Point:
    """A year of a place and of its peers' middle half; None where missing or not told.

    Attributes:
        low, high: what chance alone explains of the value, 95 %.
        ahead: projected.
    """

    year: int
    value: float | None
    low: float | None = None
    high: float | None = None
    peer_low: float | None = None
    peer_median: float | None = None
    peer_high: float | None = None
    ahead: bool = False


def indexed(
    package: Package, name: str, area_code: str, peer_set: PeerSet, ahead: bool
) -> tuple[Point, ...]:
    found, cube = table(package, INDICATORS[name]), package.cube
    base = found[:, [cube.column[INDEX_YEAR]]]
    with np.errstate(divide="ignore", invalid="ignore"):
        index = np.where(base > 0, 100 * found / base, np.nan)
    years = [year for year in cube.years if not ahead or year >= INDEX_YEAR]
    return among(package, index, area_code, peer_set, years, ahead)


def among(
    package: Package,
    found: Numbers,
    area_code: str,
    peer_set: PeerSet,
    years: list[int],
    ahead: bool = False,
) -> tuple[Point, ...]:
    """The years in which the place has a value, and gaps between them."""
    cube, own = package.cube, found[package.cube.row[area_code]].tolist()
    peers = found[rows_of(package, peer_set)]
    known = [year for year in years if own[cube.column[year]] == own[cube.column[year]]]
    points = []
    for year in years:
        if not known or not known[0] <= year <= known[-1]:
            continue
        at = cube.column[year]
        value, theirs = own[at] if year in known else None, ascending(peers[:, at])
        if value is None and not theirs:
            continue
        low, median, high = quartiles(theirs) if len(theirs) >= FEWEST else (None, None, None)
        points.append(
            Point(year, value, peer_low=low, peer_median=median, peer_high=high, ahead=ahead)
        )
    return tuple(points)


def together(package: Package, one: Figure) -> int:
    """How many years each point of its course takes together: as many as its value, so that the
    line ends at the number that is told; one where that would leave no line."""
    indicator = INDICATORS[one.indicator_id]
    years = window(package, indicator, package.cube.row[one.area_code])
    return years.length if years and indicator.count_measure else 1


@kept
def rolling(package: Package, indicator: Indicator, many: int) -> Numbers:
    """The indicator over each year and those before it, `many` in all; shape (areas, years)."""
    if many == 1:
        return table(package, indicator)
    found = np.full((len(package.cube.row), len(package.cube.years)), np.nan)
    for at in range(many - 1, len(package.cube.years)):
        found[:, at] = over(package, indicator, Window(at - many + 1, at))
    return found


def over_years(
    package: Package, one: Figure, peer_set: PeerSet, many: int = 1
) -> tuple[Point, ...]:
    """The figure year by year, each with its own chance; from the newest break on.

    Args:
        many: years taken together for each, with its own as the last.
    """
    indicator, cube = INDICATORS[one.indicator_id], package.cube
    found, row = rolling(package, indicator, many), cube.row[one.area_code]
    start = max(indicator.breaks, default=0)
    years = [year for year in cube.years if year >= start + (many - 1 if start else 0)]
    points = []
    for point in among(package, found, one.area_code, peer_set, years):
        at = cube.column[point.year]
        chance = None
        if point.value is not None:
            chance = interval(package, indicator, row, Window(at - many + 1, at))
        points.append(replace(point, low=chance.low, high=chance.high) if chance else point)
    return tuple(points)


def beside(
    package: Package, indicator_id: str, area_code: str, years: list[int], many: int = 1
) -> Course:
    """Another place's values of the same years, `many` taken together, without missing ones."""
    cube = package.cube
    found = rolling(package, INDICATORS[indicator_id], many)[cube.row[area_code]]
    pairs = ((year, as_number(found[cube.column[year]])) for year in years)
    return tuple((year, value) for year, value in pairs if value is not None)
