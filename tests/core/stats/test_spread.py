"""Maps: classes of about equal size, missing in its own colour, small enough for a phone."""

import json

import pytest

from core.charts.choropleth import FAR, NOTHING, choropleth, legend, too_far
from core.charts.topology import boundaries, part
from core.stats.catalog import INDICATORS
from core.stats.figure import figure
from core.stats.package import COUNTRY, Package
from core.stats.spread import Spread, mappable, spread
from core.tables import csv, safe


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
            assert found.edges[n] <= value <= found.edges[n + 1]
    assert len(legend(found, "ja")) == len(found.edges) - 1


def test_births_of_small_places_are_five_years_together(package: Package) -> None:
    assert spread(package, "birth_rate", "01000").years == "2020–24年の平均"
    assert spread(package, "births_per_women", "01000").years == "2020年", "the census comes alone"


def test_values_of_a_single_year_are_the_figures(package: Package) -> None:
    found = spread(package, "women_in_labour_force", "29000")
    for code in ("29362", "29201"):
        assert found.values[code] == figure(package, "women_in_labour_force", code).value


def test_what_grows_with_size_is_not_coloured() -> None:
    assert not mappable(INDICATORS["births"]) and not mappable(INDICATORS["total_fertility_rate"])
    assert mappable(INDICATORS["birth_rate"])


def test_a_place_without_value_has_its_own_colour(package: Package) -> None:
    found = spread(package, "women_in_labour_force", "07000")
    spec = choropleth(found, names(found, package), "07546")
    scale = spec["layer"][0]["encoding"]["color"]["scale"]
    assert found.values["07546"] is None
    assert scale["domain"][-1] == "値なし" and scale["range"][-1] == NOTHING


@pytest.mark.parametrize(
    ("code", "most"), [("01000", 150_000), ("13000", 150_000), (COUNTRY, 700_000)]
)
def test_a_map_is_small(package: Package, code: str, most: int) -> None:
    found = spread(package, "birth_rate", code)
    spec = choropleth(
        found, names(found, package), outside=too_far(found.values, "", code == COUNTRY)
    )
    assert len(json.dumps(spec, ensure_ascii=False).encode()) < most


def test_every_prefecture_has_a_map_with_all_its_municipalities(package: Package) -> None:
    for area in package.areas():
        if area.kind == "prefecture":
            codes = {a.area_code for a in package.areas() if a.prefecture_code == area.area_code}
            cut = part(boundaries(), codes, {})
            assert len(cut["objects"]["areas"]["geometries"]) == len(codes & {*_drawn()})
            assert len(cut["arcs"]) < len(boundaries()["arcs"])


def _drawn() -> list[str]:
    return [shape["id"] for shape in boundaries()["objects"]["areas"]["geometries"]]


def test_a_place_hard_to_find_has_a_circle_around_it(package: Package) -> None:
    for code, prefecture, rings in (("29362", "29000", 1), ("14100", "14000", 0)):
        found = spread(package, "birth_rate", prefecture)
        layers = choropleth(found, names(found, package), code)["layer"]
        circles = [one["data"]["values"] for one in layers if one["mark"]["type"] == "point"]
        assert [len(values) for values in circles] == [rings, rings]
        for (centre,) in circles[:rings]:
            assert 135 < centre["lon"] < 136.3 and 33.8 < centre["lat"] < 34.8


def test_far_islands_are_left_out_unless_one_looks_from_there() -> None:
    tokyo = {"13101", *FAR}
    assert too_far(tokyo, "13101", country=False) == FAR
    assert too_far(tokyo, "13402", country=False) == {"13101", "13421"}
    assert too_far(tokyo, "13421", country=False) == {"13101"}
    assert too_far(tokyo, "13101", country=True) == {"13421"}


def test_a_table_opens_in_a_spreadsheet_as_it_is_meant() -> None:
    import pandas as pd

    table = pd.DataFrame({"地域": ["=1+1", "@x", "三宅町"], "値": [-1.5, None, 3.0]})
    text = csv(table, "出典", "総務省").decode("utf-8")
    assert text.startswith("\ufeff地域,値,出典\r\n'=1+1,-1.5,総務省\r\n'@x,,総務省\r\n")
    for risky in ("=1", "＝1", " ＋1", "-1", "－1", "@x", "\tx", "\rx"):
        assert safe(risky) == f"'{risky}"
    assert [safe("三宅町"), safe(-1.5), safe(None)] == ["三宅町", -1.5, None]
