"""Two indicators, a dot for every peer. A relation is no cause, and nothing here says so."""

from functools import cache

import altair as alt

from core.charts.template import Spec, Template
from core.charts.theme import HALO, KEY, LETTERS, TICK, layered, number_format, themed
from core.stats.figure import Figure
from core.stats.relation import Relation
from core.stats.sentence import english_name

NEAR = 0.25
"""Share of the width at either end where a name begins or ends at its dot."""


@cache
def _template() -> Template:
    scale = alt.Scale(zero=False, nice=True)
    x = alt.X("a:Q", title="$x_axis", scale=scale, axis=alt.Axis(format="$x_form", tickCount=5))
    y = alt.Y("b:Q", title="$y_axis", scale=scale, axis=alt.Axis(format="$y_form", tickCount=5))
    tip = [
        alt.Tooltip("name:N", title=""),
        alt.Tooltip("a:Q", title="$x_axis", format="$x_form"),
        alt.Tooltip("b:Q", title="$y_axis", format="$y_form"),
    ]
    dots = alt.Chart(alt.NamedData("peers")).mark_point(
        aria=False, color=TICK, size=50, opacity=0.8
    )
    own = alt.Chart(alt.NamedData("own")).encode(x=x, y=y, tooltip=tip)
    dot = own.mark_point(aria=False, color=KEY, filled=True, size=170, opacity=1)
    layers = [dots.encode(x=x, y=y, tooltip=tip), dot]
    for side in ("left", "center", "right"):  # a name near an edge runs away from it
        name = own.transform_filter(f"datum.side == '{side}'").encode(text="name:N")
        for colour, width in HALO:
            layers.append(
                name.mark_text(
                    aria=False, align=side, dy=-16, fontSize=LETTERS, fontWeight="bold",
                    color=KEY, stroke=colour, strokeWidth=width,
                )
            )  # fmt: skip
    whole = layered(*layers)
    return Template(themed(whole.properties(height=340, description="$says")))


def scatter(relation: Relation, language: str = "ja") -> Spec:
    """Grey rings: the peers; blue dot with its name: the place."""
    first, second = relation.first, relation.second
    name = english_name(first) if language == "en" else first.area_name
    own = {"name": name, "a": first.value, "b": second.value}
    across = [peer.first for peer in relation.peers] + [first.value or 0.0]
    share = (across[-1] - min(across)) / ((max(across) - min(across)) or 1.0)
    side = "left" if share < NEAR else "right" if share > 1 - NEAR else "center"
    return _template().fill(
        {
            "peers": [
                {"name": p.name.of(language), "a": p.first, "b": p.second} for p in relation.peers
            ],
            "own": [own | {"side": side}] if None not in own.values() else [],
        },
        x_axis=_title(first, language),
        y_axis=_title(second, language),
        x_form=number_format(first.decimals),
        y_form=number_format(second.decimals),
        says=relation.sentence.of(language),
    )


def _title(one: Figure, language: str) -> str:
    title, unit = one.title.of(language), one.unit.of(language)
    if not unit or unit in title:  # English titles of rates say it themselves
        return str(title)
    return f"{title}・{unit}" if language == "ja" else f"{title}, {unit}"
