"""Where one place stands among its peers, each of them a tick. No order, no table of ranks."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import altair as alt
import pandas as pd

from core.charts.theme import BAND, INK, KEY, TICK, layered, number_format, themed

if TYPE_CHECKING:
    from core.stats.figure import Figure

WORDS = {
    "ja": {"median": "中央値", "prefecture": "県", "country": "全国"},
    "en": {"median": "median", "prefecture": "prefecture", "country": "country"},
}


@dataclass(frozen=True)
class Peer:
    """A peer's name and value; the value in the figure's unit."""

    name: str
    value: float


def strip(figure: "Figure", peers: Sequence[Peer], language: str = "ja") -> alt.LayerChart:
    """Thin ticks: the peers; band: their middle half; blue dot: the place, its line: chance.

    Prefecture and country are named below, unless the indicator grows with size.
    """
    words, form = WORDS[language], number_format(figure.decimals)
    unit = getattr(figure.unit, language)
    frame = pd.DataFrame([(p.name, p.value) for p in peers], columns=["name", "value"])
    x = alt.X(
        "value:Q",
        title=unit or None,
        scale=alt.Scale(zero=False, nice=True),
        axis=alt.Axis(format=form, tickCount=6, grid=False),
    )
    tip = [alt.Tooltip("name:N", title=""), alt.Tooltip("value:Q", title="", format=form)]
    ticks = (
        alt.Chart(frame)
        .mark_tick(aria=False, color=TICK, opacity=0.55, thickness=2, size=34)
        .encode(x=x, tooltip=tip, y=alt.value(60))
    )
    layers: list[alt.Chart] = []
    if figure.peer_low is not None:
        band = pd.DataFrame([{"value": figure.peer_low, "to": figure.peer_high}])
        layers.append(
            alt.Chart(band)
            .mark_bar(aria=False, color=BAND, size=34)
            .encode(x=x, x2="to:Q", y=alt.value(60))
        )
    layers.append(ticks)
    layers += _named(figure, words, x)
    if figure.value is not None:
        own = pd.DataFrame([{"value": figure.value, "from": figure.low, "to": figure.high}]).astype(
            float
        )
        base = alt.Chart(own).encode(y=alt.value(60))
        chance = base.mark_rule(aria=False, color=KEY, strokeWidth=2.5)
        layers.append(chance.encode(x=alt.X("from:Q", title=unit or None), x2="to:Q"))
        dot = base.mark_point(aria=False, color=KEY, filled=True, size=170, opacity=1)
        layers.append(dot.encode(x=x))
        name = pd.DataFrame([{"value": figure.value, "text": figure.area_name}])
        text = alt.Chart(name).mark_text(aria=False, color=KEY, fontSize=14, fontWeight="bold")
        layers.append(text.encode(x=x, text="text:N", y=alt.value(14)))
    whole = layered(*layers).properties(height=112, description=getattr(figure.sentence, language))
    return themed(whole)


def _named(figure: "Figure", words: dict[str, str], x: alt.X) -> list[alt.Chart]:
    """Median, prefecture and country as marks with their names, each in a row of its own."""
    found = [("median", figure.peer_median, 92), ("prefecture", figure.prefecture_value, 106)]
    found.append(("country", figure.country_value, 106))
    known = [v for v in figure.peer_values]
    layers = []
    for key, value, row in found:
        if value is None or (known and key != "median" and not _near(value, known)):
            continue
        frame = pd.DataFrame([{"value": value, "text": words[key]}])
        rule = alt.Chart(frame).mark_rule(
            aria=False, color=INK, strokeWidth=2 if key == "median" else 1, strokeDash=[1, 0]
        )
        layers.append(rule.encode(x=x, y=alt.value(38), y2=alt.value(row - 8)))
        text = alt.Chart(frame).mark_text(aria=False, color=INK, fontSize=12)
        layers.append(text.encode(x=x, text="text:N", y=alt.value(row)))
    return layers


def _near(value: float, peers: Sequence[float]) -> bool:
    """Whether a mark would not stretch the axis far beyond the peers."""
    low, high = min(peers), max(peers)
    room = (high - low) or abs(high) or 1.0
    return low - room <= value <= high + room
