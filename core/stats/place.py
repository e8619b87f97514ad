"""Where a value lies among its peers."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from core.stats.cube import Numbers

FEWEST = 3
"""Peers with a value below whom there is no middle half."""


@dataclass(frozen=True)
class Place:
    """Quartiles of the peers that have a value; None where fewer than three have one.

    Attributes:
        percentile: share of peers below the value, equals counting half; 0–100.
        values: of the peers, ascending.
    """

    median: float | None
    low: float | None
    high: float | None
    percentile: float | None
    values: tuple[float, ...]

    @classmethod
    def among(cls, peers: Numbers, value: float | None) -> "Place":
        """`peers`: their values in any order, NaN where missing."""
        listed = ascending(peers)
        if len(listed) < FEWEST:
            return cls(None, None, None, None, listed)
        low, median, high = quartiles(listed)
        percentile = None
        if value is not None:
            below = bisect_left(listed, value) + bisect_right(listed, value)
            percentile = below * 50 / len(listed)
        return cls(median, low, high, percentile, listed)


def ascending(peers: Numbers) -> tuple[float, ...]:
    """Those that have a value, the smallest first."""
    return tuple(np.sort(peers[~np.isnan(peers)]).tolist())


def quartiles(known: Sequence[float]) -> tuple[float, float, float]:
    """Of ascending numbers, in proportion between neighbours: what `numpy.quantile` answers, which
    takes longer for three of them than all else that is read of a figure."""
    last = len(known) - 1
    low, median, high = (_between(known, last * share) for share in (0.25, 0.5, 0.75))
    return low, median, high


def _between(known: Sequence[float], at: float) -> float:
    first, share = int(at), at % 1
    if not share:
        return known[first]
    below, above = known[first], known[first + 1]
    apart = above - below
    return below + apart * share if share < 0.5 else above - apart * (1 - share)
