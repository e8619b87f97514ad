"""Municipal boundaries for the country and for prefectures, and which municipalities touch."""

import json
from itertools import combinations
from math import hypot
from pathlib import Path
from typing import Any

import pandas as pd

from data.builders import Table
from data.builders.lines import GRID, points_of, regridded, simple, steps, wider

Topology = dict[str, Any]
Shape = dict[str, Any]
COARSE, FINE = 0, 1
"""Simplified to 0.1 % (the country) and to 1 % (prefectures, and who touches whom)."""
TOLERANCE = 2
"""A point that lies less than two steps of the wider grid beside the line without it is left out:
half a pixel of the largest picture."""
MOST = 7_000
"""Points of a prefecture; one with more (北海道) is thinned further, for the wire."""
RINGS = {
    "13421": (142.0, 26.5, 142.4, 27.2),
    "47358": (131.2, 25.8, 131.4, 26.0),
    "47361": (126.6, 26.2, 126.9, 26.4),
}
"""Where people of 小笠原村, 北大東村 and 久米島町 live: west, south, east, north. Other islands
of theirs have no residents, lie up to 1,900 km away and are not on maps of prefectures."""


def read(raw: Path, sources: Table, known: set[str], which: int) -> Topology:
    """The topology of known municipalities; each shape is a MultiPolygon, its id the code."""
    path = raw / sources["boundaries_2021"]["files"][which]["path"]
    topology: Topology = json.loads(path.read_text(encoding="utf-8"))
    (shapes,) = topology["objects"].values()
    kept: dict[str, Shape] = {}
    for shape in shapes["geometries"]:
        code = shape["properties"].get("N03_007")
        if code in known and shape.get("arcs"):
            polygons = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
            one = kept.setdefault(code, {"type": "MultiPolygon", "arcs": [], "id": code})
            one["arcs"].extend(polygons)
    return topology | {"objects": {"areas": _collection(kept)}}


def build(raw: Path, sources: Table, known: set[str]) -> tuple[Topology, Topology, pd.DataFrame]:
    """Boundaries for the country, those for prefectures, and neighbours (area_code, neighbour).

    Raises:
        ValueError: the borders of a municipality without an area are not those of the finer map.
    """
    coarse = read(raw, sources, known, COARSE)
    fine = read(raw, sources, known, FINE)
    kept = {shape["id"]: shape for shape in _shapes(coarse)}
    for shape in _shapes(fine):
        if shape["id"] not in kept:  # an island the simplification took away
            kept[shape["id"]] = _moved(shape, fine, coarse)
        elif not area(kept[shape["id"]], coarse):
            _open(kept[shape["id"]], coarse, shape, fine)
    coarse["objects"] = {"areas": _collection(kept)}
    return _used_arcs(coarse), thinned(fine), neighbours(fine)


def area(shape: Shape, topology: Topology) -> float:
    """What the outer rings of a shape enclose, in squares of the topology's grid."""
    total = 0.0
    for outer, *_ in shape["arcs"]:
        ring = [
            point for arc in outer for point in points_of(topology["arcs"][max(arc, ~arc)], arc)
        ]
        pairs = zip(ring, [*ring[1:], ring[0]], strict=True)
        total += abs(sum(x * v - u * y for (x, y), (u, v) in pairs)) / 2
    return total


def _open(flat: Shape, coarse: Topology, shape: Shape, fine: Topology) -> None:
    """Give a municipality whose borders fell on one another the finer lines, on both sides.

    The ends of its lines stay where they are, so that the rings of its neighbours stay closed.
    """
    (ring,), (better,) = flat["arcs"][0], shape["arcs"][0]
    for old, new in zip(ring, better, strict=True):
        line = regridded(fine["arcs"][max(new, ~new)], fine["transform"], coarse["transform"])
        first, *middle, last = points_of(line, new)
        start, *_, end = points_of(coarse["arcs"][max(old, ~old)], old)
        near = max(hypot(first[0] - start[0], first[1] - start[1]),
                   hypot(last[0] - end[0], last[1] - end[1]))  # fmt: skip
        if near > 2:
            raise ValueError(f"{flat['id']}: its borders begin elsewhere on the finer map")
        points = [start, *middle, end]
        coarse["arcs"][max(old, ~old)] = steps(points if old >= 0 else points[::-1])


def thinned(topology: Topology) -> Topology:
    """On a wider grid, without points and islands that no picture would show.

    A border is thinned once, for both its sides; the ends of its arcs stay.
    """
    shapes = [_near(shape, topology) for shape in _shapes(topology)]
    kept = _used_arcs(topology | {"objects": {"areas": _collection({s["id"]: s for s in shapes})}})
    lines = [wider(arc) for arc in kept["arcs"]]
    borders: dict[str, set[int]] = {}
    for shape in _shapes(kept):
        borders.setdefault(shape["id"][:2], set()).update(_arcs(shape))
    lines = [simple(line, TOLERANCE) for line in lines]
    for own in borders.values():
        tolerance = TOLERANCE
        while sum(len(lines[at]) for at in own) > MOST:
            tolerance += 1
            for at in own:
                lines[at] = simple(lines[at], tolerance)
    scale = [step * GRID for step in kept["transform"]["scale"]]
    transform = kept["transform"] | {"scale": scale}
    return kept | {"arcs": [steps(line) for line in lines], "transform": transform}


def _near(shape: Shape, topology: Topology) -> Shape:
    """Of the municipalities in RINGS only the polygons there."""
    if shape["id"] not in RINGS:
        return dict(shape)
    west, south, east, north = RINGS[shape["id"]]
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]

    def inside(polygon: list[list[int]]) -> bool:
        x, y = topology["arcs"][max(polygon[0][0], ~polygon[0][0])][0]
        return bool(west < x * sx + tx < east and south < y * sy + ty < north)

    return shape | {"arcs": [polygon for polygon in shape["arcs"] if inside(polygon)]}


def _collection(kept: dict[str, Shape]) -> dict[str, Any]:
    return {"type": "GeometryCollection", "geometries": [kept[code] for code in sorted(kept)]}


def _shapes(topology: Topology) -> list[Shape]:
    shapes: list[Shape] = topology["objects"]["areas"]["geometries"]
    return shapes


def _moved(shape: Shape, fine: Topology, coarse: Topology) -> Shape:
    """The shape with its arcs written into `coarse`, on that grid."""
    polygons = []
    for polygon in shape["arcs"]:
        rings = []
        for ring in polygon:
            new = []
            for arc in ring:
                line = fine["arcs"][arc if arc >= 0 else ~arc]
                coarse["arcs"].append(regridded(line, fine["transform"], coarse["transform"]))
                number = len(coarse["arcs"]) - 1
                new.append(number if arc >= 0 else ~number)
            rings.append(new)
        polygons.append(rings)
    return shape | {"arcs": polygons}


def _arcs(shape: Shape) -> set[int]:
    return {a if a >= 0 else ~a for polygon in shape["arcs"] for ring in polygon for a in ring}


def _used_arcs(topology: Topology) -> Topology:
    """Without the arcs no shape uses, renumbered."""
    shapes = _shapes(topology)
    used = sorted(set().union(*map(_arcs, shapes)))
    new = {old: at for at, old in enumerate(used)}
    renumbered = {
        shape["id"]: shape
        | {
            "arcs": [
                [[new[a] if a >= 0 else ~new[~a] for a in ring] for ring in polygon]
                for polygon in shape["arcs"]
            ]
        }
        for shape in shapes
    }
    objects = {"areas": _collection(renumbered)}
    return topology | {"objects": objects, "arcs": [topology["arcs"][old] for old in used]}


def neighbours(topology: Topology) -> pd.DataFrame:
    """Pairs of municipalities that share a border: area_code, neighbour; both directions."""
    owners: dict[int, set[str]] = {}
    for shape in _shapes(topology):
        for arc in _arcs(shape):
            owners.setdefault(arc, set()).add(shape["id"])
    pairs = {pair for codes in owners.values() for pair in combinations(sorted(codes), 2)}
    both = sorted(pairs | {(b, a) for a, b in pairs})
    return pd.DataFrame(both, columns=["area_code", "neighbour"])
