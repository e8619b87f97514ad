"""Who comes and who leaves, by age and sex: from moves, or from one cohort five years apart."""

from dataclasses import dataclass
from math import sqrt
from typing import Literal

from core.stats.ages.tables import ALL_AGES, SEXES, Ages, Sex
from core.stats.noise import SMALL_BASE, Z

YOUNG = (15, 40)
"""First year of the youngest and beyond the oldest of whom sentences speak."""
LAST_COHORT = 45
"""Up to here few die within five years, so a cohort changes by moves."""
MOST_YEARS = 5


@dataclass(frozen=True)
class Change:
    """One sex and age group.

    Attributes:
        low: first year of the age group; of a cohort, its age at the end.
        value: people gained, below zero lost, over all the years together.
        start: people of the cohort five years before; None for moves.
        chance_low, chance_high: 95 %; None where arrivals and departures are unknown.
    """

    sex: Sex
    low: int
    value: float
    start: float | None = None
    chance_low: float | None = None
    chance_high: float | None = None

    @property
    def percent(self) -> float | None:
        """Of the cohort, how many came or left; None below 100 people."""
        return 100 * self.value / self.start if self.start and self.start >= SMALL_BASE else None

    @property
    def by_chance(self) -> bool:
        low, high = self.chance_low, self.chance_high
        return low is not None and high is not None and low <= 0 <= high


@dataclass(frozen=True)
class Flow:
    """Changes of both sexes, youngest first; `years` are those taken together, or the two ends."""

    kind: Literal["moves", "cohort"]
    years: tuple[int, ...]
    changes: tuple[Change, ...]

    @property
    def few(self) -> bool:
        """Whether it is told in people: of most groups, or of all young women, no per cent is."""
        known = sum(one.percent is not None for one in self.changes)
        women = any(one.percent is not None for one in self.young("women"))
        return 2 * known < len(self.changes) or not women

    def young(self, sex: Sex, first: int = YOUNG[0], beyond: int = YOUNG[1]) -> list[Change]:
        return [one for one in self.changes if one.sex == sex and first <= one.low < beyond]


@dataclass(frozen=True)
class Together:
    """Several groups of one sex as one: `value` of `start` people; chance None if one has none."""

    value: float
    start: float
    low: float | None
    high: float | None


def together(groups: list[Change]) -> Together:
    """The sum of independent groups."""
    value, start = sum(one.value for one in groups), sum(one.start or 0 for one in groups)
    halves = [one.chance_high - one.value for one in groups if one.chance_high is not None]
    if len(halves) < len(groups):
        return Together(value, start, None, None)
    half = sum(each * each for each in halves) ** 0.5
    return Together(value, start, value - half, value + half)


def moves(ages: Ages) -> Flow | None:
    """Arrivals minus departures of the newest years, up to five; None without a complete pair."""
    years = sorted(
        set.intersection(
            *(set(ages.years(what, sex)) for what in ("moved_in", "moved_out") for sex in SEXES)
        )
    )[-MOST_YEARS:]
    found = [one for sex in SEXES for low in ALL_AGES if (one := _net(ages, sex, low, years))]
    return Flow("moves", tuple(years), tuple(found)) if found else None


def _net(ages: Ages, sex: Sex, low: int, years: list[int]) -> Change | None:
    """One group over all years; None where one of them is not given."""
    came = [ages.at("moved_in", low, year, sex) for year in years]
    left = [ages.at("moved_out", low, year, sex) for year in years]
    known = [value for value in (*came, *left) if value is not None]
    if not years or len(known) < 2 * len(years):
        return None
    gone = sum(value for value in left if value is not None)
    value, reach = sum(known) - 2 * gone, Z * sqrt(sum(known))
    return Change(sex, low, value, None, value - reach, value + reach)


def cohort(ages: Ages, last: int | None = None) -> Flow | None:
    """People who were five years younger five years before, then and now.

    Args:
        last: the later of both years; the newest one that has such a year before it.
    """
    both = set(ages.years("population", "women")) & set(ages.years("population", "men"))
    ends = sorted(year for year in both if year - 5 in both)
    if not ends or last not in (None, *ends):
        return None
    last = last or ends[-1]
    found = []
    for sex in SEXES:
        for low in range(5, LAST_COHORT + 1, 5):
            then = ages.at("population", low - 5, last - 5, sex)
            now = ages.at("population", low, last, sex)
            if then is not None and now is not None:
                found.append(Change(sex, low, now - then, then))
    return Flow("cohort", (last - 5, last), tuple(found)) if found else None
