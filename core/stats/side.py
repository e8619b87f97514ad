"""On which side of its peers a figure lies, and whether that is the better one."""

from dataclasses import dataclass
from typing import Literal

from core.stats.catalog import INDICATORS
from core.stats.figure import Figure

Side = Literal["above", "within", "below"]
QUARTER = 25.0


@dataclass(frozen=True)
class Objective:
    """A counted figure and where it lies among its peers.

    Attributes:
        good: whether that side is the better one; None where neither is.
    """

    figure: Figure
    side: Side
    good: bool | None


def objective(figure: Figure) -> Objective | None:
    """None where the place among peers is unknown, or says only how large the place is."""
    indicator = INDICATORS.get(figure.indicator_id)
    if indicator is None or indicator.depends_on_size:
        return None
    if figure.value is None or figure.peer_percentile is None or figure.peer_median is None:
        return None
    side = _side(figure, figure.peer_percentile, figure.peer_median)
    if side == "within" or indicator.better is None:
        return Objective(figure, side, None)
    return Objective(figure, side, (side == "above") == (indicator.better == "higher"))


def _side(figure: Figure, percentile: float, median: float) -> Side:
    """Above or below only in an outer quarter, and further than chance from the median."""
    if figure.low is not None and figure.high is not None and figure.low <= median <= figure.high:
        return "within"
    if percentile >= 100 - QUARTER:
        return "above"
    return "below" if percentile <= QUARTER else "within"
