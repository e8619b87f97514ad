"""A sheet of A4 to write notes on by hand, with the way in for those who have a phone."""

import io
from typing import get_args

from reportlab.graphics.barcode.qr import QrCode  # type: ignore[import-untyped]
from reportlab.lib.pagesizes import A4  # type: ignore[import-untyped]
from reportlab.lib.units import mm  # type: ignore[import-untyped]
from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-untyped]

from core.formats.fonts import BOLD, PLAIN, draw, registered
from core.text import Text
from core.workshop.people import Sector

MARGIN, QR, BOXES, LINES = 16 * mm, 28 * mm, 4, 3
"""Edge, side of the code; notes on a sheet, and lines for each."""


def sheet(title: str, area: str, code: str, address: str, text: Text) -> bytes:
    """One page: task, sectors to circle, boxes with lines, QR and code of the workshop."""
    registered()
    out = io.BytesIO()
    page = Canvas(out, pagesize=A4, invariant=1)
    page.setTitle(f"{text('proxy.sheet_title')} {title}")
    width, height = A4
    y = height - MARGIN - 14
    draw(page, MARGIN, y, text("proxy.sheet_title"), BOLD, 20)
    draw(page, MARGIN, y - 20, f"{title}　{area}"[:44], PLAIN, 11)
    page.setFont(PLAIN, 13)
    page.drawString(MARGIN, y - 44, text("proxy.sheet_task"))
    sectors = "　　".join(text(f"proxy.{one}") for one in get_args(Sector)[::-1])
    page.setFont(BOLD, 13)
    page.drawString(MARGIN, y - 72, text("proxy.sheet_who"))
    page.setFont(PLAIN, 12)
    page.drawString(MARGIN, y - 92, sectors)
    top, bottom = y - 112, MARGIN + 34 * mm
    tall = (top - bottom) / BOXES
    for at in range(BOXES):
        _box(page, MARGIN, top - (at + 1) * tall + 8, width - 2 * MARGIN, tall - 8)
    page.setFont(PLAIN, 13)
    page.drawString(MARGIN, MARGIN + 20 * mm, text("proxy.sheet_end"))
    page.setFont(PLAIN, 11)
    page.drawString(MARGIN, MARGIN + 11 * mm, f"{text('proxy.sheet_join')} {address}")
    page.setFont(BOLD, 18)
    page.drawString(MARGIN, MARGIN + 2 * mm, code)
    qr = QrCode(f"{address}/{code}", qrLevel="M", qrBorder=0, width=QR, height=QR)
    qr.drawOn(page, width - MARGIN - QR, MARGIN)
    page.showPage()
    page.save()
    return out.getvalue()


def _box(page: Canvas, x: float, y: float, width: float, height: float) -> None:
    page.setStrokeGray(0.2)
    page.roundRect(x, y, width, height, 6)
    page.setStrokeGray(0.75)
    for line in range(1, LINES):
        at = y + height * line / LINES
        page.line(x + 8, at, x + width - 8, at)
