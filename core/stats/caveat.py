"""Whom a figure counts, how it was summed, and why it may be old."""

import numpy as np

from core.bilingual import NOTHING, Bilingual
from core.stats.doubtful import MEASURES as VITAL
from core.stats.indicator import Indicator
from core.stats.package import COUNTRY, Package
from core.stats.values import table
from core.stats.window import Window, part
from core.units import plain

OLD = 2
"""Years behind the others from which a figure says so."""
MIXED = 5
"""Per cent of foreign residents from which a rate of Japanese over everybody needs a word."""
SCHOOLS = ("elementary_pupils", "junior_high_pupils", "elementary_schools", "junior_high_schools")


def whom(package: Package, indicator: Indicator, row: int) -> Bilingual:
    """That the events are of Japanese nationals only, where what they are divided by is not."""
    if all(one.japanese for one in indicator.counted) or not indicator.counted[0].japanese:
        return NOTHING
    foreign = part(package, "100 * foreigners / nullif(population_census, 0)")[row]
    known = foreign[~np.isnan(foreign)]
    if not len(known) or known[-1] < MIXED:
        return Bilingual("数えたのは日本人だけ。", " Japanese nationals only are counted.")
    share = plain(float(known[-1]), 0)
    return Bilingual(
        f"数えたのは日本人だけで、割る人口には外国人（約{share}％）も入るので、小さく出る。",
        " Japanese nationals only are counted but divided by all residents, of whom about "
        f"{share}% are foreign nationals, so it comes out small.",
    )


def summed(package: Package, indicator: Indicator, row: int) -> Bilingual:
    """That the country's vital events are a sum, without those of unknown address."""
    if row != package.cube.row[COUNTRY] or not set(indicator.measures) & set(VITAL):
        return NOTHING
    return Bilingual(
        "都道府県や市区町村の合計で、住所の分からない分を除く。",
        " A sum of prefectures or municipalities, without those of unknown address.",
    )


def older(package: Package, indicator: Indicator, row: int, years: Window) -> Bilingual:
    """That others have a newer value, and why; empty of what is as new as elsewhere."""
    newer = ~np.isnan(table(package, indicator)[:, years.last + 1 :])
    if not newer.any():
        return NOTHING
    if why := indicator.told:
        return Bilingual(f"新しい年の値は、{why.ja}", f" Of later years: {why.en}")
    newest = package.cube.years[years.last + 1 + int(np.flatnonzero(newer.any(axis=0))[-1])]
    own = package.cube.years[years.last]
    if newest - own < OLD:
        return NOTHING
    if set(indicator.measures) & set(SCHOOLS) and _compulsory(package, row):
        return Bilingual(
            f"{own}年の古い値。そのあと義務教育学校ができ、小・中学校としての値がない。",
            f" This is old ({own}): a compulsory education school came since, and there is no "
            "value of elementary or junior high schools.",
        )
    return Bilingual(
        f"{own}年の古い値。ほかの地域には{newest}年の値があるが、ここには出せる値がない"
        "（公表がないか、割る人数が少なすぎる）。",
        f" This is old ({own}): elsewhere there are values of {newest}, here there is none to show "
        "(not published, or too few people to divide by).",
    )


def _compulsory(package: Package, row: int) -> bool:
    schools = part(package, "compulsory_schools")[row]
    return bool((schools[~np.isnan(schools)][-1:] > 0).any())
