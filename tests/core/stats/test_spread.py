"""Maps: classes of about equal size, missing in its own colour, small enough for a phone."""

import json
from itertools import pairwise

import numpy as np
import pytest

from core.charts.choropleth import (
    BLUES,
    BROWNS,
    NOTHING,
    PAGE,
    PHONE,
    choropleth,
    colours,
    legend,
)
from core.charts.histogram import histogram
from core.charts.islands import FRAMES, OGASAWARA, nearer
from core.charts.template import Spec
from core.charts.topology import boundaries, box, part
from core.stats.catalog import INDICATORS
from core.stats.figure import figure
from core.stats.package import COUNTRY, Package
from core.stats.spread import Spread, mappable, spread, years_of
from core.stats.unsure import unsure
from core.stats.window import interval
from core.tables import csv, safe
from core.units import rounded


def names(found: Spread, package: Package) -> dict[str, str]:
    return {code: package.area(code).name for code in found.values}


def test_classes_hold_about_the_same_number(package: Package) -> None:
    found = spread(package, "women_in_labour_force", COUNTRY)
    sizes = [0] * 5
    for value in found.values.values():
        if value is not None:
            sizes[found.class_of(value)] += 1
    assert sum(sizes) == found.known and max(sizes) - min(sizes) <= 0.1 * found.known


def test_every_value_lies_in_its_class(package: Package) -> None:
    found = spread(package, "community_halls_rate", "01000")
    for value in found.values.values():
        if value is not None:
            n = found.class_of(value)
            low, high = found.classes[n]
            assert low <= float(rounded(value, found.indicator.decimals)) <= high
    assert len(legend(found, "ja")) == len(found.classes)


def test_what_chance_explains_is_hatched(package: Package) -> None:
    """Beside the interval of each place, of whatever kind the figure is."""
    for name, beside in (("net_migration_rate", 0.0), ("birth_rate", None),
                         ("births_per_marriage", None)):  # fmt: skip
        found, by_chance = spread(package, name, "45000"), unsure(package, name, "45000")
        assert by_chance is not None and found.window is not None
        known = {code: value for code, value in found.values.items() if value is not None}
        against = float(np.median(list(known.values()))) if beside is None else beside
        expected = set()
        for code in known:
            row = package.cube.row[code]
            chance = interval(package, found.indicator, row, found.window)
            assert chance is not None
            if chance.low <= against <= chance.high:
                expected.add(code)
        assert by_chance.against == against and by_chance.codes == expected
        assert 0 < len(expected) < len(known)
        spec = choropleth(found, names(found, package), "45204", unsure=by_chance.codes)
        (lines,) = [one for one in spec["layer"] if isinstance(one["mark"].get("fill"), dict)]
        shapes = lines["data"]["values"]["objects"]["areas"]["geometries"]
        assert len(shapes) == len(expected)
    assert unsure(package, "ageing", "45000") is None, "a census counts everybody"


def test_the_legend_beside_a_map_counts_the_places_of_each_colour(package: Package) -> None:
    found = spread(package, "net_migration_rate", COUNTRY, 2024)
    drawn = histogram(found, found.values["45204"], "ja")
    for size, colour in zip(found.sizes, colours(found), strict=True):
        assert f">{size:,}</text>" in drawn and f'fill="{colour}"' in drawn
    assert drawn.count('fill="none"') == 1, "the place's own colour is outlined"
    assert f">{found.classes[0][0]:.1f}</text>".replace("-", "−") in drawn
    some = spread(package, "women_in_labour_force", "13000")
    missing = len(some.values) - some.known
    assert (f"値なし {missing}" in histogram(some, None, "ja")) == (missing > 0)
    spec = choropleth(found, names(found, package), country=True, keyed=False)
    coloured = [one["encoding"] for one in spec["layer"] if "tooltip" in one.get("encoding", {})]
    assert coloured[0]["color"]["legend"] is None


MAPPED = [one for one in INDICATORS.values() if mappable(one)]


@pytest.fixture(scope="module")
def maps(package: Package) -> list[Spread]:
    """Every indicator in every prefecture and the country."""
    areas = [*(f"{n:02d}000" for n in range(1, 48)), COUNTRY]
    return [spread(package, one.indicator_id, code) for one in MAPPED for code in areas]


def test_no_class_is_named_twice_nor_from_a_value_to_itself(maps: list[Spread]) -> None:
    assert len(maps) == 48 * len(MAPPED) > 4000
    for found in maps:
        names = legend(found, "ja")
        assert len(set(names)) == len(names) == len(colours(found)) == len(set(colours(found)))
        for name in names:
            low, _, high = name.partition("から" if "から" in name else "〜")
            assert low != high, (found.indicator.indicator_id, name)


def test_the_legend_holds_what_is_drawn_and_nothing_else(maps: list[Spread]) -> None:
    for found in maps:
        drawn: dict[int, list[float]] = {}
        for value in found.values.values():
            if value is not None:
                shown = float(rounded(value, found.indicator.decimals))
                drawn.setdefault(found.class_of(value), []).append(shown)
        ends = {n: (min(values), max(values)) for n, values in drawn.items()}
        assert ends == dict(enumerate(found.classes)), found.indicator.indicator_id
        assert {n: len(values) for n, values in drawn.items()} == dict(enumerate(found.sizes))
        for (_, high), (low, _) in pairwise(found.classes):
            assert high < low
        assert all(high < 0 or low >= 0 for low, high in found.classes), "a break at zero"
        assert found.known == 0 or len(found.classes) > 1 or len(set(drawn[0])) == 1
        if found.even:
            assert max(found.sizes) - min(found.sizes) <= max(2, 0.1 * found.known)


def test_loss_and_gain_have_colours_of_their_own(package: Package) -> None:
    found = spread(package, "net_migration_rate", COUNTRY)
    assert 0 < found.below < len(found.classes)
    hues = colours(found)
    assert set(hues[: found.below]) <= set(BROWNS) and set(hues[found.below :]) <= set(BLUES)
    assert hues[0] == BROWNS[-1], "dark is far from zero"
    gained = spread(package, "net_migration_rate", "13000")
    assert colours(gained)[-1] == BLUES[-1] and gained.below < len(gained.classes) - 1


def test_births_of_small_places_are_five_years_together(package: Package) -> None:
    assert spread(package, "birth_rate", "01000").years == "2020–24年の平均"
    assert spread(package, "births_per_women", "01000").years == "2020年", "the census comes alone"


def test_values_of_a_single_year_are_the_figures(package: Package) -> None:
    found = spread(package, "women_in_labour_force", "29000")
    for code in ("29362", "29201"):
        assert found.values[code] == figure(package, "women_in_labour_force", code).value


def test_a_colour_means_the_same_in_every_year(package: Package) -> None:
    years = years_of(package, "birth_rate", "45000")
    assert years[-1] == 2024 and len(years) > 3
    found = [spread(package, "birth_rate", "45000", year) for year in years]
    assert len({one.classes for one in found}) == 1
    for one in found:
        assert sum(one.sizes) == one.known == 26
        for value in one.values.values():
            low, high = one.classes[one.class_of(value or 0.0)]
            assert low <= float(rounded(value or 0.0, 1)) <= high
    assert found[-1].years == spread(package, "birth_rate", "45000").years
    around = spread(package, "birth_rate", "45000", years[0], ("46000",))
    assert len(around.values) == 26 + 43


def test_what_grows_with_size_is_not_coloured() -> None:
    assert not mappable(INDICATORS["births"]) and not mappable(INDICATORS["total_fertility_rate"])
    assert mappable(INDICATORS["birth_rate"])


def test_a_place_without_value_has_its_own_colour(package: Package) -> None:
    found = spread(package, "women_in_labour_force", "07000")
    spec = choropleth(found, names(found, package), "07546")
    scale = spec["layer"][1]["encoding"]["color"]["scale"]
    assert found.values["07546"] is None
    assert scale["domain"][-1] == "値なし" and scale["range"][-1] == NOTHING


def wire(spec: Spec) -> int:
    """Bytes of a chart as Streamlit sends it: JSON in a socket message, not compressed."""
    return len(json.dumps(spec))


PREFECTURES = [f"{n:02d}000" for n in range(1, 48)]


@pytest.mark.parametrize("code", [*PREFECTURES, COUNTRY])
@pytest.mark.parametrize("language", ["ja", "en"])
def test_a_map_is_small_on_the_wire(package: Package, code: str, language: str) -> None:
    """Also with the town outlined whose border is longest."""
    country = code == COUNTRY
    found = spread(package, "birth_rate", code)
    shapes = [s for s in shapes_of(boundaries(not country)) if s["id"] in found.values]
    own = max(shapes, key=lambda shape: len(str(shape["arcs"])))["id"]
    spec = choropleth(found, names(found, package), own, language, country)
    assert wire(spec) < (700_000 if country else 150_000)


def shapes_of(topology: Spec) -> list[Spec]:
    found: list[Spec] = topology["objects"]["areas"]["geometries"]
    return found


def test_every_prefecture_has_a_map_with_all_its_municipalities(package: Package) -> None:
    for code in PREFECTURES:
        codes = {a.area_code for a in package.areas() if a.prefecture_code == code} - {code}
        cut = part(nearer(), codes, {})
        assert len(shapes_of(cut)) == len(codes)
        assert len(cut["arcs"]) < len(boundaries(fine=True)["arcs"])


def layer(spec: Spec, kind: str, number: int = 0) -> list[Spec]:
    """Rows of the nth layer with this mark."""
    layers = [one for one in spec["layer"] if one["mark"]["type"] == kind]
    rows: list[Spec] = layers[number]["data"]["values"]
    return rows


def test_a_place_hard_to_find_has_a_circle_around_it(package: Package) -> None:
    for code, prefecture, rings in (("29362", "29000", 1), ("14100", "14000", 0)):
        found = spread(package, "birth_rate", prefecture)
        spec = choropleth(found, names(found, package), code)
        circles = layer(spec, "point")
        assert len(circles) == rings
        for centre in circles:
            assert 135 < centre["lon"] < 136.3 and 33.8 < centre["lat"] < 34.8


def test_the_place_itself_is_named_on_the_map(package: Package) -> None:
    found = spread(package, "birth_rate", "29000")
    (name,) = layer(choropleth(found, names(found, package), "29362"), "text")
    assert name["name"] == "三宅町"
    assert layer(choropleth(found, names(found, package)), "text") == []


@pytest.mark.parametrize(("code", "align"), [("07546", "right"), ("01209", "center")])
def test_a_name_at_the_edge_is_not_cut(package: Package, code: str, align: str) -> None:
    found = spread(package, "birth_rate", f"{code[:2]}000")
    mark = choropleth(found, names(found, package), code)["layer"][-1]["mark"]
    assert mark["align"]["expr"] == f"'{align}'"


def test_islands_far_out_are_drawn_near_in_a_frame(package: Package) -> None:
    """A map of 東京都 from 青ヶ島村 is the same as from 千代田区, and not 20 times as high."""
    for code, most in (("13000", 1.3), ("46000", 3.7), ("47000", 3.3)):
        codes = {a.area_code for a in package.areas() if a.prefecture_code == code} - {code}
        west, south, east, north = box(nearer(), codes) or (0, 0, 99, 99)
        assert max(east - west, north - south) < most, code
    found = spread(package, "birth_rate", "13000")
    for own in ("13101", "13402", OGASAWARA):
        spec = choropleth(found, names(found, package), own)
        assert len(layer(spec, "geoshape")) == 2, "two frames"
        drawn = spec["layer"][1]["data"]["values"]
        assert len(shapes_of(drawn)) == 62 and len(layer(spec, "text")) == 1
    everywhere = spread(package, "birth_rate", COUNTRY)
    country = choropleth(everywhere, names(everywhere, package), OGASAWARA, country=True)
    assert len(layer(country, "geoshape")) == 2 and len(layer(country, "text")) == 1
    assert len(shapes_of(country["layer"][1]["data"]["values"])) == 1741
    dots = {row["name"] for row in layer(country, "circle")}
    assert "日吉津村" in dots and "横浜市" not in dots and len(dots) < 300


def test_what_is_moved_is_moved_whole() -> None:
    """Each island once, and none that shares a border with a place that stays or moves apart."""
    owners: dict[int, set[str]] = {}
    for shape in shapes_of(boundaries(fine=True)):
        for polygon in shape["arcs"]:
            for arc in {max(a, ~a) for ring in polygon for a in ring}:
                owners.setdefault(arc, set()).add(shape["id"])
    moves = {code: move for frame in FRAMES for code, move in frame.items()}
    assert len(moves) == sum(map(len, FRAMES))
    for codes in owners.values():
        assert len({moves.get(code) for code in codes}) == 1, codes


def test_a_map_is_lower_on_a_phone_and_its_shape_decides(package: Package) -> None:
    heights = {}
    for code in ("13000", "29000"):
        found = spread(package, "birth_rate", code)
        for width in (PHONE, PAGE):
            spec = choropleth(found, names(found, package), width=width)
            heights[code, width] = spec["height"]
    assert heights["13000", PHONE] < heights["29000", PHONE] < heights["29000", PAGE]


def test_a_table_opens_in_a_spreadsheet_as_it_is_meant() -> None:
    import pandas as pd

    table = pd.DataFrame({"地域": ["=1+1", "@x", "三宅町"], "値": [-1.5, None, 3.0]})
    text = csv(table, "出典", "総務省").decode("utf-8")
    assert text.startswith("\ufeff地域,値,出典\r\n'=1+1,-1.5,総務省\r\n'@x,,総務省\r\n")
    for risky in ("=1", "＝1", " ＋1", "-1", "－1", "@x", "\tx", "\rx"):
        assert safe(risky) == f"'{risky}"
    assert [safe("三宅町"), safe(-1.5), safe(None)] == ["三宅町", -1.5, None]
