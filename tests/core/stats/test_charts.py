"""Charts are drawn from the figure alone and tell gaps from zeros."""

from dataclasses import replace
from itertools import pairwise

import altair as alt
import pytest

from core.charts.picture import png, svg
from core.charts.position import position
from core.charts.strip import Peer, strip
from core.charts.template import Template
from core.charts.theme import BAND, KEY, LETTERS, layered
from core.charts.trend import trend
from core.stats.catalog import INDICATORS
from core.stats.figure import figure
from core.stats.package import Package
from core.stats.peers import default
from core.stats.series import Year, over_years


def rows(package: Package, name: str, code: str = "01210") -> tuple[Year, ...]:
    return over_years(package, name, code, default(package, code))


def test_the_trend_keeps_a_missing_year_as_a_gap(package: Package) -> None:
    known, *_ = rows(package, "births")
    years = (known, replace(known, year=2021, value=None), replace(known, year=2022))
    spec = trend(figure(package, "births", "01210"), years)
    lines = [one for one in spec["layer"] if one["mark"]["type"] == "line"]
    assert len(lines) == 4
    for line in lines:
        assert line["mark"]["invalid"].startswith("break-paths")
        drawn = line["data"]["values"]
        assert [row["value"] for row in drawn] == [known.value, None, known.value]


@pytest.mark.parametrize("language", ["ja", "en"])
def test_the_axis_carries_the_unit(package: Package, language: str) -> None:
    one = figure(package, "ageing", "01210")
    spec = trend(one, rows(package, "ageing"), language=language)
    titles = {layer["encoding"].get("y", {}).get("title") for layer in spec["layer"]}
    assert titles - {None} == {getattr(one.unit, language)}


def test_no_letters_are_small_and_names_stand_right_of_the_lines(package: Package) -> None:
    one = figure(package, "birth_rate", "13402")
    years = rows(package, "birth_rate", "13402")
    for spec in (trend(one, years), strip(one, [Peer("ほか", 5.0)]), position(one)):
        texts = [layer["mark"] for layer in spec["layer"] if layer["mark"]["type"] == "text"]
        assert min([LETTERS, *(mark["fontSize"] for mark in texts)]) >= 14
        assert {spec["config"]["axis"][f"{part}FontSize"] for part in ("label", "title")} == {14}
    ends = trend(one, years)["layer"][-1]
    assert ends["mark"]["align"] == "left"
    named = ends["data"]["values"]
    assert {row["year"] for row in named} == {years[-1].year} and len(named) == 4
    heights = sorted(row["value"] for row in named)
    drawn = trend(one, years)["layer"][-3]["encoding"]["y"]["scale"]["domain"]
    apart = (drawn[1] - drawn[0]) * 19 / 280
    assert all(above - below >= apart * 0.99 for below, above in pairwise(heights))


def test_the_place_is_a_blue_dot_in_a_grey_blue_band(package: Package) -> None:
    spec = position(figure(package, "ageing", "01210"))
    band, median, _chance, own = (layer["mark"] for layer in spec["layer"])
    assert (band["type"], band["color"]) == ("bar", BAND)
    assert median["type"] == "tick"
    assert (own["type"], own["color"]) == ("point", KEY)


def test_everything_drawn_lies_on_the_axis(package: Package) -> None:
    one = figure(package, "birth_rate", "29362")
    low, high = position(one)["layer"][0]["encoding"]["x"]["scale"]["domain"]
    for value in (one.value, one.low, one.high, one.peer_low, one.peer_high):
        assert value is not None and low < value < high


def test_a_figure_without_value_still_draws(package: Package) -> None:
    one = figure(package, "total_fertility_rate", "01210")
    assert "<svg" in svg(position(one))


def test_pictures_need_no_browser_and_are_small(package: Package) -> None:
    one = figure(package, "birth_rate", "29362")
    assert len(svg(trend(one, rows(package, "birth_rate", "29362")))) < 40_000
    assert png(position(one)).startswith(b"\x89PNG")


def test_a_template_with_an_open_place_is_refused() -> None:
    chart = alt.Chart(alt.NamedData("rows")).mark_point().encode(x=alt.X("a:Q", title="$words"))
    template = Template(layered(chart))
    filled = template.fill({"rows": [{"a": 1}]}, words="ことば")
    assert filled["layer"][0]["encoding"]["x"]["title"] == "ことば"
    assert template.fill({"rows": []}, words="")["layer"][0]["data"] == {"values": []}
    for data, words in (({}, {"words": ""}), ({"rows": []}, {})):
        with pytest.raises(KeyError):
            template.fill(data, **words)


def test_no_line_joins_what_cannot_be_compared(package: Package) -> None:
    one = figure(package, "shops_rate", "33623")
    spec = trend(one, rows(package, "shops_rate", "33623"), INDICATORS["shops_rate"].breaks)
    drawn = spec["layer"][0]["data"]["values"]
    assert [row["year"] for row in drawn] == [2016, 2020.5, 2021]
    assert drawn[1].get("value") is None and drawn[0]["value"] and drawn[2]["value"]
    others = [one["mark"] for one in spec["layer"] if one["mark"]["type"] == "line"][:3]
    assert all(mark["point"]["size"] for mark in others), "a lone year is still seen"
    assert not any(mark["point"]["aria"] for mark in others), "dots have no names to read aloud"


def test_what_grows_with_size_has_no_mark_of_the_prefecture(package: Package) -> None:
    peers = [Peer("ほか", 5.0)]
    for name, marks in (("net_migration", {"まん中"}), ("ageing", {"まん中", "神奈川県", "全国"})):
        spec = strip(figure(package, name, "14100"), peers)
        named = [layer["data"]["values"] for layer in spec["layer"] if "text" in layer["encoding"]]
        assert {row["text"] for row in named[0]} == marks


@pytest.mark.parametrize(("language", "name"), [("ja", "奈義町"), ("en", "Nagi-cho")])
def test_a_place_is_named_in_the_readers_letters(
    package: Package, language: str, name: str
) -> None:
    one = figure(package, "ageing", "33623")
    for spec in (
        strip(one, [Peer("Other", 5.0)], language),
        trend(one, rows(package, "ageing", "33623"), language=language),
    ):
        assert f"'{name}'" in str(spec["layer"])


@pytest.mark.parametrize(
    ("name", "domain"), [("community_halls_rate", [0.0, 1.0]), ("habitable_share", [0.0, 100.0])]
)
def test_where_all_are_alike_the_axis_begins_at_zero(
    package: Package, name: str, domain: list[float]
) -> None:
    """No ward of 東京 has a community hall; there are no halls below none."""
    spec = position(figure(package, name, "13101"))
    assert spec["layer"][0]["encoding"]["x"]["scale"]["domain"] == pytest.approx(domain)
