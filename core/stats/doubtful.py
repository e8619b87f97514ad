"""Published values that are known to be wrong: kept as published, compared with nothing."""

from dataclasses import dataclass

import numpy as np

from core.bilingual import NOTHING, Bilingual
from core.stats.indicator import Indicator
from core.stats.package import Package, kept
from core.stats.values import Flags


@dataclass(frozen=True)
class Doubt:
    """A year of a municipality's vital statistics that lacks events.

    Attributes:
        births_missing: fewer than the residents' register has.
    """

    area_code: str
    year: int
    births_missing: int


MEASURES = ("births", "deaths", "marriages", "divorces")
DOUBTS = (Doubt("24201", 2016, 246), Doubt("04215", 2016, 50), Doubt("04213", 2017, 34))
"""津市, 大崎市 and 栗原市: lower than the prefecture's own total and the register allow
(docs/data.md)."""


@kept
def doubtful(package: Package, indicator: Indicator) -> Flags:
    """Where a value rests on one of them, shape (areas, years)."""
    cube = package.cube
    found = np.zeros((len(cube.row), len(cube.years)), dtype=bool)
    if set(indicator.measures) & set(MEASURES):
        for one in DOUBTS:
            found[cube.row[one.area_code], cube.column[one.year]] = True
    return found


def doubt_said(package: Package, indicator: Indicator, row: int) -> Bilingual:
    """Which year is wrong, and that nothing is compared with it; empty for almost every place."""
    if row not in _rows(package):
        return NOTHING
    at = np.flatnonzero(doubtful(package, indicator)[row])
    if not len(at):
        return NOTHING
    year = package.cube.years[at[0]]
    one = next(d for d in DOUBTS if d.year == year and package.cube.row[d.area_code] == row)
    return Bilingual(
        f"{year}年の公表値は、県の合計や住民基本台帳とくらべて少なすぎる"
        f"（出生で{one.births_missing}人）ので、くらべるのに使わない。",
        f" The published value of {year} is too low beside the prefecture's total and the "
        f"register (by {one.births_missing} births), so nothing is compared with it.",
    )


@kept
def _rows(package: Package) -> frozenset[int]:
    return frozenset(package.cube.row[one.area_code] for one in DOUBTS)
