"""What a map spans, and which of its places are too small to be seen."""

from functools import cache
from math import cos, radians

from core.charts.islands import frames, nearer
from core.charts.topology import Box, box

DOT = 0.0045
"""Share of a map's longer side below which a place is drawn as a dot, to be seen at all."""


@cache
def extent(codes: frozenset[str], country: bool) -> tuple[list[Box], Box]:
    """Frames of a map, and what all of it spans; kept, as it takes longer than the rest."""
    framed = frames(codes, country)
    whole = box(nearer(country), codes)
    west, south, east, north = zip(*filter(None, [whole, *framed]), strict=True)
    return framed, (min(west), min(south), max(east), max(north))


@cache
def tiny(codes: frozenset[str], country: bool) -> dict[str, dict[str, float]]:
    """Places too small to be seen in a map of all of them, and where they lie."""
    topology, (_, whole) = nearer(country), extent(codes, country)
    limit = DOT * side(whole)
    boxes = {code: box(topology, {code}) for code in codes}
    return {c: centre(one) for c, one in boxes.items() if one and side(one) < limit}


def size(area: Box) -> tuple[float, float]:
    """Width and height, in degrees of a meridian."""
    west, south, east, north = area
    return (east - west) * cos(radians((south + north) / 2)), north - south


def side(area: Box) -> float:
    return max(size(area))


def centre(area: Box) -> dict[str, float]:
    return {"lon": (area[0] + area[2]) / 2, "lat": (area[1] + area[3]) / 2}
