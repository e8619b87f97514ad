"""Where one place stands among its peers, each of them a tick. No order, no table of ranks."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import altair as alt

from core.charts.template import Spec, Template
from core.charts.theme import BAND, INK, KEY, LETTERS, TICK, layered, number_format, themed
from core.stats.catalog import INDICATORS
from core.stats.figure import Figure
from core.stats.sentence import english_name
from core.text import table


@dataclass(frozen=True)
class Peer:
    """A peer's name and value; the value in the figure's unit."""

    name: str
    value: float


@cache
def _template() -> Template:
    x = alt.X(
        "value:Q",
        title="$unit",
        scale=alt.Scale(zero=False, nice=True),
        axis=alt.Axis(format="$form", tickCount=6, grid=False),
    )
    tip = [alt.Tooltip("name:N", title=""), alt.Tooltip("value:Q", title="", format="$form")]
    middle = alt.value(60)
    band = alt.Chart(alt.NamedData("band")).mark_bar(aria=False, color=BAND, size=34)
    ticks = alt.Chart(alt.NamedData("peers")).mark_tick(
        aria=False, color=TICK, opacity=0.55, thickness=2, size=34
    )
    named = alt.Chart(alt.NamedData("named")).encode(x=x)
    rule = named.mark_rule(aria=False, color=INK).encode(
        y=alt.Y("top:Q", scale=None, axis=None), y2="bottom:Q"
    )
    row = alt.Y("row:Q", scale=None, axis=None)
    form: dict[str, Any] = {"aria": False, "fontSize": LETTERS}
    edge = named.mark_text(**form, stroke="white", strokeWidth=4).encode(y=row, text="text:N")
    text = named.mark_text(**form, color=INK).encode(y=row, text="text:N")
    own = alt.Chart(alt.NamedData("own"))
    chance = own.mark_rule(aria=False, color=KEY, strokeWidth=2.5)
    dot = own.mark_point(aria=False, color=KEY, filled=True, size=170, opacity=1)
    name = own.mark_text(aria=False, color=KEY, fontSize=LETTERS, fontWeight="bold")
    return Template(
        themed(
            layered(
                band.encode(x=x, x2="to:Q", y=middle),
                ticks.encode(x=x, y=middle, tooltip=tip),
                rule,
                edge,
                text,
                chance.encode(x=alt.X("from:Q", title="$unit"), x2="to:Q", y=middle),
                dot.encode(x=x, y=middle, tooltip=tip),
                name.encode(x=x, y=alt.value(14), text="name:N"),
            ).properties(height=138, description="$says")
        )
    )


def strip(figure: Figure, peers: Sequence[Peer], language: str = "ja") -> Spec:
    """Thin ticks: the peers; band: their middle half; blue dot: the place, its line: chance.

    Median, prefecture and country are named below.
    """
    band = [{"value": figure.peer_low, "to": figure.peer_high}]
    own = {
        "name": english_name(figure) if language == "en" else figure.area_name,
        "value": figure.value,
        "from": figure.low,
        "to": figure.high,
    }
    return _template().fill(
        {
            "band": band if figure.peer_low is not None else [],
            "peers": [vars(one) for one in peers],
            "named": _named(figure, language),
            "own": [own] if figure.value is not None else [],
        },
        unit=figure.unit.of(language),
        form=number_format(figure.decimals),
        says=figure.sentence.of(language),
    )


def _named(figure: Figure, language: str) -> list[dict[str, Any]]:
    """Median, prefecture and country as marks with their names, a row for each.

    What grows with size has no mark of the prefecture or the country: they are no peers.
    """
    words = table("strip", language)
    if language == "ja" and figure.prefecture_name:
        words = words | {"prefecture": figure.prefecture_name}
    found = [
        ("median", figure.peer_median, 92),
        ("prefecture", figure.prefecture_value, 110),
        ("country", figure.country_value, 128),
    ]
    if INDICATORS[figure.indicator_id].depends_on_size:
        del found[1:]
    elif figure.area_code[2:] == "000":  # it is a prefecture itself
        del found[1]
    return [
        {"value": value, "text": words[key], "top": 38, "bottom": row - 9, "row": row}
        for key, value, row in found
        if value is not None and (key == "median" or _near(value, figure.peer_values))
    ]


def _near(value: float, peers: Sequence[float]) -> bool:
    """Whether a mark would not stretch the axis far beyond the peers."""
    if not peers:
        return True
    low, high = min(peers), max(peers)
    room = (high - low) or abs(high) or 1.0
    return low - room <= value <= high + room
