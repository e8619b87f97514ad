"""Further letters for paper: fonts of this computer, for what the font inside つどい lacks.

A few that most computers lack lie beside it. Of each only the letters that are needed are taken, as
outlines, so that a font of either kind (TrueType, CFF) can be put into a PDF.
"""

import io
import re
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from fontTools.fontBuilder import FontBuilder  # type: ignore[import-untyped]
from fontTools.pens.boundsPen import BoundsPen  # type: ignore[import-untyped]
from fontTools.pens.cu2quPen import Cu2QuPen  # type: ignore[import-untyped]
from fontTools.pens.recordingPen import DecomposingRecordingPen  # type: ignore[import-untyped]
from fontTools.pens.transformPen import TransformPen  # type: ignore[import-untyped]
from fontTools.pens.ttGlyphPen import TTGlyphPen  # type: ignore[import-untyped]
from fontTools.ttLib import TTFont, TTLibError  # type: ignore[import-untyped]
from reportlab.pdfbase import pdfmetrics, ttfonts  # type: ignore[import-untyped]

OWN = str(Path(__file__).parent / "letters")
FOLDERS = (
    OWN,
    "/usr/share/fonts", "/usr/local/share/fonts", "~/.fonts", "~/.local/share/fonts",
    "/Library/Fonts", "/System/Library/Fonts", "C:/Windows/Fonts",
)  # fmt: skip
PREFERRED = (
    "notosanscjk-regular", "notosansjp", "notosans-regular", "dejavusans.", "ipaexg", "ipag",
    "notosans", "noto", "ipa", "dejavusans", "unifont", "symbola", "arial", "malgun", "msyh",
    "segoeui", "nirmala", "leelawui", "tahoma", "lohit", "garuda", "freesans", "kohinoor",
)  # fmt: skip
"""Beginnings of file names, the best first; other fonts are left alone."""
_NOT = re.compile("bold|italic|oblique|mono|black|light|thin|medium|condensed|color|serif", re.I)
MARKS = {0x3099, 0x309A}
"""Sound marks that Japanese fonts draw as letters of their own: か゚ is one letter."""
BLOCK = 4
"""Bits of a letter's number that one font made for a PDF holds: 16 letters."""


WRITTEN: dict[int, str] = {}
"""Private number of a letter that was made for a PDF → what was written."""
Drawing = tuple[Any, int]
"""Outlines of a letter, and its width in units of its font."""

_told = ttfonts.makeToUnicodeCMap
"""ReportLab's table from drawings to letters; it writes letters beyond U+FFFF wrongly."""


def _as_letters(name: str, subset: list[int]) -> str:
    """That table with 𠮷 as the pair of numbers it is in a PDF, so that it can be copied."""
    return re.sub("(?<= <)[0-9A-F]{5,6}(?=>)", _pair, str(_told(name, subset)))


def _pair(found: re.Match[str]) -> str:
    code = int(found[0], 16)
    return WRITTEN.get(code, chr(code)).encode("utf-16-be").hex().upper()


ttfonts.makeToUnicodeCMap = _as_letters


@dataclass(frozen=True)
class Face:
    """A font file and what it has."""

    path: Path
    number: int

    @cached_property
    def font(self) -> Any:
        return TTFont(self.path, fontNumber=self.number, lazy=True)

    @cached_property
    def letters(self) -> dict[int, str]:
        """Number of a letter → name of its drawing; empty without outlines, as of colour emoji."""
        try:
            drawn = "glyf" in self.font or "CFF " in self.font
            return dict(self.font.getBestCmap() or {}) if drawn else {}
        except (TTLibError, OSError, KeyError, ValueError, AssertionError):
            return {}


@cache
def faces() -> tuple[Face, ...]:
    """The fonts of this computer that may help, the best first."""
    found = [
        path
        for folder in FOLDERS
        for path in sorted(Path(folder).expanduser().rglob("*"))
        if path.suffix.lower() in (".ttf", ".ttc", ".otf") and _rank(path) < len(PREFERRED)
    ]
    return tuple(Face(path, 0 if path.suffix.lower() == ".ttc" else -1)
                 for path in sorted(found, key=lambda path: (_rank(path), path.name)))  # fmt: skip


def _rank(path: Path) -> int:
    name = path.name.lower().replace(" ", "")
    if _NOT.search(name):
        return len(PREFERRED)
    return next((n for n, one in enumerate(PREFERRED) if name.startswith(one)), len(PREFERRED))


@cache
def face_of(code: int) -> Face | None:
    """The first font that draws a letter."""
    return next((face for face in faces() if code in face.letters), None)


@cache
def registered(face: Face, block: int) -> str:
    """A font for ReportLab with the letters of a block that a face has; its name."""
    low = block << BLOCK
    codes = [code for code in range(low, low + (1 << BLOCK)) if code in face.letters]
    name = f"{re.sub('[^A-Za-z0-9]', '', face.path.stem)}-{block:x}"
    pdfmetrics.registerFont(ttfonts.TTFont(name, io.BytesIO(_made(face, codes, name))))
    return name


def _made(face: Face, codes: list[int], name: str) -> bytes:
    """A TrueType font of some letters of a face."""
    drawings, metrics = face.font.getGlyphSet(), face.font["hmtx"]
    glyphs = {
        code: _drawn(drawings, of, metrics[of][0], code in MARKS)
        for code in codes
        for of in [face.letters[code]]
    }
    return built(face, glyphs, name)


def built(face: Face, letters: dict[int, Drawing], name: str) -> bytes:
    """A TrueType font of drawings, as high as a face."""
    names, glyphs = [".notdef"], {".notdef": TTGlyphPen(None).glyph()}
    widths, cmap = {".notdef": (500, 0)}, {}
    for code, (glyph, width) in letters.items():
        one = f"u{code:X}"
        names.append(one)
        glyphs[one], widths[one], cmap[code] = glyph, (width, 0), one
    builder = FontBuilder(face.font["head"].unitsPerEm, isTTF=True)
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap(cmap)
    builder.setupGlyf(glyphs)
    table = builder.font["glyf"]
    builder.setupHorizontalMetrics(
        {one: (width, getattr(table[one], "xMin", 0)) for one, (width, _) in widths.items()}
    )
    head = face.font["hhea"]
    builder.setupHorizontalHeader(ascent=head.ascent, descent=head.descent)
    builder.setupNameTable({"familyName": name, "styleName": "Regular", "psName": name})
    builder.setupOS2(sTypoAscender=head.ascent, sTypoDescender=head.descent)
    builder.setupPost()
    out = io.BytesIO()
    builder.save(out)
    return out.getvalue()


def _drawn(drawings: Any, of: str, width: int, mark: bool) -> Drawing:
    """Outlines in curves of TrueType; a sound mark is set back over the letter before it."""
    recorded, bounds = DecomposingRecordingPen(drawings), BoundsPen(drawings)
    drawings[of].draw(recorded)
    drawings[of].draw(bounds)
    made = TTGlyphPen(None)
    pen: Any = Cu2QuPen(made, 1.0, reverse_direction=True)
    if mark and bounds.bounds:
        pen, width = TransformPen(pen, (1, 0, 0, 1, -bounds.bounds[2], 0)), 0
    recorded.replay(pen)
    return made.glyph(), width
