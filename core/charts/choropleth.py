"""A map of municipalities, each in the colour of its class; missing has its own colour."""

from collections.abc import Collection, Mapping
from functools import cache
from typing import Any

import altair as alt

from core.charts.extent import centre, extent, side, size, tiny
from core.charts.hatching import hatched
from core.charts.hues import BLUES as BLUES
from core.charts.hues import BROWNS as BROWNS
from core.charts.hues import SWATCH
from core.charts.islands import lines, nearer
from core.charts.template import Spec, Template
from core.charts.theme import INK, LETTERS, layered, themed
from core.charts.topology import OBJECT, Box, Topology, box, part
from core.palette import SEA
from core.stats.sentence import amount, number
from core.stats.spread import Spread

NOTHING = "#c4c4c4"
FRAME = "#8a8a8f"
SMALL = 0.07
"""Share of the map's longer side below which the place gets a circle around it."""
LARGE = 0.25
"""Share of it above which the name stands on the place."""
PHONE, PAGE, PICTURE = 280, 1000, 610
"""Widths of the drawing, in points."""
LOWEST, HIGHEST, BESIDE = 200, 600, 500
"""The map is as high as its width lets it, within these limits; on a page with its years below."""
EDGE = {"left": 10, "right": 10, "top": 5, "bottom": 10}
"""Points around the drawing, for outlines and circles at its edge; Streamlit wants four."""
LONG = 10
"""Letters of a class's name from which two, not three, stand in a line of the legend."""
WORDS = {
    "ja": {"missing": "値なし", "unsure": "白い斜線：偶然の範囲", "to": "〜", "below": "から"},
    "en": {"missing": "no value", "unsure": "White: within chance", "to": " to ", "below": " to "},
}


def legend(spread: Spread, language: str) -> list[str]:
    """Names of the classes, low to high: the values that are drawn in them, as read."""
    if len(spread.classes) == 1 and spread.classes[0][0] == spread.classes[0][1]:
        return [amount(spread.indicator, spread.classes[0][0], language)]
    return [_named(spread, low, high, language) for low, high in spread.classes]


def _named(spread: Spread, low: float, high: float, language: str) -> str:
    shown = [number(spread.indicator, end) for end in dict.fromkeys((low, high))]
    return WORDS[language]["below" if low < 0 else "to"].join(shown)


def colours(spread: Spread) -> list[str]:
    """A colour for each class: one hue, or two that part at zero and darken away from it."""
    below, above = spread.below, len(spread.classes) - spread.below
    if not below:
        return _steps(BLUES, above)
    return _steps(BROWNS, below)[::-1] + _steps(BLUES, above)


def _steps(hue: tuple[str, ...], many: int) -> list[str]:
    """So many of a hue, from the lightest to the darkest; of one the middle."""
    if many == 1:
        return [hue[len(hue) // 2]]
    step = (len(hue) - 1) / max(1, many - 1)
    return [hue[round(n * step)] for n in range(many)]


def choropleth(
    spread: Spread,
    names: Mapping[str, str],
    own: str = "",
    language: str = "ja",
    country: bool = False,
    width: int = PAGE,
    unsure: Collection[str] = (),
    *,
    keyed: bool = True,
) -> Spec:
    """The municipalities of `spread`.

    Args:
        names: area code → name, for the tooltip and beside the place itself.
        own: the place to outline.
        country: coarse boundaries; else fine ones. Far islands are moved in both.
        unsure: places whose difference chance alone explains, hatched in white.
        width: about what there is for the drawing; its height follows from it.
        keyed: with its legend; else that stands beside it.
    """
    classes, missing = legend(spread, language), WORDS[language]["missing"]
    facts = _facts(spread, names, classes, language)
    used = [*classes, missing] if spread.known < len(spread.values) else classes
    topology, drawn = nearer(country), set(facts)
    shades = [*colours(spread), NOTHING][: len(used)]
    framed, whole = extent(frozenset(drawn), country)
    place = box(topology, {own} & drawn)
    small = place is not None and side(place) <= SMALL * side(whole)
    columns = 3 if max(map(len, used)) < LONG and width > PHONE else 2
    spec = _template(columns if keyed else 0).fill(
        {},
        domain=used,
        range=shades,
        unit=spread.indicator.unit.of(language) or None,
        says=f"{spread.indicator.title.of(language)} {spread.years}",
        every=_shapes(topology, drawn, facts),
        own=_shapes(topology, {own} & drawn, facts),
        hatched=_shapes(topology, drawn & set(unsure), facts),
        frames={"values": lines(framed)},
        dots={
            "values": _dots(frozenset(drawn), country, facts, dict(zip(used, shades, strict=True)))
        },
        ring={"values": [centre(place)] if place and small else []},
        **_strokes(country, small or width <= PHONE),
        **_name(names.get(own, ""), place, whole, small),
    )
    return spec | {"height": _height(whole, width)}


def _facts(
    spread: Spread, names: Mapping[str, str], classes: list[str], language: str
) -> dict[str, dict[str, str]]:
    """What the tooltip and the colour of each place say."""
    missing = WORDS[language]["missing"]
    return {
        code: {
            "name": names[code],
            "shown": missing if value is None else amount(spread.indicator, value, language),
            "class": missing if value is None else classes[spread.class_of(value)],
        }
        for code, value in spread.values.items()
    }


def _strokes(country: bool, thin: bool) -> dict[str, str]:
    """Widths of borders and of the outline."""
    outline = {"outer": "3", "inner": "1.2"} if thin else {"outer": "5", "inner": "2"}
    return {"border": "0.1" if country else "0.4", **outline}


def _dots(
    codes: frozenset[str],
    country: bool,
    facts: Mapping[str, dict[str, str]],
    shades: Mapping[str, str],
) -> list[dict[str, Any]]:
    return [
        {
            **{name: round(degrees, 2) for name, degrees in at.items()},
            **{key: facts[code][key] for key in ("name", "shown")},
            "colour": shades[facts[code]["class"]],
        }
        for code, at in sorted(tiny(codes, country).items())
    ]


def _height(whole: Box, width: int) -> int:
    """Of the drawing, so that it fills the width and little is left empty."""
    across, up = size(whole)
    return round(min(BESIDE if width == PAGE else HIGHEST, max(LOWEST, width * up / across)))


def _name(name: str, place: Box | None, whole: Box, small: bool) -> dict[str, Any]:
    """The name and where it stands: on a large place, else above it, and never over an edge."""
    if place is None:
        return {"name": {"values": []}, "align": "'center'", "dy": "0"}
    at = centre(place)
    across = (at["lon"] - whole[0]) / (whole[2] - whole[0])
    below = place[3] > whole[3] - 0.1 * (whole[3] - whole[1])
    if small:
        dy = 30 if below else -28
    elif side(place) > LARGE * side(whole):
        dy = 0
    else:
        dy, at["lat"] = (14, place[1]) if below else (-12, place[3])
    align = "left" if across < 0.2 else "right" if across > 0.8 else "center"
    return {"name": {"values": [at | {"name": name}]}, "align": f"'{align}'", "dy": str(dy)}


@cache
def _template(columns: int) -> Template:
    """A legend with so many classes in a line; 0: none."""
    frame = alt.Chart(alt.NamedData("$frames")).mark_geoshape(
        aria=False, filled=False, stroke=FRAME, strokeWidth=1
    )
    every = alt.Chart(alt.NamedData("$every")).mark_geoshape(
        aria=False, stroke="white", strokeWidth=alt.ExprRef("$border")
    )
    key = alt.Legend(title="$unit", orient="top", columns=columns, labelFontSize=LETTERS, **SWATCH)
    coloured = every.encode(
        color=alt.Color(
            "properties.class:N",
            scale=alt.Scale(domain=["$domain"], range=["$range"]),
            legend=key if columns else None,
        ),
        tooltip=[
            alt.Tooltip("properties.name:N", title=""),
            alt.Tooltip("properties.shown:N", title=""),
        ],
    )
    dots = alt.Chart(alt.NamedData("$dots")).mark_circle(
        aria=False, size=26, opacity=1, stroke="#666666", strokeWidth=0.5
    )
    small = dots.encode(
        longitude="lon:Q",
        latitude="lat:Q",
        color=alt.Color("colour:N", scale=None),
        tooltip=[alt.Tooltip("name:N", title=""), alt.Tooltip("shown:N", title="")],
    )
    layers = [frame, coloured, hatched(FRAME), small, *_marked()]
    chart = layered(*(layer.project("mercator") for layer in layers)).resolve_scale(
        color="independent"
    )
    made = Template(themed(chart.properties(description="$says", padding=EDGE)))
    made.spec["view"] = {"fill": SEA, "stroke": None}
    return made


def _marked() -> list[alt.Chart]:
    """Outline, ring and name of the place itself, dark on white."""
    layers = [
        alt.Chart(alt.NamedData("$own")).mark_geoshape(
            aria=False, filled=False, stroke=colour, strokeWidth=alt.ExprRef(expression)
        )
        for colour, expression in (("white", "$outer"), (INK, "$inner"))
    ]
    ring = alt.Chart(alt.NamedData("$ring")).encode(longitude="lon:Q", latitude="lat:Q")
    for colour, width in (("white", 5), (INK, 2.5)):
        circle = ring.mark_point(
            aria=False, filled=False, opacity=1, size=900, stroke=colour, strokeWidth=width
        )
        layers.append(circle)
    name = alt.Chart(alt.NamedData("$name")).encode(
        longitude="lon:Q", latitude="lat:Q", text="name:N"
    )
    for colour, width in (("white", 5), (INK, 0)):
        text = name.mark_text(
            aria=False, fontSize=LETTERS, fontWeight="bold", align=alt.ExprRef("$align"),
            dy=alt.ExprRef("$dy"), color=INK, stroke=colour, strokeWidth=width,
            strokeJoin="round",
        )  # fmt: skip
        layers.append(text)
    return layers


def _shapes(topology: Topology, codes: set[str], facts: Mapping[str, dict[str, str]]) -> Spec:
    return {
        "values": part(topology, codes, facts),
        "format": {"type": "topojson", "feature": OBJECT},
    }
