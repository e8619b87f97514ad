"""What every sentence must be: all indicators of ten places of very different kind."""

import re

import pytest

from core.stats.catalog import INDICATORS
from core.stats.figure import Figure, figure, figures
from core.stats.package import Package
from core.stats.sentence import in_english, plain
from core.units import with_unit

PLACES = ("14100", "29362", "13402", "07546", "01209", "20209", "13101", "47382", "33623", "01210")


EVACUATED = "07546"


JAPANESE = re.compile(r"[ぁ-んァ-ヶ一-龠]")


ODD = re.compile(
    r"\bnan\b|None|\binf\b|(?<![IV])-\d|−0(?:\.0+)?(?![.\d])|。。|\.\.|  |\{|\}", re.IGNORECASE
)


MEDIAN = re.compile(r"まん中(は|も)(?:1?[千万]人あたり)?(−?[\d,.]+)")


WORDS = {"高い": 1, "多い": 1, "大きい": 1, "低い": -1, "少ない": -1, "小さい": -1}


def read(text: str) -> float:
    return float(text.replace("−", "-").replace(",", ""))


@pytest.fixture(scope="module")
def found(package: Package) -> list[Figure]:
    return [one for code in PLACES for one in figures(package, code)]


@pytest.fixture(scope="module")
def told(found: list[Figure]) -> list[Figure]:
    return [one for one in found if one.value is not None]


def test_sentences_end_and_hold_nothing_odd_in_either_language(found: list[Figure]) -> None:
    assert len(found) == len(PLACES) * len(INDICATORS)
    for one in found:
        assert one.sentence.ja.endswith("。") and one.sentence.en.endswith(".")
        for words in (one.sentence.ja, one.sentence.en):
            assert not ODD.search(words), words
        assert not JAPANESE.search(one.sentence.en), one.sentence.en


def test_value_and_year_are_in_the_sentence(told: list[Figure]) -> None:
    for one in told:
        value = plain(one.value or 0, one.decimals)
        years = one.years_label or f"{one.year}年"
        assert f"{with_unit(value, one.unit.ja)}（{years}）。" in one.sentence.ja
        assert "）（" not in one.sentence.ja
        assert value in one.sentence.en and f"({in_english(years)})" in one.sentence.en


def test_what_is_per_so_many_people_is_said_before_the_number() -> None:
    assert with_unit("−1.4", "人（千人あたり）") == "千人あたり−1.4人"
    assert with_unit("0.75", "か所（1万人あたり）") == "1万人あたり0.75か所"
    assert with_unit("1,601", "人/km²") == "1,601人/km²"


def test_more_and_less_agree_with_the_numbers_as_read(told: list[Figure]) -> None:
    compared = 0
    for one in told:
        if not (median := MEDIAN.search(one.sentence.ja)):
            continue
        assert one.peer_count >= 3 and str(one.peer_count) in one.sentence.ja
        gap = round(one.value or 0, one.decimals) - read(median[2])
        said = re.search(r"この地域はそれより(\w+?)。", one.sentence.ja)
        assert (median[1] == "も") == (said is None)
        sign = WORDS[said[1]] if said else 0
        assert (gap > 0) - (gap < 0) == sign, one.sentence.ja
        assert ("above", "the same as", "below")[1 - sign] in one.sentence.en
        compared += 1
    assert compared > 700


def test_chance_is_said_where_the_interval_says_it(told: list[Figure]) -> None:
    for one in told:
        counted = bool(INDICATORS[one.indicator_id].count_measure)
        assert ("偶然" in one.sentence.ja) == counted
        if one.low is None or one.high is None or one.peer_median is None:
            continue
        assert one.low <= (one.value or 0) <= one.high
        if MEDIAN.search(one.sentence.ja) and "それより" in one.sentence.ja:
            inside = one.low <= one.peer_median <= one.high
            assert ("差はこの人数では偶然の範囲。" in one.sentence.ja) == inside


def test_what_only_grows_with_size_is_not_compared_with_others(told: list[Figure]) -> None:
    for one in told:
        if INDICATORS[one.indicator_id].depends_on_size:
            assert not MEDIAN.search(one.sentence.ja) and "median" not in one.sentence.en


def test_an_evacuated_town_has_rates_of_registered_residents_only(told: list[Figure]) -> None:
    away = [one for one in told if one.area_code == EVACUATED]
    for one in away:
        indicator = INDICATORS[one.indicator_id]
        land_or_money = all(measure.where in ("land", "money") for measure in indicator.counted)
        assert not indicator.is_rate or land_or_money or indicator.registered, one.indicator_id
        if one.unit.ja.startswith(("人", "件", "世帯")):
            assert "避難" in one.sentence.ja and "evacuation" in one.sentence.en
    names = {one.indicator_id for one in away}
    assert {"births", "population", "households", "marriage_rate", "habitable_share"} <= names
    assert not names & {"ageing", "doctors_rate", "density", "education_spending"}


def test_what_is_published_for_prefectures_only_is_no_towns_own(found: list[Figure]) -> None:
    for one in found:
        if INDICATORS[one.indicator_id].only == "prefecture":
            assert one.value is None and one.missing is not None


def test_a_rate_of_a_handful_tells_its_count(package: Package) -> None:
    doctor = figure(package, "doctors_rate", "13402").sentence
    assert "もとになる数は1人で、1人ちがうだけで大きく動く。" in doctor.ja
    assert "It rests on a count of 1" in doctor.en
    assert "もとになる数は−9人" in figure(package, "population_change", "13402").sentence.ja
    assert "公表された数が0。" in figure(package, "libraries_rate", "29362").sentence.ja
    assert "もとになる数" not in figure(package, "doctors_rate", "14100").sentence.ja
    assert "もとになる数" not in figure(package, "current_balance_ratio", "13402").sentence.ja


def test_a_difference_of_two_counts_has_the_chance_of_both(package: Package) -> None:
    """三宅町, 2024: 165 came and 174 left, 95 % of a difference is 1.96 roots of their sum."""
    one = figure(package, "net_migration", "29362")
    came, left = (
        package.cube.values[name][package.cube.row["29362"], package.cube.years.index(2024)]
        for name in ("moved_in", "moved_out")
    )
    assert one.value is not None and one.high is not None and one.low is not None
    assert one.value == came - left
    assert one.high - one.value == pytest.approx(1.96 * (came + left) ** 0.5, rel=1e-3)
    assert "2019–23年の平均は−32人。差はこの人数では偶然の範囲。" in one.sentence.ja


def test_few_moves_are_taken_together_and_groups_prove_nothing(package: Package) -> None:
    island = figure(package, "net_migration_rate", "13402")
    assert island.years_label == "2022–24年の平均" and "偶然の範囲。" in island.sentence.ja
    left = figure(package, "net_migration_rate", "33623")
    assert left.high is not None and left.peer_median is not None and left.high < left.peer_median
    assert "偶然の範囲をこえる" not in left.sentence.ja, "families and troops move together"
    assert "偶然の範囲をこえる" in figure(package, "natural_change", "33623").sentence.ja


@pytest.mark.parametrize("code", ["29000", "00000"])
def test_moves_that_cancel_out_have_no_interval(package: Package, code: str) -> None:
    assert figure(package, "net_migration", code).low is None
    assert figure(package, "natural_change", code).low is not None
