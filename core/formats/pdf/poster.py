"""A sheet of A4 to put up at the door and on tables: QR, code, and three steps into the room."""

import io

from reportlab.lib.pagesizes import A4  # type: ignore[import-untyped]
from reportlab.lib.units import mm  # type: ignore[import-untyped]
from reportlab.pdfbase.pdfmetrics import stringWidth  # type: ignore[import-untyped]

from core.formats.fonts import BOLD, PLAIN
from core.formats.pdf.file import single
from core.formats.pdf.sheet_parts import line, way_in
from core.formats.pdf.tags import Tagged
from core.text import Text

MARGIN, QR, STEPS = 20 * mm, 108 * mm, 3
"""Edge and side of the code, read from a metre away; steps into the room."""


def poster(title: str, area: str, code: str, address: str, text: Text) -> bytes:
    """One page, its lines in the order they are done."""
    out = io.BytesIO()
    page = single(out, f"{text('door.sheet_title')} {title}", area, text.language)
    width, height = A4
    y = height - MARGIN - 22
    _middle(page, y, text("door.sheet_title"), BOLD, 30, "H1")
    _middle(page, y - 26, f"{title}　{area}"[:44], PLAIN, 13)
    y -= 44 + QR
    way_in(page, ((width - QR) / 2, y), QR, f"{address}/{code}")
    _middle(page, y - 62, code, BOLD, 54)
    for at in range(1, STEPS + 1):
        words = f"{at}　{text(f'door.sheet_step{at}')}"
        _line(page, y - 80 - at * 32, words, BOLD, 19)
    _line(page, MARGIN + 34, text("door.sheet_else", address=address), PLAIN, 13)
    _line(page, MARGIN + 10, text("door.sheet_paper"), PLAIN, 13)
    page.save()
    return out.getvalue()


def _line(page: Tagged, y: float, words: str, font: str, size: float) -> None:
    line(page, (MARGIN, y), words, font, min(size, size * _room(words, font, size)))


def _middle(page: Tagged, y: float, words: str, font: str, size: float, kind: str = "P") -> None:
    size = min(size, size * _room(words, font, size))
    line(page, ((A4[0] - stringWidth(words, font, size)) / 2, y), words, font, size, kind)


def _room(words: str, font: str, size: float) -> float:
    """How many times as wide as these words the page is between its edges."""
    return float((A4[0] - 2 * MARGIN) / max(1, stringWidth(words, font, size)))
