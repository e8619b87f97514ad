"""Fields of a place around a circle. What is missing is a gap, what is cut is marked."""

from collections.abc import Sequence
from math import cos, pi, sin

import altair as alt
import pandas as pd

from core.charts.theme import INK, KEY, TICK, layered, themed
from core.stats.catalog import FIELDS
from core.stats.indicator import Bilingual
from core.stats.scores import SCALES, FieldScore, Scale

WORDS = {
    "ja": {
        "missing": "値なし",
        "average": "平均",
        "prefecture": "県",
        "low": "より下",
        "high": "より上",
    },
    "en": {
        "missing": "no value",
        "average": "average",
        "prefecture": "pref.",
        "low": "or below",
        "high": "or above",
    },
}
ROOM = 1.62
"""Half the width of the picture, where the outermost ring is 1."""
TALL = 306 / 326
AXES = {
    "population": Bilingual("人口・\n出生・結婚", "Population,\nbirths, marriage"),
    "living": Bilingual("賑わい・\n生活環境", "Liveliness,\nsurroundings"),
    "family": Bilingual("家族・\n住生活", "Families,\nhomes"),
    "community": Bilingual("地域・\nコミュニティ", "Community"),
    "health": Bilingual("医療・保健", "Health"),
    "childcare": Bilingual("子育て支援", "Childcare"),
    "work": Bilingual("働き方・\n男女共同\n参画", "Work,\ngender\nequality"),
    "economy": Bilingual("経済・雇用・\n財政", "Economy,\njobs, finance"),
}
"""Names of the fields, broken so that they fit beside the circle on a phone."""


def radar(
    scores: Sequence[FieldScore],
    scale: Scale,
    language: str = "ja",
    other: Sequence[FieldScore] = (),
    size: int = 326,
) -> alt.LayerChart:
    """One spoke per field; the thick ring is the average.

    Args:
        scores: of the place, drawn in blue with dots. A field without a score has no dot,
            its neighbours are not joined over it, and its name says so.
        other: of another place in the same peer set, grey and dashed, with diamonds.
    """
    grid = layered(*_grid(scale, len(scores), language))
    shapes = [_shape(other, scale, TICK, [5, 4], "diamond")] if other else []
    shapes.append(_shape(scores, scale, KEY, [1, 0], "circle"))
    labels = _labels(scores, scale, language)
    layers = [grid, *shapes, labels]
    description = "、".join(_says(one, language) for one in scores)
    whole = layered(*layers).properties(
        width=size,
        height=round(size * TALL),
        padding=0,
        description=description,
    )
    whole.autosize = alt.AutoSizeParams(type="none")
    return themed(whole)


def _at(number: int, count: int, radius: float) -> tuple[float, float]:
    angle = 2 * pi * number / count
    return radius * sin(angle), radius * cos(angle)


def _radius(score: float, scale: Scale) -> float:
    ends = SCALES[scale]
    return (score - ends.low) / (ends.high - ends.low)


def _xy(data: pd.DataFrame) -> alt.Chart:
    wide = alt.Scale(domain=[-ROOM, ROOM], nice=False)
    high = alt.Scale(domain=[-ROOM * TALL, ROOM * TALL], nice=False)
    return alt.Chart(data).encode(
        x=alt.X("x:Q", scale=wide, axis=None), y=alt.Y("y:Q", scale=high, axis=None)
    )


def _grid(scale: Scale, count: int, language: str) -> list[alt.Chart]:
    ends = SCALES[scale]
    step = (ends.high - ends.low) / 6
    rings = [ends.low + step * n for n in range(1, 7)]
    rows = [
        {"ring": ring, "order": n, "x": x, "y": y, "average": ring == ends.average}
        for ring in rings
        for n in range(count + 1)
        for x, y in [_at(n, count, _radius(ring, scale))]
    ]
    lines = (
        _xy(pd.DataFrame(rows))
        .mark_line(aria=False)
        .encode(
            detail="ring:N",
            order="order:Q",
            color=alt.condition("datum.average", alt.value(TICK), alt.value("#dcdce0")),
            strokeWidth=alt.condition("datum.average", alt.value(1.6), alt.value(1)),
        )
    )
    spokes = pd.DataFrame(
        [
            {"x": 0.0, "y": 0.0, "x2": x, "y2": y}
            for n in range(count)
            for x, y in [_at(n, count, 1)]
        ]
    )
    rule = _xy(spokes).mark_rule(aria=False, color="#dcdce0").encode(x2="x2:Q", y2="y2:Q")
    against = "prefecture" if scale == "prefecture" else "average"
    words = f"{ends.average:,.0f} {WORDS[language][against]}"
    marks = pd.DataFrame([{"x": 0.03, "y": _radius(ends.average, scale), "text": words}])
    text = _xy(marks).mark_text(
        aria=False, align="left", baseline="bottom", fontSize=11, color="#4d4d4d"
    )
    return [lines, rule, text.encode(text="text:N")]


def _shape(
    scores: Sequence[FieldScore], scale: Scale, color: str, dash: list[int], shape: str
) -> alt.LayerChart:
    dots = [
        {"n": n, "x": x, "y": y, "cut": bool(one.clip), "score": one.score}
        for n, one in enumerate(scores)
        if one.score is not None
        for x, y in [_at(n, len(scores), _radius(one.score, scale))]
    ]
    by = {int(dot["n"] or 0): dot for dot in dots}
    lines = [
        {"x": dot["x"], "y": dot["y"], "x2": by[after]["x"], "y2": by[after]["y"]}
        for n, dot in by.items()
        if (after := (n + 1) % len(scores)) in by
    ]
    columns = ["n", "x", "y", "cut", "score"]
    points = _xy(pd.DataFrame(dots, columns=columns)).mark_point(
        aria=False, filled=True, opacity=1, size=90, color=color
    )
    points = points.encode(
        shape=alt.condition("datum.cut", alt.value("triangle-up"), alt.value(shape)),
        tooltip=[alt.Tooltip("score:Q", title="", format=",.1f")],
    )
    edges = _xy(pd.DataFrame(lines, columns=["x", "y", "x2", "y2"]))
    drawn = edges.mark_rule(aria=False, color=color, strokeWidth=2.2, strokeDash=dash)
    return layered(drawn.encode(x2="x2:Q", y2="y2:Q"), points)


def _labels(scores: Sequence[FieldScore], scale: Scale, language: str) -> alt.LayerChart:
    layers = []
    for align in ("left", "center", "right"):
        rows = []
        for n, one in enumerate(scores):
            x, y = _at(n, len(scores), 1.1)
            y *= 1.17 if abs(x) < 0.2 else 1
            side = "center" if abs(x) < 0.2 else "left" if x > 0 else "right"
            if side == align:
                rows.append({"x": x, "y": y, "text": _label(one, scale, language)})
        frame = pd.DataFrame(rows, columns=["x", "y", "text"])
        text = _xy(frame).mark_text(
            aria=False, align=align, baseline="middle", fontSize=12, color=INK, lineBreak="\n"
        )
        layers.append(text.encode(text="text:N"))
    return layered(*layers)


def _label(one: FieldScore, scale: Scale, language: str) -> str:
    words, lines = WORDS[language], [getattr(AXES[one.field], language)]
    if one.score is None:
        return "\n".join([*lines, words["missing"]])
    cut = words[one.clip] if one.clip else ""
    return "\n".join([*lines, f"{one.score:,.0f}{cut}"])


def _says(one: FieldScore, language: str) -> str:
    name = getattr(FIELDS[one.field], language)
    return f"{name} {WORDS[language]['missing'] if one.score is None else f'{one.score:,.0f}'}"
