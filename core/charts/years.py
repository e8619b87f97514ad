"""Years across, values up: what a place's line in the band of its peers is drawn with."""

from collections.abc import Sequence
from math import ceil
from typing import Any

import altair as alt

from core.charts.theme import AXIS, BAND, KEY, LETTERS, TICK, axis_decimals, number_format
from core.stats.finding import Finding
from core.stats.points import Point
from core.text import table

GAP: dict[str, Any] = {"aria": False, "invalid": "break-paths-show-domains"}


def axes(steps: int) -> tuple[alt.X, alt.Y]:
    """Years, and values with about so many steps."""
    ticks = alt.Axis(format="d", values=["$ticks"], grid=False, labelFontSize=LETTERS)
    x = alt.X("year:Q", title=None, axis=ticks, scale=alt.Scale(domain=["$span"], nice=False))
    y = alt.Y(
        "value:Q",
        title="$unit",
        scale=alt.Scale(domain=["$domain"], nice=False, zero=False),
        axis=alt.Axis(format="$form", tickCount=steps, **AXIS),
    )
    return x, y


def around(years: alt.Chart, opacity: float = 1.0, dash: Sequence[int] = ()) -> list[alt.Chart]:
    """The peers' middle half, the place's own margin, the peers' median."""
    return [
        years.mark_area(color=BAND, opacity=opacity, **GAP).encode(
            y=alt.Y("peer_low:Q", title="$unit"), y2="peer_high:Q"
        ),
        years.mark_area(color=KEY, opacity=0.13, **GAP).encode(
            y=alt.Y("low:Q", title="$unit"), y2="high:Q"
        ),
        years.mark_line(color=TICK, strokeWidth=1.6, strokeDash=list(dash), **GAP).encode(
            y=alt.Y("peer_median:Q", title="$unit")
        ),
    ]


def tip() -> list[alt.Tooltip]:
    """What a year says when it is touched."""
    return [
        alt.Tooltip("year:Q", title="", format="d"),
        alt.Tooltip("value:Q", title="$unit", format="$form"),
        alt.Tooltip("peer_median:Q", title="$median", format="$form"),
    ]


def filled(one: Finding, language: str, low: float, high: float, most: int) -> dict[str, Any]:
    """What the marks of `axes` and `tip` stand for, between two values, `most` years named."""
    years = sorted({point.year for point in one.points})
    return {
        "ticks": _shown(years, most),
        "span": [years[0], years[-1]],
        "domain": [low, high],
        "unit": one.unit.of(language),
        "form": number_format(axis_decimals(one.decimals, high - low)),
        "median": table("finding", language)["key_median"],
        "says": one.told.of(language),
    }


def _shown(years: Sequence[int], most: int) -> list[int]:
    """Every so many years, with the first and the last; of many years round ones."""
    if years[-1] - years[0] > 20:
        return [year for year in range(years[0], years[-1] + 1) if year % 10 == 0]
    step = max(1, ceil((years[-1] - years[0]) / (most - 1)))
    found = list(range(years[0], years[-1] - step // 2, step))
    return [*[year for year in found if year != years[-1]], years[-1]]


def domain(
    points: Sequence[Point], more: Sequence[float] = (), *, zero: bool = False
) -> tuple[float, float]:
    """All that is drawn, with a little air; where all is alike, air alone.

    Args:
        more: values that are drawn beside the points.
        zero: from nothing on, as a share of a beginning is seen.
    """
    names = ("value", "low", "high", "peer_low", "peer_median", "peer_high")
    every = [
        value for point in points for name in names if (value := getattr(point, name)) is not None
    ]
    every += more
    low, high = min(every), max(every)
    air = (high - low) * 0.07 or abs(high) * 0.1 or 1.0
    if zero and low >= 0:
        return 0.0, high + air
    return max(low - air, 0.0) if low >= 0 else low - air, high + air
