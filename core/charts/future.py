"""A place's population from 1980 to 2050: what was counted as a line, what is projected dashed."""

from functools import cache
from typing import Any

import altair as alt

from core.charts.template import Spec, Template
from core.charts.theme import AXIS, INK, KEY, LETTERS, layered, themed
from core.stats.ages.ahead import LAST, Ahead
from core.stats.sentence import plain
from core.text import table

HEIGHT = 260
EVERY = 5
"""Years from one census to the next."""
CENSUS = 2025
"""The year of the preliminary count."""


@cache
def _template(language: str) -> Template:
    words = table("future", language)
    ticks = alt.Axis(format="d", values=[1980, 1990, 2000, 2010, 2020, 2030, 2040, 2050],
                     grid=False, labelOverlap=True, **AXIS)  # fmt: skip
    x = alt.X("year:Q", title=None, axis=ticks, scale=alt.Scale(domain=["$span"], nice=False))
    y = alt.Y("people:Q", title=None, scale=alt.Scale(zero=True, nice=True),
              axis=alt.Axis(format=",.0f", tickCount=4, **AXIS))  # fmt: skip
    tip = [
        alt.Tooltip("year:Q", title="", format="d"),
        alt.Tooltip("people:Q", title=words["unit"], format=",.0f"),
    ]

    def drawn(name: str) -> alt.Chart:
        return alt.Chart(alt.NamedData(name)).encode(x=x, y=y)

    form: dict[str, Any] = {"aria": False, "fontSize": LETTERS}
    layers: list[alt.Chart] = [
        drawn("ahead").mark_line(aria=False, color=INK, strokeWidth=2, strokeDash=[6, 4]),
        drawn("ahead")
        .mark_point(aria=False, color=INK, filled=True, size=30, opacity=1)
        .encode(tooltip=tip),
        drawn("known").mark_line(
            aria=False, color=KEY, strokeWidth=3.5, invalid="break-paths-show-domains"
        ),
        drawn("known")
        .mark_point(aria=False, color=KEY, filled=True, size=60, opacity=1)
        .encode(tooltip=tip),
        drawn("early")
        .mark_point(aria=False, fill="white", stroke=KEY, strokeWidth=3, size=110, opacity=1)
        .encode(tooltip=tip),
    ]
    names = ("first", "left", 0), ("named", "right", 4), ("lone", "left", 12), ("last", "right", 0)
    for place, align, dx in names:
        side: Any = align
        layers.append(
            drawn(place).mark_text(
                **form, align=side, dx=dx, dy=alt.ExprRef(f"${place}_dy"), fontWeight="bold",
                color=INK if place == "last" else KEY,
            ).encode(text="text:N")
        )  # fmt: skip
    return Template(themed(layered(*layers).properties(height=HEIGHT, description="$says")))


def future(found: Ahead, says: str, language: str = "ja") -> Spec:
    """Blue line: censuses; ring: the preliminary count of 2025; dashed: the projection."""
    words = table("future", language)
    known = [{"year": year, "people": n} for year, n in sorted(found.known.items())]
    ahead = [{"year": year, "people": n} for year, n in sorted(found.projected.items())]
    early = [{"year": CENSUS, "people": found.preliminary}] if found.preliminary else []
    if early and known:
        known = [*known, *early]
    first = [known[0] | {"text": plain(known[0]["people"], 0)}] if known else []
    last = [ahead[-1] | {"text": _named(ahead[-1], words)}] if ahead else []
    falling = bool(known) and known[-1]["people"] <= known[0]["people"]
    at_first = len(known) < 2 or known[1]["people"] <= known[0]["people"]
    named = [row | {"text": _named(row, words)} for row in early]
    spec = _template(language).fill(
        {
            "known": _with_gaps(known),
            "ahead": ahead,
            "early": early,
            "named": named if ahead else [],
            "lone": [] if ahead else named,
            "first": first,
            "last": last,
        },
        says=says,
        span=[1980, LAST if ahead else CENSUS],
        first_dy="-14" if at_first else "20",
        lone_dy="0",
        named_dy="24" if falling else "-22",
        last_dy="22" if ahead and ahead[-1]["people"] <= ahead[0]["people"] else "-14",
    )
    return spec | {"padding": {"left": 4, "right": 14, "top": 12, "bottom": 4}}


def _with_gaps(known: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """A census in which nobody was counted, or that is missing, breaks the line."""
    there = {row["year"] for row in known}
    gaps = [
        {"year": year, "people": None}
        for year in range(min(there, default=0), max(there, default=0), EVERY)
        if year not in there
    ]
    return sorted([*known, *gaps], key=lambda row: row["year"])


def _named(row: dict[str, Any], words: dict[str, str]) -> str:
    return words["named"].format(year=row["year"], n=plain(row["people"], 0))
