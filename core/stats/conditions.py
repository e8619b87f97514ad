"""Conditions a persona may have, and which of them one person or household can have together."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import product
from typing import Literal

from core.bilingual import Bilingual

Universe = Literal["people", "households"]
Set = frozenset[str]
CENSUS_YEAR = 2020
FIVE_YEAR = 2015
"""The newest census whose ages of five years by sex are packaged."""
AGES: tuple[tuple[int, int | None], ...] = (
    *((low, low + 4) for low in range(0, 90, 5)),
    (90, None),
)
"""First and last year of the ages of five years; the last is open."""
TENS = (20, 30, 40, 50, 60, 70, 80)
"""First years of the ages of ten years people speak of."""
OLDEST = 120


@dataclass(frozen=True)
class Condition:
    """One thing that may be true of a person or a household.

    Attributes:
        group: conditions of one group exclude each other.
        implies: what is then also true.
        year: of the census that counts it.
        parts: whether it is only the sum of narrower ones, which imply it.
    """

    condition_id: str
    universe: Universe
    group: str
    title: Bilingual
    implies: tuple[str, ...] = ()
    year: int = CENSUS_YEAR
    parts: bool = False


def _c(
    condition_id: str, universe: Universe, group: str, ja: str, en: str, *implies: str
) -> Condition:
    return Condition(condition_id, universe, group, Bilingual(ja, en), implies)


def age_name(low: int, high: int | None) -> str:
    """How measures and conditions write an age of five years: `25_29`, `90_over`."""
    return f"{low}_{'over' if high is None else high}"


def tens(low: int) -> str:
    """The condition of ten years of age that an age of five years belongs to; "" for none."""
    return f"age_{low // 10 * 10}s" if low // 10 * 10 in TENS else ""


def of_age(words: str) -> str:
    """The condition of the age that words like 「25歳」 or 「30代」 tell first; "" for none."""
    found = re.search(r"(\d{1,3})\s*(歳|才|代)", unicodedata.normalize("NFKC", words))
    if found is None or int(found[1]) > OLDEST:
        return ""
    years = int(found[1])
    if found[2] == "代":
        return tens(years)
    low, high = next(one for one in reversed(AGES) if one[0] <= years)
    return f"age_{age_name(low, high)}"


def _tens() -> Iterator[Condition]:
    for low in TENS:
        title = Bilingual(f"{low}代（{FIVE_YEAR}年）", f"in their {low}s ({FIVE_YEAR})")
        wider = {60: (), 70: ("age_65",), 80: ("age_65", "age_75")}.get(low, ("age_15_64",))
        implied = ("adult", *wider)
        yield Condition(f"age_{low}s", "people", "age", title, implied, FIVE_YEAR, parts=True)


def _five_years() -> Iterator[Condition]:
    for low, high in AGES:
        ja = f"{low}歳以上" if high is None else f"{low}～{high}歳"
        en = f"aged {low} and over" if high is None else f"aged {low}–{high}"
        implied = ["under_15"] if low < 15 else ["age_15_64", "adult"]
        if low >= 65:
            implied = ["age_65", "adult", *(["age_75"] if low >= 75 else [])]
        implied += [tens(low)] if tens(low) else []
        title = Bilingual(f"{ja}（{FIVE_YEAR}年）", f"{en} ({FIVE_YEAR})")
        yield Condition(
            f"age_{age_name(low, high)}", "people", "age", title, tuple(implied), FIVE_YEAR
        )


CONDITIONS: dict[str, Condition] = {
    one.condition_id: one
    for one in (
        _c("women", "people", "sex", "女性", "women"),
        _c("men", "people", "sex", "男性", "men"),
        _c("under_15", "people", "age", "15歳未満", "under 15"),
        _c("age_15_64", "people", "age", "15～64歳", "aged 15–64", "adult"),
        _c("age_65", "people", "age", "65歳以上", "aged 65 and over", "adult"),
        _c("age_75", "people", "age", "75歳以上", "aged 75 and over", "age_65", "adult"),
        *_tens(),
        *_five_years(),
        _c("employed", "people", "work", "働いている", "in work", "adult"),
        _c("unemployed", "people", "work", "仕事を探している", "looking for work", "adult"),
        _c("not_working", "people", "work", "働いておらず、探してもいない",
           "neither in work nor looking for it", "adult"),
        _c("primary", "people", "industry", "農林漁業で働く", "in farming, forestry or fishing",
           "employed", "adult"),
        _c("manufacturing", "people", "industry", "製造業で働く", "in manufacturing",
           "employed", "adult"),
        _c("care", "people", "industry", "医療・福祉で働く", "in medical care or welfare",
           "employed", "adult"),
        _c("information", "people", "industry", "情報通信業で働く",
           "in information and communication", "employed", "adult"),
        # Pupils under 15 are counted too (since the census of 1970), so no age is implied.
        _c("commuter", "people", "commute", "ほかの市区町村へ通勤・通学する",
           "commuting to another municipality"),
        _c("foreign", "people", "nationality", "外国人", "foreign nationals"),
        _c("newcomer", "people", "moved", "この1年に引っこしてきた（日本人）",
           "moved in within the year (Japanese)"),
        _c("couple_children", "households", "type", "夫婦と子ども", "couples with children"),
        _c("mother_children", "households", "type", "母と子ども", "mothers with children"),
        _c("father_children", "households", "type", "父と子ども", "fathers with children"),
        _c("couple", "households", "type", "夫婦のみ", "couples without children"),
        _c("three_generations", "households", "type", "3世代", "three generations"),
        _c("single", "households", "type", "ひとりぐらし", "living alone"),
        _c("single_65", "households", "type", "65歳以上のひとりぐらし",
           "living alone, aged 65 and over", "single"),
        _c("newborn", "households", "birth", "この1年に子どもが生まれた",
           "with a child born within the year"),
    )
}  # fmt: skip
CHILDLESS = frozenset({"single", "single_65", "couple"})
"""Forms of a household in which nobody is a child."""


def closure(conditions: Iterable[str]) -> Set:
    """The conditions and what they imply."""
    found = set(conditions)
    for name in tuple(found):
        if name in CONDITIONS:
            found |= set(CONDITIONS[name].implies)
    return frozenset(found)


@cache
def cells(universe: Universe, year: int) -> tuple[Set, ...]:
    """Every kind of person or household there can be: what is true of it, implied things too.

    A set of conditions that lies in none of them is true of nobody.
    """
    found = _people(year) if universe == "people" else _households()
    return tuple(dict.fromkeys(map(closure, found)))


def _of(group: str, year: int = CENSUS_YEAR) -> list[str]:
    kinds = [(n, one) for n, one in CONDITIONS.items() if not one.parts]
    return [n for n, one in kinds if (one.group, one.year) == (group, year)]


def _people(year: int) -> Iterator[tuple[str, ...]]:
    """Foreign nationals did not move in as Japanese; only adults work; an industry is work."""
    ages = [*_of("age", year)]
    works = [(), *((name,) for name in _of("work")), *((name,) for name in _of("industry"))]
    moves = [(), ("foreign",), ("newcomer",)]
    for sex, age, work, out, move in product(_of("sex"), ages, works, ((), ("commuter",)), moves):
        adult = "adult" in closure([age])
        if adult == bool(work):
            yield (sex, age, *work, *out, *move)


def _households() -> Iterator[tuple[str, ...]]:
    """Nobody is born into a household without children."""
    for form, born in product([(), *((name,) for name in _of("type"))], ((), ("newborn",))):
        if not (born and CHILDLESS & set(form)):
            yield (*form, *born)
