"""Whom a figure counts, how it was summed, and why it may be old."""

import numpy as np

from core.bilingual import NOTHING, Bilingual, within
from core.stats.catalog import INDICATORS
from core.stats.doubtful import MEASURES as VITAL
from core.stats.indicator import Indicator
from core.stats.package import COUNTRY, Package, kept
from core.stats.values import newest_known, table
from core.stats.window import Window, part
from core.units import plain

OLD = 2
"""Years behind the others from which a figure says so."""
MIXED = 5
"""Per cent of foreign residents from which a rate of Japanese over everybody needs a word."""
SCHOOLS = ("elementary_pupils", "junior_high_pupils", "elementary_schools", "junior_high_schools")

WITHOUT_UNKNOWN = {
    "women_employed": "women_in_labour_force", "men_employed": "men_in_labour_force",
}  # fmt: skip
"""Shares that leave out people of unknown status → the share of a whole with those imputed."""


def whom(package: Package, indicator: Indicator, row: int) -> Bilingual:
    """That the events are of Japanese nationals only, where what they are divided by is not."""
    if indicator.japanese or not indicator.counted[0].japanese:
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
    last = _newest(package, indicator)
    if last <= years.last:
        return NOTHING
    if why := indicator.told:
        return Bilingual("新しい年の値は、", " Of later years: ") + within(why)
    newest, own = package.cube.years[last], package.cube.years[years.last]
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


def above_its_whole(package: Package, indicator: Indicator, row: int, years: Window) -> Bilingual:
    """Why more are in employment than in the labour force; empty where they are not."""
    name = WITHOUT_UNKNOWN.get(indicator.indicator_id)
    if name is None:
        return NOTHING
    whole, of = INDICATORS[name], years.last
    if not table(package, indicator)[row, of] > table(package, whole)[row, of]:
        return NOTHING
    return Bilingual(
        f"「{whole.title.ja}」より高いのは、働いているかどうか分からない人をのぞいた割合だから"
        f"（「{whole.title.ja}」は、その人たちを補って計算した値）。",
        f" It is above “{whole.title.en}” because people of unknown status are left out here, and "
        "imputed there.",
    )


@kept
def _newest(package: Package, indicator: Indicator) -> int:
    """The last column in which any place has a value."""
    return max(newest_known(package, indicator))


def _compulsory(package: Package, row: int) -> bool:
    schools = part(package, "compulsory_schools")[row]
    return bool((schools[~np.isnan(schools)][-1:] > 0).any())
