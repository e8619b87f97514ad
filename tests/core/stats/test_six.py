"""Six findings of a place: chosen by rule, each true of its figure, never only what is worse."""

import re

import pytest

from core.stats.package import Package
from core.stats.peers import default
from core.stats.scores import OUTWARD
from core.stats.sentence import plain
from core.stats.six import MOST, Found, six

PLACES = ("45204", "01210", "32449", "12227", "13101", "13000")
MORE = ("多い", "高い", "大きい")


def of(package: Package, code: str) -> tuple[Found, ...]:
    return six(package, code, default(package, code))


@pytest.mark.parametrize("code", PLACES)
def test_there_are_at_most_six_of_different_figures_and_more_than_one_kind(
    package: Package, code: str
) -> None:
    found = of(package, code)
    assert 4 <= len(found) <= MOST
    assert len({one.figure.indicator_id for one in found}) == len(found)
    assert len({one.kind for one in found}) >= 3
    assert all(one.figure.value is not None and one.figure.question.ja for one in found)


@pytest.mark.parametrize("code", PLACES)
def test_one_is_better_than_in_similar_towns_or_much_like_them(package: Package, code: str) -> None:
    assert {one.kind for one in of(package, code)} & {"better", "alike", "chance"}


@pytest.mark.parametrize("code", PLACES)
def test_what_is_beside_the_peers_lies_on_the_side_that_the_title_says(
    package: Package, code: str
) -> None:
    for one in of(package, code):
        value, median = one.figure.value, one.figure.peer_median
        if one.kind not in ("far", "better") or value is None or median is None:
            continue
        assert one.title.ja.endswith(MORE) == (value > median)
        assert ("higher" in one.title.en) == (value > median)
        if one.figure.low is not None and one.figure.high is not None:
            assert not one.figure.low <= median <= one.figure.high, "by chance alone"
        if one.kind == "better":
            assert (value > median) == (OUTWARD[one.figure.indicator_id] == "higher")


def test_births_of_nichinan_fell_by_what_its_series_says(package: Package) -> None:
    (births,) = (one for one in of(package, "45204") if one.figure.indicator_id == "births")
    series = dict(births.figure.series)
    year = int(re.findall(r"\d{4}", births.title.ja)[0])
    then, now = series[year], births.figure.value
    assert then and now
    assert f"{plain(100 * (then - now) / then, 0)}％少ない" in births.title.ja
    assert births.title.en.endswith(f"lower than in {year}")
    assert "年" not in births.title.en


def test_of_a_town_that_lives_elsewhere_nothing_is_found(package: Package) -> None:
    assert of(package, "07546") == ()
