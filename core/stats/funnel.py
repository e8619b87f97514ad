"""The conditions of a persona one after the other: how many are left after each."""

from collections.abc import Sequence
from dataclasses import dataclass

from core.bilingual import Bilingual
from core.stats.ages.tables import OLDEST, SEXES, Ages, Sex
from core.stats.conditions import AGES, CONDITIONS, age_name
from core.stats.existence import Existence, existence
from core.stats.package import Package
from core.stats.recognisable import RECOGNISABLE


@dataclass(frozen=True)
class Step:
    """What is left once one more condition is asked for.

    Attributes:
        title: of that condition; of the whole place at the top.
        low, high: least and most that fit all conditions so far.
        share: the most, of everybody (0–1); `sure`: the least, of everybody. Where that is below
            ten they tell ten and nobody: how long a bar is gives no number away.
        exact: a published table crosses all conditions so far.
    """

    title: Bilingual
    low: float
    high: float
    share: float
    sure: float
    exact: bool


@dataclass(frozen=True)
class OwnCount:
    """What a table of the municipality itself says of a condition of age (and sex)."""

    title: Bilingual
    value: float
    year: int
    source: str


def funnel(
    package: Package, area_code: str, conditions: Sequence[str]
) -> tuple[list[Step], Existence]:
    """The steps in the order asked for, and the check of all of them.

    Raises:
        Refused: as `existence`.
    """
    found = [existence(package, area_code, conditions[:n]) for n in range(1, len(conditions) + 1)]
    last = found[-1]
    whole = Bilingual("町のすべての人", "everybody in the place")
    if last.universe == "households":
        whole = Bilingual("町のすべての世帯", "all households of the place")
    steps = [Step(whole, last.whole, last.whole, 1.0, 1.0, True)]
    for name, one in zip(conditions, found, strict=True):
        least = one.low if one.low >= RECOGNISABLE else 0.0
        most = max(one.high, RECOGNISABLE) if one.high else 0.0
        share, sure = (min(1.0, n / one.whole) if one.whole else 0.0 for n in (most, least))
        steps.append(Step(CONDITIONS[name].title, one.low, one.high, share, sure, one.exact))
    return steps, last


def own_counts(ages: Ages, conditions: Sequence[str]) -> list[OwnCount]:
    """What the municipality's own table by age says of an age of five years, if one is asked."""
    low = next((a for a, b in AGES if f"age_{age_name(a, b)}" in conditions and a <= OLDEST), None)
    if low is None:
        return []
    chosen = [sex for sex in ("women", "men") if sex in conditions]
    sexes: list[Sex] = [sex for sex in SEXES if sex in chosen or not chosen]
    years = set.intersection(*(set(ages.years("population", sex)) for sex in sexes))
    for year in sorted(years, reverse=True):
        values = [ages.at("population", low, year, sex) for sex in sexes]
        if None not in values:
            who = Bilingual("・".join(CONDITIONS[s].title.ja for s in sexes),
                            ", ".join(CONDITIONS[s].title.en for s in sexes))  # fmt: skip
            age = Bilingual(f"{who.ja}・{low}～{low + 4}歳", f"{who.en}, {low}–{low + 4}")
            total = sum(one for one in values if one is not None)
            return [OwnCount(age, total, year, " / ".join(ages.sources("population")))]
    return []
