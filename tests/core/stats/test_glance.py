"""Five sentences that say what the figures say, and nothing else."""

import re

import pytest

from core.charts.change import change
from core.stats.catalog import INDICATORS
from core.stats.change import changes
from core.stats.figure import figure
from core.stats.glance import glance
from core.stats.package import Package
from core.stats.peers import default
from core.stats.remark import few
from core.stats.sentence import plain
from core.stats.window import window

PLACES = ("14100", "29362", "13402", "07546", "01209", "20209", "13101", "47382", "33623", "01210")


def numbers(text: str) -> list[float]:
    plain = text.replace("−", "-").replace(",", "")
    return [float(found) for found in re.findall(r"-?\d+(?:\.\d+)?", plain)]


@pytest.mark.parametrize("code", [*PLACES, "13000", "00000"])
def test_there_are_five_sentences_in_both_languages(package: Package, code: str) -> None:
    said = glance(package, code, default(package, code))
    assert len(said) == 5
    for one in said:
        assert one.words.ja.endswith("。") and one.words.en.endswith(".")
        assert "None" not in one.words.ja + one.words.en and "nan" not in one.words.en.lower()


@pytest.mark.parametrize("code", PLACES)
def test_the_population_is_the_figure_and_its_change_is_counted(
    package: Package, code: str
) -> None:
    one = figure(package, "population", code)
    words = glance(package, code, default(package, code))[1].words.ja
    then = dict(one.series)[(one.year or 0) - 5]
    assert one.value and then
    assert one.value in numbers(words) and str(one.year) in words
    percent = round(abs(100 * (one.value - then) / then), 1)
    assert percent in numbers(words) if percent else "ほぼ同じ" in words


@pytest.mark.parametrize("code", [*PLACES, "13000"])
def test_the_fertility_rate_is_said_first_and_as_what_it_is(package: Package, code: str) -> None:
    name = "total_fertility_rate" if code == "13000" else "fertility_rate_municipal"
    first, one = glance(package, code, default(package, code))[0], figure(package, name, code)
    assert first.words.ja.startswith(one.sentence.ja) and first.indicator_ids[0] == name
    assert first.words.en.startswith(one.sentence.en)
    assert ("ベイズ推定値" in first.words.ja) == (name == "fertility_rate_municipal")
    assert figure(package, "births", code).sentence.ja in first.words.ja


def test_the_country_has_no_packaged_rate_and_begins_with_births(package: Package) -> None:
    first = glance(package, "00000", default(package, "00000"))[0]
    assert first.indicator_ids == ("births",) and "合計特殊出生率" not in first.words.ja


def test_small_towns_are_not_told_a_story_of_chance(package: Package) -> None:
    births = glance(package, "29362", default(package, "29362"))[0].words.ja
    assert "年の平均" in births and "偶然の範囲" in births


@pytest.mark.parametrize("code", PLACES)
def test_the_change_is_the_sum_of_its_parts_over_five_years(package: Package, code: str) -> None:
    rows = changes(package, code)[-5:]
    words = glance(package, code, default(package, code))[2].words.ja
    natural, social = (sum(getattr(r, name) for r in rows) for name in ("natural", "social"))
    assert natural in numbers(words) and social in numbers(words)
    assert natural + social in numbers(words)
    assert words.startswith("2020–24年の5年間で、")
    if "偶然で" not in words and natural < 0 > social:
        lost = -natural - social
        assert (f"{round(100 * -natural / lost)}％が自然減" in words) == (lost >= 50)


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("13402", "どちらも、この人数では偶然で"),
        ("29362", "76％が自然減、24％が社会減"),
        ("14100", "入ってきた人の方が多いが、亡くなった人が多い分には届かない"),
        ("13101", "どちらでも増えた"),
        ("47382", "社会増減は、この人数では偶然で"),
    ],
)
def test_gain_and_loss_by_chance_are_no_story(package: Package, code: str, told: str) -> None:
    assert told in glance(package, code, default(package, code))[2].words.ja


def test_of_few_figures_of_an_evacuated_town_none_stands_out(package: Package) -> None:
    said = glance(package, "07546", default(package, "07546"))[3]
    assert "6つしかなく" in said.words.ja and not said.indicator_ids


@pytest.mark.parametrize("code", [code for code in PLACES if code != "07546"])
def test_what_stands_out_is_a_figure_outside_the_middle_half(package: Package, code: str) -> None:
    peers = default(package, code)
    said = glance(package, code, peers)[3]
    (name,) = said.indicator_ids
    one = figure(package, name, code, peers)
    assert one.value is not None and one.peer_low is not None and one.peer_high is not None
    assert not one.peer_low <= one.value <= one.peer_high
    assert plain(one.value, one.decimals) in said.words.ja
    row = package.cube.row[code]
    years = window(package, INDICATORS[name], row)
    assert years and few(package, INDICATORS[name], row, years) is None
    assert re.match(r"くらべられる\d+つ?の数字のうち、", said.words.ja)
    assert not one.low or not one.peer_median or not one.low <= one.peer_median <= (one.high or 0)


def test_the_works_of_one_year_do_not_stand_out(package: Package) -> None:
    """奈義町 spent four times its usual sum on education in 2022."""
    peers = default(package, "33623")
    far = figure(package, "education_spending", "33623", peers)
    assert far.value and far.peer_high and far.value > 3 * far.peer_high
    assert "education" not in glance(package, "33623", peers)[3].indicator_ids[0]


def test_what_a_place_full_by_day_has_much_of_is_explained(package: Package) -> None:
    words = glance(package, "13101", default(package, "13101"))[3].words
    assert words.ja.endswith("昼の人口は住民の約18倍で、住民あたりの数は大きく出る。")
    assert "about 18 times" in words.en and "((" not in words.en and ")) " not in words.en


def test_the_moves_are_said_to_be_those_of_everybody(package: Package) -> None:
    words = glance(package, "14100", default(package, "14100"))[2].words
    assert "転入−転出、外国人・国外をふくむ" in words.ja
    assert "foreign nationals and abroad included" in words.en


def test_moves_within_a_country_are_no_change_of_it(package: Package) -> None:
    words = glance(package, "00000", default(package, "00000"))[2].words
    assert "国内の移動は、全国では差し引き0になる。残るのは国外との出入りなど。" in words.ja
    assert "cancel out" in words.en


def test_an_evacuated_town_is_not_said_to_live_there(package: Package) -> None:
    assert "住民登録の数" in glance(package, "07546", default(package, "07546"))[1].words.ja


def test_a_part_that_is_missing_has_no_bar(package: Package) -> None:
    rows = changes(package, "01210")
    data = change(rows)["layer"][0]["data"]["values"]
    known = sum(row.natural is not None for row in rows) + sum(
        row.social is not None for row in rows
    )
    assert len(data) == known and rows[0].social is None
