"""People of a place by sex and age as the censuses counted them, and what a table projects."""

from dataclasses import dataclass

import numpy as np

from core.stats.ages.tables import ALL_AGES, OLDEST, SEXES, Ages, Cell, Sex, What
from core.stats.package import Package

PREFIX: dict[Sex, str] = {"women": "female", "men": "male"}
PAIRS = ((2000, 2005), (2005, 2010), (2010, 2015))
"""Censuses whose generations are followed, oldest first."""
YOUNG_WOMEN = (20, 40)
"""First year of the youngest and beyond the oldest of those of whom most children are born."""


@dataclass(frozen=True)
class Pyramid:
    """People of one year by first year of their age group, youngest first; `ahead`: projected."""

    year: int
    women: dict[int, float]
    men: dict[int, float]
    ahead: bool = False

    @property
    def total(self) -> float:
        return sum(self.women.values()) + sum(self.men.values())

    @property
    def young_women(self) -> float:
        first, beyond = YOUNG_WOMEN
        return sum(people for low, people in self.women.items() if first <= low < beyond)


def counted(package: Package, area_code: str) -> Ages:
    """Sex by five-year age of every census of the package; people of unknown age are left out."""
    cube, row = package.cube, package.cube.row[area_code]
    counts: dict[Cell, dict[int, float]] = {}
    for sex in SEXES:
        for low in ALL_AGES:
            names = [f"{low}_{low + 4}"] if low < OLDEST else ["85_89", "90_over"]
            found = sum(cube.values[f"{PREFIX[sex]}_{name}"][row] for name in names)
            known = {
                year: float(value)
                for year, value in zip(cube.years, found, strict=True)
                if not np.isnan(value)
            }
            counts[Cell("population", sex, low)] = known
    return Ages(package.area(area_code).name, counts)


def pyramids(ages: Ages, what: What = "population") -> tuple[Pyramid, ...]:
    """Every year in which all ages of both sexes are given and somebody lives there."""
    years = [
        set.intersection(*(set(ages.counts.get(Cell(what, sex, low), {})) for low in ALL_AGES))
        for sex in SEXES
    ]
    found = []
    for year in sorted(years[0] & years[1]):
        people = {
            sex: {low: ages.counts[Cell(what, sex, low)][year] for low in ALL_AGES} for sex in SEXES
        }
        found.append(Pyramid(year, people["women"], people["men"], what == "projected"))
    return tuple(one for one in found if one.total)
