"""What sheets for a hall are put together from: lines at their place, and the way in as a code."""

from reportlab.graphics.barcode.qr import QrCode  # type: ignore[import-untyped]

from core.formats.fonts import draw
from core.formats.pdf.tags import Element, Tagged


def line(
    page: Tagged, at: tuple[float, float], words: str, font: str, size: float, kind: str = "P"
) -> None:
    """Words that begin at a point; sizes in points."""
    with page.marked(Element(kind)):
        draw(page, *at, words, font, size)


def way_in(page: Tagged, at: tuple[float, float], side: float, where: str) -> None:
    """The address as a QR code; `at`: its lower left corner."""
    qr = QrCode(where, qrLevel="M", qrBorder=0, width=side, height=side)
    with page.marked(Element("Figure", alt=f"QR {where}", size=(side, side))):
        qr.drawOn(page, *at)
