"""Maps of the package, and what stops a build."""

from pathlib import Path

import pandas as pd
import pytest

from data import build, checks
from data.builders import boundaries, lines
from tests.data.test_package import drawn
from tests.data.test_package import found as found


def municipalities(found: build.Tables) -> set[str]:
    areas = found["areas"]
    return set(areas.loc[areas["kind"] == "municipality", "area_code"])


@pytest.mark.parametrize("name", build.MAPS)
def test_a_map_has_every_municipality_and_closed_rings(found: build.Tables, name: str) -> None:
    towns, topology = municipalities(found), drawn(name)
    checks.check_map(topology, towns)
    with pytest.raises(checks.CheckFailed, match="other places"):
        checks.check_map(topology, towns - {"01210"})
    shapes = topology["objects"]["areas"]["geometries"]
    assert all(polygon and all(polygon) for shape in shapes for polygon in shape["arcs"])
    arc = topology["arcs"][shapes[0]["arcs"][0][0][0]]
    arc[-1] = [arc[-1][0] + 1, arc[-1][1]]
    with pytest.raises(checks.CheckFailed, match="open"):
        checks.check_map(topology, towns)


@pytest.mark.parametrize("name", build.MAPS)
def test_every_municipality_has_an_area(found: build.Tables, name: str) -> None:
    topology = drawn(name)
    shapes = topology["objects"]["areas"]["geometries"]
    assert {s["id"] for s in shapes if boundaries.area(s, topology) > 0} == municipalities(found)
    flat = {"type": "MultiPolygon", "id": shapes[0]["id"], "arcs": [[[0, ~0]]]}
    assert boundaries.area(flat, topology) == 0
    shapes[0] = flat
    with pytest.raises(checks.CheckFailed, match=f"{flat['id']} has no area"):
        checks.check_map(topology, municipalities(found))


@pytest.mark.parametrize("code", ["23424", "26208", "31384"])
def test_a_town_whose_borders_fell_together_has_its_finer_size(code: str) -> None:
    sizes = []
    for name in build.MAPS:
        topology = drawn(name)
        (shape,) = (s for s in topology["objects"]["areas"]["geometries"] if s["id"] == code)
        step_x, step_y = topology["transform"]["scale"]
        sizes.append(boundaries.area(shape, topology) * step_x * step_y)
    assert sizes[0] == pytest.approx(sizes[1], rel=0.1)


def test_the_census_of_february_2020_is_of_2020(found: build.Tables) -> None:
    rows = found["observations"]
    assert set(rows.loc[rows["measure"] == "farms_self", "year"]) == {2015, 2020}


def test_no_shape_of_the_fine_map_is_flat() -> None:
    topology = drawn("areas_fine.topojson")
    for shape in topology["objects"]["areas"]["geometries"]:
        for ring in (ring for polygon in shape["arcs"] for ring in polygon):
            assert sum(len(topology["arcs"][max(a, ~a)]) - 1 for a in ring) >= 3, shape["id"]


def test_borders_of_the_fine_map_are_shared_by_the_neighbours(found: build.Tables) -> None:
    """Thinning kept every common border, one line for both sides; nothing else touches."""
    again = boundaries.neighbours(drawn("areas_fine.topojson"))
    assert set(again.itertuples(index=False, name=None)) == set(
        found["neighbours"][["area_code", "neighbour"]].itertuples(index=False, name=None)
    )
    assert len(again) == 8800


def test_a_line_is_thinned_within_its_tolerance() -> None:
    line = [(0, 0), (5, 1), (10, 0), (10, 9), (0, 9), (0, 0)]
    assert lines.simple(line, 2) == [(0, 0), (10, 0), (10, 9), (0, 9), (0, 0)]
    island = [(0, 0), (1, 0), (1, 1), (0, 0)]
    assert lines.simple(island, 50) == island, "an island stays a ring"


def test_no_place_of_this_machine_is_written_down() -> None:
    for path in [*Path(build.HERE).glob("*.toml"), *Path(build.HERE).rglob("*.py")]:
        assert "/work/" not in path.read_text(encoding="utf-8"), path


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda rows: pd.concat([rows, rows.head(1)]), "twice"),
        (lambda rows: rows[rows["measure"] != "births"], "without values"),
        (lambda rows: rows.assign(value=rows["value"].fillna(0)), "bare gap"),
        (lambda rows: rows[rows["area_code"] != "01210"], "missing"),
    ],
)
def test_a_wrong_package_is_not_built(found: build.Tables, change, message: str) -> None:  # type: ignore[no-untyped-def]
    wrong = {**found, "observations": change(found["observations"])}
    with pytest.raises(checks.CheckFailed, match=message):
        checks.check(wrong)
