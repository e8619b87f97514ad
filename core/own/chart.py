"""Answers and counted figures of one field on one scale of 0–100."""

import math
import re
from textwrap import wrap

import altair as alt
import pandas as pd

from core.charts.theme import KEY, TICK, themed
from core.own.gap import Gap
from core.units import plain

ROW, AXIS = 32, 40
TWO_LINES = (
    "length(split(datum.value, '\\n')) > 2"
    " ? [split(datum.value, '\\n')[0], split(datum.value, '\\n')[1] + '…']"
    " : split(datum.value, '\\n')"
)
"""Names stand in full above the chart."""
WIDE_LINE, LATIN_LINE = 11, 20
"""Letters of a name beside the chart before it goes on in the next line."""


def gap_chart(found: list[Gap], language: str = "ja") -> alt.LayerChart:
    """Blue dots with lines: answers, their range of chance; grey diamonds: places among peers.

    Shapes differ, so the chart reads without colour; what they are stands above it as text.
    """
    rows = pd.DataFrame(_rows(found, language))
    rows["label"] = ["\n".join(_lines(name)) for name in rows["name"]]
    axis = alt.Axis(values=[0, 25, 50, 75, 100], title=None)
    x = alt.X("value:Q", scale=alt.Scale(domain=[0, 100]), axis=axis)
    names = alt.Axis(
        labelLimit=170,
        labelPadding=10,
        labelExpr=TWO_LINES,
        labelBaseline={
            "condition": {"test": "indexof(datum.value, '\\n') >= 0", "value": "bottom"},
            "value": "middle",
        },
        ticks=False,
        domain=False,
        title=None,
        labelOverlap=False,
    )
    y = alt.Y("label:N", sort=None, axis=names)
    base = alt.Chart(rows).encode(y=y, tooltip=["name:N", alt.Tooltip("value:Q", format=".0f")])
    half = alt.Chart(pd.DataFrame([{"at": 50}])).mark_rule(color=TICK, strokeDash=[3, 3])
    chance = base.mark_rule(color=KEY, strokeWidth=2).encode(x="low:Q", x2="high:Q")
    dots = base.mark_point(filled=True, size=130, opacity=1).encode(
        x=x,
        color=alt.Color("side:N", scale=_sides(KEY, TICK), legend=None),
        shape=alt.Shape("side:N", scale=_sides("circle", "diamond"), legend=None),
    )
    layered = half.encode(x="at:Q") + chance + dots
    named = zip(rows["name"], rows["value"].tolist(), strict=True)
    words = "; ".join(f"{name} {plain(value, 0)}" for name, value in named)
    return themed(layered.properties(height=ROW * len(rows) + AXIS, description=words))


def _lines(name: str) -> list[str]:
    """A long name in lines; what is in brackets begins a new one."""
    most = LATIN_LINE if name.isascii() else WIDE_LINE
    if len(name) <= most:
        return [name]
    return [line for part in re.split("(?=（)", name) for line in _even(part, most)]


def _even(part: str, most: int) -> list[str]:
    """Lines of about the same length: no single letter in the last one."""
    if " " in part:
        return wrap(part, most)
    return wrap(part, math.ceil(len(part) / math.ceil(len(part) / most))) if part else []


def _sides(answers: str, counted: str) -> alt.Scale:
    return alt.Scale(domain=["answers", "counted"], range=[answers, counted])


def _rows(found: list[Gap], language: str) -> list[dict[str, object]]:
    answers: list[dict[str, object]] = [
        {"name": one.series.name, "value": one.score, "side": "answers", "low": one.low,
         "high": one.high}
        for one in found
    ]  # fmt: skip
    counted: list[dict[str, object]] = [
        {"name": one.figure.title.of(language), "value": one.figure.peer_percentile,
         "side": "counted", "low": None, "high": None}
        for one in found[0].objectives
    ]  # fmt: skip
    return [*answers, *counted]
