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
from core.formats.fonts import BOLD, PLAIN, marked, registered
from core.formats.path.wrapped import wrapped
from core.formats.pdf.rows import Marks
from core.formats.pdf.tags import LISTED, Element

INK, SUB, TINT, LINE, CAUTION = map(
    HexColor, (palette.INK, palette.SUB, palette.TINT, palette.LINE, palette.CAUTION)
)
MARGIN = 15 * mm
WIDTH = A4[0] - 2 * MARGIN
PAD = 8
CARD, LARGER = 320, 1.5
"""Points across of a drawing on a card; how much larger it is made, so that its letters become as
small as those around it."""
WHOLE_PAGE = 120 * mm
"""What only a page without anything yet has left for a row that is higher than all pages."""
ROOM = 70 * mm
"""A heading with less below it begins a new page."""
_BASE: dict[str, Any] = {"fontName": PLAIN, "wordWrap": "CJK", "textColor": INK, "tag": "P"}
"""`tag`: what words of this style are in the tree of a PDF."""
BODY = ParagraphStyle("body", fontSize=9.5, leading=15, **_BASE)
NOTE = ParagraphStyle("note", BODY, fontSize=8, leading=12, textColor=SUB)
GAP = ParagraphStyle("gap", NOTE, textColor=CAUTION)
STRONG = ParagraphStyle("strong", BODY, fontName=BOLD)
NAME = ParagraphStyle("name", BODY, fontName=BOLD, fontSize=10.5, tag="H3")
HEAD = ParagraphStyle("head", BODY, fontName=BOLD, fontSize=13, leading=19, spaceBefore=12,
                      spaceAfter=6, tag="H2")  # fmt: skip
TITLE = ParagraphStyle("title", BODY, fontName=BOLD, fontSize=18, leading=26, tag="H1")
ITEM = "・"
"""Begins a line of a list."""
BARE = [
    *((f"{side}PADDING", (0, 0), (-1, -1), 0) for side in ("LEFT", "RIGHT", "TOP", "BOTTOM")),
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
]
"""Of a table that only arranges."""
Flow = list[Any]


class Said(Paragraph):  # type: ignore[misc]
    """Words whose lines end between phrases: no number is torn, and no sign stands alone."""

    words = ""
    across = 0.0
    element: Element | None = None

    def draw(self) -> None:
        if self.style.tag == "H2" and self.words:
            key = f"h{self.canv.getPageNumber()}-{self.words}"
            self.canv.bookmarkPage(key)
            self.canv.addOutlineEntry(self.words, key)
        with self.canv.marked(self._part()):
            super().draw()

    def split(self, width: float, height: float) -> Flow:
        """What goes on over the page is still the same paragraph."""
        parts: Flow = super().split(width, height)
        for one in parts:
            one.element = self._part()
        return parts

    def _part(self) -> Element:
        if self.element is None:
            item = self.words.startswith(ITEM)
            self.element = Element(LISTED if item else self.style.tag)
        return self.element

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Set anew for the width that a page or a table gives it."""
        if self.words and width != self.across:
            self.across = width
            letters = max(2.0, width / self.style.fontSize)
            lines = wrapped(self.words, letters, paper=True)
            self._setup("<br/>".join(map(marked, lines)), self.style, None, None, str)
        size: tuple[float, float] = super().wrap(width, height)
        return size


def p(words: str, style: ParagraphStyle = BODY) -> Paragraph:
    """Words as they are: signs of markup are only letters."""
    registered()
    made = Said(marked(words).replace("\n", "<br/>"), style)
    made.words = words
    return made


class Kept(KeepTogether):  # type: ignore[misc]
    """Parts that stay on one page, unless they need more than one."""

    def __init__(self, parts: Flow) -> None:
        super().__init__(parts)
        self.parts = parts


class Rows(Table):  # type: ignore[misc]
    """A table whose rows stay whole, but for one that no page holds: it goes on over the next."""

    def split(self, width: float, height: float) -> Flow:
        found: Flow = super().split(width, height)
        if not found and height > WHOLE_PAGE:
            self.splitInRow = 1
            found = super().split(width, height)
        return found


class Drawn(Image):  # type: ignore[misc]
    """A picture with the words that say what it shows."""

    def __init__(self, png: bytes, says: str, across: float, align: str = "LEFT") -> None:
        super().__init__(io.BytesIO(png), hAlign=align)
        high: float = across * self.imageHeight / self.imageWidth
        self.drawWidth, self.drawHeight = across, high
        self.says = says

    def draw(self) -> None:
        size = (self.drawWidth, self.drawHeight)
        with self.canv.marked(Element("Figure", alt=self.says, size=size)):
            super().draw()


def headed(words: str, flow: Flow) -> Flow:
    """A heading that goes to the next page with what it stands over."""
    head, first = p(words, HEAD), flow[0]
    return [Kept([head, *first.parts]), *flow[1:]] if isinstance(first, Kept) else [head, *flow]


def grid(
    rows: list[list[Any]], widths: list[float], *, head: bool = False, side: bool = False
) -> Table:
    """A table with thin lines between its rows; it goes on over pages.

    Args:
        head, side: whether its first row and its first column name the others.
    """
    style = [("VALIGN", (0, 0), (-1, -1), "TOP"), ("LINEBELOW", (0, 0), (-1, -1), 0.5, LINE),
             ("LEFTPADDING", (0, 0), (-1, -1), 4), ("RIGHTPADDING", (0, 0), (-1, -1), 4),
             ("TOPPADDING", (0, 0), (-1, -1), 3),
             ("BOTTOMPADDING", (0, 0), (-1, -1), 4)]  # fmt: skip
    style += [("BACKGROUND", (0, 0), (-1, 0), TINT)] if head else []
    style += [("BACKGROUND", (0, 0), (0, -1), TINT)] if side else []
    return tabled(rows, widths, style, head=head, sides=(0,) if side else ())


def tabled(
    rows: list[list[Any]], widths: list[float], style: list[Any],
    head: bool = False, sides: tuple[int, ...] = (),
) -> Table:  # fmt: skip
    """A table that is read as one; `sides`: the columns that name what stands beside them."""
    return _table(rows, widths, style, Marks(True, head, sides), int(head))


def laid(rows: list[list[Any]], widths: list[float], *more: tuple[Any, ...]) -> Table:
    """Parts beside and under each other; it is not read as a table."""
    return _table(rows, widths, [*BARE, *more], Marks(False))


def _table(
    rows: list[list[Any]], widths: list[float], style: list[Any], marks: Marks, repeat: int = 0
) -> Table:
    font = ("FONTNAME", (0, 0), (-1, -1), PLAIN)  # else a font that no file has inside is named
    return Rows(rows, widths, style=TableStyle([font, *style]), repeatRows=repeat,
                hAlign="LEFT", renderCB=marks)  # fmt: skip


def drawn(chart: Spec, most: float = CARD) -> Drawn:
    """A chart, at most so many points across."""
    across = min(WIDTH - 2 * PAD, most)
    png = picture.png(chart | {"background": "white"}, round(across * LARGER))
    return Drawn(png, str(chart["description"]), across)
