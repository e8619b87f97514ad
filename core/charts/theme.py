"""Colours, fonts and number formats of all charts."""

import altair as alt

KEY = "#0017c1"
"""The place itself. 11:1 against white."""
BAND = "#c9d3e0"
"""The middle half of the peers: grey-blue."""
TICK = "#4b5b70"
"""The peers' median; 6.9:1 against white."""
INK = "#1a1a1c"
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
        .configure_axis(
            aria=False,
            labelColor=INK,
            titleColor=INK,
            labelFontSize=12,
            titleFontSize=12,
            gridColor="#e6e6ea",
        )
        .configure_axisY(titleAngle=0, titleAlign="left", titleAnchor="end", titleY=-14, titleX=-40)
        .configure_legend(labelColor=INK, titleColor=INK)
    )
    if styled.autosize is alt.Undefined:
        styled.autosize = FIT
    return styled


def number_format(decimals: int) -> str:
    """d3 format of a value, e.g. `,.1f`."""
    return f",.{decimals}f"
