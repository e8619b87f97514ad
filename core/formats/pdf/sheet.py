"""A sheet of A4 to write notes on by hand, with the way in for those who have a phone."""

import io
from typing import get_args

from reportlab.lib.pagesizes import A4  # type: ignore[import-untyped]
from reportlab.lib.units import mm  # type: ignore[import-untyped]

from core.formats.fonts import BOLD, PLAIN
from core.formats.pdf.file import single
from core.formats.pdf.sheet_parts import line, way_in
from core.formats.pdf.tags import Tagged
from core.text import Text
from core.workshop.people import Sector

MARGIN, QR, BOXES, LINES = 16 * mm, 28 * mm, 4, 3
"""Edge, side of the code; notes on a sheet, and lines for each."""


def sheet(title: str, area: str, code: str, address: str, text: Text) -> bytes:
    """One page: task, sectors to circle, boxes with lines, QR and code of the workshop."""
    out = io.BytesIO()
    page = single(out, f"{text('proxy.sheet_title')} {title}", area, text.language)
    width, height = A4
    y = height - MARGIN - 14
    _line(page, y, text("proxy.sheet_title"), BOLD, 20, "H1")
    _line(page, y - 20, f"{title}　{area}"[:44], PLAIN, 11)
    _line(page, y - 44, text("proxy.sheet_task"), PLAIN, 13)
    sectors = "　　".join(text(f"proxy.{one}") for one in get_args(Sector)[::-1])
    _line(page, y - 72, text("proxy.sheet_who"), BOLD, 13)
    _line(page, y - 92, sectors, PLAIN, 12)
    top, bottom = y - 112, MARGIN + 34 * mm
    tall = (top - bottom) / BOXES
    with page.decoration():
        for at in range(BOXES):
            _box(page, MARGIN, top - (at + 1) * tall + 8, width - 2 * MARGIN, tall - 8)
    _line(page, MARGIN + 20 * mm, text("proxy.sheet_end"), PLAIN, 13)
    _line(page, MARGIN + 11 * mm, f"{text('proxy.sheet_join')} {address}", PLAIN, 11)
    _line(page, MARGIN + 2 * mm, code, BOLD, 18)
    way_in(page, (width - MARGIN - QR, MARGIN), QR, f"{address}/{code}")
    page.save()
    return out.getvalue()


def _line(page: Tagged, y: float, words: str, font: str, size: float, kind: str = "P") -> None:
    line(page, (MARGIN, y), words, font, size, kind)


def _box(page: Tagged, x: float, y: float, width: float, height: float) -> None:
    page.setStrokeGray(0.2)
    page.roundRect(x, y, width, height, 6)
    page.setStrokeGray(0.75)
    for number in range(1, LINES):
        at = y + height * number / LINES
        page.line(x + 8, at, x + width - 8, at)
