"""Where one place lies among its peers."""

from typing import TYPE_CHECKING

import altair as alt
import pandas as pd

from core.charts.theme import BAND, KEY, TICK, number_format, themed

if TYPE_CHECKING:
    from core.stats.figure import Figure

WORDS = {
    "ja": {"own": "この地域", "median": "中央値", "band": "真ん中の半分", "peers": "地域"},
    "en": {"own": "this place", "median": "median", "band": "middle half", "peers": "places"},
}


def position(figure: "Figure", language: str = "ja", height: int = 30) -> alt.LayerChart:
    """Grey-blue band: the middle half of the peers; tick: median; blue dot: the place.

    The thin blue line is what chance alone explains. Shapes differ, so the chart reads
    without colour. Without a value or peers only what exists is drawn.
    """
    words, form = WORDS[language], number_format(figure.decimals)
    row = pd.DataFrame(
        [
            {
                "own": figure.value,
                "from": figure.low,
                "to": figure.high,
                "low": figure.peer_low,
                "high": figure.peer_high,
                "median": figure.peer_median,
            }
        ]
    ).astype(float)
    axis = alt.Axis(format=form, tickCount=4, grid=False)
    scale = alt.Scale(domain=_domain(figure), nice=False)
    tip = [
        alt.Tooltip("own:Q", title=words["own"], format=form),
        alt.Tooltip("median:Q", title=words["median"], format=form),
        alt.Tooltip("low:Q", title=f"{words['band']} ≥", format=form),
        alt.Tooltip("high:Q", title=f"{words['band']} ≤", format=form),
    ]
    base = alt.Chart(row).encode(tooltip=tip)
    unit = getattr(figure.unit, language)
    x = alt.X("low:Q", title=unit or None, axis=axis, scale=scale)
    band = base.mark_bar(aria=False, color=BAND, height=16).encode(x=x, x2="high:Q")
    median = base.mark_tick(aria=False, color=TICK, thickness=3, height=22).encode(x="median:Q")
    chance = base.mark_rule(aria=False, color=KEY, strokeWidth=2).encode(x="from:Q", x2="to:Q")
    own = base.mark_point(aria=False, color=KEY, filled=True, size=130, opacity=1).encode(x="own:Q")
    return themed(
        (band + median + chance + own).properties(
            height=height, description=getattr(figure.sentence, language)
        )
    )


def _domain(figure: "Figure") -> list[float]:
    """From the smallest to the largest of what is drawn, with a little air."""
    ends = (figure.value, figure.low, figure.high, figure.peer_low, figure.peer_high)
    known = [v for v in (*ends, *_inner(figure)) if v is not None]
    if not known:
        return [0.0, 1.0]
    air = (max(known) - min(known)) * 0.06 or abs(known[0]) * 0.1 or 1.0
    return [min(known) - air, max(known) + air]


def _inner(figure: "Figure") -> tuple[float, ...]:
    """The 5th and 95th percentile of the peers, so that the band lies in its surroundings."""
    values = figure.peer_values
    if len(values) < 3:
        return ()
    return values[len(values) * 5 // 100], values[len(values) * 95 // 100]
