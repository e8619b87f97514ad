"""A figure says what it is, of when, from where, and how sure."""

import json
from dataclasses import asdict

import pytest

from core.errors import Refused
from core.stats.catalog import INDICATORS
from core.stats.evidence import frozen
from core.stats.figure import figure, figures
from core.stats.package import Package
from core.stats.peers import by_hand
from tests.data.raw import number

PLACES = ["01210", "20209", "29362", "01100", "13362", "07546", "38000", "00000"]


@pytest.mark.parametrize("code", PLACES)
def test_every_figure_has_a_value_or_a_reason(package: Package, code: str) -> None:
    for one in figures(package, code):
        assert (one.value is None) == (one.missing is not None)
        assert one.sentence.ja and one.sentence.en
        assert one.sources or one.value is None
        assert one.area_name in one.sentence.ja


@pytest.mark.parametrize("code", PLACES)
def test_every_figure_can_be_written_as_json(package: Package, code: str) -> None:
    for one in figures(package, code):
        json.dumps(asdict(one), allow_nan=False)


@pytest.mark.parametrize("code", PLACES)
def test_a_place_has_every_figure(package: Package, code: str) -> None:
    assert [one.indicator_id for one in figures(package, code)] == list(INDICATORS)


def test_figures_come_in_the_order_asked_for(package: Package) -> None:
    found = figures(package, "01210", ["ageing", "births"])
    assert [one.indicator_id for one in found] == ["ageing", "births"]


def test_a_city_needs_no_pooling(package: Package) -> None:
    one = figure(package, "births", "01210")
    assert (one.value, one.year, one.years_label) == (312.0, 2023, "")


def test_a_small_town_is_shown_over_years_together(package: Package) -> None:
    one = figure(package, "births", "29362")
    known = dict(one.series)
    years = [2021, 2022, 2023]
    assert one.years_label == "2021–23年の平均"
    assert one.value == pytest.approx(sum(known[y] or 0 for y in years) / 3)
    assert one.low is not None and one.high is not None and one.value is not None
    assert one.low < one.value < one.high


def test_a_difference_of_few_people_is_called_chance(package: Package) -> None:
    one = figure(package, "marriage_rate", "29362")
    assert one.low is not None and one.high is not None and one.peer_median is not None
    assert one.low <= one.peer_median <= one.high
    assert "差はこの人数では偶然の範囲。" in one.sentence.ja
    assert "chance alone could explain" in one.sentence.en


def test_a_difference_beyond_chance_is_not(package: Package) -> None:
    one = figure(package, "birth_rate", "01210")
    assert "差は偶然の範囲をこえる。" in one.sentence.ja


def test_a_count_is_compared_with_its_own_past_not_with_larger_towns(package: Package) -> None:
    one = figure(package, "births", "01210")
    assert "2016年は455人" in one.sentence.ja
    assert "まん中" not in one.sentence.ja


def test_fertility_of_a_town_is_missing_and_says_where_to_look(package: Package) -> None:
    one = figure(package, "total_fertility_rate", "01210")
    assert one.value is None and one.missing is not None
    assert "人口動態統計特殊報告" in one.missing.ja
    assert one.prefecture_value == 1.12
    assert (one.year, one.peer_count, one.peer_median) == (2022, 0, None)


def test_an_evacuated_town_says_so(package: Package) -> None:
    one = figure(package, "ageing", "07546")
    assert one.missing is not None and "避難指示" in one.missing.ja


def test_a_number_that_a_prefecture_cannot_have_is_missing_there(package: Package) -> None:
    assert figure(package, "commuters_out", "01000").value is None
    assert figure(package, "commuters_out", "01210").prefecture_value is None


def test_a_fiscal_year_is_called_one(package: Package) -> None:
    assert figure(package, "current_balance_ratio", "20209").years_label == "2022年度"


def test_peers_are_described_by_quartiles(package: Package) -> None:
    one = figure(package, "ageing", "20209")
    assert one.peer_low is not None and one.peer_median is not None and one.peer_high is not None
    assert one.peer_low <= one.peer_median <= one.peer_high
    assert one.peer_count == 45
    assert one.peer_percentile is not None and 0 <= one.peer_percentile <= 100


def test_a_chosen_peer_set_is_used(package: Package) -> None:
    peers = by_hand(package, ["20209", "29362", "01100"], "見学に行ったから")
    one = figure(package, "ageing", "01210", peers)
    assert (one.peer_count, one.peer_reason.ja) == (3, "見学に行ったから")


def test_too_few_peers_have_no_quartiles(package: Package) -> None:
    one = figure(package, "ageing", "01210", by_hand(package, ["20209", "29362"], "2つ"))
    assert (one.peer_count, one.peer_median, one.peer_percentile) == (2, None, None)
    assert "まん中" not in one.sentence.ja


def test_years_after_a_break_are_not_compared_with_those_before(package: Package) -> None:
    for one in figures(package, "01210"):
        if INDICATORS[one.indicator_id].breaks:
            assert "2016年は" not in one.sentence.ja


def test_sources_are_found_from_the_rows(package: Package) -> None:
    one = figure(package, "birth_rate", "01210")
    assert len(one.sources) == 1
    assert "住民基本台帳に基づく人口" in one.sources[0] and "加工して作成" in one.sources[0]
    assert one.sources_en[0].startswith("Ministry of Internal Affairs")


def births(year: int) -> float:
    return number("births", "29362", year) or 0.0


def test_evidence_is_plain_and_complete(package: Package) -> None:
    facts = frozen(figure(package, "births", "29362"))
    assert set(map(type, facts.values())) <= {str, int, float, type(None)}
    assert facts["value"] == pytest.approx((births(2021) + births(2022) + births(2023)) / 3)
    assert facts["package_version"] == package.version
    assert "SSDSE-A" in str(facts["source_ja"]) and "SSDSE-A" in str(facts["source_en"])


def test_a_missing_figure_is_no_evidence(package: Package) -> None:
    with pytest.raises(Refused, match="figure_missing"):
        frozen(figure(package, "total_fertility_rate", "01210"))


def test_unknown_places_and_indicators_are_not_answered(package: Package) -> None:
    with pytest.raises(Refused):
        figure(package, "births", "99999")
    with pytest.raises(KeyError):
        figure(package, "happiness", "01210")


@pytest.mark.parametrize("together", [1, 3, 5])
def test_years_are_taken_together_as_chosen(package: Package, together: int) -> None:
    one = figure(package, "births", "29362", together=together)
    last = [value for _, value in one.series if value is not None][-together:]
    assert one.value == pytest.approx(sum(last) / together)
    assert ("の平均" in one.years_label) == (together > 1)
    assert figure(package, "ageing", "29362", together=together) == figure(
        package, "ageing", "29362"
    )
