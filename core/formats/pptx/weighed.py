"""The board of 効果と手間 as shapes that can be moved, beside its table."""

from collections.abc import Sequence
from typing import Any

from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Inches, Pt

from core.charts.weighed import HIGH, LOW
from core.formats.pptx.shapes import (
    ACROSS,
    DOWN,
    INK,
    KEY,
    LEFT,
    LINE,
    SMALLEST,
    SUB,
    TINT,
    TOP,
    WHITE,
    Box,
    broken,
    chunks,
    text_box,
    write,
)
from core.formats.pptx.shapes import table as table_of
from core.record.drawn import MIDDLE, Mark
from core.record.weighed import Weighed, brief, differences
from core.text import Text, table

SIDE, ROOM, OVAL, EDGE = 3.3, 3.7, 0.5, 0.05
"""Inches of the board, of the table down, of a mark, and what a cell keeps free at its sides."""
TABLE = LEFT + SIDE + 1.1
"""Where the table begins."""
Rows = Sequence[Sequence[str]]


def parts(found: Weighed, text: Text) -> list[Rows]:
    """Rows by slide, their head first; as many as can be read beside the board."""
    head, *rows = brief(found, text)
    widths = [one + 2 * (0.1 - EDGE) for one in _widths(found, text)]  # others have more free
    return [[head, *part] for part in chunks(rows, widths, ROOM, head, SMALLEST + 1)]


def _widths(found: Weighed, text: Text) -> list[float]:
    everybody, sectors = (1.35, 3.9) if text.language == "ja" else (1.2, 4.6)
    each = min(1.2, sectors / max(1, len(found.sectors)))
    widths = [0.55, 0.0, everybody, *[each] * len(found.sectors)]
    widths[1] = LEFT + ACROSS - TABLE - sum(widths)
    return widths


def draw(slide: Any, found: Weighed, rows: Rows, text: Text) -> None:
    """Board on the left, table on the right, how to read it under both."""
    words = table("weighing", text.language)
    box = (LEFT + 0.75, TOP, SIDE, SIDE)
    group = slide.shapes.add_group_shape()  # moved as one, its parts still edited
    _frame(group, box, words)
    for mark in found.marks:
        _mark(group, box, mark)
    grid = table_of(slide, rows, _widths(found, text), room=ROOM, left=TABLE,
                     largest=14 if text.language == "ja" else SMALLEST)  # fmt: skip
    for cell in grid.iter_cells():
        cell.margin_left = cell.margin_right = Inches(EDGE)
    said = "\u3000".join([found.says, *differences(found, text)])
    under = [(said, True, INK), (text("weighed.how"), False, SUB)]
    text_box(slide, (LEFT, TOP + ROOM + 0.15, ACROSS, DOWN - ROOM - 0.15), under, 14)


def _frame(group: Any, box: Box, words: dict[str, Any]) -> None:
    left, top, side, _ = box
    whole = group.shapes.add_shape(MSO_SHAPE.RECTANGLE, *map(Inches, box))
    corner_box = (left, top, *(_at(MIDDLE) * side,) * 2)
    corner = group.shapes.add_shape(MSO_SHAPE.RECTANGLE, *map(Inches, corner_box))
    for shape, colour in ((whole, WHITE), (corner, TINT)):
        shape.fill.solid()
        shape.fill.fore_color.rgb, shape.line.color.rgb = colour, LINE
        shape.shadow.inherit = False
    corner.text_frame.vertical_anchor = MSO_ANCHOR.TOP
    corner_words = "\n".join(broken(words["corner"], box[2] / 2 - 0.2, 11))
    write(corner.text_frame, [(corner_words, False, INK)], 11)
    for value, word in enumerate((words["small"], words["middle"], words["large"]), 1):
        along = left + _at(value) * side - 0.4
        up = top + (1 - _at(value)) * side - 0.15
        text_box(group, (along, top + side, 0.8, 0.3), [(word, False, SUB)], 11)
        text_box(group, (left - 0.95, up, 0.95, 0.3), [(word, False, SUB)], 11)
    text_box(group, (left + side - 1.0, top + side + 0.2, 1.2, 0.3),
             [(f"{words['effort']} →", True, INK)], 12)  # fmt: skip
    text_box(group, (left - 0.95, top, 0.95, 0.3), [(f"{words['effect']} ↑", True, INK)], 12)


def _at(value: float) -> float:
    """Share of the board's side for a level."""
    return (value - LOW) / (HIGH - LOW)


def _mark(group: Any, box: Box, mark: Mark) -> None:
    left, top, side, _ = box
    width = max(OVAL, 0.3 + 0.2 * len(mark.numbers))
    x = left + _at(mark.effort) * side - width / 2
    y = top + (1 - _at(mark.effect)) * side - OVAL / 2
    x = min(max(x, left), left + side - width)
    oval = group.shapes.add_shape(MSO_SHAPE.ROUNDED_RECTANGLE, *map(Inches, (x, y, width, OVAL)))
    oval.adjustments[0] = 0.5
    oval.fill.solid()
    oval.fill.fore_color.rgb, oval.line.color.rgb, oval.line.width = WHITE, KEY, Pt(1.5)
    oval.shadow.inherit = False
    frame = oval.text_frame
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    frame.vertical_anchor = MSO_ANCHOR.MIDDLE
    write(frame, [(mark.numbers, True, KEY)], 14)
    frame.paragraphs[0].alignment = PP_ALIGN.CENTER
