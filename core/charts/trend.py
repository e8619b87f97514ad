"""A place over the years beside its peers, prefecture and country; chance as a band."""

from collections.abc import Sequence
from functools import cache
from math import ceil
from typing import Any

import altair as alt

from core.charts.named import spaced
from core.charts.template import Spec, Template
from core.charts.theme import INK, KEY, LETTERS, TICK, layered, number_format, themed
from core.stats.figure import Figure
from core.stats.sentence import english_name
from core.stats.series import Year
from core.text import table

GREY = "#767676"
LINES: dict[str, dict[str, Any]] = {
    "peer_median": {"color": TICK, "strokeWidth": 1.6},
    "prefecture": {"color": GREY, "strokeWidth": 1.3, "strokeDash": [6, 3]},
    "country": {"color": GREY, "strokeWidth": 1.3, "strokeDash": [2, 2]},
}
LINE = 19
"""From one name at the end of a line to the next, in points."""
HEIGHT = 280
GAP: dict[str, Any] = {"aria": False, "invalid": "break-paths-show-domains"}
"""A year without a value breaks the line."""


def _dots(style: dict[str, Any]) -> alt.OverlayMarkDef:
    """Small dots, so that a year between two gaps is seen."""
    return alt.OverlayMarkDef(aria=False, size=12, filled=True, color=style["color"])


def _tip(words: dict[str, str]) -> list[alt.Tooltip]:
    return [
        alt.Tooltip("year:Q", title=words["year"], format="d"),
        alt.Tooltip("value:Q", title="$unit", format="$form"),
        alt.Tooltip("peer_median:Q", title=words["peer_median"], format="$form"),
    ]


@cache
def _template(language: str, zero: bool) -> Template:
    x = alt.X(
        "year:Q",
        title=None,
        axis=alt.Axis(format="d", values=["$ticks"], grid=False),
        scale=alt.Scale(nice=False, padding=12),
    )
    y = alt.Y(
        "value:Q",
        title="$unit",
        scale=alt.Scale(zero=zero, nice=True, domain=["$domain"]),
        axis=alt.Axis(format="$form", tickCount=5),
    )
    years = alt.Chart(alt.NamedData("years")).encode(x=x)
    band = years.mark_area(color=KEY, opacity=0.12, **GAP)
    others = [
        years.mark_line(point=_dots(style), **style, **GAP).encode(
            y=alt.Y(f"{name}:Q", title="$unit")
        )
        for name, style in LINES.items()
    ]
    breaks = alt.Chart(alt.NamedData("breaks")).encode(x=x)
    turn = breaks.mark_text(aria=False, align="right", dx=-4, fontSize=LETTERS, color=INK)
    ends = alt.Chart(alt.NamedData("ends")).encode(x=x, y=alt.Y("value:Q"), text="text:N")
    form: dict[str, Any] = {"aria": False, "align": "left", "dx": 10, "fontSize": LETTERS}
    whole = layered(
        band.encode(y=alt.Y("low:Q", title="$unit"), y2="high:Q"),
        *others,
        breaks.mark_rule(aria=False, color=INK, strokeDash=[3, 3]),
        turn.encode(y=alt.value(-14), text="text:N"),
        years.mark_line(color=KEY, strokeWidth=2.5, **GAP).encode(y=y),
        years.mark_point(aria=False, color=KEY, filled=True, size=55, opacity=1).encode(
            y=y, tooltip=_tip(table("trend", language))
        ),
        ends.transform_filter("datum.own").mark_text(**form, color=KEY, fontWeight="bold"),
        ends.transform_filter("!datum.own").mark_text(**form, color=INK),
    )
    return Template(themed(whole.properties(height=HEIGHT, description="$says")))


def trend(
    figure: Figure,
    rows: Sequence[Year],
    breaks: Sequence[int] = (),
    language: str = "ja",
    *,
    zero: bool = False,
) -> Spec:
    """Blue line with dots: the place; pale band: what chance alone explains of each year.

    A year without a value is a gap, and so is a break. Of several lines each is named right of its
    end, where it covers nothing.

    Args:
        zero: the axis begins at zero, so that a fall looks as large as it is.
    """
    words = table("trend", language)
    if language == "ja" and figure.prefecture_name:
        words = words | {"prefecture": figure.prefecture_name}
    turns = [
        {"year": year - 0.5, "text": words["break"]}
        for year in breaks
        if any(row.year < year for row in rows) and any(row.year >= year for row in rows)
    ]
    gaps = [{"year": turn["year"]} for turn in turns]
    domain = _domain(rows, zero=zero)
    return _template(language, zero).fill(
        {
            "years": sorted([*map(vars, rows), *gaps], key=lambda row: float(row["year"])),
            "breaks": turns,
            "ends": _ends(figure, rows, words, language, (domain[1] - domain[0]) * LINE / HEIGHT),
        },
        ticks=[row.year for row in rows][:: max(1, ceil(len(rows) / 6))],
        domain=list(domain),
        unit=figure.unit.of(language),
        form=number_format(figure.decimals),
        says=figure.sentence.of(language),
    )


def _domain(rows: Sequence[Year], *, zero: bool) -> tuple[float, float]:
    """From the lowest to the highest of what is drawn; where all is alike, with air around it."""
    every = [
        value
        for row in rows
        for key in ("low", "high", "value", *LINES)
        if (value := getattr(row, key)) is not None
    ]
    low, high = (min(every), max(every)) if every else (0.0, 1.0)
    if zero:
        low, high = min(low, 0.0), max(high, 0.0)
    return (low, high) if low < high else (low - 1.0, high + 1.0)


def _ends(
    figure: Figure, rows: Sequence[Year], words: dict[str, str], language: str, apart: float
) -> list[dict[str, Any]]:
    """Names right of the lines' ends, far enough from each other to be read.

    A line alone needs no name: what stands above the chart has it.
    """
    own = english_name(figure) if language == "en" else figure.area_name
    named = {"value": own} | {name: words[name] for name in LINES}
    ends: list[dict[str, Any]] = []
    newest = max((row.year for row in rows), default=0)
    for key, text in named.items():
        known = [value for row in rows if (value := getattr(row, key)) is not None]
        if known:
            end = {"year": newest, "value": known[-1], "text": text, "own": key == "value"}
            ends.append(end)
    if len(ends) < 2:
        return []
    ends.sort(key=lambda end: -float(end["value"]))
    places = spaced([float(end["value"]) for end in ends], apart)
    return [end | {"value": at} for end, at in zip(ends, places, strict=True)]
