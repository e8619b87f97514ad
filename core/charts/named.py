"""One figure over the years for several named places, each named at the end of its line.

Names stand right of the last year and apart from each other; a thin leader joins a name that had
to move with its line. Lines differ in dash as well as in colour.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import altair as alt

from core.charts.finding import LINE, TALL
from core.charts.template import Spec, Template
from core.charts.theme import INK, KEY, LETTERS, layered, themed
from core.charts.years import GAP, around, axes, domain, filled, tip
from core.palette import OK, SECTORS
from core.stats.finding import Finding
from core.stats.sentence import plain
from core.text import table

HEIGHT = 320
COLOURS = ("#a33b00", OK, SECTORS["academia"], "#00646e")
"""Of the places put beside the own, in the order in which they were."""
DASHES = ([8, 3], [8, 3, 2, 3], [3, 3], [12, 4])
AROUND = (SECTORS["resident"], [2, 3])
"""Prefecture and country: grey and dotted."""
LEADER = 12
"""Points from a line's end to its name."""


@dataclass(frozen=True)
class Line:
    """A place's values, (year, value) in the figure's unit; `around` for what it lies in."""

    name: str
    values: tuple[tuple[int, float], ...]
    around: bool = False


@cache
def _template(height: int) -> Template:
    x, y = axes(5)
    years = alt.Chart(alt.NamedData("years")).encode(x=x)
    layers = around(years)
    looks = [(AROUND[0], AROUND[1], "around", 1.6)]
    looks += [(c, d, str(n), 2.2) for n, (c, d) in enumerate(zip(COLOURS, DASHES, strict=True))]
    for colour, dash, which, wide in looks:
        others = alt.Chart(alt.NamedData("others")).transform_filter(f"datum.look == '{which}'")
        layers.append(
            others.mark_line(color=colour, strokeWidth=wide, strokeDash=dash, **GAP).encode(
                x=x, y=y, detail="name:N"
            )
        )
    layers += [
        years.mark_line(color=KEY, strokeWidth=3.5, **GAP).encode(y=y),
        years.mark_point(
            aria=False, fill=KEY, stroke="white", strokeWidth=1.5, size=70, opacity=1
        ).encode(y=y, tooltip=tip()),
    ]
    ends = alt.Chart(alt.NamedData("ends"))
    layers.append(
        ends.mark_rule(aria=False, color=AROUND[0], strokeWidth=0.8, x2Offset=LEADER).encode(
            x=x, x2="year:Q", y=alt.Y("from:Q", title="$unit"), y2="value:Q"
        )
    )
    form: dict[str, Any] = {"aria": False, "align": "left", "dx": LEADER + 3, "fontSize": LETTERS}
    for name in (
        ends.transform_filter("datum.own").mark_text(**form, fontWeight="bold"),
        ends.transform_filter("!datum.own").mark_text(**form),
    ):
        layers.append(name.encode(x=x, y=y, text="text:N", color=alt.Color("colour:N", scale=None)))
    return Template(themed(layered(*layers).properties(height=height, description="$says")))


def named(
    one: Finding, own: str, others: Sequence[Line], language: str = "ja", *, narrow: bool = False
) -> Spec:
    """The finding's course with the lines of other places.

    Args:
        own: the place's own name, as read.
        others: places put beside it, and prefecture and country; empty lines are left out.
    """
    height = TALL + 50 if narrow else HEIGHT
    lines = [line for line in others if line.values]
    low, high = domain(one.points, [value for line in lines for _, value in line.values])
    rows = [
        {"year": year, "value": value, "name": line.name, "look": look}
        for line, look in zip(lines, _looks(lines), strict=True)
        for year, value in line.values
    ]
    spec = _template(height).fill(
        {
            "years": list(map(vars, one.points)),
            "others": rows,
            "ends": _ends(one, own, lines, language, (high - low) * LINE / height),
        },
        **filled(one, language, low, high, 4 if narrow else 8),
    )
    return spec | {"padding": {"left": 4, "right": 8, "top": 12, "bottom": 4}}


def _looks(lines: Sequence[Line]) -> list[str]:
    numbers = iter(range(len(COLOURS)))
    return ["around" if line.around else str(next(numbers)) for line in lines]


def _ends(
    one: Finding, own: str, lines: Sequence[Line], language: str, apart: float
) -> list[dict[str, Any]]:
    """Names and newest values in the colours of their lines, far enough apart to be read."""
    last = [point for point in one.points if point.value is not None][-1]

    def end(name: str, year: int, value: float, colour: str, mine: bool) -> dict[str, Any]:
        text = f"{name} {plain(value, one.decimals)}"
        return {"year": year, "from": value, "text": text, "colour": colour, "own": mine}

    rows = [end(own, last.year, last.value or 0.0, KEY, True)]
    if last.peer_median is not None:
        words = table("finding", language)["key_peers"]
        rows.append(end(words, last.year, last.peer_median, INK, False))
    for line, look in zip(lines, _looks(lines), strict=True):
        colour = AROUND[0] if look == "around" else COLOURS[int(look)]
        rows.append(end(line.name, last.year, line.values[-1][1], colour, False))
    rows.sort(key=lambda row: -float(row["from"]))
    places = spaced([float(row["from"]) for row in rows], apart)
    return [row | {"value": at} for row, at in zip(rows, places, strict=True)]


def spaced(values: Sequence[float], apart: float) -> list[float]:
    """Falling values moved as little as it takes to lie `apart` from each other: those that are
    too near form a group around their mean."""
    groups: list[tuple[float, int]] = []
    for value in values:
        middle, many = value, 1
        while groups and groups[-1][0] - middle < apart * (groups[-1][1] + many) / 2:
            before, size = groups.pop()
            middle = (before * size + middle * many) / (size + many)
            many += size
        groups.append((middle, many))
    return [middle + apart * ((many - 1) / 2 - at) for middle, many in groups for at in range(many)]
