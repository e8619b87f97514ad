"""A map of municipalities, each in the colour of its class; missing has its own colour."""

from collections.abc import Mapping
from functools import cache
from itertools import pairwise
from math import cos, radians
from typing import Any

import altair as alt

from core.charts.islands import frames, lines, nearer
from core.charts.template import Spec, Template
from core.charts.theme import INK, layered, themed
from core.charts.topology import OBJECT, Box, Topology, boundaries, box, part
from core.stats.sentence import amount, number
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
FRAME = "#8a8a8f"
SMALL = 0.07
"""Share of the map's longer side below which the place gets a circle around it."""
LARGE = 0.25
"""Share of it above which the name stands on the place."""
OGASAWARA = "13421"
"""1,000 km out at sea: on the map of the country it would make all other places smaller."""
PHONE, PAGE, PICTURE = 280, 1000, 610
"""Widths of the drawing, in points."""
LOWEST, HIGHEST = 200, 600
"""The map is as high as its width lets it, within these limits."""
EDGE = {"left": 10, "right": 10, "top": 5, "bottom": 10}
"""Points around the drawing, for outlines and circles at its edge; Streamlit wants four."""
LONG = 10
"""Letters of a class's name from which two, not three, stand in a line of the legend."""
WORDS = {"ja": {"missing": "値なし", "to": "〜"}, "en": {"missing": "no value", "to": " to "}}


def legend(spread: Spread, language: str) -> list[str]:
    """Names of the classes, low to high."""
    edges = spread.edges
    if len(edges) == 1:
        return [amount(spread.indicator, edges[0], language)]
    to, shown = WORDS[language]["to"], [number(spread.indicator, edge) for edge in edges]
    return [f"{low}{to}{high}" for low, high in pairwise(shown)]


def choropleth(
    spread: Spread,
    names: Mapping[str, str],
    own: str = "",
    language: str = "ja",
    country: bool = False,
    width: int = PAGE,
) -> Spec:
    """The municipalities of `spread`.

    Args:
        names: area code → name, for the tooltip and beside the place itself.
        own: the place to outline.
        country: coarse boundaries, without 小笠原村; else fine ones, far islands moved.
        width: about what there is for the drawing; its height follows from it.
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
    topology = boundaries() if country else nearer()
    drawn = set(facts) - {OGASAWARA} if country else set(facts)
    framed, whole = _extent(frozenset(drawn), country)
    place = box(topology, {own} & drawn)
    small = place is not None and _side(place) <= SMALL * _side(whole)
    spec = _template(3 if max(map(len, used)) < LONG else 2).fill(
        {},
        domain=used,
        range=colours[: len(used)],
        unit=unit or None,
        says=f"{title} {spread.years}",
        every=_shapes(topology, drawn, facts),
        own=_shapes(topology, {own} & drawn, facts),
        frames={"values": lines(framed)},
        ring={"values": [_centre(place)] if place and small else []},
        border="0.1" if country else "0.4",
        outer="3" if small or width <= PHONE else "5",
        inner="1.2" if small or width <= PHONE else "2",
        **_name(names.get(own, ""), place, whole, small),
    )
    return spec | {"height": _height(whole, width)}


@cache
def _extent(codes: frozenset[str], country: bool) -> tuple[list[Box], Box]:
    """Frames of a map, and what all of it spans; kept, as it takes longer than the rest."""
    framed = [] if country else frames(codes)
    whole = box(boundaries() if country else nearer(), codes)
    west, south, east, north = zip(*filter(None, [whole, *framed]), strict=True)
    return framed, (min(west), min(south), max(east), max(north))


def _size(area: Box) -> tuple[float, float]:
    """Width and height, in degrees of a meridian."""
    west, south, east, north = area
    return (east - west) * cos(radians((south + north) / 2)), north - south


def _side(area: Box) -> float:
    return max(_size(area))


def _centre(area: Box) -> dict[str, float]:
    return {"lon": (area[0] + area[2]) / 2, "lat": (area[1] + area[3]) / 2}


def _height(whole: Box, width: int) -> int:
    """Of the drawing, so that it fills the width and little is left empty."""
    across, up = _size(whole)
    return round(min(HIGHEST, max(LOWEST, width * up / across)))


def _name(name: str, place: Box | None, whole: Box, small: bool) -> dict[str, Any]:
    """The name and where it stands: on a large place, else above it, and never over an edge."""
    if place is None:
        return {"name": {"values": []}, "align": "'center'", "dy": "0"}
    at = _centre(place)
    across = (at["lon"] - whole[0]) / (whole[2] - whole[0])
    below = place[3] > whole[3] - 0.1 * (whole[3] - whole[1])
    if small:
        dy = 30 if below else -28
    elif _side(place) > LARGE * _side(whole):
        dy = 0
    else:
        dy, at["lat"] = (14, place[1]) if below else (-12, place[3])
    align = "left" if across < 0.2 else "right" if across > 0.8 else "center"
    return {"name": {"values": [at | {"name": name}]}, "align": f"'{align}'", "dy": str(dy)}


@cache
def _template(columns: int) -> Template:
    """A legend with so many classes in a line."""
    frame = alt.Chart(alt.NamedData("$frames")).mark_geoshape(
        aria=False, filled=False, stroke=FRAME, strokeWidth=1
    )
    every = alt.Chart(alt.NamedData("$every")).mark_geoshape(
        aria=False, stroke="white", strokeWidth=alt.ExprRef("$border")
    )
    coloured = every.encode(
        color=alt.Color(
            "properties.class:N",
            scale=alt.Scale(domain=["$domain"], range=["$range"]),
            legend=alt.Legend(
                title="$unit", orient="top", columns=columns, labelFontSize=13, **SWATCH
            ),
        ),
        tooltip=[
            alt.Tooltip("properties.name:N", title=""),
            alt.Tooltip("properties.shown:N", title=""),
        ],
    )
    layers = [frame.project("mercator"), coloured.project("mercator")]
    for colour, expression in (("white", "$outer"), (INK, "$inner")):
        outline = alt.Chart(alt.NamedData("$own")).mark_geoshape(
            aria=False, filled=False, stroke=colour, strokeWidth=alt.ExprRef(expression)
        )
        layers.append(outline.project("mercator"))
    ring = alt.Chart(alt.NamedData("$ring")).encode(longitude="lon:Q", latitude="lat:Q")
    for colour, width in (("white", 5), (INK, 2.5)):
        circle = ring.mark_point(
            aria=False, filled=False, opacity=1, size=900, stroke=colour, strokeWidth=width
        )
        layers.append(circle.project("mercator"))
    name = alt.Chart(alt.NamedData("$name")).encode(
        longitude="lon:Q", latitude="lat:Q", text="name:N"
    )
    for colour, width in (("white", 5), (INK, 0)):
        text = name.mark_text(
            aria=False, fontSize=14, fontWeight="bold", align=alt.ExprRef("$align"),
            dy=alt.ExprRef("$dy"), color=INK, stroke=colour, strokeWidth=width,
            strokeJoin="round",
        )  # fmt: skip
        layers.append(text.project("mercator"))
    chart = layered(*layers).properties(description="$says", padding=EDGE)
    return Template(themed(chart))


def _shapes(topology: Topology, codes: set[str], facts: Mapping[str, dict[str, str]]) -> Spec:
    return {
        "values": part(topology, codes, facts),
        "format": {"type": "topojson", "feature": OBJECT},
    }
