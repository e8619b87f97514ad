"""Why a place has no value, in words. Missing is never zero."""

import numpy as np

from core.bilingual import Bilingual, said
from core.stats.area import Area
from core.stats.indicator import Indicator
from core.stats.noise import SMALL_BASE
from core.stats.package import Package
from core.stats.values import evacuated, evaluate, table

EVACUATED = said("missing.evacuated")


def why_missing(package: Package, indicator: Indicator, area: Area) -> Bilingual:
    """The reason that fits best; only asked where there is no value."""
    if indicator.only == "prefecture" and area.kind == "municipality" and indicator.missing:
        return indicator.missing
    if indicator.only == "municipality" and area.kind != "municipality":
        return said("missing.other_meaning")
    row, cube = package.cube.row[area.area_code], package.cube
    known = [~np.isnan(cube.values[name][row]) for name in indicator.measures]
    together = np.logical_and.reduce(known)
    if package.whole is not package and _later(package.whole, indicator, row):
        key = "ahead" if indicator.basis == "projection" else "later"
        return said(f"missing.{key}", year=cube.years[-1])
    if not together.any() and (why := indicator.told):
        return why
    away = evacuated(package, indicator)[row]
    if indicator.is_rate and (away[-1] or (together.any() and away[together].all())):
        return EVACUATED
    if not together.any():
        applies = not _not_applicable(package, indicator, area)
        return said("missing.not_published" if applies else "missing.not_applicable")
    if np.isnan(evaluate(indicator.formula, cube)[row]).all():
        return said("missing.nothing")
    return said("missing.small", base=SMALL_BASE)


def _later(package: Package, indicator: Indicator, row: int) -> bool:
    """Whether there is a value, in a year that is not looked at."""
    return not np.isnan(table(package, indicator)[row]).all()


def _not_applicable(package: Package, indicator: Indicator, area: Area) -> bool:
    """Whether a measure is in the published table, with a dash for this place."""
    sql = """SELECT 1 FROM observations WHERE area_code = ? AND status = 'not_applicable'
             AND list_contains(?, measure) LIMIT 1"""
    return bool(package.rows(sql, [area.area_code, list(indicator.measures)]))
