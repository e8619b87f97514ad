"""What the sheets of a workbook have in common: their letters, and rows as high as their words."""

import io
from collections.abc import Sequence
from math import ceil
from typing import Any

from openpyxl import Workbook  # type: ignore[import-untyped]
from openpyxl.styles import Font  # type: ignore[import-untyped]

from core.letters import ems

FONT = "BIZ UDPGothic"
"""On every Windows since 2018, also in slides; another machine takes its own."""
SIZE, LEADING = 11, 1.45
"""Letters in points, and the height of a line in letters."""
FIGURES = 1.95
"""How many figures, by which a column is measured, are as wide as a letter of full width."""
HIGHEST = 400
"""Points of the highest row; a spreadsheet knows none above 409."""


def book(title: str) -> Any:
    """A workbook without a sheet, in our letters."""
    made = Workbook()
    made.remove(made.active)
    made._named_styles["Normal"].font = letters()
    made.properties.title, made.properties.creator = title, "つどい"
    return made


def letters(size: int = SIZE, bold: bool = False, colour: str = "") -> Font:
    return Font(name=FONT, size=size, bold=bold, color=colour[1:].upper() or None)


def saved(made: Any) -> bytes:
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def high(cells: Sequence[tuple[str, float]], size: int = SIZE) -> float:
    """Points of a row of words, each so many letters wide: not every office opens rows itself."""
    figures = FIGURES * size / SIZE
    most = max(
        (
            sum(ceil(max(1.0, ems(part) * figures) / width) for part in words.split("\n"))
            for words, width in cells
        ),
        default=1,
    )
    return min(HIGHEST, most * size * LEADING + 2)
