"""Numbers over the years, for the trend and its table; coverage and sources of each."""

import pytest

from core.charts.picture import cited, svg, wrap
from core.charts.strip import Peer, strip
from core.charts.trend import trend
from core.stats.catalog import INDICATORS
from core.stats.coverage import coverage, products
from core.stats.figure import figure
from core.stats.package import Package
from core.stats.peers import default
from core.stats.sentence import plain
from core.stats.series import over_years, peer_values


def test_the_years_are_those_of_the_figure(package: Package) -> None:
    rows = over_years(package, "birth_rate", "01210", default(package, "01210"))
    assert [(row.year, row.value) for row in rows] == list(
        figure(package, "birth_rate", "01210").series
    )
    for row in rows:
        assert row.low is not None and row.high is not None and row.value is not None
        assert row.low < row.value < row.high


def test_what_grows_with_size_stands_without_prefecture_and_country(package: Package) -> None:
    rows = over_years(package, "births", "01210", default(package, "01210"))
    assert {(row.prefecture, row.country) for row in rows} == {(None, None)}
    assert all(row.value is not None for row in rows), "no empty years of others"


def test_peers_speak_of_the_same_years_as_the_place(package: Package) -> None:
    peers = default(package, "29362")
    one = figure(package, "birth_rate", "29362", peers)
    assert (
        tuple(sorted(peer_values(package, "birth_rate", "29362", peers).values()))
        == one.peer_values
    )


@pytest.mark.parametrize("code", ["01210", "13402", "07546", "13000", "00000"])
@pytest.mark.parametrize("name", ["births", "birth_rate", "shops_rate", "total_fertility_rate"])
def test_the_charts_draw_whatever_there_is(package: Package, code: str, name: str) -> None:
    peers = default(package, code)
    one = figure(package, name, code, peers)
    found = peer_values(package, name, code, peers)
    assert "<svg" in svg(strip(one, [Peer(package.area(c).name, v) for c, v in found.items()]))
    rows = over_years(package, name, code, peers)
    if rows:
        drawn = svg(trend(one, rows, INDICATORS[name].breaks))
        alone = code == "00000"  # nothing lies above it: the one line needs no name
        known = any(row.value is not None for row in rows)
        assert (one.area_name in drawn) == (known and not alone)


def test_a_break_is_marked(package: Package) -> None:
    one = figure(package, "shops_rate", "01210")
    rows = over_years(package, "shops_rate", "01210", default(package, "01210"))
    assert "調べ方が変わった" in svg(trend(one, rows, INDICATORS["shops_rate"].breaks))


def test_a_file_says_what_it_shows_and_whence(package: Package) -> None:
    one = figure(package, "birth_rate", "01210")
    rows = over_years(package, "birth_rate", "01210", default(package, "01210"))
    drawn = svg(cited(trend(one, rows), [one.sentence.ja, "出典：総務省"]), width=640)
    assert "岩見沢市の出生率は" in drawn and "出典：総務省" in drawn


def test_lines_are_not_longer_than_asked_and_words_stay_whole() -> None:
    assert wrap("あ" * 25, 10) == ["あ" * 10, "あ" * 10, "あ" * 5]
    assert wrap("one two", 2.2) == ["one", "two"]
    assert wrap("", 5) == []


def test_every_indicator_says_its_formula_years_and_source(package: Package) -> None:
    for name in INDICATORS:
        one = coverage(package, name)
        assert one.years and one.citations["ja"] and one.citations["en"]
        assert "nullif" not in one.formula["ja"] and "「" in one.formula["ja"]
        assert INDICATORS[name].origins("ja")


def test_coverage_counts_municipalities(package: Package) -> None:
    rates = coverage(package, "women_in_labour_force")
    assert rates.municipalities[0][0] == 2020 and rates.municipalities[0][1] < 1741
    assert "双葉町" in rates.without["ja"] and "Futaba-machi" in rates.without["en"]
    assert dict(coverage(package, "population").municipalities)[2025] == 1741


def test_every_product_has_terms_and_checksums(package: Package) -> None:
    found = products(package)
    assert found[0].family == "ssdse_a" and "2018–2026年版" in found[0].title["ja"]
    for one in found:
        assert one.licence_name and one.url.startswith("https://") and one.files
        assert all(len(digest) == 64 for _, digest in one.files)


def test_a_difference_of_counts_is_beside_the_mean_of_five_years_before(package: Package) -> None:
    one = figure(package, "net_migration", "29362")
    before = [value for year, value in one.series if 2019 <= year <= 2023 and value is not None]
    assert one.year == 2024 and len(before) == 5
    told = plain(sum(before) / 5, 0)
    assert f"2019–23年の平均は{told}人。" in one.sentence.ja
    assert f"The average of 2019–23: {told} people." in one.sentence.en
