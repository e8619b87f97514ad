"""Municipal boundaries, and which municipalities touch."""

import json
from itertools import combinations
from pathlib import Path
from typing import Any

import pandas as pd

from data.builders import Table

Topology = dict[str, Any]
Shape = dict[str, Any]
COARSE, FINE = 0, 1
"""Simplified to 0.1 % (drawn) and to 1 % (for small islands, and for who touches whom)."""


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


def build(raw: Path, sources: Table, known: set[str]) -> tuple[Topology, pd.DataFrame]:
    """The boundaries to draw, and the pairs of neighbours (area_code, neighbour)."""
    coarse = read(raw, sources, known, COARSE)
    fine = read(raw, sources, known, FINE)
    kept = {shape["id"]: shape for shape in _shapes(coarse)}
    for shape in _shapes(fine):
        if shape["id"] not in kept:  # an island the simplification took away
            kept[shape["id"]] = _moved(shape, fine, coarse)
    coarse["objects"] = {"areas": _collection(kept)}
    return _used_arcs(coarse), neighbours(fine)


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
                coarse["arcs"].append(_regridded(line, fine["transform"], coarse["transform"]))
                number = len(coarse["arcs"]) - 1
                new.append(number if arc >= 0 else ~number)
            rings.append(new)
        polygons.append(rings)
    return shape | {"arcs": polygons}


def _regridded(line: list[list[int]], old: Any, new: Any) -> list[list[int]]:
    """Delta-coded points of one grid on another; TopoJSON's quantised arcs."""
    x = y = last_x = last_y = 0
    points = []
    for dx, dy in line:
        x, y = x + dx, y + dy
        at_x = round((x * old["scale"][0] + old["translate"][0] - new["translate"][0])
                     / new["scale"][0])  # fmt: skip
        at_y = round((y * old["scale"][1] + old["translate"][1] - new["translate"][1])
                     / new["scale"][1])  # fmt: skip
        points.append([at_x - last_x, at_y - last_y])
        last_x, last_y = at_x, at_y
    return points


def _arcs(shape: Shape) -> set[int]:
    return {a if a >= 0 else ~a for polygon in shape["arcs"] for ring in polygon for a in ring}


def _used_arcs(topology: Topology) -> Topology:
    """Without the arcs no shape uses, renumbered."""
    shapes = _shapes(topology)
    used = sorted(set().union(*map(_arcs, shapes)))
    new = {old: at for at, old in enumerate(used)}
    for shape in shapes:
        shape["arcs"] = [
            [[new[a] if a >= 0 else ~new[~a] for a in ring] for ring in polygon]
            for polygon in shape["arcs"]
        ]
    return topology | {"arcs": [topology["arcs"][old] for old in used]}


def neighbours(topology: Topology) -> pd.DataFrame:
    """Pairs of municipalities that share a border: area_code, neighbour; both directions."""
    owners: dict[int, set[str]] = {}
    for shape in _shapes(topology):
        for arc in _arcs(shape):
            owners.setdefault(arc, set()).add(shape["id"])
    pairs = {pair for codes in owners.values() for pair in combinations(sorted(codes), 2)}
    both = sorted(pairs | {(b, a) for a, b in pairs})
    return pd.DataFrame(both, columns=["area_code", "neighbour"])
