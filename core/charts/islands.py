"""Boundaries of prefectures, with islands far out at sea drawn nearer, in frames."""

from collections.abc import Collection
from functools import cache
from typing import Any

from core.charts.topology import Box, Topology, arcs_of, boundaries, box

Move = tuple[float, float]
"""Degrees to the east and to the north."""


def _together(codes: str, move: Move) -> dict[str, Move]:
    return dict.fromkeys(codes.split(), move)


FRAMES: tuple[dict[str, Move], ...] = (
    _together("47207 47214 47375 47381 47382", (3.3, -0.04)),  # 宮古・八重山
    _together("47357 47358", (-2.65, 0.5)),  # 大東
    _together("46222 46304 46523 46524 46525 46527 46529 46530 46531 46532 46533 46534 46535",
              (-0.75, 2.25)),  # トカラ・奄美
    {"13361": (-0.37, 0.58), "13362": (-0.15, 0.80), "13363": (-0.01, 0.92),
     "13364": (0.21, 1.11), "13381": (-0.04, 1.23), "13382": (-0.01, 1.445),
     "13401": (-0.02, 2.215), "13402": (0.13, 2.865)},  # 伊豆諸島, side by side
    _together("13421", (-2.13, 8.7)),  # 小笠原
)  # fmt: skip
"""The islands of 沖縄県, 鹿児島県 and 東京都 that would make all other places too small to see:
in each frame, the municipalities and how far they are moved."""
MARGIN = 0.04
"""Degrees between islands and their frame."""


SOUTH = (5.6, 15.2)
OGASAWARA = "13421"
"""1,000 km out at sea."""


@cache
def country_frames() -> tuple[dict[str, Move], ...]:
    """On the map of the country: 沖縄 and 奄美 in the north-west, 小笠原 nearer to the coast, so
    that all other places can be larger."""
    amami = set(FRAMES[2])
    south = {
        shape["id"]: SOUTH
        for shape in boundaries(False)["objects"]["areas"]["geometries"]
        if shape["id"].startswith("47") or shape["id"] in amami
    }
    return south, {OGASAWARA: (-0.6, 6.6)}


@cache
def nearer(country: bool = False) -> Topology:
    """The fine boundaries, islands moved; or the coarse ones of the country."""
    topology = boundaries(not country)
    arcs = list(topology["arcs"])
    (sx, sy) = topology["transform"]["scale"]
    for moves in country_frames() if country else FRAMES:
        for code, (east, north) in moves.items():
            for at in arcs_of(topology, {code}):
                (x, y), *rest = topology["arcs"][at]
                arcs[at] = [[x + round(east / sx), y + round(north / sy)], *rest]
    return topology | {"arcs": arcs}


def frames(codes: Collection[str], country: bool = False) -> list[Box]:
    """Around the moved islands among some municipalities."""
    moved = country_frames() if country else FRAMES
    boxes = (box(nearer(country), set(moves) & set(codes)) for moves in moved)
    margin = MARGIN * 5 if country else MARGIN
    return [
        (west - margin, south - margin, east + margin, north + margin)
        for west, south, east, north in filter(None, boxes)
    ]


def lines(boxes: Collection[Box]) -> list[dict[str, Any]]:
    """Boxes as GeoJSON lines."""
    return [
        {
            "type": "Feature",
            "geometry": {
                "type": "LineString",
                "coordinates": [[w, s], [e, s], [e, n], [w, n], [w, s]],
            },
        }
        for w, s, e, n in (tuple(round(one, 3) for one in each) for each in boxes)
    ]
