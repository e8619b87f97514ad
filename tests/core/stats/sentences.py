"""What contradicts what in a sentence of a figure, read as people read it."""

import re
from collections.abc import Iterator

from core.stats.figure import Figure
from core.stats.spoken import number
from core.units import plain, rounded, with_unit

READ = r"(?:1?[千万]人あたり)?(−?[\d,.]+)"
MEDIAN = re.compile(rf"まん中(?:は|も){READ}[^。]*?(?:それより(\w+?)|、同じ)。")
RANGE = re.compile(rf"偶然のはばは{READ}〜(−?[\d,.]+)")
PAST = re.compile(rf"。(?:\d{{4}}–)?\d{{2,4}}年度?(?:の平均)?は{READ}")
INSIDE = re.compile(rf"なかでも偶然の範囲をこえて(減って|増えて)い(?:て|るが)、\d{{4}}年は{READ}")
MORE = {"高い": 1, "多い": 1, "大きい": 1, "低い": -1, "少ない": -1, "小さい": -1, None: 0}


def read(text: str) -> float:
    return float(text.replace("−", "-").replace(",", ""))


def contradictions(one: Figure) -> Iterator[str]:
    """What is wrong with a sentence, if anything."""
    words = one.sentence.ja
    if one.value is None:
        if "は出せない。" not in words or "まん中" in words or "偶然" in words:
            yield "missing"
        return
    if f"{with_unit(plain(one.value, one.decimals), one.unit.ja)}（" not in words:
        yield "value"
    if number(one, one.value) not in one.sentence.en:
        yield "english value"
    if words.count("偶然のはば") > 1 or "。。" in words or "nan" in words.lower():
        yield "form"
    value = float(rounded(one.value, one.decimals))
    yield from _ranges(one, words, value)
    yield from _changes(words, value)


def _ranges(one: Figure, words: str, value: float) -> Iterator[str]:
    if (median := MEDIAN.search(words)) and MORE[median[2]] != _sign(value - read(median[1])):
        yield "more or less"
    if one.low is None or one.high is None:
        return
    if not one.low <= (one.value or 0.0) <= one.high:
        yield "outside of its own range"
    said = RANGE.search(words)
    if said and not read(said[1]) <= value <= read(said[2]):
        yield "outside of its range as read"


def _changes(words: str, value: float) -> Iterator[str]:
    past = PAST.search(words)
    if past and "この変化は" in words and "、20" not in words and read(past[1]) == value:
        yield "a change of nothing"
    inside = INSIDE.search(words)
    if inside:
        rises, back = inside[1] == "増えて", "るが、" in inside[0]
        if _sign(read(inside[2]) - value) == (-1 if rises != back else 1):
            yield "a rise that ends below the mean, or a fall above it"


def _sign(number: float) -> int:
    number = round(number, 9)
    return (number > 0) - (number < 0)
