"""Colours, fonts and number formats of all charts."""

from typing import Any

import altair as alt

from core.palette import BAND as BAND
from core.palette import INK as INK
from core.palette import KEY as KEY
from core.palette import TICK as TICK

MEN = "#8794ad"
"""Men beside women, who have the colour of the place."""
HALO = (("white", 4), (KEY, 0))
"""Colour and width of the edge of letters that lines may cross, drawn twice: their ground first."""
LETTERS = 14
"""Smallest size of letters in charts."""
AXIS: dict[str, Any] = {
    "labelFontSize": LETTERS,
    "titleFontSize": LETTERS,
    "titleFontWeight": "normal",
}
FIT = alt.AutoSizeParams(type="fit-x", contains="padding")
"""The width is that of the page; the height is that of the drawing, without its axis."""
FONT = "Noto Sans CJK JP, Noto Sans JP, Hiragino Sans, Yu Gothic, Meiryo, BIZ UDPGothic, sans-serif"


def layered(*layers: alt.Chart | alt.LayerChart) -> alt.LayerChart:
    """The layers as one chart, the first at the back."""
    made = alt.layer(*layers)
    assert isinstance(made, alt.LayerChart)
    return made


def themed(chart: alt.LayerChart) -> alt.LayerChart:
    """The chart in the house style, on a transparent ground, without frame.

    Read aloud it is its description; axes would speak English, whatever the reader's language.
    """
    styled: alt.LayerChart = (
        chart.configure(font=FONT, background="transparent")
        .configure_view(stroke=None)
        .configure_text(strokeJoin="round")  # a halo's corners would be spikes, over what is near
        .configure_axis(
            aria=False,
            labelColor=INK,
            titleColor=INK,
            labelFontSize=LETTERS,
            titleFontSize=LETTERS,
            titleFontWeight="normal",
            gridColor="#e6e6ea",
        )
        .configure_axisY(titleAngle=0, titleAlign="left", titleAnchor="end", titleY=-14, titleX=-40)
        .configure_legend(
            labelColor=INK, titleColor=INK, labelFontSize=LETTERS, titleFontSize=LETTERS
        )
    )
    if styled.autosize is alt.Undefined:
        styled.autosize = FIT
    return styled


def number_format(decimals: int) -> str:
    """d3 format of a value, e.g. `,.1f`."""
    return f",.{decimals}f"


def axis_decimals(decimals: int, width: float) -> int:
    """As many as the steps of an axis of this width need, no more than the figure has."""
    return min(decimals, 0 if width >= 4 else 1 if width >= 0.4 else 2)
