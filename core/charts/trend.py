"""A place over the years beside its peers, prefecture and country; chance as a band."""

from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from math import ceil
from typing import Any

import altair as alt

from core.charts.template import Spec, Template
from core.charts.theme import INK, KEY, TICK, layered, number_format, themed
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
        scale=alt.Scale(zero=zero, nice=True),
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
    turn = breaks.mark_text(aria=False, align="right", dx=-4, fontSize=12, color=INK)
    ends = alt.Chart(alt.NamedData("ends")).encode(x=x, y=alt.Y("value:Q"), text="text:N")
    form: dict[str, Any] = {"aria": False, "align": "right", "dy": -10, "fontSize": 12}
    whole = layered(
        band.encode(y=alt.Y("low:Q", title="$unit"), y2="high:Q"),
        *others,
        breaks.mark_rule(aria=False, color=INK, strokeDash=[3, 3]),
        turn.encode(y=alt.value(-14), text="text:N"),
        years.mark_line(color=KEY, strokeWidth=2.5, **GAP).encode(y=y),
        years.mark_point(aria=False, color=KEY, filled=True, size=55, opacity=1).encode(
            y=y, tooltip=_tip(table("trend", language))
        ),
        ends.mark_text(**form, stroke="white", strokeWidth=4, strokeOpacity=0.9),
        ends.mark_text(**form, color=INK),
    )
    return Template(themed(whole.properties(height=280, description="$says")))


def trend(
    figure: Figure,
    rows: Sequence[Year],
    breaks: Sequence[int] = (),
    language: str = "ja",
    *,
    zero: bool = False,
) -> Spec:
    """Blue line with dots: the place; pale band: what chance alone explains of each year.

    A year without a value is a gap, and so is a break. Of several lines each is named at its end.

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
    return _template(language, zero).fill(
        {
            "years": sorted([*map(vars, rows), *gaps], key=lambda row: float(row["year"])),
            "breaks": turns,
            "ends": _ends(figure, rows, words, language),
        },
        ticks=[row.year for row in rows][:: max(1, ceil(len(rows) / 6))],
        unit=figure.unit.of(language),
        form=number_format(figure.decimals),
        says=figure.sentence.of(language),
    )


def _ends(
    figure: Figure, rows: Sequence[Year], words: dict[str, str], language: str
) -> list[dict[str, Any]]:
    """Names at the line ends, moved apart where two would lie on each other.

    A line alone needs no name: what stands above the chart has it.
    """
    own = english_name(figure) if language == "en" else figure.area_name
    named = {"value": own} | {name: words[name] for name in LINES}
    ends: list[dict[str, Any]] = []
    for key, text in named.items():
        known = [(row.year, getattr(row, key)) for row in rows if getattr(row, key) is not None]
        if known:
            ends.append({"year": known[-1][0], "value": known[-1][1], "text": text})
    if len(ends) < 2:
        return []
    every = [
        value
        for row in rows
        for key in ("low", "high", *named)
        if (value := getattr(row, key)) is not None
    ]
    apart = ((max(every) - min(every)) or 1.0) * 0.065 if every else 0.0
    ends.sort(key=lambda end: -float(end["value"]))
    for above, end in pairwise(ends):
        end["value"] = min(end["value"], above["value"] - apart)
    return ends
