"""Why a population changes: births minus deaths, and moves; year by year and in a sentence."""

from dataclasses import dataclass
from math import sqrt

import numpy as np

from core.bilingual import Bilingual
from core.stats.catalog import INDICATORS
from core.stats.noise import Z
from core.stats.package import COUNTRY, Package
from core.stats.sentence import plain
from core.stats.standing_out import Said
from core.stats.values import as_number, table
from core.stats.window import part
from core.units import rounded

PARTS = ("natural_change", "social_change")
"""Both of everybody in the register: they add up to its change."""
MOVES = ("moved_in", "moved_out")
"""Of Japanese within Japan: all that is counted of moves in every year."""
TOGETHER = 5
"""Years that the sentence takes together: as many as the population is compared over, and a
year's moves of a small town turn by chance."""
MANY = 50
"""People below whom a loss is not divided into percents."""
CANCELLING = Bilingual(
    "国内の移動は、全国では差し引き0になる。残るのは国外との出入りなど。",
    " Moves within the country cancel out over the whole of it; what is left is mostly abroad.",
)


ALMOST = {
    0: Bilingual("ほぼすべてが社会減。", " Nearly all of it is moves."),
    100: Bilingual("ほぼすべてが自然減。", " Nearly all of it is births and deaths."),
}


@dataclass(frozen=True)
class Change:
    """A year's change of registered residents in people; None where the part is missing."""

    year: int
    natural: float | None
    social: float | None


def changes(package: Package, area_code: str, most: int = 10) -> tuple[Change, ...]:
    """The newest years in which a part is known, oldest first."""
    parts = [table(package, INDICATORS[name])[package.cube.row[area_code]] for name in PARTS]
    rows = [
        Change(year, *(as_number(one[at]) for one in parts))
        for at, year in enumerate(package.cube.years)
        if not all(np.isnan(one[at]) for one in parts)
    ]
    return tuple(rows[-most:])


def change_said(package: Package, area_code: str) -> Said:
    """Both parts over the newest years, and what may be concluded from them."""
    both = [row for row in changes(package, area_code) if None not in (row.natural, row.social)]
    rows = [row for row in both[-TOGETHER:] if row.year > both[-1].year - TOGETHER]
    if not rows:
        return Said(
            Bilingual(
                "人口の増減を、生まれ・亡くなる人と、移り住む人とに分ける値がない。",
                "There are no values to divide the change into births and deaths, and moves.",
            ),
            PARTS,
        )
    natural, social = (sum(getattr(row, name) for row in rows) for name in ("natural", "social"))
    whole, born, moved = (plain(n, 0, "+") for n in (natural + social, natural, social))
    first, last = rows[0].year, rows[-1].year
    span, during = str(last), f"{last}年に"
    if first < last:
        span = f"{first}–{last % 100:02d}"
        during = f"{span}年の{last - first + 1}年間で"
    ja = (
        f"{during}、人口は{whole}人。そのうち自然増減（出生−死亡）は{born}人、"
        f"社会増減（転入−転出、外国人・国外をふくむ）は{moved}人。"
    )
    en = (
        f"In {span} the population changed by {whole}: births minus deaths {born}; moves in "
        f"minus out, foreign nationals and abroad included, {moved}."
    )
    if area_code == COUNTRY:
        told = CANCELLING
    else:
        events = _events(package, area_code, rows, social)
        told = _by_chance(events, natural, social) or _divided(natural, social)
        known = _of_japanese(package, area_code, rows, social)
        told = Bilingual(known.ja + told.ja, known.en + told.en)
    return Said(Bilingual(ja + told.ja, en + told.en), PARTS)


def _sum(package: Package, area_code: str, rows: list[Change], measure: str) -> float:
    columns = [package.cube.years.index(row.year) for row in rows]
    return float(part(package, measure)[package.cube.row[area_code], columns].sum())


def _of_japanese(package: Package, area_code: str, rows: list[Change], social: float) -> Bilingual:
    """The better known number of moves, where it has the other sign."""
    came, left = (_sum(package, area_code, rows, name) for name in MOVES)
    if not (came - left) * social < 0:
        return Bilingual("", "")
    moved = plain(came - left, 0, "+")
    return Bilingual(
        f"日本人の国内の移動だけなら{moved}人。", f" Of Japanese within Japan alone: {moved}."
    )


def _events(
    package: Package, area_code: str, rows: list[Change], social: float
) -> tuple[float, float]:
    """Births and deaths; moves, at least: how many foreign nationals moved is not counted."""
    born, died, came, left = (
        _sum(package, area_code, rows, name)
        for name in ("births_register", "deaths_register", *MOVES)
    )
    return born + died, came + left + abs(social - (came - left))


def _by_chance(events: tuple[float, float], natural: float, social: float) -> Bilingual | None:
    """What could as well be of the other sign: a difference of two counts of events, 95 %."""
    open_ = [
        abs(value) <= Z * sqrt(of) for of, value in zip(events, (natural, social), strict=True)
    ]
    match open_:
        case [True, True]:
            return Bilingual(
                "どちらも、この人数では偶然でプラスにもマイナスにもなる。",
                " With numbers this small, chance could turn either into gain or loss.",
            )
        case [True, False]:
            return Bilingual(
                "自然増減は、この人数では偶然でプラスにもマイナスにもなる。",
                " With numbers this small, chance could turn the first into gain or loss.",
            )
        case [False, True]:
            return Bilingual(
                "社会増減は、この人数では偶然でプラスにもマイナスにもなる。",
                " With numbers this small, chance could turn the second into gain or loss.",
            )
    return None


def _divided(natural: float, social: float) -> Bilingual:
    """A share of the whole only where both parts have one sign; neither part is 0."""
    total = natural + social
    if natural < 0 and social < 0:
        if -total < MANY:
            return Bilingual("どちらでも減った。", " Both made it smaller.")
        share = int(rounded(100 * natural / total))
        if share in (0, 100):
            return ALMOST[share]
        return Bilingual(
            f"合わせて減った分の{share}％が自然減、{100 - share}％が社会減。",
            f" Of the two together {share}% is births and deaths, {100 - share}% moves.",
        )
    if natural < 0 < social:
        if total < 0:
            return Bilingual(
                "入ってきた人の方が多いが、亡くなった人が多い分には届かない。",
                " More came than left, but not enough to make up for the deaths.",
            )
        return Bilingual(
            "亡くなった人が多い分を、入ってきた人がうめた。",
            " Those who came made up for the deaths.",
        )
    if social < 0 < natural:
        return Bilingual(
            "亡くなった人より生まれた人が多いが、入ってきた人より出ていった人が多い。",
            " More were born than died, but more left than came.",
        )
    return Bilingual("どちらでも増えた。", " Both made it larger.")
