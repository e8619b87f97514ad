"""The letters of PDF files: BIZ UDPGothic (SIL Open Font License), then fonts of this computer."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from reportlab.pdfbase import pdfmetrics  # type: ignore[import-untyped]
from reportlab.pdfbase.ttfonts import TTFont  # type: ignore[import-untyped]

from core.formats import fallback, shaping
from core.letters import readable

FOLDER = Path(__file__).parent / "letters"
PLAIN, BOLD = "BIZUDPGothic", "BIZUDPGothic-Bold"
UNKNOWN = "〓"
"""Stands where no font has a letter, as in print; `missing` tells before."""
_UNDRAWN = re.compile("[\u200c\u200d\u2060\u180b-\u180e\ufe00-\ufe0f\U000e0000-\U000e01ef]")
"""Joiners, and signs that choose a variant of the letter before them."""
_PICTURE = re.compile(
    "(?:[\U0001f1e6-\U0001f1ff]{2}|[\u2190-\u2bff\U0001f000-\U0001faff]"
    "(?:[\ufe0f\U0001f3fb-\U0001f3ff]|\u200d[\u2190-\u2bff\U0001f000-\U0001faff])*)"
)
"""A picture letter, however many signs it is made of."""
_PRIVATE = re.compile("[\U00100000-\U0010ffff]")
"""Letters without a meaning, whose numbers stand for what is shaped."""
VARIANT = re.compile("[\ufe00-\ufe0d\U000e0100-\U000e01ef]")
"""Signs that choose a variant of a letter, which a PDF draws in its usual form."""


@cache
def registered() -> frozenset[int]:
    """Make the font known to ReportLab; the letters it has."""
    plain = TTFont(PLAIN, FOLDER / "BIZUDPGothic-Regular.ttf")
    pdfmetrics.registerFont(plain)
    pdfmetrics.registerFont(TTFont(BOLD, FOLDER / "BIZUDPGothic-Bold.ttf"))
    pdfmetrics.registerFontFamily(PLAIN, PLAIN, BOLD, PLAIN, BOLD)
    return frozenset(plain.face.charToGlyph) - fallback.MARKS


@cache
def _own() -> fallback.Face:
    return fallback.Face(FOLDER / "BIZUDPGothic-Regular.ttf", -1)


def _font(c: str) -> str | None:
    """Name of the font that draws a letter: "" for our own, None where there is none."""
    code = ord(c)
    if c in shaping.FONTS:
        return shaping.FONTS[c]
    if code in fallback.MARKS:
        return fallback.registered(_own(), code >> fallback.BLOCK)
    if code in registered() or c.isspace():
        return ""
    face = fallback.face_of(code)
    return fallback.registered(face, code >> fallback.BLOCK) if face else None


def _known(c: str) -> bool:
    code = ord(c)
    return code in registered() or c.isspace() or code in fallback.MARKS or bool(
        fallback.face_of(code)
    )  # fmt: skip


def printable(words: str) -> str:
    """Words in letters that some font here has, in the order of drawing; others become 〓."""
    text = unicodedata.normalize("NFC", readable(words))
    if text.isascii():
        return text
    whole = _PRIVATE.sub(UNKNOWN, _PICTURE.sub(_picture, text))
    drawn = _UNDRAWN.sub("", shaping.shaped(whole))
    return "".join(c if c in shaping.FONTS or _known(c) else UNKNOWN for c in drawn)


def _picture(found: re.Match[str]) -> str:
    """A picture whose signs all can be drawn, else one 〓 for it."""
    signs = _UNDRAWN.sub("", found[0])
    return signs if all(map(_known, signs)) else UNKNOWN


def runs(words: str) -> Iterator[tuple[str, str]]:
    """`printable` words in pieces, each with the font that draws it: "" for our own."""
    piece, font = "", ""
    for c in words:
        of = _font(c) or ""
        if of != font and piece:  # spaces too: further fonts have none
            yield piece, font
            piece = ""
        font = of
        piece += c
    if piece:
        yield piece, font


def marked(words: str) -> str:
    """Words as ReportLab's paragraphs take them: signs of markup are only letters."""
    return "".join(
        f'<font name="{font}">{escape(piece)}</font>' if font else escape(piece)
        for piece, font in runs(printable(words))
    )


def draw(canvas: Any, x: float, y: float, words: str, font: str, size: float) -> None:
    """A line of words on a page."""
    for piece, other in runs(printable(words)):
        canvas.setFont(other or font, size)
        canvas.drawString(x, y, piece)
        x += pdfmetrics.stringWidth(piece, other or font, size)
    canvas.setFont(font, size)


def missing(texts: Iterable[str]) -> tuple[str, ...]:
    """The letters, each once, that a PDF made here could not draw."""
    found: dict[str, None] = {}
    for text in texts:
        if text.isascii():
            continue
        composed = unicodedata.normalize("NFC", readable(text))
        for one in _PICTURE.findall(composed):
            if not all(map(_known, _UNDRAWN.sub("", one))):
                found[one] = None
        plain = _UNDRAWN.sub("", _PICTURE.sub("", composed))
        found |= dict.fromkeys(c for c in plain if not _known(c))
    return tuple(found)


def apart(texts: Iterable[str]) -> bool:
    """Whether there are letters that should melt together and stand apart in a PDF."""
    return any(_known(c) for text in texts if not text.isascii()
               for c in shaping.unshaped(unicodedata.normalize("NFC", readable(text))))  # fmt: skip


def words_of(thing: object) -> Iterator[str]:
    """Every text inside a record."""
    if isinstance(thing, str):
        yield thing
    elif is_dataclass(thing) and not isinstance(thing, type):
        for one in fields(thing):
            yield from words_of(getattr(thing, one.name))
    elif isinstance(thing, dict):
        for value in thing.values():
            yield from words_of(value)
    elif isinstance(thing, list | tuple):
        for value in thing:
            yield from words_of(value)
