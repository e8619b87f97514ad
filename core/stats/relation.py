"""Two indicators over the same peers: how they go together, with its uncertainty."""

from dataclasses import dataclass
from math import atanh, sqrt, tanh

import numpy as np

from core.bilingual import NOTHING, Bilingual, said
from core.stats.catalog import INDICATORS
from core.stats.figure import Figure, figure
from core.stats.package import Package
from core.stats.peers import PeerSet
from core.stats.sentence import degree, plain
from core.stats.series import peer_values

FEWEST = 10
"""Places below which nothing is said of a relation."""


@dataclass(frozen=True)
class Pair:
    """A peer, its name in both languages, and its two values, each in its indicator's unit."""

    name: Bilingual
    first: float
    second: float


@dataclass(frozen=True)
class Relation:
    """Attributes:
    rho: Spearman's rank correlation over peers and place; None for too few.
    low, high: its 95 % interval (Fisher, with Bonett and Wright's variance).
    """

    first: Figure
    second: Figure
    peers: tuple[Pair, ...]
    rho: float | None
    low: float | None
    high: float | None
    sentence: Bilingual


def relation(
    package: Package, first_id: str, second_id: str, area_code: str, peer_set: PeerSet
) -> Relation:
    """Both indicators of the peers that have both values.

    Raises:
        KeyError: an unknown indicator. Refused: an unknown area.
    """
    first = figure(package, first_id, area_code, peer_set)
    second = figure(package, second_id, area_code, peer_set)
    a, b = (peer_values(package, name, area_code, peer_set) for name in (first_id, second_id))
    pairs = tuple(
        Pair(package.area(code).named, a[code], b[code])
        for code in peer_set.area_codes
        if code in a and code in b
    )
    points = [(p.first, p.second) for p in pairs]
    if first.value is not None and second.value is not None:
        points.append((first.value, second.value))
    rho, low, high = spearman(points)
    return Relation(
        first, second, pairs, rho, low, high, _says(first, second, points, rho, low, high)
    )


def spearman(
    points: list[tuple[float, float]],
) -> tuple[float | None, float | None, float | None]:
    """Rank correlation and its 95 % interval; three times None for fewer than ten points."""
    n = len(points)
    if n < FEWEST:
        return None, None, None
    a, b = (_ranks(np.array(column)) for column in zip(*points, strict=True))
    if a.std() == 0 or b.std() == 0:
        return None, None, None
    rho = float(np.corrcoef(a, b)[0, 1])
    inside = max(-0.999999, min(0.999999, rho))
    width = 1.96 * sqrt((1 + inside**2 / 2) / (n - 3))
    return rho, tanh(atanh(inside) - width), tanh(atanh(inside) + width)


def _ranks(values: np.ndarray) -> np.ndarray:
    """Ranks from 0, ties sharing their mean."""
    ordered = np.sort(values)
    return (np.searchsorted(ordered, values) + np.searchsorted(ordered, values, "right") - 1) / 2


def _says(
    first: Figure,
    second: Figure,
    points: list[tuple[float, float]],
    rho: float | None,
    low: float | None,
    high: float | None,
) -> Bilingual:
    n, a, b = len(points), first.title, second.title
    if rho is None or low is None or high is None:
        return said("relation.few", a=a, b=b, n=n)
    r, least, most = (plain(one, 2) for one in (rho, low, high))
    width = said("relation.width", n=n, r=r, low=least, high=most)
    if low <= 0 <= high:
        return said("relation.unclear", a=a, b=b, width=width)
    more = Bilingual(degree(a.ja, first.unit.ja)[0], "higher")
    high_ja, low_ja = degree(b.ja, second.unit.ja)
    also = Bilingual(f"も{high_ja}", "higher") if rho > 0 else Bilingual(f"は{low_ja}", "lower")
    size = _size(first, second)
    return said("relation.clear", a=a, more=more, b=b, also=also, width=width, size=size)


def _size(first: Figure, second: Figure) -> Bilingual:
    """Two numbers that both grow with a place go together whatever else is true."""
    if not all(INDICATORS[one.indicator_id].depends_on_size for one in (first, second)):
        return NOTHING
    return said("relation.size")
