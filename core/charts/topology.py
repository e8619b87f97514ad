"""The packaged boundaries, and the part of them that a map needs."""

import json
from collections.abc import Collection, Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from core.config import config

Topology = dict[str, Any]
OBJECT = "areas"


@cache
def boundaries(fine: bool) -> Topology:
    """All municipalities as TopoJSON, object `areas`, each shape's id its area code.

    Args:
        fine: for prefectures; else for the country.
    """
    name = "areas_fine.topojson" if fine else "areas.topojson"
    path = Path(config().stats_path).with_name(name)
    read: Topology = json.loads(path.read_text(encoding="utf-8"))
    return read


def part(
    topology: Topology, codes: Collection[str], properties: Mapping[str, dict[str, Any]]
) -> Topology:
    """A topology of some shapes with only their arcs, `properties` by code in each."""
    arcs: list[Any] = []
    number: dict[int, int] = {}

    def taken(arc: int) -> int:
        at = arc if arc >= 0 else ~arc
        if at not in number:
            number[at] = len(arcs)
            arcs.append(topology["arcs"][at])
        return number[at] if arc >= 0 else ~number[at]

    shapes = [
        {
            "type": shape["type"],
            "properties": properties.get(shape["id"], {}),
            "arcs": [[[taken(arc) for arc in ring] for ring in rings] for rings in shape["arcs"]],
        }
        for shape in topology["objects"][OBJECT]["geometries"]
        if shape["id"] in codes
    ]
    collection = {"type": "GeometryCollection", "geometries": shapes}
    return {**topology, "arcs": arcs, "objects": {OBJECT: collection}}


Box = tuple[float, float, float, float]
"""West, south, east, north, in degrees."""


def box(topology: Topology, codes: Collection[str]) -> Box | None:
    """What some shapes span; None without shapes."""
    points = [point for arc in arcs_of(topology, codes) for point in corners(topology, arc)]
    if not points:
        return None
    lons, lats = zip(*points, strict=True)
    return min(lons), min(lats), max(lons), max(lats)


def arcs_of(topology: Topology, codes: Collection[str]) -> set[int]:
    """Numbers of the arcs that some shapes are made of."""
    return {
        arc if arc >= 0 else ~arc
        for shape in topology["objects"][OBJECT]["geometries"]
        if shape["id"] in codes
        for rings in shape["arcs"]
        for ring in rings
        for arc in ring
    }


def ring(topology: Topology, arcs: Iterable[int]) -> list[tuple[float, float]]:
    """Corners of a whole ring, arc after arc; one that is told as ~n runs backwards."""
    points: list[tuple[float, float]] = []
    for arc in arcs:
        found = corners(topology, arc if arc >= 0 else ~arc)
        points += found if arc >= 0 else found[::-1]
    return points


def corners(topology: Topology, arc: int) -> list[tuple[float, float]]:
    """The ends and corners of an arc, its steps added up, in degrees."""
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    x = y = 0
    points = []
    for dx, dy in topology["arcs"][arc]:
        x, y = x + dx, y + dy
        points.append((x * sx + tx, y * sy + ty))
    return points
