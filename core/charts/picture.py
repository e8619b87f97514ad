"""Chart → SVG or PNG, without a browser, for exports and downloads."""

import re
from collections.abc import Sequence
from pathlib import Path

import vl_convert

from core.charts.template import Spec
from core.charts.theme import INK, LETTERS
from core.letters import ems

LINE = 43
"""Letters in a line of words above a picture of 640 points."""


def add_fonts(folder: str | Path) -> None:
    """Fonts of the exports; those of the system are known already."""
    vl_convert.register_font_directory(str(folder))


def svg(chart: Spec, width: int = 320) -> str:
    """The chart as SVG; about 10 KB."""
    return str(vl_convert.vegalite_to_svg(chart | {"width": width}, allowed_base_urls=[]))


def png(chart: Spec, width: int = 320, scale: float = 2.0) -> bytes:
    """The chart as PNG, `scale` pixels for each point."""
    sized = chart | {"width": width}
    return bytes(vl_convert.vegalite_to_png(sized, scale=scale, allowed_base_urls=[]))


def cited(chart: Spec, lines: Sequence[str]) -> Spec:
    """The chart with words above it, for a file that travels alone: what it says, whence."""
    title = {
        "text": [part for line in lines for part in wrap(line, LINE)],
        "anchor": "start",
        "fontSize": LETTERS,
        "fontWeight": "normal",
        "offset": 16,
        "color": INK,
    }
    return chart | {"title": title, "background": "white", "padding": 16}


def wrap(text: str, width: float) -> list[str]:
    """Lines of at most `width` letters of full width; a Latin word is not broken."""
    lines, line, used = [], "", 0.0
    for part in re.findall(r"[!-~]+\s*|\s+|.", text):
        size = ems(part)
        if used + size > width and line:
            lines.append(line.rstrip())
            line, used = "", 0.0
        line, used = line + part, used + size
    return [*lines, line.rstrip()] if line.strip() else lines
