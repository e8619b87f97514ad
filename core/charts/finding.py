"""A finding drawn: a place over the years in the band of its peers, or one dot among theirs.

Names stand right of the last year, outside of what is drawn, so that they cover nothing. One
spec serves pages, pictures, slides and phones; `narrow` is a phone's.
"""

from functools import cache
from itertools import pairwise
from typing import Any

import altair as alt

from core.charts.dots import dots
from core.charts.template import Spec, Template
from core.charts.theme import KEY, LETTERS, TICK, layered, themed
from core.charts.years import GAP, around, axes, domain, filled, tip
from core.letters import ems
from core.stats.finding import Finding
from core.stats.sentence import english_name, plain
from core.text import table

HEIGHT = 190
TALL = 230
"""On a phone, where the chart has the whole width for itself."""
WIDE = 6
"""Years at an axis that is as wide as a page; a phone's has fewer."""
LONG = 5
"""Letters of full width of a name that would take a third of a phone's chart."""
LOW = 96
"""Beside another one, so that one screen of a desktop holds most of four."""
LINE = 21
"""From one name at the end of a line to the next, in points."""


def drawn(
    one: Finding,
    language: str = "ja",
    *,
    narrow: bool = False,
    height: int = 0,
    own: int = LETTERS,
) -> Spec | None:
    """The finding's chart; None where there is nothing to draw. `height` in points, 0: as usual;
    `own`: size of the place's name at its line."""
    if one.form == "none":
        return None
    height = height or (TALL if narrow else HEIGHT)
    if one.form == "course":
        spec = _course(one, language, height, 4 if narrow else WIDE, own)
    else:
        spec = dots(one, language, height, narrow=narrow)
    return spec | {
        "padding": {"left": 10, "right": 14, "top": 12 if height > LOW else 4, "bottom": 4}
    }


def own_name(one: Finding, language: str) -> str:
    return english_name(one.figure) if language == "en" else one.figure.area_name


def _names(ends: alt.Chart, size: int) -> list[alt.Chart]:
    """The names right of the lines' ends; the place's own in its colour and of this size."""
    form: dict[str, Any] = {"aria": False, "align": "left", "dx": 9, "clip": False}
    own = "datum.own"
    return [
        ends.transform_filter(own).mark_text(**form, fontSize=size, fontWeight="bold", color=KEY),
        ends.transform_filter(f"!{own}").mark_text(**form, fontSize=LETTERS, color=TICK),
    ]


@cache
def _course_template(height: int, own: int) -> Template:
    x, y = axes(4)
    layers: list[alt.Chart] = []
    for name, band, dash in (("known", 1.0, []), ("ahead", 0.5, [7, 5])):
        years = alt.Chart(alt.NamedData(name)).encode(x=x)
        layers += [
            *around(years, band, dash),
            years.mark_line(color=KEY, strokeWidth=3.5, strokeDash=dash, **GAP).encode(y=y),
        ]
        edge: dict[str, Any] = {"color": KEY, "strokeWidth": 1, "strokeDash": [2, 3], **GAP}
        layers += [
            years.mark_line(**edge, opacity=0.6).encode(y=alt.Y(f"{side}:Q", title="$unit"))
            for side in ("low", "high")
        ]
    known = alt.Chart(alt.NamedData("known")).encode(x=x, y=y)
    last = alt.Chart(alt.NamedData("last")).encode(x=x, y=y)
    ends = alt.Chart(alt.NamedData("ends")).encode(x=x, y=y, text="text:N")
    layers += [
        known.mark_point(aria=False, color=KEY, filled=True, size=30, opacity=1).encode(
            tooltip=tip()
        ),
        last.mark_point(aria=False, fill=KEY, stroke="white", strokeWidth=2, size=110, opacity=1),
        *_names(ends, own),
    ]
    return Template(themed(layered(*layers).properties(height=height, description="$says")))


def _course(one: Finding, language: str, height: int, ticks: int, own: int) -> Spec:
    points = one.points
    known = [point for point in points if not point.ahead]
    ahead = [point for point in points if point.ahead]
    low, high = domain(points, zero=one.label.ja != "")
    last = [point for point in points if point.value is not None][-1:]
    apart = (high - low) * (LINE + (own - LETTERS) / 2) / height
    return _course_template(height, own).fill(
        {
            "known": list(map(vars, known)),
            "ahead": list(map(vars, ahead)),
            "last": list(map(vars, last)),
            "ends": _ends(one, language, apart, narrow=ticks < WIDE),
        },
        **filled(one, language, low, high, ticks),
    )


def _ends(
    one: Finding, language: str, apart: float, *, narrow: bool = False
) -> list[dict[str, Any]]:
    """Names and newest values, moved apart where two would lie on each other; `narrow`: what says
    itself, and what has a long name, stands there without it: its colour tells whose it is."""
    words = table("finding", language)
    last = [point for point in one.points if point.value is not None][-1]
    said = one.label.of(language)
    name, value = own_name(one, language), said or plain(last.value or 0.0, one.decimals)
    if not (narrow and (said or ems(name) > LONG)):
        value = f"{name} {value}"
    rows: list[dict[str, Any]] = [{"own": True, "value": last.value, "text": value}]
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
