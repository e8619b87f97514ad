"""How a figure's numbers, years and place are read, in both languages."""

import re

from core.stats.indicator import Indicator
from core.stats.reading import Reading
from core.units import plain, rounded, with_unit


def short(figure: Reading, value: float | None) -> str:
    """In English, without a unit that the title has just said."""
    if value is not None and figure.unit.en.lower() in figure.title.en.lower():
        return number(figure, value)
    return amount(figure, value, "en")


def degree(title: str, unit: str = "") -> tuple[str, str]:
    """The words for more and for less of what has this Japanese title and unit."""
    if title.endswith("差"):
        return "大きい", "小さい"
    if unit == "％" or re.search("率|割合|比|密度|年齢|価格", title):
        return "高い", "低い"
    return "多い", "少ない"


def shown(figure: Reading, value: float) -> float:
    """The value as it is read, rounded."""
    return float(rounded(value, figure.decimals))


def number(one: Reading | Indicator, value: float) -> str:
    """A value with the decimals of its figure or indicator, a real minus, and no −0."""
    return plain(value, one.decimals)


def amount(one: Reading | Indicator, value: float | None, language: str) -> str:
    """Value with unit; a dash where it is missing."""
    if value is None:
        return "–"
    if language == "ja":
        return with_unit(number(one, value), one.unit.ja)
    if one.unit.en == "%":
        return f"{number(one, value)}%"
    unit = "person" if one.unit.en == "people" and number(one, value) == "1" else one.unit.en
    return f"{number(one, value)} {unit}".strip()


def english_name(figure: Reading) -> str:
    """The place in Latin letters, where they are known."""
    return figure.area_romaji or figure.area_name


def japanese_years(figure: Reading) -> str:
    """`2023年`, `2022年度`, or `2022–24年の平均`."""
    return figure.years_label or f"{figure.year}年"


def english_years(figure: Reading) -> str:
    """`2023`, `fiscal 2022`, or `average of 2022–24`."""
    return in_english(japanese_years(figure))


def in_english(years: str) -> str:
    """Years as read in Japanese, in English words."""
    span = ("fiscal " if "年度" in years else "") + years.split("年")[0]
    if years.endswith("5年間"):
        return f"{span}, five years together"
    return f"average of {span}" if years.endswith("平均") else span
