"""Total fertility rate from tables by age, split into being married and births of the married.

Rate of an age group = share of women married × births per married woman; the total fertility
rate is five times the sum over the seven groups. Births outside marriage (a few in a hundred)
are counted with the married, and who did not tell stays among the women.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from math import sqrt

from core.stats.ages.tables import MOTHERS, Ages
from core.stats.noise import SMALL_BASE, Z_OF_THREE, poisson_interval

AROUND = 2
"""Births of up to two years before and after the census go with it, as in official rates."""


@dataclass(frozen=True)
class Group:
    """One age group of women.

    Attributes:
        births: of all years taken together.
        years: how many years those are.
    """

    low: int
    women: float
    married: float
    births: float
    years: int

    @property
    def rate(self) -> float:
        """Births of a year per woman."""
        return self.births / (self.years * self.women)

    @property
    def share(self) -> float:
        """Of the women, how many are married; 0–1."""
        return self.married / self.women

    @property
    def married_rate(self) -> float | None:
        """Births of a year per married woman; None where nobody is married."""
        return self.births / (self.years * self.married) if self.married else None

    @property
    def per_thousand(self) -> float:
        """Births of a year per 1,000 married women; some are married."""
        return self.births * (1000 / (self.years * self.married))

    @property
    def married_range(self) -> tuple[float, float]:
        """What chance explains of `per_thousand`, 95 %."""
        exact = poisson_interval(round(self.births))
        per = 1000 / (self.years * self.married)
        return exact.low * per, exact.high * per


@dataclass(frozen=True)
class Split:
    """The split of one area and census year.

    Attributes:
        year: of the census.
        birth_years: the years of the births, oldest first.
        low, high: what chance alone explains of the rate, 95 % (Dobson and others 1991).
    """

    area_name: str
    year: int
    birth_years: tuple[int, ...]
    groups: tuple[Group, ...]
    low: float
    high: float

    @property
    def rate(self) -> float:
        """Children a woman would have in her life at these rates."""
        return 5 * sum(group.rate for group in self.groups)

    def between(self, first: int, beyond: int) -> Group:
        """The groups of some ages as one."""
        inside = [g for g in self.groups if first <= g.low < beyond]
        women, married = sum(g.women for g in inside), sum(g.married for g in inside)
        return Group(first, women, married, sum(g.births for g in inside), len(self.birth_years))

    @property
    def births(self) -> float:
        return sum(group.births for group in self.groups)


@dataclass(frozen=True)
class Lack:
    """Why there is no split: what is not given.

    Attributes:
        key: "no_table", "incomplete", "impossible", "no_births" or "few".
        year: the census year looked at, 0 where there is none.
        names: cells that are missing or cannot be, as (what, first year of the age group).
    """

    key: str
    year: int = 0
    cells: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True)
class Part:
    """A part of a difference between two rates, in children per woman, with its range of chance.

    The ranges of the whole and of its two parts hold together in 95 % of cases: where nothing
    differs, one of them leaves out 0 in at most 5 %.
    """

    value: float
    low: float
    high: float

    @property
    def by_chance(self) -> bool:
        return self.low <= 0 <= self.high


@dataclass(frozen=True)
class Difference:
    """`this` minus `other` = `marriage` + `births`."""

    this: Split
    other: Split
    whole: Part
    marriage: Part
    births: Part


def splits(ages: Ages) -> list[Split]:
    """Every census year that is complete, newest first."""
    years = sorted(set(ages.years("population")) & set(ages.years("married")), reverse=True)
    return [found for year in years if isinstance(found := split(ages, year), Split)]


def lack(ages: Ages) -> Lack:
    """Why `splits` is empty."""
    years = sorted(set(ages.years("population")) & set(ages.years("married")))
    if not years:
        return Lack("no_table")
    found = split(ages, years[-1])
    return found if isinstance(found, Lack) else Lack("no_table")


def split(ages: Ages, year: int) -> Split | Lack:
    """The split of a census year, or what it lacks."""
    missing = [(what, low) for what in ("population", "married") for low in MOTHERS
               if ages.at(what, low, year) is None]  # fmt: skip
    if missing:
        return Lack("incomplete", year, tuple(missing))
    near = [y for y in ages.years("births") if abs(y - year) <= AROUND]
    given = [y for y in near if all(ages.at("births", low, y) is not None for low in MOTHERS)]
    if near and not given:
        gaps = [("births", low) for low in MOTHERS if ages.at("births", low, near[-1]) is None]
        return Lack("incomplete", near[-1], tuple(gaps))
    if not given:
        return Lack("no_births", year)
    groups = tuple(_groups(ages, year, given))
    wrong = [("married", g.low) for g in groups if g.married > g.women]
    if wrong:
        return Lack("impossible", year, tuple(wrong))
    if sum(g.women for g in groups) < SMALL_BASE or any(g.women == 0 for g in groups):
        return Lack("few", year)
    return Split(ages.area_name, year, tuple(given), groups, *_chance(groups))


def _groups(ages: Ages, year: int, given: list[int]) -> Iterator[Group]:
    for low in MOTHERS:
        births = sum(ages.at("births", low, y) or 0 for y in given)
        women, married = ages.at("population", low, year), ages.at("married", low, year)
        yield Group(low, women or 0, married or 0, births, len(given))


def _chance(groups: tuple[Group, ...]) -> tuple[float, float]:
    """Exact limits of the number of births, carried over to the weighted sum."""
    weights = [5 / (g.years * g.women) for g in groups]
    rate = sum(w * g.births for w, g in zip(weights, groups, strict=True))
    spread = sum(w * w * g.births for w, g in zip(weights, groups, strict=True))
    births = sum(g.births for g in groups)
    exact = poisson_interval(round(births))
    if not births:
        return 0.0, exact.high * max(weights)
    by = sqrt(spread / births)
    return max(0.0, rate + by * (exact.low - births)), rate + by * (exact.high - births)


def difference(this: Split, other: Split) -> Difference:
    """How much of the difference lies in being married, how much in births of the married.

    Kitagawa's decomposition: each factor's difference at the mean of the other factor. Where
    nobody of an age is married on one side, that age's difference counts as being married.
    Chance is that of the births and of the numbers of married women of both sides.
    """
    pairs = list(zip(this.groups, other.groups, strict=True))
    parts = [_parts(a, b) for a, b in pairs]
    marriage, births = (5 * sum(part[at] for part in parts) for at in (0, 1))
    spreads = [0.0, 0.0, 0.0]
    for a, b in pairs:
        for at, spread in enumerate(_spreads(a, b)):
            spreads[at] += spread
    whole = this.rate - other.rate
    made = [
        Part(value, value - Z_OF_THREE * sqrt(spread), value + Z_OF_THREE * sqrt(spread))
        for value, spread in zip((whole, marriage, births), spreads, strict=True)
    ]
    return Difference(this, other, *made)


def _parts(a: Group, b: Group) -> tuple[float, float]:
    """Of one age: by being married, by births of the married; births of a year per woman."""
    if a.married_rate is None or b.married_rate is None:
        return a.rate - b.rate, 0.0
    return ((a.share - b.share) * (a.married_rate + b.married_rate) / 2,
            (a.married_rate - b.married_rate) * (a.share + b.share) / 2)  # fmt: skip


def _spreads(a: Group, b: Group) -> tuple[float, float, float]:
    """Variances of one age's whole and parts.

    Births are independent of each other; so is, from woman to woman, who is married. Whether
    births follow the number of the married or that of all women is not known: each variance
    holds the larger of both.
    """
    whole = sum(25 * g.births / (g.years * g.women) ** 2 for g in (a, b))
    if a.married_rate is None or b.married_rate is None:
        return whole, whole, 0.0
    rates, shares = (a.married_rate, b.married_rate), (a.share, b.share)
    married = [g.share * (1 - g.share) / g.women for g in (a, b)]
    follow = [(rate / share) ** 2 * of
              for rate, share, of in zip(rates, shares, married, strict=True)]  # fmt: skip
    each = [g.births / (g.years * g.married) ** 2 + of
            for g, of in zip((a, b), follow, strict=True)]  # fmt: skip
    mean_rate, mean_share = sum(rates) / 2, sum(shares) / 2
    half_rate, half_share = (rates[0] - rates[1]) / 2, (shares[0] - shares[1]) / 2
    together = sum(rate**2 * of for rate, of in zip(rates, married, strict=True))
    marriage = mean_rate**2 * sum(married) + half_share**2 * sum(each)
    births = mean_share**2 * sum(each) + half_rate**2 * sum(married)
    return whole + 25 * together, 25 * marriage, 25 * births
