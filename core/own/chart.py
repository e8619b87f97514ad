"""Answers and counted figures of one field on one scale of 0–100."""

import altair as alt
import pandas as pd

from core.charts.theme import KEY, TICK, themed
from core.own.gap import Gap

ROW = 34
MOST_LETTERS = 15


def gap_chart(found: list[Gap], titles: tuple[str, str], language: str = "ja") -> alt.LayerChart:
    """Blue dots with lines: answers, their range of chance; grey diamonds: places among peers.

    Args:
        titles: what a dot is, and what a diamond is.
    """
    rows = pd.DataFrame(_rows(found, titles, language))
    shapes = alt.Scale(domain=list(titles), range=["circle", "diamond"])
    colours = alt.Scale(domain=list(titles), range=[KEY, TICK])
    legend = alt.Legend(title=None, orient="top", direction="vertical", labelLimit=320)
    x = alt.X(
        "value:Q",
        title=None,
        scale=alt.Scale(domain=[0, 100]),
        axis=alt.Axis(values=[0, 25, 50, 75, 100]),
    )
    names = alt.Axis(labelLimit=190, labelPadding=6, ticks=False, domain=False)
    y = alt.Y("name:N", title=None, sort=None, axis=names)
    base = alt.Chart(rows).encode(y=y, tooltip=["full:N", alt.Tooltip("value:Q", format=".0f")])
    half = alt.Chart(pd.DataFrame([{"at": 50}])).mark_rule(color=TICK, strokeDash=[3, 3])
    chance = base.mark_rule(color=KEY, strokeWidth=2).encode(x="low:Q", x2="high:Q")
    dots = base.mark_point(filled=True, size=130, opacity=1).encode(
        x=x,
        color=alt.Color("side:N", scale=colours, legend=legend),
        shape=alt.Shape("side:N", scale=shapes, legend=legend),
    )
    layered = half.encode(x="at:Q") + chance + dots
    words = "; ".join(f"{row.full} {row.value:.0f}" for row in rows.itertuples())
    return themed(layered.properties(height=ROW * len(rows), description=words))


def _rows(found: list[Gap], titles: tuple[str, str], language: str) -> list[dict[str, object]]:
    answers = [
        {"full": one.series.name, "value": one.score, "side": titles[0], "low": one.low,
         "high": one.high}
        for one in found
    ]  # fmt: skip
    counted = [
        {"full": getattr(one.figure.title, language), "value": one.figure.peer_percentile,
         "side": titles[1], "low": None, "high": None}
        for one in found[0].objectives
    ]  # fmt: skip
    return [{**row, "name": _short(str(row["full"]))} for row in (*answers, *counted)]


def _short(name: str) -> str:
    return name if len(name) <= MOST_LETTERS else name[: MOST_LETTERS - 1] + "…"
