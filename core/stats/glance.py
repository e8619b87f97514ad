"""A place in five sentences that are composed from its figures, with what they cannot say."""

from dataclasses import dataclass

import numpy as np

from core.stats.catalog import INDICATORS
from core.stats.figure import figure
from core.stats.indicator import Bilingual
from core.stats.package import COUNTRY, Package
from core.stats.peers import PeerSet
from core.stats.sentence import (
    amount,
    english_name,
    number,
    plain,
)
from core.stats.standing_out import Said, standing_out
from core.stats.values import as_number, evacuated, table

YEARS_BACK = 5
CANCELLING = Bilingual(
    "国内の移動は、全国では差し引き0になる。", " Over the whole country such moves cancel out."
)
MANY = 50
"""People below whom a loss is not divided into percents."""


@dataclass(frozen=True)
class Change:
    """A year's change of population in people; None where the part is missing."""

    year: int
    natural: float | None
    social: float | None


def changes(package: Package, area_code: str, most: int = 10) -> tuple[Change, ...]:
    """The newest years in which a part is known, oldest first."""
    parts = [
        table(package, INDICATORS[name])[package.cube.row[area_code]]
        for name in ("natural_change", "net_migration")
    ]
    rows = [
        Change(year, *(as_number(part[at]) for part in parts))
        for at, year in enumerate(package.cube.years)
        if not all(np.isnan(part[at]) for part in parts)
    ]
    return tuple(rows[-most:])


def glance(package: Package, area_code: str, peer_set: PeerSet) -> tuple[Said, ...]:
    """Five sentences: how many, births, why it changes, what stands out, what is not known."""
    return (
        _population(package, area_code),
        _births(package, area_code, peer_set),
        _change(package, area_code),
        standing_out(package, area_code, peer_set),
        _unknown(package, area_code),
    )


def _population(package: Package, area_code: str) -> Said:
    one = figure(package, "population", area_code)
    by_year = {year: value for year, value in one.series if value is not None}
    if one.value is None or one.year is None:
        return Said(one.sentence, ("population",))
    ja = f"{one.area_name}の人口は{one.year}年1月1日に{amount(one, one.value, 'ja')}"
    en = f"{english_name(one)} had {number(one, one.value)} residents on 1 January {one.year}"
    if evacuated(package, INDICATORS["ageing"])[package.cube.row[area_code]].any():
        ja += "（住民登録の数。避難により、住んでいる人の数とは異なる）"
        en += " (registered; because of the evacuation other than who lives there)"
    then = by_year.get(one.year - YEARS_BACK)
    if then:
        percent = 100 * (one.value - then) / then
        more_ja, more_en = ("多い", "more") if percent > 0 else ("少ない", "fewer")
        if round(percent, 1) == 0:
            ja += f"。{YEARS_BACK}年前（{then:,.0f}人）とほぼ同じ"
            en += f", about as many as {YEARS_BACK} years before ({then:,.0f})"
        else:
            ja += f"。{YEARS_BACK}年前（{then:,.0f}人）より{abs(percent):.1f}％{more_ja}"
            en += f", {abs(percent):.1f}% {more_en} than {YEARS_BACK} years before ({then:,.0f})"
    return Said(Bilingual(ja + "。", en + "."), ("population",))


def _births(package: Package, area_code: str, peer_set: PeerSet) -> Said:
    return Said(figure(package, "births", area_code, peer_set).sentence, ("births",))


def _change(package: Package, area_code: str) -> Said:
    ids = ("natural_change", "net_migration")
    both = [row for row in changes(package, area_code) if None not in (row.natural, row.social)]
    if not both:
        return Said(
            Bilingual(
                "人口の増減を、生まれ・亡くなる人と、移り住む人とに分ける値がない。",
                "There are no values to divide the change into births and deaths, and moves.",
            ),
            ids,
        )
    row = both[-1]
    natural, social = float(row.natural or 0), float(row.social or 0)
    born, moved = plain(natural, 0, "+"), plain(social, 0, "+")
    ja = (
        f"{row.year}年は、自然増減（出生−死亡）が{born}人、"
        f"社会増減（国内の転入−転出、日本人）が{moved}人。"
    )
    en = (
        f"In {row.year}, births minus deaths: {born}; moves in minus out, of Japanese within "
        f"Japan: {moved}."
    )
    told = _divided(natural, social) if area_code != COUNTRY else CANCELLING
    return Said(Bilingual(ja + told.ja, en + told.en), ids)


def _divided(natural: float, social: float) -> Bilingual:
    total = natural + social
    if natural < 0 and social < 0:
        if -total < MANY:
            return Bilingual("どちらでも減っている。", " Both make it smaller.")
        share = round(100 * natural / total)
        return Bilingual(
            f"合わせて減った分の{share}％が自然減、{100 - share}％が社会減。",
            f" Of the two together {share}% is births and deaths, {100 - share}% moves.",
        )
    if natural < 0 < social:
        if total < 0:
            return Bilingual(
                "入ってきた人の方が多いが、亡くなる人が多い分はうめていない。",
                " More came than left, but not enough to make up for the deaths.",
            )
        return Bilingual(
            "亡くなる人が多い分を、入ってきた人がうめている。",
            " Those who came made up for the deaths.",
        )
    if social < 0 < natural:
        return Bilingual(
            "亡くなった人より生まれた人が多いが、入ってきた人より出ていった人が多い。",
            " More were born than died, but more left than came.",
        )
    if natural > 0 and social > 0:
        return Bilingual("どちらでも増えている。", " Both make it larger.")
    return Bilingual("", "")


def _unknown(package: Package, area_code: str) -> Said:
    row = package.cube.row[area_code]
    missing = [one for one in INDICATORS.values() if np.isnan(table(package, one)[row]).all()]
    ja = f"ここにある{len(INDICATORS)}の数字のうち{len(missing)}は、この地域の値がない"
    en = f"Of {len(INDICATORS)} figures {len(missing)} have no value for this place"
    if INDICATORS["total_fertility_rate"] in missing:
        ja, en = ja + "（合計特殊出生率もその一つ）", en + " (the total fertility rate is one)"
    return Said(
        Bilingual(
            ja + "。数字だけでは理由は分からない。会って、たずねて確かめる。",
            en + ". Figures alone do not tell why: meet people and ask.",
        ),
        (),
    )
