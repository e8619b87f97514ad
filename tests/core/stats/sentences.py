"""What contradicts what in a sentence of a figure, read as people read it."""

import re
from collections.abc import Iterator

from core.bilingual import NOTHING
from core.stats.figure import Figure
from core.stats.spoken import english_years, japanese_years, number
from core.units import plain, rounded, with_unit

READ = r"(?:1?[千万]人あたり)?(−?[\d,.]+)"
MEDIAN = re.compile(
    rf"(\d+)(?:団体|地域|都道府県)のまん中(は|も){READ}[^。]*?(?:それより(\w+?)|、同じ)。"
)
HALF, ALIKE = (
    "グループのまん中の半分に入る。",
    re.compile("差は(この人数では)?偶然の範囲(をこえる)?。"),
)
RANGE = re.compile(rf"偶然のはばは{READ}〜(−?[\d,.]+)")
PAST = re.compile(rf"。(?:\d{{4}}–)?\d{{2,4}}年度?(?:の平均)?は{READ}")
INSIDE = re.compile(rf"なかでも偶然の範囲をこえて(減って|増えて)い(?:て|るが)、\d{{4}}年は{READ}")
MORE = {"高い": 1, "多い": 1, "大きい": 1, "低い": -1, "少ない": -1, "小さい": -1, "": 0}
BROKEN = ("。。", "、。", "  ", "{", "}", " nan", " inf ", "は–", "None of 0")
NOTHING_LESS = re.compile(r"−0(?![.\d])|−0\.0+(?!\d)|は(?:nan|None|inf)")
DIGITS = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
COUNTED = re.compile(r"\d(団体|地域|都道府県)$")
IN_WORDS = re.compile(
    r"1?0?[千万]人あたり|、1\D*?ちがうだけで|の5年間|(?:公表された数|中学生)が0|1人あたりの額"
)
"""Numbers that are words in English: 「5年間」 is five years."""


def read(text: str) -> float:
    return float(text.replace("−", "-").replace(",", ""))


def contradictions(one: Figure) -> Iterator[str]:
    """What is wrong with a sentence, if anything."""
    ja, en = one.sentence.ja, one.sentence.en
    if broken(ja) or broken(en):
        yield "form"
    if _numbers(one, ja, "ja") != _numbers(one, en, "en"):
        yield "other numbers in English"
    if one.value is None:
        if not re.match(r".+は出せない。.+。", ja) or "まん中" in ja or "偶然" in ja:
            yield "missing"
        if not (one.missing and one.low is None and "No value" in en):
            yield "missing without a reason"
        return
    value = float(rounded(one.value, one.decimals))
    yield from _said(one)
    yield from _among(one, value)
    yield from _ranges(one, value)
    yield from _changes(ja, value)


def broken(words: str) -> bool:
    """What no sentence may have in it, or lack."""
    odd = any(one in words for one in BROKEN) or not words.endswith(("。", ".", ". "))
    return odd or NOTHING_LESS.search(words) is not None


def _numbers(one: Figure, words: str, language: str) -> list[str]:
    """All numbers but those in the names of the figure, its unit and its peers."""
    for name in (one.missing or NOTHING, one.title, one.unit, one.peer_label):
        words = words.replace(name.of(language), "") if name.of(language) else words
    if one.missing is None and COUNTED.search(one.peer_label.ja):
        words = words.replace(f" of {one.peer_count} peers", "")
        words = re.sub(r"のうち値のある\d+地域", "", words)
    return sorted(DIGITS.findall(IN_WORDS.sub("", words)))


def _said(one: Figure) -> Iterator[str]:
    """Its value and its years are those of the newest known number."""
    ja, en = one.sentence.ja, one.sentence.en
    told = with_unit(plain(one.value or 0.0, one.decimals), one.unit.ja)
    if f"は{told}（{japanese_years(one)}）。" not in ja:
        yield "value or years"
    if number(one, one.value or 0.0) not in en or f"({english_years(one)})." not in en:
        yield "English value or years"
    known = [year for year, value in one.series if value is not None]
    if one.year not in known and not one.years_label.endswith("平均"):
        yield "a year without a value"
    if known and one.year != known[-1] and not one.years_label.endswith("平均"):
        yield "not the newest year"


def _among(one: Figure, value: float) -> Iterator[str]:
    found = MEDIAN.search(one.sentence.ja) if "のまん中" in one.sentence.ja else None
    if not found:
        if HALF in one.sentence.ja or "のまん中" in one.sentence.ja:
            yield "compared with nothing"
        return
    if int(found[1]) not in (one.peer_count, 10) or one.peer_median is None:
        yield "peers"
        return
    median = float(rounded(one.peer_median, one.decimals))
    more = sign(value - median)
    if read(found[3]) != median or MORE[found[4] or ""] != more or (found[2] == "も") != (not more):
        yield "more or less"
    if ("above the median" in one.sentence.en, "below the median" in one.sentence.en) != (
        more > 0,
        more < 0,
    ):
        yield "more or less in English"
    if HALF in one.sentence.ja and not (one.peer_low or 0.0) <= (one.value or 0.0) <= (
        one.peer_high or 0.0
    ):
        yield "not within the middle half"
    told = one.sentence.ja[found.end() :]
    if one.low is None or one.high is None or not (chance := ALIKE.match(told)):
        return
    if bool(chance[1]) != (one.low <= one.peer_median <= one.high):
        yield "chance"


def _ranges(one: Figure, value: float) -> Iterator[str]:
    said = RANGE.search(one.sentence.ja)
    if one.low is None or one.high is None:
        if said:
            yield "a range of nothing"
        return
    if not one.low <= (one.value or 0.0) <= one.high:
        yield "outside of its own range"
    low, high = (float(rounded(end, one.decimals)) for end in (one.low, one.high))
    if (low != high) != bool(said) or one.sentence.ja.count("偶然のはば") > 1:
        yield "a range that is none"
    if not low <= value <= high or (said and (read(said[1]), read(said[2])) != (low, high)):
        yield "outside of its range as read"


def _changes(words: str, value: float) -> Iterator[str]:
    past = PAST.search(words) if "この変化は" in words and "、20" not in words else None
    if past and read(past[1]) == value:
        yield "a change of nothing"
    if inside := INSIDE.search(words) if "なかでも" in words else None:
        rises, back = inside[1] == "増えて", "るが、" in inside[0]
        if sign(read(inside[2]) - value) == (-1 if rises != back else 1):
            yield "a rise that ends below the mean, or a fall above it"


def sign(number: float) -> int:
    number = round(number, 9)
    return (number > 0) - (number < 0)
