"""A place in five sentences that are composed from its figures, with what they cannot say."""

from dataclasses import dataclass

import numpy as np

from core.stats.catalog import INDICATORS
from core.stats.figure import Figure, figure
from core.stats.indicator import Bilingual
from core.stats.package import Package
from core.stats.peers import PeerSet
from core.stats.scores import OUTWARD
from core.stats.sentence import amount, japanese_years, number
from core.stats.values import as_number, evacuated, table

YEARS_BACK = 5
FAR = 1.0
"""Widths of the peers' middle half away from their median: then a place stands out."""


@dataclass(frozen=True)
class Said:
    """A sentence and the indicators it rests on."""

    words: Bilingual
    indicator_ids: tuple[str, ...]


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
        _standing_out(package, area_code, peer_set),
        _unknown(package, area_code),
    )


def _population(package: Package, area_code: str) -> Said:
    one = figure(package, "population", area_code)
    by_year = {year: value for year, value in one.series if value is not None}
    if one.value is None or one.year is None:
        return Said(one.sentence, ("population",))
    ja = f"{one.area_name}の人口は{one.year}年1月1日に{amount(one, one.value, 'ja')}"
    en = f"{one.area_name} had {number(one, one.value)} residents on 1 January {one.year}"
    if evacuated(package, INDICATORS["ageing"])[package.cube.row[area_code]].any():
        ja += "（住民登録の数。避難により、住んでいる人の数とは異なる）"
        en += " (registered; because of the evacuation other than who lives there)"
    then = by_year.get(one.year - YEARS_BACK)
    if then:
        percent = 100 * (one.value - then) / then
        more_ja, more_en = ("多い", "more") if percent > 0 else ("少ない", "fewer")
        if round(percent, 1) == 0:
            ja, en = ja + f"。{YEARS_BACK}年前とほぼ同じ", en + f", as {YEARS_BACK} years before"
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
    born, moved = f"{natural:+,.0f}", f"{social:+,.0f}"
    ja = f"{row.year}年は、自然増減（出生−死亡）が{born}人、社会増減（転入−転出）が{moved}人。"
    en = f"In {row.year}, births minus deaths: {born}; moves in minus out: {moved}."
    told = _divided(natural, social)
    return Said(Bilingual(ja.replace("-", "−") + told.ja, en + told.en), ids)


def _divided(natural: float, social: float) -> Bilingual:
    total = natural + social
    if natural < 0 and social < 0:
        share = 100 * natural / total
        return Bilingual(
            f"減った分の{share:.0f}％が自然減、{100 - share:.0f}％が社会減。",
            f" Of the decrease {share:.0f}% is births and deaths, {100 - share:.0f}% moves.",
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
            "生まれた人の方が多く、出ていく人の方が多い。",
            " More were born than died, and more left than came.",
        )
    return Bilingual("", "")


def _standing_out(package: Package, area_code: str, peer_set: PeerSet) -> Said:
    names = [name.lstrip("-") for field in OUTWARD.values() for name in field]
    found = [figure(package, name, area_code, peer_set) for name in names]
    known = [one for one in found if one.value is not None and one.peer_median is not None]
    far = sorted(
        (one for one in known if _countable(one) and _distance(one) > FAR),
        key=_distance,
        reverse=True,
    )
    if not known:
        return Said(
            Bilingual(
                "くらべる相手とならべられる数字がない。",
                "There is no figure that could be compared with peers.",
            ),
            (),
        )
    label = known[0].peer_label
    if not far:
        return Said(
            Bilingual(
                f"くらべた{len(known)}の数字に、{label.ja}の中央値から大きく離れたものはない。",
                f"None of {len(known)} figures lies far from the median of: {label.en}.",
            ),
            (),
        )
    return _far(far[0])


def _far(one: Figure) -> Said:
    value, median = one.value or 0.0, one.peer_median or 0.0
    higher_ja, higher_en = ("高い", "above") if value > median else ("低い", "below")
    here_ja, here_en = amount(one, value, "ja"), amount(one, value, "en")
    there_ja, there_en = amount(one, median, "ja"), amount(one, median, "en")
    years = japanese_years(one)
    return Said(
        Bilingual(
            f"{one.peer_label.ja}の中央値から最も離れているのは「{one.title.ja}」。"
            f"{here_ja}（{years}）で、中央値{there_ja}より{higher_ja}。",
            f"Farthest from the median of its peers ({one.peer_label.en}) is “{one.title.en}”: "
            f"{here_en}, {higher_en} their {there_en}.",
        ),
        (one.indicator_id,),
    )


def _countable(one: Figure) -> bool:
    """Not one building more or less, and not what chance alone explains."""
    if one.unit.ja.startswith("か所"):
        return False
    if one.low is None or one.high is None or one.peer_median is None:
        return True
    return not one.low <= one.peer_median <= one.high


def _distance(one: Figure) -> float:
    """From the peers' median, in widths of their middle half."""
    if None in (one.value, one.peer_median, one.peer_low, one.peer_high):
        return 0.0
    width = float(one.peer_high or 0) - float(one.peer_low or 0)
    apart = abs(float(one.value or 0) - float(one.peer_median or 0))
    return apart / width if width > 0 else 0.0


def _unknown(package: Package, area_code: str) -> Said:
    row = package.cube.row[area_code]
    missing = [one for one in INDICATORS.values() if np.isnan(table(package, one)[row]).all()]
    ja = f"{len(INDICATORS)}の数字のうち{len(missing)}は、この地域の値がない"
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
