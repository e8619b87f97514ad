"""A finding of one year: every peer a dot, stacked where values are alike, and the place above."""

from collections.abc import Sequence
from functools import cache
from typing import Any

import altair as alt

from core.charts.template import Spec, Template
from core.charts.theme import (
    AXIS,
    BAND,
    HALO,
    INK,
    KEY,
    LETTERS,
    axis_decimals,
    layered,
    number_format,
    themed,
)
from core.letters import ems
from core.stats.finding import Finding
from core.stats.sentence import english_name, plain
from core.text import table

NARROW, WIDE = 300, 480
"""Points of a phone's chart and of another, on which a name must find room beside its dot."""
AIR = 17
"""Points that a name takes beside its letters: from its dot, and to the edge."""
ABOVE = LETTERS + 6
"""Points from the place's dot to what is written over it, however low the chart is."""
STACKS = 40
"""Columns that the dots of the peers are sorted into."""


@cache
def _dots_template(height: int) -> Template:
    x = alt.X(
        "value:Q",
        title="$unit",
        scale=alt.Scale(domain=["$span"], nice=False, zero=False),
        axis=alt.Axis(format="$form", tickCount=5, grid=False, **AXIS),
    )
    levels = alt.Scale(domain=["$levels"], nice=False)
    y = alt.Y("at:Q", axis=None, scale=levels)
    band = alt.Chart(alt.NamedData("band")).mark_bar(aria=False, color=BAND, opacity=0.6)
    peers = alt.Chart(alt.NamedData("peers")).encode(x=x, y=y)
    median = alt.Chart(alt.NamedData("median")).encode(x=x)
    own = alt.Chart(alt.NamedData("own")).encode(x=x, y=y)
    chance = own.mark_rule(aria=False, color=KEY, strokeWidth=3)
    texts = alt.Chart(alt.NamedData("texts")).encode(x=x, y=y, text="text:N")
    layers: list[alt.Chart] = [
        band.encode(x=x, x2="to:Q", y=alt.value(24), y2=alt.value(height)),
        peers.mark_point(aria=False, filled=True, color="#7b8aa3", opacity=0.9, size=70).encode(
            tooltip=[alt.Tooltip("value:Q", title="", format="$form")]
        ),
        median.mark_rule(aria=False, color=INK, strokeWidth=2).encode(
            y=alt.Y("to:Q", axis=None, scale=levels), y2=alt.value(height)
        ),
        chance.encode(x=alt.X("from:Q", title="$unit"), x2="to:Q"),
        own.mark_point(aria=False, fill=KEY, stroke="white", strokeWidth=2, opacity=1, size=210),
    ]
    for align in ("left", "right"):
        here = texts.transform_filter(f"datum.side == '{align}'")
        form: dict[str, Any] = {
            "aria": False, "align": align, "fontSize": LETTERS,
            "dx": AIR - 6 if align == "left" else 6 - AIR,
        }  # fmt: skip
        layers += [
            *(
                here.transform_filter("datum.own").mark_text(
                    **form,
                    color=KEY,
                    fontWeight="bold",
                    stroke=halo,
                    strokeWidth=wide,
                    strokeJoin="round",
                )
                for halo, wide in HALO
            ),
            here.transform_filter("!datum.own").mark_text(**form, color=INK),
        ]
    return Template(themed(layered(*layers).properties(height=height, description="$says")))


def dots(one: Finding, language: str, height: int, *, narrow: bool) -> Spec:
    """Every peer a dot, stacked where values are alike; the place above them.

    Args:
        narrow: a phone's.
    """
    figure, words = one.figure, table("finding", language)
    name = english_name(figure) if language == "en" else figure.area_name
    value = float(figure.value or 0.0)
    every = [*figure.peer_values, value]
    every += [end for end in (figure.low, figure.high) if end is not None]
    low, high = min(every), max(every)
    air = (high - low) * 0.05 or abs(high) * 0.1 or 1.0
    span = (low - air, high + air)
    stacks = _stacked(figure.peer_values, span)
    tallest = max((row["at"] for row in stacks), default=1)
    median = float(figure.peer_median or 0.0)
    level = tallest + 1.4
    top = max(tallest + 4.0, 6.0, (level + 0.5) * height / (height - ABOVE))
    named = f"{name} {plain(value, one.decimals)}"
    share = (value - span[0]) / (span[1] - span[0])
    long = LETTERS * ems(named) + AIR
    side = _side(share, value >= median, long / (NARROW if narrow else WIDE))
    ways = (median - value) / (span[1] - span[0])
    crossed = 0 < (ways if side == "left" else -ways) < long / NARROW  # a window may be narrow too
    line = level - 0.9 if crossed else top * (1 - 24 / height)  # under a name that it would cross
    middle = words["label_median"].format(value=plain(median, one.decimals))
    return _dots_template(height).fill(
        {
            "band": [{"value": figure.peer_low, "to": figure.peer_high}],
            "peers": stacks,
            "median": [{"value": median, "to": line}],
            "own": [{"value": value, "at": level, "from": figure.low, "to": figure.high}],
            "texts": [
                {"value": value, "at": level, "text": named, "own": True,
                 "side": side},
                {"value": median, "at": top - 0.5, "text": middle, "own": False,
                 "side": "left" if median < (span[0] + span[1]) / 2 else "right"},
            ],
        },
        span=list(span),
        levels=[0, top],
        unit=one.unit.of(language),
        form=number_format(axis_decimals(one.decimals, span[1] - span[0])),
        says=one.told.of(language),
    )  # fmt: skip


def _side(share: float, above: bool, needed: float) -> str:
    """Which side of a name lies at its dot: it runs away from the median where there is room.

    Args:
        share: where the dot lies, 0–1.
        needed: of the width, for the name.
    """
    runs_right = above
    if (1 - share if above else share) < needed:
        runs_right = share < 0.5
    return "left" if runs_right else "right"


def _column(value: float, span: tuple[float, float]) -> int:
    return min(STACKS - 1, int((value - span[0]) / (span[1] - span[0]) * STACKS))


def _stacked(values: Sequence[float], span: tuple[float, float]) -> list[dict[str, float]]:
    heights: dict[int, int] = {}
    rows = []
    for value in values:
        at = _column(value, span)
        heights[at] = heights.get(at, 0) + 1
        middle = span[0] + (at + 0.5) * (span[1] - span[0]) / STACKS
        rows.append({"value": middle, "at": float(heights[at])})
    return rows
