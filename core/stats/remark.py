"""What must be known to read a value: a rate of a handful, a town that lives elsewhere."""

from functools import lru_cache

import numpy as np

from core.bilingual import NOTHING, Bilingual, run_on, said
from core.stats.caveat import above_its_whole, older, summed, whom
from core.stats.doubtful import doubt_said
from core.stats.formula import KEPT, denominators, divided, measures_in
from core.stats.indicator import Indicator
from core.stats.measure import MEASURES, THINGS
from core.stats.package import Package
from core.stats.sentence import amount, plain
from core.stats.values import evacuated_towns, table
from core.stats.window import Window, part

HANDFUL = 10
"""Below ten of something one more or less moves its rate by over a tenth."""
CROWDED = 150
"""Daytime people per 100 residents from which a rate per resident needs a word."""
SWING, BEFORE, FEWEST_BEFORE = 1.5, 5, 3
"""A year's spending above 1.5 times (or below its inverse) the median of the years before."""
HERE_AND_AWAY = Bilingual(
    "避難先でくらす住民を含む。", " Residents who live elsewhere since the evacuation are counted."
)
NOT_YET_BACK = Bilingual(
    "避難指示のため、国勢調査の人口は住民登録の半分より少ない。",
    " Because of the evacuation the census found under half of the registered residents.",
)


def remark(package: Package, indicator: Indicator, row: int, years: Window) -> Bilingual:
    """In words; empty where nothing needs to be said. Only asked where there is a value."""
    parts = (
        doubt_said(package, indicator, row),
        _handful(package, indicator, row, years),
        crowded(package, indicator, row),
        schooled_elsewhere(package, indicator, row),
        swing(package, indicator, row, years),
        _away(package, indicator, row, years),
        whom(package, indicator, row),
        summed(package, indicator, row),
        older(package, indicator, row, years),
        above_its_whole(package, indicator, row, years),
    )
    return run_on(parts)


def _handful(package: Package, indicator: Indicator, row: int, years: Window) -> Bilingual:
    count = few(package, indicator, row, years)
    if count is None:
        return NOTHING
    first = indicator.counted[0]
    if count == 0:
        told = said("remark.zero")
        return told + Bilingual(first.zero.ja, f" {first.zero.en}") if first.zero else told
    signed, unit = plain(count, 0), first.unit_ja
    return Bilingual(
        f"もとになる数は{signed}{unit}で、1{unit}ちがうだけで大きく動く。",
        f" It rests on a count of {signed}: one more or less moves it much.",
    )


def crowded(package: Package, indicator: Indicator, row: int) -> Bilingual:
    """That shops, jobs and the like serve far more people than live here; mostly empty."""
    times = by_day(package, indicator, row)
    return said("remark.crowded", times=times) if times else NOTHING


def by_day(package: Package, indicator: Indicator, row: int) -> str:
    """How many times as many people are here by day as live here, where that swells the number;
    mostly empty."""
    bases = indicator.divisors
    if indicator.counted[0].where != "place" or not bases:
        return ""
    if not all(one.residents for one in bases):
        return ""
    ratios = part(package, "day_night_ratio")[row]
    known = ratios[~np.isnan(ratios)]
    if not len(known) or known[-1] < CROWDED:
        return ""
    return plain(known[-1] / 100, 0 if known[-1] >= 1000 else 1)


def schooled_elsewhere(package: Package, indicator: Indicator, row: int) -> Bilingual:
    """That nobody is counted for a part of what is divided by: students of a school next door."""
    base = " ".join(denominators(indicator.formula))
    if "junior_high_pupils" not in base or "elementary_pupils" not in base:
        return NOTHING
    students = part(package, "junior_high_pupils + compulsory_upper_pupils")[row]
    known = students[~np.isnan(students)]
    if len(known) and known[-1] > 0:
        return NOTHING
    return said("remark.schooled_elsewhere")


def swing(package: Package, indicator: Indicator, row: int, years: Window) -> Bilingual:
    """That a year's spending is far from that of the years before; empty where it is not."""
    if indicator.counted[0].counts != "spending":
        return NOTHING
    before = table(package, indicator)[row, max(0, years.last - BEFORE) : years.last]
    before = before[~np.isnan(before)]
    value = float(table(package, indicator)[row, years.last])
    if len(before) < FEWEST_BEFORE:
        return NOTHING
    usual = float(np.median(before))
    if usual / SWING < value < usual * SWING:
        return NOTHING
    much = Bilingual(amount(indicator, usual, "ja"), amount(indicator, usual, "en"))
    return said("remark.swing", n=len(before), much=much)


def few(package: Package, indicator: Indicator, row: int, years: Window) -> float | None:
    """What was counted for a rate (or the difference of two counts), where it is under ten.

    None for larger counts, for what is no rate of a count, and where the interval of chance
    tells as much already.
    """
    counted = _counted(indicator.formula)
    if not counted or indicator.count_measure:
        return None
    count = float(part(package, counted)[row, years.last])
    return count if abs(count) < HANDFUL else None


@lru_cache(maxsize=KEPT)
def _counted(formula: str) -> str:
    """What is divided; "" where that is no count, or there is no one quotient."""
    counted = divided(formula)
    things = all(MEASURES[name].counts in THINGS for name in measures_in(counted))
    return counted if things else ""


def _away(package: Package, indicator: Indicator, row: int, years: Window) -> Bilingual:
    """Of people counted in a town that the census found to be elsewhere."""
    people = all(one.counts in ("people", "households", "events") for one in indicator.counted)
    if not people or not evacuated_towns(package)[row, years.last]:
        return NOTHING
    return HERE_AND_AWAY if indicator.registered else NOT_YET_BACK
