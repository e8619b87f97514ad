"""A KPI over time: what was measured, beside its targets, the plan and no action."""

from collections.abc import Sequence
from datetime import date
from functools import cache
from itertools import pairwise
from typing import Any, Literal

import altair as alt

from core.charts.template import Spec, Template
from core.charts.theme import INK, KEY, LETTERS, layered, themed
from core.record.drawn import Course, Point
from core.text import table
from core.units import rounded, with_unit

GREY = "#767676"
FORMAT = ",.4~f"
HEIGHT = 240
Align = Literal["left", "right"]
ALIGN: tuple[Align, ...] = ("left", "right")
BESIDE, STEEP = (30, -1), 0.35
"""Points across and down from where lines begin to a name under them; parts of the height that all
of them rise at least across the whole width, so that they leave it free."""


def _outlined(ends: alt.Chart, align: Align, dx: int = 0, dy: int = -10) -> list[alt.Chart]:
    """Names at the ends of lines, readable over any line."""
    named = ends.encode(text="text:N")
    form: dict[str, Any] = {"aria": False, "fontSize": LETTERS, "dx": dx, "dy": dy, "align": align}
    return [
        named.mark_text(**form, stroke="white", strokeWidth=4, strokeOpacity=0.9),
        named.mark_text(**form, color=INK),
    ]


def _edition(align: Align, x: alt.X) -> Any:
    """The name of an edition above the day it begins."""
    form: dict[str, Any] = {"aria": False, "fontSize": LETTERS, "color": INK, "align": align}
    beside = 4 if align == "left" else -4
    named = alt.Chart(alt.NamedData(f"reviews_{align}")).mark_text(**form, dx=beside)
    return named.encode(x=x, y=alt.value(-28), text="text:N")


@cache
def _template(language: str, zero: bool) -> Template:
    words = table("course", language)
    x = alt.X(
        "day:T",
        title=None,
        scale=alt.Scale(type="utc", nice=False, padding=14),
        axis=alt.Axis(format="%Y-%m", grid=False, tickCount=4, labelOverlap=True, labelFlush=24),
    )
    y = alt.Y(
        "value:Q",
        title="$unit",
        scale=alt.Scale(zero=zero, nice=True),
        axis=alt.Axis(format=FORMAT, tickCount=5),
    )

    def drawn(name: str) -> alt.Chart:
        return alt.Chart(alt.NamedData(name)).encode(x=x, y=y)

    tip = [
        alt.Tooltip("day:T", title=words["day"], format="%Y-%m-%d"),
        alt.Tooltip("value:Q", title=words["actual"], format=FORMAT),
    ]
    actual = drawn("actuals").encode(tooltip=tip)
    reviews = alt.Chart(alt.NamedData("reviews")).encode(x=x)
    labels = [text for align in ALIGN for text in _outlined(drawn(f"ends_{align}"), align)]
    labels += _outlined(drawn("ends_beside"), "left", *BESIDE)
    whole = layered(
        drawn("targets").mark_rule(aria=False, color=GREY, strokeWidth=1.6).encode(x2="until:T"),
        reviews.mark_rule(aria=False, color=GREY, strokeDash=[2, 4]),
        *(_edition(align, x) for align in ALIGN),
        drawn("going_on").mark_line(aria=False, color=GREY, strokeWidth=2, strokeDash=[2, 3]),
        drawn("plan").mark_line(aria=False, color=KEY, strokeWidth=1.6, strokeDash=[7, 4]),
        drawn("base").mark_point(aria=False, color=KEY, filled=False, size=60, strokeWidth=2),
        actual.mark_line(aria=False, color=KEY, strokeWidth=2.5),
        actual.mark_point(aria=False, color=KEY, filled=True, size=70, opacity=1),
        *labels,
    )
    return Template(themed(whole.properties(height=HEIGHT, description="$says")))


def course(one: Course, language: str = "ja") -> Spec:
    """Blue dots: actuals. Dashed: the plan. Grey steps: targets. Dotted: the pace before.

    Everything is named where it ends, so that no colour has to be told from another.
    """
    return _template(language, _from_zero(one)).fill(
        {
            "actuals": _points(one.actuals),
            "base": _points((one.base,) if one.base else ()),
            "plan": _points(one.plan or ()),
            "going_on": _points(one.going_on or ()),
            "targets": [
                {"day": day, "until": until, "value": value} for day, until, value in one.targets
            ],
            **_reviews(one, table("course", language)["version"]),
            **_ends(one, table("course", language)),
        },
        unit=one.unit,
        says=one.says,
    )


def _points(points: Sequence[Point]) -> list[dict[str, Any]]:
    return [{"day": day, "value": value} for day, value in points]


def _values(one: Course) -> list[float]:
    lines = [*one.actuals, *(one.plan or ()), *(one.going_on or ())]
    lines += [one.base] if one.base else []
    return [value for _, value in lines] + [value for *_, value in one.targets]


def _from_zero(one: Course) -> bool:
    """The axis begins at zero unless everything lies far above it."""
    values = _values(one)
    return min(values) < max(values) / 2


def _said(value: float, unit: str) -> str:
    """As exact as a name at the end of a line need be; the table has all digits."""
    near = float(rounded(value, 1 if abs(value) >= 10 else 2))
    return with_unit(f"{near:,.10g}", unit)


def _side(one: Course, day: str) -> Align:
    """Where a name at a day begins, so that it stays within the chart."""
    ends = [one.going_on[1]] if one.going_on else []
    known = [day for day, _ in (*one.actuals, *([one.base] if one.base else []), *ends)]
    known += [day for begun, until, _ in one.targets for day in (begun, until)]
    days = [date.fromisoformat(day).toordinal() for day in known]
    half = (min(days) + max(days)) / 2
    return "right" if date.fromisoformat(day).toordinal() > half else "left"


def _steep(one: Course, base: Point) -> bool:
    """Whether all lines rise from the beginning so much that they would cross its name."""
    lines = [[base, *one.actuals], *(line for line in (one.plan, one.going_on) if line)]
    days = [date.fromisoformat(day).toordinal() for line in lines for day, _ in line]
    values = _values(one)
    wide, high = max(days) - min(days), max(values) - min(values)
    firsts = ((line[0], line[1]) for line in lines if line[0] == base)
    return high > 0 and all(
        (after[1] - before[1]) * wide >= STEEP * high * _apart(before[0], after[0])
        for before, after in firsts
    )


def _apart(before: str, after: str) -> int:
    """Days between two days."""
    return (date.fromisoformat(after) - date.fromisoformat(before)).days


def _reviews(one: Course, words: str) -> dict[str, list[dict[str, Any]]]:
    """The days of reviews, and the name of the edition of each, by its side."""
    named = [(_side(one, day), {"day": day, "text": words.format(n=n)}) for day, n in one.reviews]
    sides = {f"reviews_{align}": [row for side, row in named if side == align] for align in ALIGN}
    return {"reviews": [row for _, row in named], **sides}


def _ends(one: Course, words: dict[str, str]) -> dict[str, list[dict[str, Any]]]:
    """Names at the ends; two that would lie on each other are moved apart."""
    apart = ((max(_values(one)) - min(_values(one))) or 1.0) * 0.09
    named: list[tuple[str, float, str]] = []
    first_value = one.base[1] if one.base else one.actuals[0][1]

    def end(point: Point, word: str) -> tuple[str, float, str]:
        """Above its line's end; below where the line comes down to it."""
        day, value = point
        below = 1.7 * apart if value < first_value else 0
        return day, value - below, f"{words[word]} {_said(value, one.unit)}"

    if one.targets:
        _, until, value = one.targets[-1]
        named.append(end((until, value), "target"))
    if one.going_on:
        named.append((*one.going_on[1], words["going_on"]))
    named.append(end(one.actuals[-1], "actual"))
    if one.base and one.base[0] != one.actuals[-1][0]:
        named.append(end(one.base, "base"))
    sides: dict[str, list[dict[str, Any]]] = {f"ends_{at}": [] for at in (*ALIGN, "beside")}
    for day, value, said in named:
        begins = one.base is not None and day == one.base[0] and _steep(one, one.base)
        side = "beside" if begins else _side(one, day)
        sides[f"ends_{side}"].append({"day": day, "value": value, "text": said})
    for ends in sides.values():
        ends.sort(key=lambda one: -float(one["value"]))
        for above, under in pairwise(ends):
            under["value"] = min(under["value"], above["value"] - apart)
    return sides
