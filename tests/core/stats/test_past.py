"""What a figure says of its past: nothing that years taken together would hide."""

import re

import numpy as np
import pytest

from core.chance import ALPHA, differ, trend
from core.stats.catalog import INDICATORS
from core.stats.figure import Figure, figure
from core.stats.package import Package
from core.stats.values import table
from tests.core.stats.sentences import contradictions

EVENTS = ("births", "marriages", "birth_rate", "marriage_rate")
TURNED = re.compile(
    r"この(\d)年のなかでも偶然の範囲をこえて(減って|増えて)い(?:て|るが)、(\d{4})年は"
)


def words(package: Package, name: str, code: str) -> str:
    return figure(package, name, code).sentence.ja


@pytest.mark.parametrize(
    ("code", "newest"), [("04341", "26人"), ("15342", "17人"), ("03483", "20人")]
)
def test_a_mean_of_five_years_tells_that_births_fell_in_them(
    package: Package, code: str, newest: str
) -> None:
    """丸森町, 弥彦村, 岩泉町."""
    told = words(package, "births", code)
    assert f"この5年のなかでも偶然の範囲をこえて減っていて、2023年は{newest}。" in told
    assert "2016–18年の平均は" in told and "この変化は偶然の範囲をこえる。" in told
    english = figure(package, "births", code).sentence.en
    assert "fell by more than chance alone explains; 2023: " + newest[:-1] in english


def test_a_fall_that_chance_explains_is_no_fall(package: Package) -> None:
    assert "この変化は、この人数では偶然の範囲。" in words(package, "marriages", "04341")


def test_a_single_year_outside_the_range_that_is_told_stands_beside_it(package: Package) -> None:
    one = figure(package, "births", "29362")
    newest = dict(one.series)[2023]
    assert one.high is not None and newest is not None and newest > one.high - 1
    assert "いちばん新しい2023年だけでは38人。" in one.sentence.ja
    assert "2023 alone: 38." in one.sentence.en


@pytest.mark.parametrize(
    ("code", "year", "missing"),
    [("24201", 2016, 246), ("04215", 2016, 50), ("04213", 2017, 34)],
)
def test_a_year_known_to_be_wrong_is_told_and_not_compared(
    package: Package, code: str, year: int, missing: int
) -> None:
    """津市, 大崎市, 栗原市."""
    told = words(package, "births", code)
    assert f"{year}年の公表値は" in told and f"（出生で{missing}人）" in told
    assert f"{year}年は" not in told.split("公表値")[0] and f"{year}–" not in told
    assert "公表値は" not in words(package, "birth_rate", code), "the register has them"
    assert "公表値は" not in words(package, "births", "24202")


def test_a_fall_that_ends_with_a_good_year_says_both(package: Package) -> None:
    """綾町."""
    assert "偶然の範囲をこえて減っているが、2023年は18件。" in words(package, "marriages", "45383")


@pytest.fixture(scope="module")
def everywhere(package: Package) -> list[Figure]:
    codes = [a.area_code for a in package.areas() if a.kind == "municipality"]
    return [figure(package, name, code) for code in codes for name in EVENTS]


def test_every_municipality_hears_how_births_marriages_and_their_rates_changed(
    everywhere: list[Figure],
) -> None:
    """But for those without comparable years: too few people for a rate."""
    silent = [
        one
        for one in everywhere
        if one.value is not None
        and not re.search(r"。(\d{4}–)?\d{2,4}年(の平均)?は", one.sentence.ja)
    ]
    assert len(everywhere) == 4 * 1741
    assert {(one.area_name, one.indicator_id) for one in silent} == set()


def test_no_municipality_hears_a_contradiction(everywhere: list[Figure]) -> None:
    found = [(each, one.sentence.ja) for one in everywhere for each in contradictions(one)]
    assert found == []


def test_what_is_said_of_the_years_inside_is_what_the_counts_say(
    package: Package, everywhere: list[Figure]
) -> None:
    turned = 0
    for one in everywhere:
        said = TURNED.search(one.sentence.ja)
        if one.indicator_id not in ("births", "marriages"):
            continue
        last = max((y for y, value in one.series if value is not None), default=0)
        pooled = re.match(r"(\d{4})–(\d{2})年の平均", one.years_label)
        counts = [v or 0 for y, v in one.series if pooled and int(pooled[1]) <= y <= last]
        assert (said is not None) == (bool(pooled) and trend(counts) < ALPHA), one.sentence.ja
        if said:
            assert int(said[1]) == len(counts) and int(said[3]) == last
            at = np.arange(len(counts))
            falls = np.polyfit(at, counts, 1)[0] < 0
            assert falls == (said[2] == "減って")
            turned += 1
    assert turned > 300


def test_a_change_of_three_years_against_three_is_beyond_chance_where_the_counts_are(
    package: Package, everywhere: list[Figure]
) -> None:
    compared = 0
    form = re.compile(
        r"(\d{4})–(\d{2})年の平均は[^。]*?、(\d{4})–(\d{2})年の平均は[^。]*。この変化は(、?)"
    )
    for one in everywhere:
        said = form.search(one.sentence.ja)
        if not said or one.indicator_id not in ("births", "marriages"):
            continue
        series = table(package, INDICATORS[one.indicator_id])[package.cube.row[one.area_code]]
        then, now = (
            round(sum(series[package.cube.column[y]] for y in range(int(first), int(first) + 3)))
            for first in (said[1], said[3])
        )
        assert (differ(now, then) >= ALPHA) == (said[5] == "、"), one.sentence.ja
        compared += 1
    assert compared > 900
