"""Delta-coded lines of a topology: as points, on another grid, with fewer points."""

from math import hypot
from typing import Any

Point = tuple[int, int]
GRID = 3
"""The fine grid is three times as wide as in the file: about 25 m."""


def points_of(line: list[list[int]], arc: int) -> list[Point]:
    """The points of a delta-coded line; from its end if the arc's number is negative."""
    x = y = 0
    points = []
    for dx, dy in line:
        x, y = x + dx, y + dy
        points.append((x, y))
    return points if arc >= 0 else points[::-1]


def wider(arc: list[list[int]]) -> list[Point]:
    """The points of a delta-coded arc, on the wider grid, none twice in a row."""
    x = y = 0
    line: list[Point] = []
    for dx, dy in arc:
        x, y = x + dx, y + dy
        point = (round(x / GRID), round(y / GRID))
        if line[-1:] != [point]:
            line.append(point)
    return line


def simple(line: list[Point], tolerance: float) -> list[Point]:
    """Douglas and Peucker's line: no point lies further than `tolerance` beside it.

    What would no longer be a ring stays as it is.
    """
    keep, parts = {0, len(line) - 1}, [(0, len(line) - 1)]
    while parts:
        first, last = parts.pop()
        far, at = max(
            ((_beside(line[n], line[first], line[last]), n) for n in range(first + 1, last)),
            default=(0.0, 0),
        )
        if far > tolerance:
            keep.add(at)
            parts += [(first, at), (at, last)]
    if len(keep) < 4 and line[0] == line[-1]:
        return line
    return [line[n] for n in sorted(keep)]


def _beside(point: Point, start: Point, end: Point) -> float:
    (x, y), (ax, ay) = (
        (end[0] - start[0], end[1] - start[1]),
        (point[0] - start[0], point[1] - start[1]),
    )
    length = hypot(x, y)
    return abs(x * ay - y * ax) / length if length else hypot(ax, ay)


def steps(line: list[Point]) -> list[list[int]]:
    """Delta-coded again."""
    before = [(0, 0), *line[:-1]]
    return [[x - px, y - py] for (x, y), (px, py) in zip(line, before, strict=True)]


def regridded(line: list[list[int]], old: Any, new: Any) -> list[list[int]]:
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
