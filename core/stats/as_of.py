"""The statistics as they are told with nothing newer than a year."""

from copy import copy
from functools import lru_cache

from core.stats.measure import MEASURES
from core.stats.package import Package

EARLIEST = 2021
"""Before it a way of counting changed that figures are still compared across."""


def years(package: Package) -> list[int]:
    """Years that can be looked back at, the newest first."""
    return [year for year in package.cube.years if EARLIEST <= year < package.cube.newest][::-1]


@lru_cache(maxsize=2)
def until(package: Package, year: int) -> Package:
    """Without anything newer than one of `years`, and without projections. Few are kept: what is
    derived from each takes as much memory as what is derived from the whole."""
    projected = {name for name, one in MEASURES.items() if one.basis == "projection"}
    made = copy(package)
    made.__dict__["cube"] = package.cube.until(year, projected)
    made.memory, made.whole = {}, package
    return made
