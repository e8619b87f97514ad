"""A place among its peers so small that it fits a row of a table."""

from core.charts.theme import BAND, KEY, TICK
from core.stats.figure import Figure
from core.stats.sentence import plain

WIDTH, HEIGHT, EDGE = 150.0, 24.0, 8.0


def strip_svg(one: Figure, width: float = WIDTH, other: float | None = None) -> str:
    """Every peer a tick, their middle half a band, the place a dot with its range of chance;
    empty without three peers, or where all read alike. Positions, no order.

    Args:
        width: points across.
        other: value of another place, a diamond.
    """
    if one.value is None or one.peer_low is None or one.peer_high is None:
        return ""
    values = [*one.peer_values, one.value, *([] if other is None else [other])]
    values += [end for end in (one.low, one.high) if end is not None]
    low, high = min(values), max(values)
    if plain(low, one.decimals) == plain(high, one.decimals):
        return ""  # apart only in digits that nobody is told

    def at(value: float) -> float:
        share = (value - low) / (high - low) if high > low else 0.5
        return round(EDGE + share * (width - 2 * EDGE), 1)

    band, end = at(one.peer_low), at(one.peer_high)
    places = sorted({at(value) for value in one.peer_values})
    ticks = "".join(f"M{x:g} 6v12" for x in places)
    chance = ""
    if one.low is not None and one.high is not None:
        chance = f'<path d="M{at(one.low):g} 12H{at(one.high):g}" stroke="{KEY}" stroke-width="3"/>'
    median = "" if one.peer_median is None else f"M{at(one.peer_median):g} 2v20"
    diamond = ""
    if other is not None:
        diamond = f'<path d="M{at(other):g} 5l7 7-7 7-7-7z" fill="#fff" stroke="{TICK}" '
        diamond += 'stroke-width="2"/>'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:g}" height="{HEIGHT:g}" '
        f'viewBox="0 0 {width:g} {HEIGHT:g}">'
        f'<rect x="{band:g}" y="4" width="{max(end - band, 1):g}" height="16" fill="{BAND}"/>'
        f'<path d="{ticks}" stroke="{TICK}" stroke-width="1" opacity=".35"/>'
        f'<path d="{median}" stroke="{TICK}" stroke-width="2"/>{chance}{diamond}'
        f'<circle cx="{at(one.value):g}" cy="12" r="5" fill="{KEY}" stroke="#fff"/></svg>'
    )
