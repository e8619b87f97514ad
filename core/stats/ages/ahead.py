"""A place's population from 1980 to 2050: counted, counted in a hurry, and projected."""

from dataclasses import dataclass

from core.bilingual import NOTHING, Bilingual, said
from core.stats.package import Package
from core.stats.sentence import plain
from core.stats.values import as_number

THREE = ("under_15", "15_64", "65_over")
"""The three ages, as measures name them."""
LAST = 2050
ENOUGH = 1
"""People by which a count and its projection must differ to be told apart."""


@dataclass(frozen=True)
class Ahead:
    """Attributes:
    known: year → people counted by a census.
    preliminary: of the census of 2025, in its preliminary count; None where there is none.
    projected: year → people projected, 2020 (the census) first; empty where nothing is.
    ages: year → people under 15, of 15–64, of 65 and over; of years in which all are known.
    """

    known: dict[int, float]
    preliminary: float | None
    projected: dict[int, float]
    ages: dict[int, tuple[float, float, float]]

    @property
    def apart(self) -> float | None:
        """The preliminary count less what was projected for its year."""
        expected = self.projected.get(2025)
        if self.preliminary is None or expected is None:
            return None
        return self.preliminary - expected

    @property
    def broken(self) -> bool:
        """Whether a census in which nobody was counted, or that is missing, lies between others."""
        newest = 2025 if self.preliminary is not None else max(self.known, default=0)
        years = range(min(self.known, default=newest), newest, 5)
        return any(year not in self.known for year in years)

    def title(self) -> Bilingual:
        """What is so, as a newspaper would put it."""
        parts = NOTHING
        if self.preliminary is not None:
            parts = said("ages.ahead_now", n=plain(self.preliminary, 0))
        if self.apart is not None and self.preliminary is not None:
            way = "fewer" if self.apart < 0 else "more"
            key = f"ages.ahead_{way}" if abs(self.apart) >= ENOUGH else "ages.ahead_as"
            parts += said(key, n=plain(abs(self.apart), 0))
        if last := self.projected.get(LAST):
            share = plain(100 * last / self.projected[2020], 0) if self.projected.get(2020) else "–"
            parts += said("ages.ahead_last", n=plain(last, 0), share=share)
        return parts if parts.ja else said("ages.ahead_none")

    def working(self) -> Bilingual:
        """How many of 15–64 there are and will be: what the three ages come to."""
        if not {2020, LAST} <= self.ages.keys():
            return said("ages.three")
        now, then = (self.ages[year][1] for year in (2020, LAST))
        share = plain(100 * then / now, 0) if now else "–"
        return said("ages.three_work", now=plain(now, 0), then=plain(then, 0), share=share)

    def three(self) -> Bilingual:
        """The three ages of the newest census and of 2050."""
        if not {2020, LAST} <= self.ages.keys():
            return NOTHING
        (child, work, old), (child_2, work_2, old_2) = self.ages[2020], self.ages[LAST]
        numbers = {"child": child, "work": work, "old": old}
        numbers |= {"child_2": child_2, "work_2": work_2, "old_2": old_2}
        return said("ages.three_says", **{key: plain(n, 0) for key, n in numbers.items()})


def ahead(package: Package, area_code: str) -> Ahead:
    """All that the package holds of it; an evacuated town's censuses of nobody are left out."""
    cube, row = package.cube, package.cube.row[area_code]

    def at(measure: str, year: int) -> float | None:
        return as_number(cube.values[measure][row, cube.column[year]])

    known = {}
    for year in range(1980, 2016, 5):
        men, women = at("male_all_ages", year), at("female_all_ages", year)
        if men is not None and women is not None and men + women > 0:
            known[year] = men + women
    if newest := at("population_census", 2020):
        known[2020] = newest
    projected = {year: n for year in range(2020, LAST + 1, 5)
                 if (n := at("population_projected", year)) is not None}  # fmt: skip
    ages = {}
    for year, prefix in ((2015, "population"), (2020, "population"), (LAST, "projected")):
        child, work, old = (at(f"{prefix}_{one}", year) for one in THREE)
        if child is not None and work is not None and old is not None and child + work + old:
            ages[year] = (child, work, old)
    return Ahead(known, at("population_preliminary", 2025), projected, ages)
