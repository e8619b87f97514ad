"""People by age and sex: a pyramid of one year, and how generations grew or shrank."""

from collections.abc import Sequence
from functools import cache
from math import floor, log10
from typing import Any

import altair as alt

from core.charts.by_age import short
from core.charts.template import Spec, Template
from core.charts.theme import AXIS, HALO, INK, KEY, LETTERS, MEN, layered, themed
from core.stats.ages.counted import YOUNG_WOMEN, Pyramid
from core.stats.ages.flow import Flow
from core.stats.ages.tables import ALL_AGES
from core.stats.sentence import plain
from core.text import table

WOMEN, YOUNG = "#9db4f5", KEY
HEIGHT = 372
BETWEEN, PHONE_BETWEEN = 0.16, 0.27
"""Half of the room for ages between men and women, as a share of the longest bar."""
BOLD: dict[str, Any] = {"aria": False, "fontSize": LETTERS, "fontWeight": "bold"}
PAIRED = 260
ROOM, PHONE_ROOM = 0.125, 0.16
"""Share of the longest bar below which a part has no room for its number."""


@cache
def _pyramid(language: str) -> Template:
    words = table("by_age", language)
    scale = alt.Scale(domain=["$span"], nice=False)
    axis = alt.Axis(labelExpr="$said", labelOverlap=False, values=["$ticks"], **AXIS)
    x = alt.X("from:Q", title=None, scale=scale, axis=axis)
    y = alt.Y("age:O", title=None, scale=alt.Scale(domain=["$ages"]), axis=None)
    now = alt.Chart(alt.NamedData("now")).encode(x=x, x2="to:Q", y=y)
    tip = [
        alt.Tooltip("age:O", title=words["age"]),
        alt.Tooltip("sex:N", title=""),
        alt.Tooltip("shown:Q", title=words["unit"], format=",.0f"),
    ]
    then = alt.Chart(alt.NamedData("then")).encode(x=x, x2="to:Q", y=y)
    heads = alt.Chart(alt.NamedData("heads")).encode(x=x, text="text:N")
    middle = alt.Chart(alt.NamedData("middle")).encode(x=x, y=y, text="age:O")
    return Template(
        themed(
            layered(
                now.mark_bar(aria=False).encode(
                    color=alt.Color("colour:N", scale=None), tooltip=tip
                ),
                then.mark_bar(
                    aria=False, filled=False, stroke=INK, strokeDash=[3, 2], strokeWidth=1.2
                ),
                heads.mark_text(color=INK, **BOLD).encode(y=alt.value(-10)),
                middle.mark_text(aria=False, color=INK, fontSize=LETTERS),
            ).properties(height=HEIGHT, description="$says")
        )
    )


def pyramid(
    now: Pyramid, then: Pyramid | None, most: float, says: str, language: str = "ja",
    *, narrow: bool = False,
) -> Spec:  # fmt: skip
    """Men left, women right, ages between them, the oldest above; women of 20–39 deep blue.

    Args:
        then: the same of another year, as dashed outlines.
        most: people at both ends of the axis, so that years can be compared.
        narrow: a phone's.
    """
    words, gap = table("by_age", language), (PHONE_BETWEEN if narrow else BETWEEN) * most
    ages, steps = [short(low) for low in reversed(ALL_AGES)], _steps(most, 3 if narrow else 5)
    spec = _pyramid(language).fill(
        {
            "now": _bars(now, words, gap),
            "then": _bars(then, words, gap) if then else [],
            "heads": [
                {"from": -gap - most / 2, "text": words["men"]},
                {"from": gap + most / 2, "text": words["women"]},
            ],
            "middle": [{"from": 0, "age": age} for age in ages],
        },
        span=[-gap - most, gap + most],
        ticks=[-gap - step for step in reversed(steps)] + [gap + step for step in steps],
        ages=ages,
        said=f"format(abs(datum.value) - {gap}, ',.0f')",
        says=says,
    )
    return spec | {"padding": {"left": 4, "right": 12, "top": 20, "bottom": 4}}


def _steps(most: float, fewer: int) -> list[float]:
    """Zero and fewer round numbers of people than so many, up to the longest bar."""
    tenth = 10.0 ** floor(log10(most)) if most > 0 else 1.0
    step = next(one * tenth for one in (0.25, 0.5, 1, 2, 5) if most < fewer * one * tenth)
    step = max(1.0, step)  # nobody is a part of a person
    return [n * step for n in range(int(most // step) + 1)]


def _bars(one: Pyramid, words: dict[str, str], gap: float) -> list[dict[str, Any]]:
    first, beyond = YOUNG_WOMEN
    men = [
        {
            "age": short(low),
            "from": -gap,
            "to": -gap - n,
            "shown": n,
            "sex": words["men"],
            "colour": MEN,
        }
        for low, n in one.men.items()
    ]
    women = [
        {"age": short(low), "from": gap, "to": gap + n, "shown": n, "sex": words["women"],
         "colour": YOUNG if first <= low < beyond else WOMEN}
        for low, n in one.women.items()
    ]  # fmt: skip
    return men + women


@cache
def _generations(language: str) -> Template:
    words = table("by_age", language)
    names = [words["women"], words["men"]]
    axis = alt.Axis(labelAngle=0, labelOverlap=True, **AXIS)
    x = alt.X("age:O", title=None, scale=alt.Scale(domain=["$ages"]), axis=axis)
    form = "datum.value ? format(datum.value, '+,.0f') + '%' : '0'"
    y = alt.Y(
        "value:Q",
        title=None,
        scale=alt.Scale(domain=["$span"], nice=False),
        axis=alt.Axis(labelExpr=form, tickCount=6, **AXIS),
    )
    offset = alt.XOffset("sex:N", sort=names)
    colour = alt.Color(
        "sex:N",
        scale=alt.Scale(domain=names, range=[KEY, MEN]),
        legend=alt.Legend(title=None, orient="top", labelFontSize=LETTERS, symbolType="square"),
    )
    tip = [
        alt.Tooltip("sex:N", title=""),
        alt.Tooltip("age:O", title=words["age"]),
        alt.Tooltip("value:Q", title="$unit", format="+,.1f"),
    ]
    now = alt.Chart(alt.NamedData("now")).encode(x=x, xOffset=offset, y=y)
    then = alt.Chart(alt.NamedData("then")).encode(x=x, xOffset=offset, y=y)
    zero = alt.Chart(alt.NamedData("zero")).mark_rule(aria=False, color=INK).encode(y="value:Q")
    most = alt.Chart(alt.NamedData("most")).encode(x=x, xOffset=offset, y=y, text="text:N")
    return Template(
        themed(
            layered(
                now.mark_bar(aria=False).encode(color=colour, tooltip=tip),
                then.mark_tick(aria=False, color="white", thickness=6, bandSize=26),
                then.mark_tick(aria=False, color=INK, thickness=2.5, bandSize=22),
                zero,
                *(
                    most.mark_text(
                        color=KEY,
                        dy=alt.ExprRef("$dy"),
                        stroke=halo,
                        strokeWidth=wide,
                        strokeJoin="round",
                        **BOLD,
                    )
                    for halo, wide in HALO
                ),
            ).properties(height=PAIRED, description="$says")
        )
    )


def generations(now: Flow, then: Flow | None, says: str, language: str = "ja") -> Spec:
    """Per cent by which people of an age and sex became more or fewer in five years; dark ticks:
    the same between two earlier censuses. The largest change of young women is told in numbers."""
    words = table("by_age", language)
    rows = _rows(now, words)
    young = {short(one.low) for one in now.young("women")}  # of whom the title speaks
    women = [row for row in rows if row["sex"] == words["women"] and row["age"] in young]
    largest = max(women, key=lambda row: abs(row["value"]), default=None)
    told = [largest | {"text": f"{plain(largest['value'], 0, '+')}%"}] if largest else []
    before = _rows(then, words) if then else []
    every = [0.0, *(row["value"] for row in rows + before)]
    air = (max(every) - min(every)) * 0.12 or 1.0
    ages = [short(low) for low in sorted({one.low for one in now.changes})]
    return _generations(language).fill(
        {"now": rows, "then": before, "zero": [{"value": 0}],
         "most": told},
        ages=ages, unit=words["percent"], says=says, span=[min(every) - air, max(every) + air],
        dy="18" if largest and largest["value"] < 0 else "-14",
    )  # fmt: skip


def _rows(found: Flow, words: dict[str, str]) -> list[dict[str, Any]]:
    return [
        {"age": short(one.low), "sex": words[one.sex], "value": one.percent}
        for one in found.changes
        if one.percent is not None
    ]


def shares(rows: Sequence[dict[str, Any]], says: str, *, narrow: bool = False) -> Spec:
    """Bars as long as there are people, one a year, in three ages with their share.

    Args:
        rows: each with year (as read), age, order, people, share (as read).
    """
    sums: dict[str, float] = {}
    for row in rows:
        sums[row["year"]] = sums.get(row["year"], 0.0) + row["people"]
    most = max(sums.values(), default=0.0)
    room = most * (PHONE_ROOM if narrow else ROOM)
    rows = [row if row["people"] > room else {**row, "share": ""} for row in rows]
    return _shares().fill(
        {"rows": rows},
        years=list(dict.fromkeys(row["year"] for row in rows)),
        ages=list(dict.fromkeys(row["age"] for row in rows)),
        says=says,
    )


LINES = "split(datum.label, '|')"
"""The kind of a year under it, so that the bars have room on a phone."""


@cache
def _shares() -> Template:
    axis = alt.Axis(ticks=False, domain=False, labelLimit=0, labelExpr=LINES, **AXIS)
    y = alt.Y("year:O", title=None, scale=alt.Scale(domain=["$years"]), axis=axis)
    x = alt.X(
        "people:Q", title=None, stack="zero", axis=alt.Axis(format=",.0f", tickCount=4, **AXIS)
    )
    colour = alt.Color(
        "age:N",
        scale=alt.Scale(domain=["$ages"], range=[WOMEN, KEY, "#4b5568"]),
        legend=alt.Legend(
            title=None, orient="top", columns=1, labelFontSize=LETTERS, symbolType="square"
        ),
    )
    base = alt.Chart(alt.NamedData("rows")).encode(y=y, x=x, order="order:Q")
    text = base.mark_text(align="right", dx=-5, **BOLD).encode(
        text="share:N",
        color=alt.condition("datum.order == 0", alt.value(INK), alt.value("white")),
        detail="age:N",
    )
    whole = layered(base.mark_bar(aria=False, size=32).encode(color=colour), text)
    return Template(themed(whole.properties(height=alt.Step(46), description="$says")))
