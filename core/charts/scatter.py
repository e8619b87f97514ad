"""Two indicators, a dot for every peer. A relation is no cause, and nothing here says so."""

from typing import Any

import altair as alt
import pandas as pd

from core.charts.theme import KEY, TICK, layered, number_format, themed
from core.stats.figure import Figure
from core.stats.relation import Relation


def scatter(relation: Relation, language: str = "ja", height: int = 340) -> alt.LayerChart:
    """Grey rings: the peers; blue dot with its name: the place."""
    first, second = relation.first, relation.second
    frame = pd.DataFrame(
        [(p.name, p.first, p.second) for p in relation.peers], columns=["name", "a", "b"]
    )
    x = alt.X("a:Q", **_axis(first, language))
    y = alt.Y("b:Q", **_axis(second, language))
    tip = [
        alt.Tooltip("name:N", title=""),
        alt.Tooltip(
            "a:Q", title=getattr(first.title, language), format=number_format(first.decimals)
        ),
        alt.Tooltip(
            "b:Q", title=getattr(second.title, language), format=number_format(second.decimals)
        ),
    ]
    dots = (
        alt.Chart(frame)
        .mark_point(aria=False, color=TICK, size=50, opacity=0.8)
        .encode(x=x, y=y, tooltip=tip)
    )
    own = pd.DataFrame([{"name": first.area_name, "a": first.value, "b": second.value}])
    base = alt.Chart(own).encode(x=x, y=y, tooltip=tip)
    dot = base.mark_point(aria=False, color=KEY, filled=True, size=170, opacity=1)
    name = base.mark_text(aria=False, color=KEY, fontSize=14, fontWeight="bold", dy=-16)
    whole = layered(dots, dot, name.encode(text="name:N"))
    says = getattr(relation.sentence, language)
    return themed(whole.properties(height=height, description=says))


def _axis(one: Figure, language: str) -> dict[str, Any]:
    title, unit = getattr(one.title, language), getattr(one.unit, language)
    return {
        "title": f"{title}（{unit}）" if unit else title,
        "scale": alt.Scale(zero=False, nice=True),
        "axis": alt.Axis(format=number_format(one.decimals), tickCount=5, gridColor="#eeeeee"),
    }
