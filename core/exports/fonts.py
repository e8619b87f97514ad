"""The Japanese font that PDF files and pictures share: BIZ UDPGothic (SIL Open Font License)."""

from functools import cache
from pathlib import Path

from reportlab.pdfbase import pdfmetrics  # type: ignore[import-untyped]
from reportlab.pdfbase.ttfonts import TTFont  # type: ignore[import-untyped]

FOLDER = Path(__file__).parent / "fonts"
PLAIN, BOLD = "BIZUDPGothic", "BIZUDPGothic-Bold"
UNKNOWN = "〓"
"""Stands where the font has no letter, as in print."""


@cache
def registered() -> frozenset[int]:
    """Make the font known to ReportLab; the letters it has."""
    plain = TTFont(PLAIN, FOLDER / "BIZUDPGothic-Regular.ttf")
    pdfmetrics.registerFont(plain)
    pdfmetrics.registerFont(TTFont(BOLD, FOLDER / "BIZUDPGothic-Bold.ttf"))
    pdfmetrics.registerFontFamily(PLAIN, PLAIN, BOLD, PLAIN, BOLD)
    return frozenset(plain.face.charToGlyph)


def printable(words: str) -> str:
    """Words in letters that the font has; others become 〓."""
    known = registered()
    return "".join(c if ord(c) in known or c.isspace() else UNKNOWN for c in words)
