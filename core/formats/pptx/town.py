"""A municipality among its neighbours as shapes that can be coloured and moved."""

from collections.abc import Iterator, Sequence
from math import cos, radians
from typing import Any

from pptx.enum.shapes import MSO_SHAPE
from pptx.util import Inches, Pt

from core import palette
from core.charts.topology import OBJECT, boundaries, box, corners, ring
from core.formats.pptx.shapes import Box, rgb

SEA, LAND, EDGE = "#d3dff7", "#f3f6fb", "#c9d6f2"
AROUND, NEAR = 0.5, 0.15
"""What is shown around the place, in parts of its own size; around a prefecture."""
Point = tuple[float, float]
MOST = 160
"""Corners of a ring; of more every second, third … is taken."""


def town(slide: Any, places: Sequence[str], frame: Box) -> bool:
    """Draw it into `frame`, several that meet together; whether there are boundaries of them."""
    topology = boundaries(True)
    shapes = topology["objects"][OBJECT]["geometries"]
    whole = any(one.endswith("000") for one in places)  # a prefecture is its municipalities
    named = tuple(one[:2] if one.endswith("000") else one for one in places)
    mine = {one["id"] for one in shapes if one["id"].startswith(named)}
    own = box(topology, mine)
    if own is None:
        return False
    west, south, east, north = own
    square = cos(radians((south + north) / 2))
    side = max((east - west) * square, north - south) * (1 + (NEAR if whole else AROUND))
    left, top, width, height = frame
    scale = min(width, height) / side
    x0, y0 = (west + east) / 2, (south + north) / 2

    def placed(point: Point) -> Point:
        x = left + width / 2 + (point[0] - x0) * square * scale
        return x, top + height / 2 - (point[1] - y0) * scale

    sea = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, *map(Inches, frame))
    _coloured(sea, SEA, SEA)
    for shape in sorted(shapes, key=lambda one: one["id"] in mine):
        x, y = placed(_first(topology, shape))
        if abs(x - left - width / 2) < 2 * width and abs(y - top - height / 2) < 2 * height:
            colour = palette.KEY if shape["id"] in mine else LAND
            _draw(slide, [*_rings(topology, shape)], placed, frame, colour)
    return True


def _first(topology: dict[str, Any], shape: dict[str, Any]) -> Point:
    """A corner of a shape, near enough to tell whether it may be in sight."""
    arc = shape["arcs"][0][0][0]
    return corners(topology, arc if arc >= 0 else ~arc)[0]


def _rings(topology: dict[str, Any], shape: dict[str, Any]) -> Iterator[list[Point]]:
    """The outer edge of every part, in degrees."""
    polygons = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
    for polygon in polygons:
        yield ring(topology, polygon[0])


def _draw(slide: Any, rings: list[list[Point]], placed: Any, frame: Box, colour: str) -> None:
    """Each part as a shape of its own, cut to the frame."""
    left, top, width, height = frame
    for edge in rings:
        points = _cut([placed(point) for point in edge[:: 1 + len(edge) // MOST]],
                      (left, top, left + width, top + height))  # fmt: skip
        if len(points) < 3:
            continue
        inches = [(int(x * 914400), int(y * 914400)) for x, y in points]
        builder = slide.shapes.build_freeform(*inches[0], scale=1.0)
        builder.add_line_segments(inches[1:], close=True)
        shape = builder.convert_to_shape()
        _coloured(shape, colour, EDGE)


def _coloured(shape: Any, ground: str, edge: str) -> None:
    shape.fill.solid()
    shape.fill.fore_color.rgb = rgb(ground)
    shape.line.color.rgb, shape.line.width = rgb(edge), Pt(0.75)
    shape.shadow.inherit = False


def _cut(points: list[Point], edges: Box) -> list[Point]:
    """What of a ring lies within the edges (Sutherland–Hodgman)."""
    for axis, at, sign in (
        (0, edges[0], 1),
        (1, edges[1], 1),
        (0, edges[2], -1),
        (1, edges[3], -1),
    ):
        found: list[Point] = []
        for before, after in zip([points[-1], *points[:-1]], points, strict=True):
            inside, was = sign * (after[axis] - at) >= 0, sign * (before[axis] - at) >= 0
            if inside != was:
                share = (at - before[axis]) / (after[axis] - before[axis])
                found.append((before[0] + share * (after[0] - before[0]),
                              before[1] + share * (after[1] - before[1])))  # fmt: skip
            if inside:
                found.append(after)
        points = found
        if not points:
            break
    return points
