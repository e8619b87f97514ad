"""Why a population changes: births − deaths, and moving in − moving out, year by year."""

from collections.abc import Sequence
from functools import cache

import altair as alt

from core.charts.template import Spec, Template
from core.charts.theme import INK, KEY, LETTERS, layered, themed
from core.stats.change import Change
from core.stats.sentence import plain
from core.text import table

COLOURS = [KEY, "#e8a33d"]


@cache
def _template(language: str) -> Template:
    words = table("change", language)
    kinds = [words["natural"], words["social_short"]]
    bars = alt.Chart(alt.NamedData("parts")).encode(
        x=alt.X("year:O", title=None, axis=alt.Axis(labelAngle=0, labelOverlap=True)),
        y=alt.Y("value:Q", title=words["unit"], axis=alt.Axis(format=",.0f", tickCount=5)),
        xOffset=alt.XOffset("kind:N", sort=kinds),
        color=alt.Color(
            "kind:N",
            scale=alt.Scale(domain=kinds, range=COLOURS),
            legend=alt.Legend(
                title=None, orient="top", labelFontSize=LETTERS, labelLimit=0, direction="vertical"
            ),
        ),
        tooltip=[
            alt.Tooltip("year:O", title=""),
            alt.Tooltip("kind:N", title=""),
            alt.Tooltip("value:Q", title=words["unit"], format=",.0f"),
        ],
    )
    zero = alt.Chart(alt.NamedData("zero")).mark_rule(aria=False, color=INK)
    whole = layered(bars.mark_bar(aria=False), zero.encode(y="value:Q"))
    return Template(themed(whole.properties(height=240, description="$says")))


def change(rows: Sequence[Change], language: str = "ja") -> Spec:
    """Two bars a year, above or below an honest zero; a part that is missing has no bar."""
    words = table("change", language)
    parts = [
        {"year": str(row.year), "kind": words[key], "value": value}
        for row in rows
        for key, value in (("natural", row.natural), ("social_short", row.social))
        if value is not None
    ]
    says = "、".join(
        f"{row.year} {words[key]} {plain(value, 0, '+')}"
        for row in rows[-1:]
        for key, value in (("natural", row.natural), ("social", row.social))
        if value is not None
    )
    return _template(language).fill({"parts": parts, "zero": [{"value": 0}]}, says=says)
