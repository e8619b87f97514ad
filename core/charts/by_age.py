"""Charts over age groups: a rate with its chance beside another place's, and who came and left."""

from collections.abc import Sequence
from functools import cache
from typing import Any

import altair as alt

from core.charts.template import Spec, Template
from core.charts.theme import INK, KEY, LETTERS, MEN, TICK, layered, themed
from core.stats.ages.flow import Flow
from core.stats.ages.tables import span
from core.text import table

SIGNED = "datum.value ? format(datum.value, '+,.0f') : '0'"
"""Numbers of an axis with their sign; zero has none."""
FAR = 1.5
"""So many times the highest of the others is far above them."""
LEGEND: dict[str, Any] = {"title": None, "orient": "top", "labelFontSize": LETTERS, "labelLimit": 0}


def short(low: int) -> str:
    """An age group on an axis: `25–29`, `85+`."""
    return span(low)[1].replace("-", "–")


def _x() -> alt.X:
    """Every age group, youngest first, those without a value too."""
    axis = alt.Axis(labelAngle=0, labelOverlap=True)
    return alt.X("age:O", title=None, scale=alt.Scale(domain=["$ages"]), axis=axis)


@cache
def _rates() -> Template:
    base = alt.Chart(alt.NamedData("groups")).encode(
        x=_x(),
        xOffset=alt.XOffset("name:N", sort=["$names"]),
    )
    colours = alt.Scale(domain=["$names"], range=[KEY, TICK])
    shapes = alt.Scale(domain=["$names"], range=["circle", "diamond"])
    up = alt.Scale(domain=[0, "$top"], clamp=True)
    dots = base.mark_point(aria=False, filled=True, size=90, opacity=1).encode(
        y=alt.Y("value:Q", title="$unit", scale=up, axis=alt.Axis(format="$form", tickCount=5)),
        color=alt.Color("name:N", scale=colours, legend=alt.Legend(**LEGEND, columns=1)),
        shape=alt.Shape("name:N", scale=shapes, legend=alt.Legend(**LEGEND, columns=1)),
        tooltip=[
            alt.Tooltip("name:N", title=""),
            alt.Tooltip("age:O", title=""),
            alt.Tooltip("value:Q", title="$unit", format="$form"),
        ],
    )
    chance = base.mark_rule(aria=False, strokeWidth=2).encode(
        y=alt.Y("low:Q", title="$unit"), y2="high:Q", color=alt.Color("name:N", scale=colours)
    )
    beyond = [
        base.transform_filter(f"datum.beyond == {line}")
        .mark_text(aria=False, align="left", baseline="top", dx=-6, dy=dy, fontSize=LETTERS)
        .encode(
            xOffset=alt.value(0),
            y=alt.Y("value:Q", title="$unit"),
            text=alt.Text("said:N"),
            color=alt.Color("name:N", scale=colours),
        )
        for line, dy in ((1, 8), (2, 24))
    ]
    return Template(
        themed(layered(chance, dots, *beyond).properties(height=240, description="$says"))
    )


def rates(
    groups: Sequence[dict[str, Any]], names: Sequence[str], unit: str, form: str, says: str
) -> Spec:
    """Dots by age for one or two places, with the range of chance where there is one.

    Args:
        groups: each with age, name, value, low, high, youngest first; without a value no dot.
        names: the place itself first.
        form: d3 format of the values.
    """
    ages, top = list(dict.fromkeys(group["age"] for group in groups)), _top(groups)
    rows = [
        {
            **group,
            "beyond": list(names).index(group["name"]) + 1 if (group["value"] or 0) > top else 0,
            "said": f"↑ {group['value'] or 0:,.0f}",
        }
        for group in groups
    ]
    return _rates().fill(
        {"groups": rows}, ages=ages, names=list(names), unit=unit, form=form, says=says, top=top
    )


def _top(groups: Sequence[dict[str, Any]]) -> float:
    """Where the axis ends: above all that is drawn, but for a youngest group far above the others.

    Of the few who are married at 15 to 19 most have a child that year: their rate would press
    together those on whom a town's births depend. It stands at the edge with its number.
    """
    youngest = groups[0]["age"] if groups else ""

    def highest(rows: Sequence[dict[str, Any]]) -> float:
        ends = [row[end] or 0 for row in rows for end in ("value", "high")]
        return max((float(one) for one in ends), default=0.0)

    others = highest([row for row in groups if row["age"] != youngest])
    values = max((row["value"] or 0 for row in groups if row["age"] == youngest), default=0)
    far = others > 0 and values > FAR * others
    return 1.05 * (others if far else highest(groups)) or 1.0


@cache
def _flow(language: str) -> Template:
    words = table("by_age", language)
    names = [words["women"], words["men"]]
    base = alt.Chart(alt.NamedData("changes")).encode(
        x=_x(),
        xOffset=alt.XOffset("sex:N", sort=names),
    )
    bars = base.mark_bar(aria=False).encode(
        y=alt.Y("value:Q", title=words["unit"], axis=alt.Axis(labelExpr=SIGNED, tickCount=5)),
        color=alt.Color(
            "sex:N", scale=alt.Scale(domain=names, range=[KEY, MEN]), legend=alt.Legend(**LEGEND)
        ),
        tooltip=[
            alt.Tooltip("sex:N", title=""),
            alt.Tooltip("age:O", title=words["age"]),
            alt.Tooltip("value:Q", title=words["unit"], format="+,.0f"),
        ],
    )
    chance = base.mark_rule(aria=False, color=INK, strokeWidth=1.2).encode(
        y=alt.Y("low:Q", title=words["unit"]), y2="high:Q"
    )
    zero = alt.Chart(alt.NamedData("zero")).mark_rule(aria=False, color=INK).encode(y="value:Q")
    whole = layered(bars, chance, zero)
    return Template(themed(whole.properties(height=280, description="$says")))


def flow(found: Flow, says: str, language: str = "ja") -> Spec:
    """Two bars an age group, above or below an honest zero; thin lines: the range of chance."""
    words = table("by_age", language)
    changes = [
        {"age": short(one.low), "sex": words[one.sex], "value": one.value,
         "low": one.chance_low, "high": one.chance_high}
        for one in found.changes
    ]  # fmt: skip
    ages = [short(low) for low in sorted({one.low for one in found.changes})]
    return _flow(language).fill({"changes": changes, "zero": [{"value": 0}]}, ages=ages, says=says)
