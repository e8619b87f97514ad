"""Where a value lies among its peers."""

from dataclasses import dataclass

import numpy as np

from core.stats.cube import Numbers


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
        known = np.sort(peers[~np.isnan(peers)])
        listed = tuple(float(v) for v in known)
        if len(known) < 3:
            return cls(None, None, None, None, listed)
        low, median, high = (float(v) for v in np.quantile(known, (0.25, 0.5, 0.75)))
        percentile = None
        if value is not None:
            below = np.searchsorted(known, value, "left") + np.searchsorted(known, value, "right")
            percentile = float(below) * 50 / len(known)
        return cls(median, low, high, percentile, listed)
