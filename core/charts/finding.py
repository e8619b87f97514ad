"""A finding drawn: a place over the years in the band of its peers, or one dot among theirs.

Names stand right of the last year, outside of what is drawn, so that they cover nothing. One
spec serves pages, pictures, slides and phones; `narrow` is a phone's.
"""

from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from math import ceil
from typing import Any

import altair as alt

from core.charts.dots import dots
from core.charts.template import Spec, Template
from core.charts.theme import (
    BAND,
    KEY,
    LETTERS,
    TICK,
    axis_decimals,
    layered,
    number_format,
    themed,
)
from core.stats.finding import Finding
from core.stats.points import Point
from core.stats.sentence import english_name, plain
from core.text import table

HEIGHT = 190
TALL = 230
"""On a phone, where the chart has the whole width for itself."""
WIDE = 6
"""Years at an axis that is as wide as a page; a phone's has fewer."""
LINE = 21
"""From one name at the end of a line to the next, in points."""
GAP: dict[str, Any] = {"aria": False, "invalid": "break-paths-show-domains"}


def drawn(
    one: Finding, language: str = "ja", *, narrow: bool = False, height: int = 0
) -> Spec | None:
    """The finding's chart; None where there is nothing to draw. `height` in points, 0: as usual."""
    if one.form == "none":
        return None
    height = height or (TALL if narrow else HEIGHT)
    if one.form == "course":
        spec = _course(one, language, height, 4 if narrow else WIDE)
    else:
        spec = dots(one, language, height)
    return spec | {"padding": {"left": 10, "right": 14, "top": 12, "bottom": 4}}


def own_name(one: Finding, language: str) -> str:
    return english_name(one.figure) if language == "en" else one.figure.area_name


def _names(ends: alt.Chart) -> list[alt.Chart]:
    """The names right of the lines' ends; the place's own in its colour."""
    form: dict[str, Any] = {"aria": False, "align": "left", "dx": 9, "clip": False}
    own = "datum.own"
    return [
        ends.transform_filter(own).mark_text(
            **form, fontSize=LETTERS, fontWeight="bold", color=KEY
        ),
        ends.transform_filter(f"!{own}").mark_text(**form, fontSize=LETTERS, color=TICK),
    ]


@cache
def _course_template(height: int) -> Template:
    ticks = alt.Axis(format="d", values=["$ticks"], grid=False, labelFontSize=LETTERS)
    x = alt.X("year:Q", title=None, axis=ticks, scale=alt.Scale(domain=["$span"], nice=False))
    y = alt.Y(
        "value:Q",
        title="$unit",
        scale=alt.Scale(domain=["$domain"], nice=False, zero=False),
        axis=alt.Axis(
            format="$form",
            tickCount=4,
            labelFontSize=LETTERS,
            titleFontSize=LETTERS,
            titleFontWeight="normal",
        ),
    )
    layers: list[alt.Chart] = []
    for name, band, dash in (("known", 1.0, []), ("ahead", 0.5, [7, 5])):
        years = alt.Chart(alt.NamedData(name)).encode(x=x)
        layers += [
            years.mark_area(color=BAND, opacity=band, **GAP).encode(
                y=alt.Y("peer_low:Q", title="$unit"), y2="peer_high:Q"
            ),
            years.mark_area(color=KEY, opacity=0.13, **GAP).encode(
                y=alt.Y("low:Q", title="$unit"), y2="high:Q"
            ),
            years.mark_line(color=TICK, strokeWidth=1.6, strokeDash=dash, **GAP).encode(
                y=alt.Y("peer_median:Q", title="$unit")
            ),
            years.mark_line(color=KEY, strokeWidth=3.5, strokeDash=dash, **GAP).encode(y=y),
        ]
        edge: dict[str, Any] = {"color": KEY, "strokeWidth": 1, "strokeDash": [2, 3], **GAP}
        layers += [
            years.mark_line(**edge, opacity=0.6).encode(y=alt.Y(f"{side}:Q", title="$unit"))
            for side in ("low", "high")
        ]
    known = alt.Chart(alt.NamedData("known")).encode(x=x, y=y)
    tip = [
        alt.Tooltip("year:Q", title="", format="d"),
        alt.Tooltip("value:Q", title="$unit", format="$form"),
        alt.Tooltip("peer_median:Q", title="$median", format="$form"),
    ]
    last = alt.Chart(alt.NamedData("last")).encode(x=x, y=y)
    ends = alt.Chart(alt.NamedData("ends")).encode(x=x, y=y, text="text:N")
    layers += [
        known.mark_point(aria=False, color=KEY, filled=True, size=30, opacity=1).encode(
            tooltip=tip
        ),
        last.mark_point(aria=False, fill=KEY, stroke="white", strokeWidth=2, size=110, opacity=1),
        *_names(ends),
    ]
    return Template(themed(layered(*layers).properties(height=height, description="$says")))


def _course(one: Finding, language: str, height: int, ticks: int) -> Spec:
    points = one.points
    known = [point for point in points if not point.ahead]
    ahead = [point for point in points if point.ahead]
    years = sorted({point.year for point in points})
    low, high = domain(points, zero=one.label.ja != "")
    words = table("finding", language)
    last = [point for point in points if point.value is not None][-1:]
    return _course_template(height).fill(
        {
            "known": list(map(vars, known)),
            "ahead": list(map(vars, ahead)),
            "last": list(map(vars, last)),
            "ends": _ends(one, language, (high - low) * LINE / height, narrow=ticks < WIDE),
        },
        ticks=years_shown(years, ticks),
        span=[years[0], years[-1]],
        domain=[low, high],
        unit=one.unit.of(language),
        form=number_format(axis_decimals(one.decimals, high - low)),
        median=words["key_median"],
        says=one.told.of(language),
    )


def years_shown(years: Sequence[int], most: int) -> list[int]:
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
    floor = 0.0 if low >= 0 else low - air
    return max(low - air, floor) if low >= 0 else floor, high + air


def _ends(
    one: Finding, language: str, apart: float, *, narrow: bool = False
) -> list[dict[str, Any]]:
    """Names and newest values, moved apart where two would lie on each other; `narrow`: what says
    itself stands there without the place's name, which its colour tells."""
    words = table("finding", language)
    last = [point for point in one.points if point.value is not None][-1]
    said = one.label.of(language)
    if not (narrow and said):
        said = f"{own_name(one, language)} {said or plain(last.value or 0.0, one.decimals)}"
    rows: list[dict[str, Any]] = [{"own": True, "value": last.value, "text": said}]
    if last.peer_median is not None:
        told = words["label_median"].format(value=plain(last.peer_median, one.decimals))
        text = one.middle.of(language) or told
        rows.append({"own": False, "value": last.peer_median, "text": text})
    rows = [row | {"year": last.year} for row in rows]
    rows.sort(key=lambda row: -float(row["value"]))
    for above, row in pairwise(rows):
        middle = (above["value"] + row["value"]) / 2
        if above["value"] - row["value"] < apart:
            above["value"], row["value"] = middle + apart / 2, middle - apart / 2
    return rows
