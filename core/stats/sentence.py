"""A figure in one or two plain sentences, composed from its numbers. No verdicts."""

from typing import TYPE_CHECKING

from core.stats.indicator import Bilingual, Indicator
from core.stats.noise import within_chance
from core.stats.window import Earlier

if TYPE_CHECKING:
    from core.stats.figure import Figure


def sentence(figure: "Figure", indicator: Indicator, before: Earlier | None) -> Bilingual:
    """Place, measure, value, unit, year, comparison, certainty; or why there is no value.

    What grows with the size of a place is compared with its own past, all else with peers.
    """
    if figure.value is None:
        return _no_value(figure)
    first, chance = _value(figure), _chance(figure)
    if indicator.depends_on_size:
        rest = _past(figure, before) if before else Bilingual("", "")
    else:
        rest = _peers(figure)
    return Bilingual(first.ja + rest.ja + chance.ja, first.en + rest.en + chance.en)


def _no_value(figure: "Figure") -> Bilingual:
    why = figure.missing or Bilingual("", "")
    return Bilingual(
        f"{figure.area_name}の{figure.title.ja}は出せない。{why.ja}",
        f"No value of “{figure.title.en}” for {figure.area_name}. {why.en}",
    )


def _value(figure: "Figure") -> Bilingual:
    years = japanese_years(figure)
    return Bilingual(
        f"{figure.area_name}の{figure.title.ja}は{amount(figure, figure.value, 'ja')}（{years}）。",
        f"{figure.area_name}, {figure.title.en}: {amount(figure, figure.value, 'en')}"
        f" ({english_years(figure)}).",
    )


def _peers(figure: "Figure") -> Bilingual:
    value, median = figure.value, figure.peer_median
    if value is None or median is None or not figure.peer_label.ja:
        return Bilingual("", "")
    more = shown(figure, value) - shown(figure, median)
    ja, en = (
        ("同じ", "the same as")
        if more == 0
        else ("高い", "above")
        if more > 0
        else ("低い", "below")
    )
    than = "で、この地域も同じ。" if more == 0 else f"で、この地域はそれより{ja}。"
    inside = figure.peer_low is not None and figure.peer_high is not None
    inside = inside and figure.peer_low <= value <= figure.peer_high  # type: ignore[operator]
    group = f"{figure.peer_label.ja}{figure.peer_count}地域"
    words = f"{group}の中央値は{amount(figure, median, 'ja')}{than}"
    english = (
        f" That is {en} the median {amount(figure, median, 'en')} of {figure.peer_count} peers."
    )
    if figure.low is not None and figure.high is not None and more:
        if figure.low <= median <= figure.high:
            return Bilingual(
                words + "差はこの人数では偶然の範囲。",
                english + " With so few people, chance alone explains the difference.",
            )
        return Bilingual(
            words + "差は偶然の範囲をこえる。", english + " Chance alone does not explain it."
        )
    if inside and more:
        return Bilingual(
            words + "グループの真ん中の半分に入る。", english + " It is within the middle half."
        )
    return Bilingual(words, english)


def _past(figure: "Figure", before: Earlier) -> Bilingual:
    words = Bilingual(
        f"{before.years_ja}は{amount(figure, before.value, 'ja')}。",
        f" In {before.years_en}: {amount(figure, before.value, 'en')}.",
    )
    if before.interval is None or before.now is None:
        return words
    if within_chance(before.interval, before.now):
        return Bilingual(
            words.ja + "差はこの人数では偶然の範囲。",
            words.en + " With so few people, chance alone explains the difference.",
        )
    return Bilingual(words.ja + "差は偶然の範囲をこえる。", words.en + " More than chance.")


def _chance(figure: "Figure") -> Bilingual:
    if figure.low is None or figure.high is None:
        return Bilingual("", "")
    low, high = number(figure, figure.low), amount(figure, figure.high, "ja")
    return Bilingual(
        f"偶然のゆれの幅は{low}〜{high}。",
        f" Chance alone: {low} to {amount(figure, figure.high, 'en')}.",
    )


def shown(figure: "Figure", value: float) -> float:
    """The value as it is read, rounded."""
    return round(value, figure.decimals)


def number(one: "Figure | Indicator", value: float) -> str:
    """A value with the decimals of its figure or indicator."""
    return f"{value:,.{one.decimals}f}"


def amount(one: "Figure | Indicator", value: float | None, language: str) -> str:
    """Value with unit; a dash where it is missing."""
    if value is None:
        return "–"
    if language == "ja":
        return f"{number(one, value)}{one.unit.ja}"
    return f"{number(one, value)} {one.unit.en}".strip()


def japanese_years(figure: "Figure") -> str:
    """`2023年`, or `2022–24年の平均`."""
    return figure.years_label or f"{figure.year}年"


def english_years(figure: "Figure") -> str:
    """`2023`, or `average of 2022–24`."""
    if "平均" in figure.years_label:
        return f"average of {figure.years_label.split('年')[0]}"
    return str(figure.year)
