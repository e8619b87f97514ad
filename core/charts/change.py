"""Why a population changes: births − deaths, and moving in − moving out, year by year."""

from collections.abc import Sequence

import altair as alt
import pandas as pd

from core.charts.theme import INK, KEY, layered, themed
from core.stats.glance import Change

WORDS = {
    "ja": {"natural": "自然増減（出生−死亡）", "social": "社会増減（転入−転出）", "unit": "人"},
    "en": {"natural": "births − deaths", "social": "moved in − moved out", "unit": "people"},
}
COLOURS = {"natural": KEY, "social": "#e8a33d"}


def change(rows: Sequence[Change], language: str = "ja", height: int = 240) -> alt.LayerChart:
    """Two bars a year, above or below an honest zero; a part that is missing has no bar."""
    words = WORDS[language]
    frame = pd.DataFrame(
        [
            {"year": str(row.year), "kind": words[key], "value": value}
            for row in rows
            for key, value in (("natural", row.natural), ("social", row.social))
            if value is not None
        ],
        columns=["year", "kind", "value"],
    )
    base = alt.Chart(frame).encode(
        x=alt.X("year:O", title=None, axis=alt.Axis(labelAngle=0, labelOverlap=True)),
        y=alt.Y("value:Q", title=words["unit"], axis=alt.Axis(format=",.0f", tickCount=5)),
        xOffset=alt.XOffset("kind:N", sort=[words["natural"], words["social"]]),
        color=alt.Color(
            "kind:N",
            scale=alt.Scale(
                domain=[words["natural"], words["social"]], range=list(COLOURS.values())
            ),
            legend=alt.Legend(
                title=None, orient="top", labelFontSize=13, labelLimit=0, direction="vertical"
            ),
        ),
        tooltip=[
            alt.Tooltip("year:O", title=""),
            alt.Tooltip("kind:N", title=""),
            alt.Tooltip("value:Q", title=words["unit"], format=",.0f"),
        ],
    )
    zero = alt.Chart(pd.DataFrame([{"zero": 0}])).mark_rule(aria=False, color=INK)
    whole = layered(base.mark_bar(aria=False), zero.encode(y="zero:Q"))
    description = f"{words['natural']}、{words['social']}"
    return themed(whole.properties(height=height, description=description))
