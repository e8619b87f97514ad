"""Scripts whose letters join, stack or run from the right, as they are drawn.

HarfBuzz says which drawings stand where. What belongs together (a Thai letter with its signs, a
joined pair) becomes one letter of a font that is made for it, under a private number, and in a
PDF it is known as what was written. Nothing grows for ever: after `MOST` of them new ones are
drawn as they stand in the font.
"""

import io
import re
from dataclasses import dataclass
from functools import lru_cache
from threading import Lock
from typing import Any

import uharfbuzz as harfbuzz
from fontTools.pens.cu2quPen import Cu2QuPen  # type: ignore[import-untyped]
from fontTools.pens.recordingPen import DecomposingRecordingPen  # type: ignore[import-untyped]
from fontTools.pens.transformPen import TransformPen  # type: ignore[import-untyped]
from fontTools.pens.ttGlyphPen import TTGlyphPen  # type: ignore[import-untyped]
from reportlab.pdfbase import pdfmetrics, ttfonts  # type: ignore[import-untyped]

from core.formats.fallback import OWN, WRITTEN, Drawing, Face, built, faces

FIRST, MOST = 0x100000, 20_000
"""Private numbers of what is shaped; how many there may be."""
_RIGHT = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
_BLOCKS = (*((at, at + 0x7F) for at in range(0x0900, 0x0F00, 0x80)), (0x0F00, 0x0FFF),
           (0x1000, 0x109F), (0x1780, 0x17FF))  # fmt: skip
_JOINING = [f"{chr(low)}-{chr(high)}" for low, high in _BLOCKS]
"""Hebrew, Arabic and their like; each script of South and South-East Asia."""
_TIES = "\u200c\u200d"
_BETWEEN = r"\s\u060c\u061f.,!?'\"()0-9/-"
PASSAGE = re.compile("|".join([
    f"[{_RIGHT}](?:[{_RIGHT}{_TIES}{_BETWEEN}]*[{_RIGHT}])?",
    *(f"[{block}][{block}{_TIES}\u25cc]*" for block in _JOINING),
]))  # fmt: skip
_LETTER = re.compile(f"[{_RIGHT}{''.join(_JOINING)}]")
_NUMBER = re.compile(r"([0-9\u0660-\u0669\u06f0-\u06f9][0-9\u0660-\u0669\u06f0-\u06f9.,/]*)")
_making = Lock()


@dataclass(frozen=True)
class Cluster:
    """What belongs together.

    Attributes:
        text: as it was written.
        parts: drawing in the font, and where it stands, in units of the font.
        width: of all together.
    """

    text: str
    parts: tuple[tuple[int, int, int], ...]
    width: int


KNOWN: dict[tuple[Face, Cluster], str] = {}
"""What was shaped → its letter."""
FONTS: dict[str, str] = {}
"""Letter → name of the font that draws it."""


def shaped(words: str) -> str:
    """`words` with every passage of such scripts in letters of `FONTS`, in the order of drawing;
    those that no font has as a whole stay as they are."""
    return PASSAGE.sub(lambda found: _passage(found[0]), words)


def unshaped(words: str) -> list[str]:
    """Letters of such scripts that stand as they are: no font has their passage."""
    return _LETTER.findall(shaped(words))


def _passage(words: str) -> str:
    right = re.match(f"[{_RIGHT}]", words) is not None
    face = _face(frozenset(words) - frozenset(_TIES + " \u3000"))
    if face is None:
        return words if " " not in words else _word_by_word(words, right)
    pieces = [one for one in _NUMBER.split(words) if one] if right else [words]
    made = [_letters(face, one, right and not _NUMBER.fullmatch(one)) for one in pieces]
    return "".join(reversed(made) if right else made)


def _word_by_word(words: str, right: bool) -> str:
    made = [_passage(one) for one in words.split(" ")]
    return " ".join(reversed(made) if right else made)


@lru_cache(maxsize=4096)
def _face(letters: frozenset[str]) -> Face | None:
    """The first font that has all of them, one that lies here before those of the computer."""
    codes = [ord(one) for one in letters if not one.isspace()]
    own_first = sorted(faces(), key=lambda one: str(one.path.parent) != OWN)
    return next((one for one in own_first if all(code in one.letters for code in codes)), None)


@lru_cache(maxsize=4096)
def _letters(face: Face, words: str, right: bool) -> str:
    """A piece in letters of our own, from left to right."""
    found = clusters(face, words, right)
    with _making:
        new = [one for one in dict.fromkeys(found) if (face, one) not in KNOWN]
        if len(KNOWN) + len(new) > MOST:
            return words
        if new:
            _make(face, new)
    return "".join(KNOWN[face, one] for one in found)


def clusters(face: Face, words: str, right: bool) -> list[Cluster]:
    """What HarfBuzz makes of a piece, from left to right."""
    buffer = harfbuzz.Buffer()
    buffer.add_str(words)
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if right else "ltr"
    harfbuzz.shape(_font(face), buffer)
    starts = sorted({one.cluster for one in buffer.glyph_infos})
    ends = dict(zip(starts, [*starts[1:], len(words)], strict=True))
    found: dict[int, list[tuple[int, int, int]]] = {}
    widths: dict[int, int] = {}
    for info, at in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        x = widths.get(info.cluster, 0)
        part = (info.codepoint, x + at.x_offset, at.y_offset)
        found.setdefault(info.cluster, []).append(part)
        widths[info.cluster] = x + at.x_advance
    return [Cluster(words[at : ends[at]], tuple(parts), widths[at]) for at, parts in found.items()]


@lru_cache(maxsize=64)
def _font(face: Face) -> Any:
    blob = harfbuzz.Blob.from_file_path(str(face.path))
    return harfbuzz.Font(harfbuzz.Face(blob, max(0, face.number)))


def _make(face: Face, new: list[Cluster]) -> None:
    """A font of what was not shaped before, known to ReportLab."""
    first = FIRST + len(KNOWN)
    name = f"{re.sub('[^A-Za-z0-9]', '', face.path.stem)}-shaped-{first:x}"
    drawings, order = face.font.getGlyphSet(), face.font.getGlyphOrder()
    glyphs = {first + n: _drawn(drawings, order, one) for n, one in enumerate(new)}
    data = built(face, glyphs, name)
    pdfmetrics.registerFont(ttfonts.TTFont(name, io.BytesIO(data), shapable=False))
    for n, one in enumerate(new):
        letter = chr(first + n)
        KNOWN[face, one], FONTS[letter], WRITTEN[first + n] = letter, name, one.text


def _drawn(drawings: Any, order: list[str], cluster: Cluster) -> Drawing:
    """All outlines of a cluster as one letter."""
    made = TTGlyphPen(None)
    curves = Cu2QuPen(made, 1.0, reverse_direction=False)
    for number, x, y in cluster.parts:
        recorded = DecomposingRecordingPen(drawings)
        drawings[order[number]].draw(recorded)
        recorded.replay(TransformPen(curves, (1, 0, 0, 1, x, y)))
    return made.glyph(), cluster.width
