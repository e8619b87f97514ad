"""Fields of a place around a circle. What is missing is a gap, what is cut is marked."""

from collections.abc import Sequence
from functools import cache
from math import cos, pi, sin
from typing import Any, Literal

import altair as alt

from core.charts.template import Rows, Spec, Template
from core.charts.theme import BAND, INK, KEY, LETTERS, TICK, layered, themed
from core.palette import SUB
from core.stats.catalog import FIELDS
from core.stats.scale import SCALES, Scale, read
from core.stats.scores import FieldScore
from core.text import table
from core.units import plain

PHONE, PAGE, GREY = 326, 540, "#dcdce0"
"""Points across on a phone and elsewhere."""
ROOM, TALL = {PHONE: 1.76, PAGE: 1.66}, {PHONE: 306 / 326, PAGE: 0.87}
"""Half the width, where the outermost ring is 1, and the height as a share of the width."""
SIDES: tuple[Literal["left", "center", "right"], ...] = ("left", "center", "right")


def _xy(data: str) -> alt.Chart:
    wide = alt.Scale(domain=["$wide"], nice=False)
    high = alt.Scale(domain=["$high"], nice=False)
    return alt.Chart(alt.NamedData(data)).encode(
        x=alt.X("x:Q", scale=wide, axis=None), y=alt.Y("y:Q", scale=high, axis=None)
    )


def _place(name: str, colour: str, dash: list[int], shape: str) -> list[alt.Chart]:
    """The edges and dots of one place."""
    edges = _xy(f"{name}_edges").mark_rule(
        aria=False, color=colour, strokeWidth=2.2, strokeDash=dash
    )
    dots = _xy(f"{name}_dots").mark_point(aria=False, filled=True, opacity=1, size=90, color=colour)
    return [
        edges.encode(x2="x2:Q", y2="y2:Q"),
        dots.encode(
            shape=alt.condition("datum.cut", alt.value("triangle-up"), alt.value(shape)),
            tooltip=[alt.Tooltip("score:Q", title="", format=",.1f")],
        ),
    ]


@cache
def _template(size: int) -> Template:
    rings = _xy("rings").mark_line(aria=False)
    spokes = _xy("spokes").mark_rule(aria=False, color=GREY)
    average = _xy("average").encode(text="text:N")
    form: dict[str, Any] = {
        "aria": False,
        "align": "left",
        "baseline": "bottom",
        "fontSize": LETTERS,
    }
    middle = _xy("middle").encode(detail="part:N", order="order:Q")
    layers: list[alt.Chart | alt.LayerChart] = [
        middle.mark_line(aria=False, fill=BAND, stroke=BAND, strokeWidth=0.5),
        rings.encode(
            detail="ring:N",
            order="order:Q",
            color=alt.condition("datum.average", alt.value(TICK), alt.value(GREY)),
            strokeWidth=alt.condition("datum.average", alt.value(1.6), alt.value(1)),
        ),
        spokes.encode(x2="x2:Q", y2="y2:Q"),
    ]
    layers += _place("other", TICK, [5, 4], "diamond")
    layers += _place("own", KEY, [1, 0], "circle")
    layers.append(average.mark_text(**form, stroke="white", strokeWidth=4, strokeOpacity=0.9))
    layers.append(average.mark_text(**form, color=SUB))
    for align in SIDES:
        text = _xy(align).mark_text(
            aria=False, align=align, baseline="middle", fontSize=LETTERS, color=INK, lineBreak="\n"
        )
        layers.append(text.encode(text="text:N"))
    whole = layered(*layers).properties(
        width=size, height=round(size * TALL[size]), padding=0, description="$says"
    )
    whole.autosize = alt.AutoSizeParams(type="none")
    return Template(themed(whole))


def radar(
    scores: Sequence[FieldScore],
    scale: Scale,
    language: str = "ja",
    other: Sequence[FieldScore] = (),
    size: int = PHONE,
) -> Spec:
    """One spoke per field; the thick ring is the average, the band the peers' middle half.

    Args:
        scores: of the place, drawn in blue with dots. A field without a score has no dot,
            its neighbours are not joined over it, and its name says so.
        other: of another place in the same peer set, grey and dashed, with diamonds.
        size: points across.
    """
    own_dots, own_edges = _shape(scores, scale)
    other_dots, other_edges = _shape(other, scale)
    data: dict[str, Rows] = {
        **_grid(scale, len(scores), language),
        "middle": _ring(scores, scale),
        "own_dots": own_dots,
        "own_edges": own_edges,
        "other_dots": other_dots,
        "other_edges": other_edges,
        **_labels(scores, scale, language),
    }
    room, up = ROOM[size], ROOM[size] * TALL[size]
    says = "、".join(_says(one, scale, language) for one in scores)
    return _template(size).fill(data, says=says, wide=[-room, room], high=[-up, up])


def _at(number: int, count: int, radius: float) -> tuple[float, float]:
    angle = 2 * pi * number / count
    return radius * sin(angle), radius * cos(angle)


def _radius(score: float, scale: Scale) -> float:
    ends = SCALES[scale]
    return (score - ends.low) / (ends.high - ends.low)


def _grid(scale: Scale, count: int, language: str) -> dict[str, Rows]:
    """Rings, spokes, and the average's name beside the dot that may lie there."""
    ends = SCALES[scale]
    step = (ends.high - ends.low) / 6
    rings = [
        {"ring": ring, "order": n, "x": x, "y": y, "average": ring == ends.average}
        for ring in (ends.low + step * n for n in range(1, 7))
        for n in range(count + 1)
        for x, y in [_at(n, count, _radius(ring, scale))]
    ]
    spokes = [
        {"x": 0.0, "y": 0.0, "x2": x, "y2": y} for n in range(count) for x, y in [_at(n, count, 1)]
    ]
    words = plain(ends.average, 0)
    if scale != "prefecture":
        words += f" {table('radar', language)['average']}"
    average = [{"x": 0.07, "y": _radius(ends.average, scale), "text": words}]
    return {"rings": rings, "spokes": spokes, "average": average}


def _ring(scores: Sequence[FieldScore], scale: Scale) -> Rows:
    """The peers' middle half between each two neighbours that have one, a piece for each."""
    corners = [
        [_at(n, len(scores), _radius(score, scale)) for score in one.middle] if one.middle else []
        for n, one in enumerate(scores)
    ]
    pieces = [
        (here[0], here[1], after[1], after[0], here[0])
        for here, after in zip(corners, corners[1:] + corners[:1], strict=True)
        if here and after
    ]
    return [
        {"part": n, "order": at, "x": x, "y": y}
        for n, around in enumerate(pieces)
        for at, (x, y) in enumerate(around)
    ]


def _shape(scores: Sequence[FieldScore], scale: Scale) -> tuple[Rows, Rows]:
    """Dots of the fields that have a score, and the edges between neighbours of them."""
    dots = {
        n: {"n": n, "x": x, "y": y, "cut": bool(one.clip), "score": one.score}
        for n, one in enumerate(scores)
        if one.score is not None
        for x, y in [_at(n, len(scores), _radius(one.score, scale))]
    }
    edges = [
        {"x": dot["x"], "y": dot["y"], "x2": dots[after]["x"], "y2": dots[after]["y"]}
        for n, dot in dots.items()
        if (after := (n + 1) % len(scores)) in dots
    ]
    return list(dots.values()), edges


def _labels(scores: Sequence[FieldScore], scale: Scale, language: str) -> dict[str, Rows]:
    found: dict[str, list[dict[str, Any]]] = {side: [] for side in SIDES}
    for n, one in enumerate(scores):
        x, y = _at(n, len(scores), 1.1)
        middle = abs(x) < 0.2
        side = "center" if middle else "left" if x > 0 else "right"
        row = {"x": x, "y": y * (1.17 if middle else 1), "text": _label(one, scale, language)}
        found[side].append(row)
    return {**found}


def _label(one: FieldScore, scale: Scale, language: str) -> str:
    words = table("radar", language)
    name = words[one.field]  # broken so that it fits beside the circle on a phone
    if one.score is None:
        return f"{name}\n{words['missing']}"
    score = read(one.score, scale)
    return f"{name}\n{words[one.clip].format(score=score) if one.clip else score}"


def _says(one: FieldScore, scale: Scale, language: str) -> str:
    name = FIELDS[one.field].of(language)
    missing = table("radar", language)["missing"]
    return f"{name} {missing if one.score is None else read(one.score, scale)}"
