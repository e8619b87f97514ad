"""What the sheets of a workbook have in common: their letters, and rows as high as their words."""

import io
from collections.abc import Sequence
from math import ceil
from typing import Any

from openpyxl import Workbook  # type: ignore[import-untyped]
from openpyxl.styles import Font  # type: ignore[import-untyped]

FONT = "BIZ UDPGothic"
"""On every Windows since 2018, also in slides; another machine takes its own."""
SIZE, LEADING = 11, 1.45
"""Letters in points, and the height of a line in letters."""
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
    most = max(
        (sum(ceil(max(1.0, _width(part) * size / SIZE) / width) for part in words.split("\n"))
         for words, width in cells), default=1,
    )  # fmt: skip
    return min(HIGHEST, most * size * LEADING + 2)


def _width(words: str) -> float:
    """In figures, by which a column is measured; a letter of Japanese is nearly two wide."""
    return sum(1.1 if sign.isascii() else 1.85 for sign in words)
