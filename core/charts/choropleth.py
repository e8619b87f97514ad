"""A map of municipalities, each in the colour of its class; missing has its own colour."""

from collections.abc import Collection, Mapping
from functools import cache
from itertools import pairwise
from typing import Any

import altair as alt

from core.charts.template import Spec, Template
from core.charts.theme import INK, layered, themed
from core.charts.topology import OBJECT, boundaries, box, part
from core.stats.sentence import amount
from core.stats.spread import Spread

BLUES = ("#e8f1fe", "#a9c3fb", "#6d94f5", "#2f5fdc", "#00118f")
"""Light is low, dark is high; neighbours differ in lightness, so it reads without colour."""
NOTHING = "#d9d9d9"
SWATCH: dict[str, Any] = {
    "symbolType": "square",
    "symbolSize": 260,
    "symbolStrokeColor": "#666666",
    "symbolStrokeWidth": 1,
}
SMALL = 0.07
"""Share of the map's height below which the place gets a circle around it."""
OGASAWARA = "13421"
FAR = frozenset(("13361", "13362", "13363", "13364", "13381", "13382", "13401", "13402", OGASAWARA))
"""Tokyo's islands, far out at sea: drawn, they would make all other places too small to see."""


def too_far(codes: Collection[str], own: str, country: bool) -> frozenset[str]:
    """What a map leaves out: of Tokyo its islands; seen from one of them, the mainland."""
    if country:
        return frozenset({OGASAWARA})
    islands = FAR & frozenset(codes)
    if own not in islands:
        return islands
    return frozenset(codes) - islands | ({OGASAWARA} - {own})


WORDS = {"ja": {"missing": "値なし", "to": "〜"}, "en": {"missing": "no value", "to": " to "}}


def legend(spread: Spread, language: str) -> list[str]:
    """Names of the classes, low to high."""
    form = f",.{spread.indicator.decimals}f"
    edges = spread.edges
    if len(edges) == 1:
        return [amount(spread.indicator, edges[0], language)]
    to = WORDS[language]["to"]
    return [f"{low:{form}}{to}{high:{form}}" for low, high in pairwise(edges)]


def choropleth(
    spread: Spread,
    names: Mapping[str, str],
    own: str = "",
    language: str = "ja",
    height: int = 460,
    outside: frozenset[str] = frozenset(),
) -> Spec:
    """The municipalities of `spread`.

    Args:
        names: area code → name, for the tooltip.
        own: the place to outline.
        outside: codes not drawn, being far away; they stay in the table.
    """
    classes, missing = legend(spread, language), WORDS[language]["missing"]
    facts = {
        code: {
            "name": names[code],
            "shown": missing if value is None else amount(spread.indicator, value, language),
            "class": missing if value is None else classes[spread.class_of(value)],
        }
        for code, value in spread.values.items()
    }
    used = [*classes, missing] if spread.known < len(spread.values) else classes
    step = (len(BLUES) - 1) / max(1, len(classes) - 1)
    colours = [BLUES[round(n * step)] for n in range(len(classes))] + [NOTHING]
    unit, title = (
        getattr(spread.indicator.unit, language),
        getattr(spread.indicator.title, language),
    )
    return _template(height).fill(
        {},
        domain=used,
        range=colours[: len(used)],
        unit=unit or None,
        says=f"{title} {spread.years}",
        every=_shapes(set(facts) - outside, facts),
        own=_shapes({own}, facts),
        ring=_ring(own, set(facts) - outside),
    )


@cache
def _template(height: int) -> Template:
    every = alt.Chart(alt.NamedData("$every")).mark_geoshape(
        aria=False, stroke="white", strokeWidth=0.4
    )
    coloured = every.encode(
        color=alt.Color(
            "properties.class:N",
            scale=alt.Scale(domain=["$domain"], range=["$range"]),
            legend=alt.Legend(title="$unit", orient="top", columns=3, labelFontSize=13, **SWATCH),
        ),
        tooltip=[
            alt.Tooltip("properties.name:N", title=""),
            alt.Tooltip("properties.shown:N", title=""),
        ],
    )
    layers: list[alt.Chart | alt.LayerChart] = [coloured.project("mercator")]
    for colour, width in (("white", 6), (INK, 2.5)):
        outline = alt.Chart(alt.NamedData("$own")).mark_geoshape(
            aria=False, filled=False, stroke=colour, strokeWidth=width
        )
        layers.append(outline.project("mercator"))
    ring = alt.Chart(alt.NamedData("$ring")).encode(longitude="lon:Q", latitude="lat:Q")
    for colour, width in (("white", 5), (INK, 2.5)):
        circle = ring.mark_point(
            aria=False, filled=False, opacity=1, size=900, stroke=colour, strokeWidth=width
        )
        layers.append(circle.project("mercator"))
    return Template(themed(layered(*layers).properties(height=height, description="$says")))


def _ring(own: str, drawn: set[str]) -> Spec:
    """A circle around a place that would be hard to find."""
    place, whole = box(boundaries(), {own} & drawn), box(boundaries(), drawn)
    if place is None or whole is None:
        return {"values": []}
    if max(place[2] - place[0], place[3] - place[1]) > SMALL * (whole[3] - whole[1]):
        return {"values": []}
    centre = {"lon": (place[0] + place[2]) / 2, "lat": (place[1] + place[3]) / 2}
    return {"values": [centre]}


def _shapes(codes: set[str], facts: Mapping[str, dict[str, str]]) -> Spec:
    return {
        "values": part(boundaries(), codes, facts),
        "format": {"type": "topojson", "feature": OBJECT},
    }
