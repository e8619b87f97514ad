"""A small picture of the country that tells which part of it a map shows."""

from collections.abc import Collection
from functools import lru_cache
from itertools import pairwise

from core.charts.extent import size
from core.charts.islands import frames, nearer
from core.charts.theme import KEY, TICK
from core.charts.topology import OBJECT, Box, Topology, box, ring

WIDE = 300
"""Twice as wide as it is shown."""
APART = 4
"""From one corner to the next at least."""
SEEN, REST = KEY, "#b9c2d0"


@lru_cache(maxsize=64)
def inset(prefectures: frozenset[str]) -> str:
    """The country as SVG, 沖縄 and 小笠原 in frames, municipalities of some prefectures in blue.

    Args:
        prefectures: their two digits.
    """
    topology = nearer(country=True)
    shapes = topology["objects"][OBJECT]["geometries"]
    every = frozenset(shape["id"] for shape in shapes)
    whole = box(topology, every)
    assert whole is not None
    across, up = size(whole)
    high = round(WIDE * up / across)
    seen = {code for code in every if code[:2] in prefectures}
    paths = [
        f'<path d="{_path(topology, codes, whole, high)}" fill="{colour}"/>'
        for codes, colour in ((every - seen, REST), (seen, SEEN))
    ]
    lines = "".join(_frame(one, whole, high) for one in frames(every, country=True))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDE} {high}" '
        f'width="{WIDE // 2}" height="{high // 2}">{"".join(paths)}{lines}</svg>'
    )


def _at(lon: float, lat: float, whole: Box, high: int) -> tuple[int, int]:
    west, south, east, north = whole
    across = round(WIDE * (lon - west) / (east - west))
    return across, round(high * (north - lat) / (north - south))


def _frame(one: Box, whole: Box, high: int) -> str:
    (left, top), (right, bottom) = (
        _at(one[0], one[3], whole, high),
        _at(one[2], one[1], whole, high),
    )
    return (
        f'<rect x="{left}" y="{top}" width="{right - left}" height="{bottom - top}" '
        f'fill="none" stroke="{TICK}" stroke-width="1"/>'
    )


def _path(topology: Topology, codes: Collection[str], whole: Box, high: int) -> str:
    """Every ring that can be seen at this size, its points where they differ."""
    rings = [
        ring(topology, arcs)
        for shape in topology["objects"][OBJECT]["geometries"]
        if shape["id"] in codes
        for edges in shape["arcs"]
        for arcs in edges
    ]
    parts = []
    for corners in rings:
        points: list[tuple[int, int]] = []
        for lon, lat in corners:
            at = _at(lon, lat, whole, high)
            if not points or abs(at[0] - points[-1][0]) + abs(at[1] - points[-1][1]) >= APART:
                points.append(at)
        if len(points) > 2:
            steps = pairwise(points)
            moved = "".join(f"{to[0] - at[0]},{to[1] - at[1]} " for at, to in steps)
            parts.append(f"M{points[0][0]},{points[0][1]}l{moved}z")
    return "".join(parts)
