"""The master of a deck: its colours and letters, no shadows, and what stands on every slide."""

from typing import Any

from lxml import etree
from pptx.util import Inches

from core import palette
from core.formats.pptx.shapes import FONT, LEFT, WIDTH

KEPT = ("Title Slide", "Title and Content", "Title Only", "Blank")
"""Layouts for slides that an office adds."""
NOT_FIRST = (
    "!%),.:;?]}¢°’”‰′″℃、。々〉》」』】〕゛゜ゝゞ・ヽヾ！％），．：；？］｝｡｣､･ﾞﾟ￠"
    "ーぁぃぅぇぉっゃゅょァィゥェォッャュョ"
)
NOT_LAST = "$([\\{£¥‘“〈《「『【〔＄（［｛｢￡￥0123456789"
"""Signs that begin and end no line (禁則処理). With figures among the latter, a number stays with
what it counts."""
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
COLOURS = {
    "dk1": palette.INK, "lt1": palette.WHITE, "dk2": palette.SUB, "lt2": palette.PAGE,
    "accent1": palette.KEY, "accent2": "#a8b3c7", "accent3": palette.CAUTION,
    "accent4": palette.OK, "accent5": palette.SECTORS["industry"],
    "accent6": palette.SECTORS["academia"], "hlink": palette.KEY, "folHlink": palette.SUB,
}  # fmt: skip


def dressed(deck: Any) -> None:
    """Give a new file this master: wide layouts, our colours and fonts, a rule below titles."""
    master = deck.slide_master
    for layout in [one for one in deck.slide_layouts if one.name not in KEPT]:
        deck.slide_layouts.remove(layout)
    for where in (master, *deck.slide_layouts):
        for shape in where.placeholders:
            ratio = WIDTH / 10
            shape.left, shape.width = int(shape.left * ratio), int(shape.width * ratio)
    for shape in master.placeholders:
        if shape.placeholder_format.type is not None and "TITLE" in str(
            shape.placeholder_format.type
        ):
            shape.left, shape.top = Inches(LEFT), Inches(0.36)
            shape.width, shape.height = Inches(WIDTH - 2 * LEFT), Inches(0.7)
    _theme(master)
    _lines(deck)


def _lines(deck: Any) -> None:
    """Where lines may not break, as the office's own setting."""
    whole = deck.part._element
    tag = whole.tag.replace("}presentation", "}kinsoku")
    signs = {"lang": "ja-JP", "invalStChars": NOT_FIRST, "invalEndChars": NOT_LAST}
    whole.find(whole.tag.replace("}presentation", "}defaultTextStyle")).addprevious(
        whole.makeelement(tag, signs)
    )


def _theme(master: Any) -> None:
    """Colours and fonts that charts and new shapes take by themselves."""
    part = next(
        rel.target_part for rel in master.part.rels.values() if rel.reltype.endswith("/theme")
    )
    theme = etree.fromstring(part.blob)
    for name, colour in COLOURS.items():
        (slot,) = theme.iter(DRAWING + name)
        for old in list(slot):
            slot.remove(old)
        etree.SubElement(slot, DRAWING + "srgbClr", val=colour[1:].upper())
    for fonts in ("majorFont", "minorFont"):
        (found,) = theme.iter(DRAWING + fonts)
        for kind in ("latin", "ea"):
            found.find(DRAWING + kind).set("typeface", FONT)
    for effect in theme.iter(DRAWING + "effectStyle"):  # no shadow under a line or a card
        for old in list(effect):
            effect.remove(old)
        etree.SubElement(effect, DRAWING + "effectLst")
    part._blob = etree.tostring(theme, xml_declaration=True, encoding="UTF-8", standalone=True)
