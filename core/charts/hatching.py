"""White lines over a shape: what chance alone could explain."""

import altair as alt

LINES, CLEAR, WHITE = 6, "rgba(255,255,255,0)", "rgba(255,255,255,0.85)"


def _lines() -> alt.LinearGradient:
    """White lines with nothing between them, as many in a small place as in a large one."""
    stops = []
    for n in range(LINES):
        for at, colour in ((n, CLEAR), (n + 0.65, CLEAR), (n + 0.65, WHITE), (n + 1, WHITE)):
            stops.append(alt.GradientStop(color=colour, offset=min(1.0, at / LINES)))
    return alt.LinearGradient(gradient="linear", stops=stops, x1=0, y1=0, x2=1, y2=0.7)


def hatched(edge: str) -> alt.Chart:
    """The layer of the data `$hatched`, with a thin edge so that pale places keep their shape."""
    drawn: alt.Chart = alt.Chart(alt.NamedData("$hatched")).mark_geoshape(
        aria=False, fill=_lines(), stroke=edge, strokeWidth=alt.ExprRef("$border"), tooltip=None
    )
    return drawn
