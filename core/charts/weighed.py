"""効果 against 手間: a number for every use case where the room put it."""

from collections.abc import Sequence
from functools import cache

import altair as alt

from core.charts.template import Spec, Template
from core.charts.theme import INK, KEY, LETTERS, layered, themed
from core.palette import TINT
from core.record.drawn import MIDDLE, Mark
from core.text import table

LOW, HIGH, HEIGHT = 0.6, 3.4, 300
"""Ends of both axes; points in height."""


@cache
def _template(language: str) -> Template:
    words = table("weighing", language)
    small, middle, large = words["small"], words["middle"], words["large"]
    named = f"datum.value == 1 ? '{small}' : datum.value == 2 ? '{middle}' : '{large}'"
    scale = alt.Scale(domain=[LOW, HIGH], nice=False, zero=False)
    axis = alt.Axis(values=[1, 2, 3], labelExpr=named, tickSize=0)
    x = alt.X("effort:Q", title=f"{words['effort']} →", scale=scale, axis=axis)
    y = alt.Y("effect:Q", title=f"{words['effect']} ↑", scale=scale, axis=axis)
    corner = alt.Chart(alt.NamedData("corner")).encode(x=x, y=y, x2="effort_to:Q", y2="effect_to:Q")
    label = alt.Chart(alt.NamedData("label")).encode(x=x, y=y, text="text:N")
    marks = alt.Chart(alt.NamedData("marks")).encode(x=x, y=y, text="numbers:N")
    whole = layered(
        corner.mark_rect(aria=False, color=TINT),
        label.mark_text(aria=False, align="left", baseline="top", dx=8, dy=8, color=INK,
                        fontSize=LETTERS),
        marks.mark_text(aria=False, color="white", fontSize=22, fontWeight="bold",
                        stroke="white", strokeWidth=6),
        marks.mark_text(aria=False, color=KEY, fontSize=22, fontWeight="bold"),
    )  # fmt: skip
    return Template(themed(whole.properties(height=HEIGHT, description="$says")))


def board(marks: Sequence[Mark], says: str, language: str = "ja") -> Spec:
    """Numbers from small to large effort and effect; the corner of small effort is tinted."""
    corner = {"effort": LOW, "effort_to": MIDDLE, "effect": MIDDLE, "effect_to": HIGH}
    return _template(language).fill(
        {
            "marks": [
                {"effort": one.effort, "effect": one.effect, "numbers": one.numbers}
                for one in marks
            ],
            "corner": [corner],
            "label": [
                {"effort": LOW, "effect": HIGH, "text": table("weighing", language)["corner"]}
            ],
        },
        says=says,
    )
