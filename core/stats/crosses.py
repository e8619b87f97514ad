"""The published counts that speak of a persona's conditions, made to agree with each other.

People who did not tell their age or work are spread like those who did. Of the census's two
totals aged 15 and over the one of the tables by work leaves out people of unknown age; here
both are the same people, so that all counts can be true at once.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from core.bilingual import Bilingual
from core.stats.conditions import (
    AGES,
    CENSUS_YEAR,
    FIVE_YEAR,
    TENS,
    Set,
    Universe,
    age_name,
    closure,
)


@dataclass(frozen=True)
class Table:
    """A published count of all who fit `conditions`.

    Attributes:
        formula: of measures, over the census year.
    """

    conditions: Set
    formula: str
    title: Bilingual


def _t(formula: str, ja: str, en: str, *conditions: str) -> Table:
    return Table(closure(conditions), formula, Bilingual(ja, en))


_AGE = "population_census / nullif(population_under_15 + population_15_64 + population_65_over, 0)"
_ADULTS = f"((population_15_64 + population_65_over) * {_AGE})"
_BY_SEX = "nullif(population_15_over_male + population_15_over_female, 0)"
SEXES = {
    "women": ("female", "女", "女性", "women"),
    "men": ("male", "男", "男性", "men"),
}
"""Condition → how measures, titles of tables, and people say it."""
ADULTS = {
    CENSUS_YEAR: {
        sex: f"(population_15_over_{word} * {_ADULTS} / {_BY_SEX})"
        for sex, (word, *_) in SEXES.items()
    },
    FIVE_YEAR: {
        sex: "(" + " + ".join(f"{word}_{age_name(*age)}" for age in AGES if age[0] >= 15) + ")"
        f" * population_{word} / nullif({word}_all_ages - {word}_age_unknown, 0)"
        for sex, (word, *_) in SEXES.items()
    },
}
"""Year of the census → people of a sex aged 15 and over."""
WORK = {
    "employed": ("employed", "就業者", "in work"),
    "unemployed": ("unemployed", "完全失業者", "unemployed"),
    "not_working": ("not_in_labour_force", "非労働力人口", "not in the labour force"),
}


def _work(sex: str, key: str, year: int) -> str:
    """Those of a sex by work, the ones who did not tell spread in proportion."""
    word = SEXES[sex][0]
    known = " + ".join(f"{measure}_{word}" for measure, *_ in WORK.values())
    return f"({WORK[key][0]}_{word} * {ADULTS[year][sex]} / nullif({known}, 0))"


def _works(year: int) -> Iterator[Table]:
    for key, (_, ja, en) in WORK.items():
        yield _t(" + ".join(_work(sex, key, year) for sex in SEXES), ja, en, key)
        for sex, (_, said, _, english) in SEXES.items():
            yield _t(_work(sex, key, year), f"{ja}（{said}）", f"{en} ({english})", sex, key)


def _newest() -> Iterator[Table]:
    yield Table(frozenset(), "population_census", Bilingual("総人口", "all people"))
    yield _t("population_female", "女性", "women", "women")
    yield _t("population_male", "男性", "men", "men")
    yield _t(f"population_under_15 * {_AGE}", "15歳未満", "under 15", "under_15")
    yield _t(f"population_15_64 * {_AGE}", "15～64歳", "aged 15–64", "age_15_64")
    yield _t(f"population_65_over * {_AGE}", "65歳以上", "aged 65 and over", "age_65")
    yield _t(f"population_75_over * {_AGE}", "75歳以上", "aged 75 and over", "age_75")
    yield _t(_ADULTS, "15歳以上", "aged 15 and over", "adult")
    for sex, (word, _, ja, en) in SEXES.items():
        yield _t(f"{word}_15_64 * {_AGE}", f"15～64歳の{ja}", f"{en} aged 15–64", sex, "age_15_64")
        yield _t(ADULTS[CENSUS_YEAR][sex], f"15歳以上の{ja}", f"{en} aged 15 and over",
                 sex, "adult")  # fmt: skip
    yield from _works(CENSUS_YEAR)
    yield _t("employed_primary * workers / nullif(employed, 0)", "第1次産業の就業者",
             "workers in primary industry", "primary")  # fmt: skip
    yield _t("workers_manufacturing", "製造業の就業者", "workers in manufacturing", "manufacturing")
    yield _t("workers_medical_welfare", "医療・福祉の就業者", "workers in medical care and welfare",
             "care")  # fmt: skip
    yield _t("workers_information", "情報通信業の就業者", "workers in information", "information")
    yield _t("population_out", "流出人口（通勤・通学）", "commuters going out", "commuter")
    yield _t("foreigners", "外国人", "foreign nationals", "foreign")
    yield _t("moved_in", "転入者（1年）", "people who moved in (a year)", "newcomer")


def _aged(word: str, low: int, high: int | None) -> str:
    """People of a sex of an age of five years; those of unknown age spread within the sex."""
    known = f"nullif({word}_all_ages - {word}_age_unknown, 0)"
    return f"({word}_{age_name(low, high)} * population_{word} / {known})"


def _tens() -> Iterator[Table]:
    """Ages of ten years: the sums of two of five."""
    for low in TENS:
        halves = (low, low + 4), (low + 5, low + 9)
        by_sex = {sex: " + ".join(_aged(word, *one) for one in halves)
                  for sex, (word, *_) in SEXES.items()}  # fmt: skip
        yield _t(" + ".join(by_sex.values()), f"{low}代", f"in their {low}s", f"age_{low}s")
        for sex, (*_, ja, en) in SEXES.items():
            yield _t(by_sex[sex], f"{low}代の{ja}", f"{en} in their {low}s", sex, f"age_{low}s")


def _five_years() -> Iterator[Table]:
    """Ages of five years by sex."""
    yield Table(frozenset(), "population_census", Bilingual("総人口", "all people"))
    for sex, (word, _, ja, en) in SEXES.items():
        yield _t(f"population_{word}", ja, en, sex)
    for low, high in AGES:
        said, english = (f"{low}歳以上", f"aged {low} and over") if high is None else (
            f"{low}～{high}歳", f"aged {low}–{high}")  # fmt: skip
        name = age_name(low, high)
        by_sex = {sex: _aged(word, low, high) for sex, (word, *_) in SEXES.items()}
        yield _t(" + ".join(by_sex.values()), said, english, f"age_{name}")
        for sex, (*_, ja, en) in SEXES.items():
            yield _t(by_sex[sex], f"{said}の{ja}", f"{en} {english}", sex, f"age_{name}")
    yield from _tens()
    yield from _works(FIVE_YEAR)
    yield _t("foreigners", "外国人", "foreign nationals", "foreign")


HOUSEHOLDS: tuple[Table, ...] = (
    Table(frozenset(), "households_general", Bilingual("一般世帯", "private households")),
    _t("households_couple_children", "夫婦と子どもの世帯", "couples with children",
       "couple_children"),
    _t("households_mother_children", "母と子どもの世帯", "mothers with children",
       "mother_children"),
    _t("households_father_children", "父と子どもの世帯", "fathers with children",
       "father_children"),
    _t("households_couple", "夫婦のみの世帯", "couples without children", "couple"),
    _t("households_three_generation", "3世代世帯", "three generations", "three_generations"),
    _t("households_single", "単独世帯", "one-person households", "single"),
    _t("households_elderly_single", "65歳以上の単独世帯", "people aged 65 and over living alone",
       "single_65"),
    _t("births_register", "出生数（1年、1世帯に1人として）", "births (a year, one a household)",
       "newborn"),
)  # fmt: skip
TABLES: dict[tuple[Universe, int], tuple[Table, ...]] = {
    ("people", CENSUS_YEAR): tuple(_newest()),
    ("people", FIVE_YEAR): tuple(_five_years()),
    ("households", CENSUS_YEAR): HOUSEHOLDS,
}
