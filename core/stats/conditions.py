"""Conditions a persona may have, and the published counts that speak of them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from core.stats.indicator import Bilingual

Universe = Literal["people", "households"]
Set = frozenset[str]
CENSUS_YEAR = 2020


@dataclass(frozen=True)
class Condition:
    """One thing that may be true of a person or a household.

    Attributes:
        group: conditions of one group exclude each other.
        implies: what is then also true.
    """

    condition_id: str
    universe: Universe
    group: str
    title: Bilingual
    implies: tuple[str, ...] = ()


@dataclass(frozen=True)
class Table:
    """A published count of all who fit `conditions`.

    Attributes:
        formula: of measures, over the census year.
    """

    conditions: Set
    formula: str
    title: Bilingual


def _c(
    condition_id: str, universe: Universe, group: str, ja: str, en: str, *implies: str
) -> Condition:
    return Condition(condition_id, universe, group, Bilingual(ja, en), implies)


CONDITIONS: dict[str, Condition] = {
    one.condition_id: one
    for one in (
        _c("women", "people", "sex", "女性", "women"),
        _c("men", "people", "sex", "男性", "men"),
        _c("under_15", "people", "age", "15歳未満", "under 15"),
        _c("age_15_64", "people", "age", "15～64歳", "aged 15–64", "adult"),
        _c("age_65", "people", "age", "65歳以上", "aged 65 and over", "adult"),
        _c("age_75", "people", "age", "75歳以上", "aged 75 and over", "age_65", "adult"),
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
        _c("commuter", "people", "commute", "ほかの市区町村へ通勤・通学する",
           "commuting to another municipality", "adult"),
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
           "living alone, aged 65 and over"),
        _c("newborn", "households", "birth", "この1年に子どもが生まれた",
           "with a child born within the year"),
    )
}  # fmt: skip
_AGE = "population_census / nullif(population_under_15 + population_15_64 + population_65_over, 0)"
_ADULTS = "(population_15_over_male + population_15_over_female)"


def _work(sex: str, base: str) -> dict[str, str]:
    """Counts by work, those who did not tell spread in proportion, as official tables do."""
    names = {"employed": f"employed{sex}", "unemployed": f"unemployed{sex}",
             "not_working": f"not_in_labour_force{sex}"}  # fmt: skip
    known = " + ".join(names.values())
    return {key: f"{name} * {base} / nullif({known}, 0)" for key, name in names.items()}


def _tables() -> Iterator[Table]:
    yield Table(frozenset(), "population_census", Bilingual("総人口", "all people"))
    yield _t("population_female", "女性", "women", "women")
    yield _t("population_male", "男性", "men", "men")
    yield _t(f"population_under_15 * {_AGE}", "15歳未満", "under 15", "under_15")
    yield _t(f"population_15_64 * {_AGE}", "15～64歳", "aged 15–64", "age_15_64")
    yield _t(f"population_65_over * {_AGE}", "65歳以上", "aged 65 and over", "age_65")
    yield _t(f"population_75_over * {_AGE}", "75歳以上", "aged 75 and over", "age_75")
    yield _t(f"female_15_64 * {_AGE}", "15～64歳の女性", "women aged 15–64", "women", "age_15_64")
    yield _t(f"male_15_64 * {_AGE}", "15～64歳の男性", "men aged 15–64", "men", "age_15_64")
    yield _t(_ADULTS, "15歳以上", "aged 15 and over", "adult")
    yield _t("population_15_over_female", "15歳以上の女性", "women aged 15 and over",
             "women", "adult")  # fmt: skip
    yield _t("population_15_over_male", "15歳以上の男性", "men aged 15 and over", "men", "adult")
    words = {"employed": ("就業者", "in work"), "unemployed": ("完全失業者", "unemployed"),
             "not_working": ("非労働力人口", "not in the labour force")}  # fmt: skip
    for sex, suffix, base in (
        ("", "", _ADULTS),
        ("women", "_female", "population_15_over_female"),
        ("men", "_male", "population_15_over_male"),
    ):
        for key, formula in _work(suffix, base).items():
            ja, en = words[key]
            who = {"": ("", ""), "women": ("（女）", " (women)"), "men": ("（男）", " (men)")}[sex]
            yield _t(formula, ja + who[0], en + who[1], *filter(None, (sex, key)))
    yield _t("employed_primary * workers / nullif(employed, 0)", "第1次産業の就業者",
             "workers in primary industry", "primary")  # fmt: skip
    yield _t("workers_manufacturing", "製造業の就業者", "workers in manufacturing", "manufacturing")
    yield _t("workers_medical_welfare", "医療・福祉の就業者", "workers in medical care and welfare",
             "care")  # fmt: skip
    yield _t("workers_information", "情報通信業の就業者", "workers in information", "information")
    yield _t("population_out", "流出人口（通勤・通学）", "commuters going out", "commuter")
    yield _t("foreigners", "外国人", "foreign nationals", "foreign")
    yield _t("moved_in", "転入者（1年）", "people who moved in (a year)", "newcomer")


def _t(formula: str, ja: str, en: str, *conditions: str) -> Table:
    return Table(closure(conditions), formula, Bilingual(ja, en))


def closure(conditions: Iterable[str]) -> Set:
    """The conditions and what they imply."""
    found = set(conditions)
    for name in tuple(found):
        if name in CONDITIONS:
            found |= set(CONDITIONS[name].implies)
    return frozenset(found)


PEOPLE: tuple[Table, ...] = tuple(_tables())
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
TABLES: dict[Universe, tuple[Table, ...]] = {"people": PEOPLE, "households": HOUSEHOLDS}
