"""What A4 pages are set from: letters, frames, tables and what stays together."""

import io
from typing import Any

from reportlab.lib.colors import HexColor  # type: ignore[import-untyped]
from reportlab.lib.pagesizes import A4  # type: ignore[import-untyped]
from reportlab.lib.styles import ParagraphStyle  # type: ignore[import-untyped]
from reportlab.lib.units import mm  # type: ignore[import-untyped]
from reportlab.platypus import (  # type: ignore[import-untyped]
    Image,
    KeepTogether,
    Paragraph,
    Table,
    TableStyle,
)

from core import palette
from core.charts import picture
from core.charts.template import Spec
from core.formats.fonts import BOLD, PLAIN, marked
from core.formats.path.wrapped import PAPER, wrapped

INK, SUB, TINT, LINE, CAUTION = map(
    HexColor, (palette.INK, palette.SUB, palette.TINT, palette.LINE, palette.CAUTION)
)
MARGIN = 15 * mm
WIDTH = A4[0] - 2 * MARGIN
PAD = 8
PICTURE = 340
"""Points across of a drawing, before it is fitted to its card."""
ROOM = 70 * mm
"""A heading with less below it begins a new page."""
_BASE: dict[str, Any] = {"fontName": PLAIN, "wordWrap": "CJK", "textColor": INK}
BODY = ParagraphStyle("body", fontSize=9.5, leading=15, **_BASE)
NOTE = ParagraphStyle("note", BODY, fontSize=8, leading=12, textColor=SUB)
GAP = ParagraphStyle("gap", NOTE, textColor=CAUTION)
STRONG = ParagraphStyle("strong", BODY, fontName=BOLD)
NAME = ParagraphStyle("name", BODY, fontName=BOLD, fontSize=10.5)
HEAD = ParagraphStyle("head", BODY, fontName=BOLD, fontSize=13, leading=19, spaceBefore=12,
                      spaceAfter=6)  # fmt: skip
TITLE = ParagraphStyle("title", BODY, fontName=BOLD, fontSize=18, leading=26)
Flow = list[Any]


class Said(Paragraph):  # type: ignore[misc]
    """Words whose lines end between phrases: no number is torn, and no sign stands alone."""

    words = ""
    across = 0.0

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Set anew for the width that a page or a table gives it."""
        if self.words and width != self.across:
            self.across = width
            letters = max(2.0, width / self.style.fontSize)
            lines = wrapped(self.words, letters, PAPER)
            self._setup("<br/>".join(map(marked, lines)), self.style, None, None, str)
        size: tuple[float, float] = super().wrap(width, height)
        return size


def p(words: str, style: ParagraphStyle = BODY) -> Paragraph:
    """Words as they are: signs of markup are only letters."""
    made = Said(marked(words).replace("\n", "<br/>"), style)
    made.words = words
    return made


class Kept(KeepTogether):  # type: ignore[misc]
    """Parts that stay on one page, unless they need more than one."""

    def __init__(self, parts: Flow) -> None:
        super().__init__(parts)
        self.parts = parts


def headed(words: str, flow: Flow) -> Flow:
    """A heading that goes to the next page with what it stands over."""
    head, first = p(words, HEAD), flow[0]
    return [Kept([head, *first.parts]), *flow[1:]] if isinstance(first, Kept) else [head, *flow]


def grid(rows: list[list[Any]], widths: list[float], *more: tuple[Any, ...]) -> Table:
    """A table with thin lines between its rows; it goes on over pages."""
    style = [("VALIGN", (0, 0), (-1, -1), "TOP"), ("LINEBELOW", (0, 0), (-1, -1), 0.5, LINE),
             ("LEFTPADDING", (0, 0), (-1, -1), 4), ("RIGHTPADDING", (0, 0), (-1, -1), 4),
             ("TOPPADDING", (0, 0), (-1, -1), 3),
             ("BOTTOMPADDING", (0, 0), (-1, -1), 4)]  # fmt: skip
    return Table(rows, widths, style=TableStyle([*style, *more]), hAlign="LEFT")


def drawn(chart: Spec, most: float = PICTURE) -> Image:
    """A chart, at most so many points across."""
    png = io.BytesIO(picture.png(chart | {"background": "white"}, PICTURE))
    drawn = Image(png, hAlign="LEFT")
    across = min(WIDTH - 2 * PAD, most)
    drawn.drawHeight *= across / drawn.drawWidth
    drawn.drawWidth = across
    return drawn
