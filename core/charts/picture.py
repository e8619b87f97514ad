"""Altair chart → SVG or PNG, without a browser, for the seat page, exports and downloads."""

from pathlib import Path

import altair as alt
import vl_convert


def add_fonts(folder: str | Path) -> None:
    """Fonts of the exports; those of the system are known already."""
    vl_convert.register_font_directory(str(folder))


def svg(chart: alt.LayerChart, width: int = 320) -> str:
    """The chart as SVG; about 10 KB."""
    return str(vl_convert.vegalite_to_svg(_spec(chart, width), allowed_base_urls=[]))


def png(chart: alt.LayerChart, width: int = 320, scale: float = 2.0) -> bytes:
    """The chart as PNG, `scale` pixels for each point."""
    return bytes(vl_convert.vegalite_to_png(_spec(chart, width), scale=scale, allowed_base_urls=[]))


def _spec(chart: alt.LayerChart, width: int) -> dict[str, object]:
    spec: dict[str, object] = chart.properties(width=width).to_dict()
    return spec
