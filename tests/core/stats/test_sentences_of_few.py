"""Sentences of few events, odd zeros, changes beyond chance, and how numbers are read."""

import re
from math import comb

import pytest

from core.stats.figure import figure, figures
from core.stats.package import Package
from core.stats.peers import by_hand, default, nearest, peer_sets
from core.stats.relation import relation
from core.stats.sentence import degree, in_english, plain
from tests.core.stats.test_sentences import JAPANESE, ODD, PLACES


def test_a_mean_of_less_than_ten_keeps_a_decimal(package: Package) -> None:
    words = figure(package, "net_migration", "47382").sentence
    assert "2019–23年の平均は3.2人" in words.ja and "2019–23: 3.2 people" in words.en
    assert figure(package, "natural_change", "29362").decimals == 0


def test_a_place_full_by_day_says_so_where_things_stand(package: Package) -> None:
    ward = {one.indicator_id: one.sentence for one in figures(package, "13101")}
    assert "昼の人口は住民の約18倍" in ward["doctors_rate"].ja + ward["doctors_rate"].en
    assert "about 18 times" in ward["shops_rate"].en
    assert "昼の人口" not in ward["ageing"].ja + ward["birth_rate"].ja
    assert "昼の人口" not in figure(package, "doctors_rate", "14100").sentence.ja


def test_a_zero_says_what_it_does_not_mean(package: Package) -> None:
    """三宅町 shares a junior high school that stands in the next town."""
    students = figure(package, "junior_high_students_rate", "29362").sentence
    assert "よその学校へ通う子は入らない" in students.ja and "elsewhere" in students.en
    spending = figure(package, "education_spending_per_pupil", "29362").sentence
    assert "児童・生徒1人あたりの額は大きく出る" in spending.ja
    assert "中学生が0人" not in figure(package, "education_spending_per_pupil", "20209").sentence.ja
    assert "こども園" in figure(package, "kindergarten_children_rate", "33623").sentence.ja


def test_spending_far_from_the_years_before_says_so(package: Package) -> None:
    one = figure(package, "education_spending", "33623")
    before = sorted(value or 0.0 for year, value in one.series if 2017 <= year <= 2021)
    assert f"その前の5年のまん中は{before[2]:.0f}千円。" in one.sentence.ja
    assert "その前の" not in figure(package, "education_spending", "01210").sentence.ja


def test_a_dash_in_the_published_table_is_told(package: Package) -> None:
    for name, code in (("three_generations", "13402"), ("mean_age", "07546")):
        assert "「-」（該当なし）" in figure(package, name, code).sentence.ja


def test_a_mean_of_few_events_is_not_rounded_to_whole_ones(package: Package) -> None:
    one = figure(package, "births", "13402")
    assert one.value == pytest.approx(1.6) and "1.6人（2019–23年の平均）" in one.sentence.ja
    assert figure(package, "births", "33623").decimals == 0


def test_the_years_are_not_chosen_by_what_happened_in_them(package: Package) -> None:
    """Nobody married in 青ヶ島村 in the newest years; they belong to its five years."""
    one = figure(package, "births_per_marriage", "13402")
    assert one.years_label == "2019–23年の平均"
    counts = [
        sum(value or 0 for year, value in figure(package, name, "13402").series if year >= 2019)
        for name in ("births", "marriages")
    ]
    assert one.value == pytest.approx(counts[0] / counts[1])


@pytest.mark.parametrize("code", PLACES)
@pytest.mark.parametrize("name", ["births", "marriages"])
def test_a_change_is_beyond_chance_where_the_exact_test_says_so(
    package: Package, name: str, code: str
) -> None:
    """Given their sum, one of two counts is binomial with a half, if nothing changed."""
    one = figure(package, name, code)
    if "差は" not in one.sentence.ja:
        return
    years = re.findall(r"(\d{4})(?:–(\d{2}))?年", one.sentence.ja)
    series = dict(one.series)
    now, then = (
        round(sum(series[y] or 0 for y in range(int(a), (int(a[:2] + b) if b else int(a)) + 1)))
        for a, b in years[:2]
    )
    n, less = now + then, min(now, then)
    if n > 3000:
        assert "偶然の範囲をこえる" in one.sentence.ja
        return
    tail = sum(comb(n, k) for k in range(less + 1)) * 2 / 2**n
    assert ("偶然の範囲をこえる" in one.sentence.ja) == (tail < 0.05)


def test_counted_labels_are_not_counted_twice(package: Package) -> None:
    area = package.area("01210")
    assert (
        "よく似た10団体のまん中"
        in figure(package, "ageing", "01210", nearest(package, area)).sentence.ja
    )
    chosen = by_hand(package, ["20209", "29362", "01100", "07546"], "見学に行ったから")
    words = figure(package, "ageing", "01210", chosen).sentence.ja
    assert "えらんだ4地域のうち値のある3地域のまん中" in words
    assert "ほかの46都道府県のまん中" in figure(package, "ageing", "01000").sentence.ja


def test_peers_are_named_and_explained_in_both_languages(package: Package) -> None:
    for code in PLACES:
        for one in peer_sets(package, code):
            assert not JAPANESE.search(one.label.en + one.reason.en)
    assert "産業構造" not in default(package, "13101").reason.ja
    assert "産業構造" in default(package, "29362").reason.ja


def test_a_count_is_many_and_a_share_is_high() -> None:
    assert degree("医師数") == ("多い", "少ない")
    assert degree("保育所等の定員に対する在所児（都道府県）", "％") == ("高い", "低い")
    assert degree("高齢化率") == ("高い", "低い")
    assert degree("労働力率の男女差") == ("大きい", "小さい")


@pytest.mark.parametrize(
    ("value", "decimals", "sign", "shown"),
    [(-0.04, 1, "", "0.0"), (-1234.5, 1, "", "−1,234.5"), (5, 0, "+", "+5"), (-0.3, 0, "+", "0")],
)
def test_numbers_have_a_real_minus_and_no_minus_nothing(
    value: float, decimals: int, sign: str, shown: str
) -> None:
    assert plain(value, decimals, sign) == shown


@pytest.mark.parametrize(
    ("japanese", "english"),
    [
        ("2023年", "2023"),
        ("2022年度", "fiscal 2022"),
        ("2021–23年の平均", "average of 2021–23"),
        ("2021–23年度の平均", "average of fiscal 2021–23"),
    ],
)
def test_years_are_read_in_english(japanese: str, english: str) -> None:
    assert in_english(japanese) == english


def test_a_relation_uses_the_words_of_its_numbers(package: Package) -> None:
    peers = default(package, "01210")
    rates = relation(package, "doctors_rate", "ageing", "01210", peers).sentence
    assert not ODD.search(rates.ja) and not JAPANESE.search(rates.en)
    sized = relation(package, "births", "population", "01210", peers).sentence
    assert "「出生数」が多い地域ほど「人口（住民基本台帳）」も多い" in sized.ja
    assert "どちらも大きな町ほど大きくなる数" in sized.ja and "size of a place" in sized.en
