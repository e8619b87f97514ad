"""Where one place lies among its peers, small enough for a card."""

from functools import cache

import altair as alt

from core.charts.template import Spec, Template
from core.charts.theme import BAND, KEY, TICK, layered, number_format, themed
from core.stats.figure import Figure
from core.text import table


@cache
def _template(language: str) -> Template:
    tip = [
        alt.Tooltip(f"{key}:Q", title=words, format="$form")
        for key, words in table("position", language).items()
    ]
    base = alt.Chart(alt.NamedData("place")).encode(tooltip=tip)
    axis = alt.Axis(format="$form", tickCount=4, grid=False)
    x = alt.X("low:Q", title="$unit", axis=axis, scale=alt.Scale(domain=["$domain"], nice=False))
    band = base.mark_bar(aria=False, color=BAND, height=16).encode(x=x, x2="high:Q")
    median = base.mark_tick(aria=False, color=TICK, thickness=3, height=22).encode(x="median:Q")
    chance = base.mark_rule(aria=False, color=KEY, strokeWidth=2).encode(x="from:Q", x2="to:Q")
    own = base.mark_point(aria=False, color=KEY, filled=True, size=130, opacity=1).encode(x="own:Q")
    return Template(
        themed(layered(band, median, chance, own).properties(height=30, description="$says"))
    )


def position(figure: Figure, language: str = "ja") -> Spec:
    """Grey-blue band: the middle half of the peers; tick: median; blue dot: the place.

    The thin blue line is what chance alone explains. Shapes differ, so the chart reads
    without colour. Without a value or peers only what exists is drawn.
    """
    row = {
        "own": figure.value,
        "from": figure.low,
        "to": figure.high,
        "low": figure.peer_low,
        "high": figure.peer_high,
        "median": figure.peer_median,
    }
    return _template(language).fill(
        {"place": [row]},
        form=number_format(figure.decimals),
        unit=figure.unit.of(language),
        domain=_domain(figure),
        says=figure.sentence.of(language),
    )


def _domain(figure: Figure) -> list[float]:
    """From the smallest to the largest of what is drawn, with a little air.

    Where all are alike the axis begins at zero: there is nothing below none.
    """
    ends = (figure.value, figure.low, figure.high, figure.peer_low, figure.peer_high)
    known = [v for v in (*ends, *_inner(figure)) if v is not None]
    if not known:
        return [0.0, 1.0]
    low, high = min(known), max(known)
    if low == high and low >= 0:
        return [0.0, high or 1.0]
    air = (high - low) * 0.06 or abs(low) * 0.1
    return [low - air, high + air]


def _inner(figure: Figure) -> tuple[float, ...]:
    """The 5th and 95th percentile of the peers, so that the band lies in its surroundings."""
    values = figure.peer_values
    if len(values) < 3:
        return ()
    return values[len(values) * 5 // 100], values[len(values) * 95 // 100]
