"""A place over the years beside its peers, prefecture and country; chance as a band."""

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import altair as alt
import numpy as np
import pandas as pd

from core.charts.theme import INK, KEY, TICK, layered, number_format, themed
from core.stats.series import Year

if TYPE_CHECKING:
    from core.stats.figure import Figure

WORDS = {
    "ja": {
        "peer_median": "くらべる相手の中央値",
        "prefecture": "県",
        "country": "全国",
        "break": "調べ方が変わった",
        "year": "年",
    },
    "en": {
        "peer_median": "median of the peers",
        "prefecture": "prefecture",
        "country": "country",
        "break": "counted differently from here",
        "year": "Year",
    },
}
LINES = {"peer_median": (TICK, [1, 0], 1.6), "prefecture": ("#767676", [6, 3], 1.3),
         "country": ("#767676", [2, 2], 1.3)}  # fmt: skip


def trend(
    figure: "Figure",
    rows: Sequence[Year],
    breaks: Sequence[int] = (),
    language: str = "ja",
    height: int = 280,
) -> alt.LayerChart:
    """Blue line with dots: the place; pale band: what chance alone explains of each year.

    A year without a value is a gap. Lines are named at their ends.
    """
    words, form = WORDS[language], number_format(figure.decimals)
    frame = pd.DataFrame([vars(row) for row in rows]).astype(float)
    last = max((row.year for row in rows), default=0)
    ticks = [int(row.year) for row in rows][:: max(1, len(rows) // 6)]
    unit = getattr(figure.unit, language)
    x = alt.X(
        "year:Q",
        title=None,
        axis=alt.Axis(format="d", values=ticks, grid=False),
        scale=alt.Scale(nice=False, padding=12),
    )
    y = alt.Y(
        "value:Q",
        title=unit or None,
        scale=alt.Scale(zero=False, nice=True),
        axis=alt.Axis(format=form, tickCount=5),
    )
    base = alt.Chart(frame).encode(x=x)
    layers: list[alt.Chart | alt.LayerChart] = []
    if frame["low"].notna().any():
        area = base.mark_area(
            aria=False, color=KEY, opacity=0.12, invalid="break-paths-show-domains"
        )
        layers.append(area.encode(y=alt.Y("low:Q", title=unit or None), y2="high:Q"))
    ends: list[dict[str, Any]] = []
    for name, (color, dash, width) in LINES.items():
        if frame[name].notna().sum() < 1:
            continue
        line = base.mark_line(
            aria=False, color=color, strokeDash=dash, strokeWidth=width,
            invalid="break-paths-show-domains",
        )  # fmt: skip
        layers.append(line.encode(y=alt.Y(f"{name}:Q", title=unit or None)))
        at = frame.loc[frame[name].notna()].iloc[-1]
        ends.append({"year": at["year"], "value": at[name], "text": words[name]})
    for year in breaks:
        if year <= last:
            layers.append(_break(year, words["break"], x))
    layers += [
        base.mark_line(
            aria=False, color=KEY, strokeWidth=2.5, invalid="break-paths-show-domains"
        ).encode(y=y),
        base.mark_point(aria=False, color=KEY, filled=True, size=55, opacity=1).encode(
            y=y, tooltip=_tips(words, unit, form)
        ),
    ]
    valued = frame.loc[frame["value"].notna()]
    if len(valued):
        at = valued.iloc[-1]
        ends.append({"year": at["year"], "value": at["value"], "text": figure.area_name})
    shown = frame[["value", "low", "high", *LINES]].to_numpy()
    shown = shown[~np.isnan(shown)]
    layers.append(_ends(ends, float(np.ptp(shown)) if len(shown) else 1.0, x))
    whole = layered(*layers).properties(
        height=height, description=getattr(figure.sentence, language)
    )
    return themed(whole)


def _tips(words: dict[str, str], unit: str, form: str) -> list[alt.Tooltip]:
    return [
        alt.Tooltip("year:Q", title=words["year"], format="d"),
        alt.Tooltip("value:Q", title=unit or "", format=form),
        alt.Tooltip("peer_median:Q", title=words["peer_median"], format=form),
    ]


def _break(year: int, words: str, x: alt.X) -> alt.LayerChart:
    at = pd.DataFrame([{"year": year - 0.5, "text": words}])
    rule = alt.Chart(at).mark_rule(aria=False, color=INK, strokeDash=[3, 3]).encode(x=x)
    text = alt.Chart(at).mark_text(aria=False, align="right", dx=-4, fontSize=12, color=INK)
    return layered(rule, text.encode(x=x, y=alt.value(8), text="text:N"))


def _ends(ends: list[dict[str, Any]], span: float, x: alt.X) -> alt.LayerChart:
    """Names at the line ends, moved apart where two would lie on each other."""
    rows = sorted(ends, key=lambda end: -end["value"])
    for above, row in pairwise(rows):
        row["value"] = min(row["value"], above["value"] - span * 0.065)
    frame = pd.DataFrame(rows, columns=["year", "value", "text"])
    at = alt.Chart(frame).encode(x=x, y=alt.Y("value:Q"), text="text:N")
    form: dict[str, Any] = {"aria": False, "align": "right", "dy": -10, "fontSize": 12}
    halo = at.mark_text(**form, stroke="white", strokeWidth=4, strokeOpacity=0.9)
    return layered(halo, at.mark_text(**form, color=INK))
