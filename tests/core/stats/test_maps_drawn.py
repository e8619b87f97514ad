"""Maps as they are drawn: small on the wire, names, circles, islands, phones."""

import json

import pytest

from core.charts.choropleth import (
    PAGE,
    PHONE,
    choropleth,
)
from core.charts.islands import FRAMES, OGASAWARA, nearer
from core.charts.template import Spec
from core.charts.topology import boundaries, box, part
from core.stats.package import COUNTRY, Package
from core.stats.spread import spread
from core.tables import csv, safe
from tests.core.stats.test_spread import names


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
