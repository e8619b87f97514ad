"""A figure in one or two plain sentences, composed from its numbers. No verdicts."""

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from core.stats.earlier import Earlier
from core.stats.indicator import Bilingual, Indicator
from core.units import with_unit

if TYPE_CHECKING:
    from core.stats.figure import Figure

NOTHING = Bilingual("", "")


def sentence(
    figure: "Figure", indicator: Indicator, before: Earlier | None, remark: Bilingual = NOTHING
) -> Bilingual:
    """Place, measure, value, unit, year, comparison, certainty; or why there is no value.

    What grows with the size of a place is compared with its own past, all else with peers.

    Args:
        remark: what must be known to read the value; stands at the end.
    """
    if figure.value is None:
        return _no_value(figure)
    if indicator.depends_on_size:
        rest = _past(figure, before) if before else NOTHING
    else:
        rest = _peers(figure, indicator.clustered)
    parts = (_value(figure), rest, _chance(figure), remark)
    return Bilingual("".join(part.ja for part in parts), "".join(part.en for part in parts))


def _no_value(figure: "Figure") -> Bilingual:
    why = figure.missing or NOTHING
    return Bilingual(
        f"{figure.area_name}の{figure.title.ja}は出せない。{why.ja}",
        f"No value of “{figure.title.en}” for {english_name(figure)}. {why.en}",
    )


def _value(figure: "Figure") -> Bilingual:
    years = japanese_years(figure)
    return Bilingual(
        f"{figure.area_name}の{figure.title.ja}は{amount(figure, figure.value, 'ja')}（{years}）。",
        f"{english_name(figure)}, {figure.title.en}: {short(figure, figure.value)}"
        f" ({english_years(figure)}).",
    )


def short(figure: "Figure", value: float | None) -> str:
    """In English, without a unit that the title has just said."""
    if value is not None and figure.unit.en.lower() in figure.title.en.lower():
        return number(figure, value)
    return amount(figure, value, "en")


def _peers(figure: "Figure", clustered: bool = False) -> Bilingual:
    """Beside the median of the peers; of clustered events only what chance explains is said."""
    value, median = figure.value, figure.peer_median
    if value is None or median is None or not figure.peer_label.ja:
        return NOTHING
    more = shown(figure, value) - shown(figure, median)
    group, there = _group(figure), amount(figure, median, "ja")
    median_en = f"the median {short(figure, median)} of {figure.peer_count} peers."
    if not more:
        return Bilingual(f"{group}の中央値も{there}で、同じ。", f" That is the same as {median_en}")
    high, low = degree(figure.title.ja, figure.unit.ja)
    words = f"{group}の中央値は{there}で、この地域はそれより{high if more > 0 else low}。"
    english = f" That is {'above' if more > 0 else 'below'} {median_en}"
    if figure.low is not None and figure.high is not None:
        within = figure.low <= median <= figure.high
        chance = NOTHING if clustered and not within else _chances(within)
        return Bilingual(words + chance.ja, english + chance.en)
    quarters = figure.peer_low, figure.peer_high
    if None not in quarters and figure.peer_low <= value <= figure.peer_high:  # type: ignore[operator]
        return Bilingual(
            words + "グループの真ん中の半分に入る。", english + " It is within the middle half."
        )
    return Bilingual(words, english)


def _group(figure: "Figure") -> str:
    """The peers with their number, which some labels have already: 「よく似た10団体」."""
    label, count = figure.peer_label.ja, figure.peer_count
    counted = re.search(r"(\d+)(団体|地域|都道府県)$", label)
    if not counted:
        return f"{label}{count}地域"
    return label if int(counted[1]) == count else f"{label}のうち値のある{count}地域"


def _past(figure: "Figure", before: Earlier) -> Bilingual:
    mean = before.years.endswith("平均") and abs(before.value) < 10  # 0.6 a year is not 1
    told = replace(figure, decimals=max(1, figure.decimals)) if mean else figure
    then = amount(told, before.value, "ja"), short(told, before.value)
    years = in_english(before.years)
    when = f"The {years}" if years.startswith("average") else f"In {years}"
    words = Bilingual(f"{before.years}は{then[0]}。", f" {when}: {then[1]}.")
    if before.within_chance is None or then[0] == amount(figure, figure.value, "ja"):
        return words
    chance = _chances(before.within_chance)
    return Bilingual(words.ja + chance.ja, words.en + chance.en)


def _chances(within: bool) -> Bilingual:
    if within:
        return Bilingual(
            "差はこの人数では偶然の範囲。",
            " With numbers this small, chance alone could explain the difference.",
        )
    return Bilingual(
        "差は偶然の範囲をこえる。", " The difference is more than chance alone explains."
    )


def _chance(figure: "Figure") -> Bilingual:
    if figure.low is None or figure.high is None:
        return NOTHING
    low, high = number(figure, figure.low), number(figure, figure.high)
    if low == high:
        return NOTHING
    return Bilingual(
        f"偶然のゆれの幅は{with_unit(f'{low}〜{high}', figure.unit.ja)}。",
        f" By chance alone it could lie between {low} and {high}.",
    )


def degree(title: str, unit: str = "") -> tuple[str, str]:
    """The words for more and for less of what has this Japanese title and unit."""
    if title.endswith("差"):
        return "大きい", "小さい"
    if unit == "％" or re.search("率|割合|比|密度|年齢|価格", title):
        return "高い", "低い"
    return "多い", "少ない"


def shown(figure: "Figure", value: float) -> float:
    """The value as it is read, rounded."""
    return round(value, figure.decimals)


def number(one: "Figure | Indicator", value: float) -> str:
    """A value with the decimals of its figure or indicator, a real minus, and no −0."""
    return plain(value, one.decimals)


def plain(value: float, decimals: int, sign: str = "") -> str:
    """A number as read; with the sign "+" what is above zero has one."""
    rounded = round(value, decimals) + 0.0
    return f"{rounded:{sign if rounded else ''},.{decimals}f}".replace("-", "−")


def amount(one: "Figure | Indicator", value: float | None, language: str) -> str:
    """Value with unit; a dash where it is missing."""
    if value is None:
        return "–"
    if language == "ja":
        return with_unit(number(one, value), one.unit.ja)
    if one.unit.en == "%":
        return f"{number(one, value)}%"
    unit = "person" if one.unit.en == "people" and number(one, value) == "1" else one.unit.en
    return f"{number(one, value)} {unit}".strip()


def english_name(figure: "Figure") -> str:
    """The place in Latin letters, where they are known."""
    return figure.area_romaji or figure.area_name


def japanese_years(figure: "Figure") -> str:
    """`2023年`, `2022年度`, or `2022–24年の平均`."""
    return figure.years_label or f"{figure.year}年"


def english_years(figure: "Figure") -> str:
    """`2023`, `fiscal 2022`, or `average of 2022–24`."""
    return in_english(japanese_years(figure))


def in_english(years: str) -> str:
    """Years as read in Japanese, in English words."""
    span = ("fiscal " if "年度" in years else "") + years.split("年")[0]
    return f"average of {span}" if years.endswith("平均") else span
