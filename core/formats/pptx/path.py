"""The path as shapes of a slide: boxes, reasons, and connectors that move with them."""

from typing import Any

from pptx.enum.dml import MSO_LINE
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Emu, Pt

from core.formats.path.layers import FRAMES, TONES, Node, Style
from core.formats.path.layout import Drawing, layout
from core.formats.path.parts import parts
from core.formats.pptx.shapes import ACROSS, DOWN, KEY, LEFT, TOP, arrow, rgb, write
from core.record.days import day
from core.record.logic import Logic
from core.text import Text

STYLES = [
    Style(ACROSS * 72, size, size * 1.4, 16, 10, 8, 8, paper=True) for size in (14, 12, 10.5, 10)
]
"""In points, the largest letters first."""
ROOM = DOWN * 72


def parts_of(logic: Logic, text: Text) -> list[tuple[Logic, tuple[Drawing, float]]]:
    """What goes on each slide, drawn, with the size of its letters."""
    smallest = STYLES[-1]
    found = parts(logic, lambda part: layout(part, smallest, text).height <= ROOM)
    return [(part, _largest(part, text)) for part in found]


def _largest(part: Logic, text: Text) -> tuple[Drawing, float]:
    """In the largest letters that fit and tear the fewest words."""
    drawn = [(layout(part, style, text), style.size) for style in STYLES]
    fitting = [one for one in drawn if one[0].height <= ROOM] or drawn[-1:]
    return min(fitting, key=lambda one: one[0].torn)


def notes(part: Logic, text: Text) -> str:
    """Every arrow in full, with what was said before."""
    lines = []
    for one in part.arrows:
        ends = f"{part.box(one.from_key).title} → {part.box(one.to_key).title}"
        facts = " · ".join(
            filter(None, (one.basis, one.cited, one.who, day(one.day, text), one.remark))
        )
        lines.append(f"{one.number}. {ends}\n{one.text or text('path.missing')} {facts}".strip())
        lines += [text("path.earlier_of", n=one.number, words=words) for words in one.earlier]
    return "\n".join((*part.said, "", *lines))


def draw(slide: Any, drawn: tuple[Drawing, float]) -> None:
    """Shapes at their places, then the connectors between them."""
    drawing, size = drawn
    for head in drawing.heads:
        _shape(slide, head, size)
    shapes = {key: _shape(slide, node, size) for key, node in drawing.nodes.items()}
    for before, after, last in drawing.edges:
        arrow(slide, shapes[before], shapes[after], last)


def _shape(slide: Any, node: Node, size: float) -> Any:
    if node.kind == "lane":
        return _lane(slide, node)
    box = (LEFT * 72 + node.x, TOP * 72 + node.y, node.width, node.height)
    left, top, width, height = (Emu(int(Pt(1) * one)) for one in box)
    shape = slide.shapes.add_shape(MSO_SHAPE.ROUNDED_RECTANGLE, left, top, width, height)
    shape.adjustments[0] = min(0.06, 5 / min(node.width, node.height))
    shape.shadow.inherit = False
    _frame(shape, node.kind)
    frame = shape.text_frame
    frame.vertical_anchor = MSO_ANCHOR.TOP if node.kind == "head" else MSO_ANCHOR.MIDDLE
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = Pt(3.5)
    told = [(words, *TONES[tone]) for words, tone in node.whole]
    lines = [(words, bold, rgb(colour)) for words, bold, colour in told]
    write(frame, lines, size)
    for paragraph in frame.paragraphs:
        paragraph.alignment, paragraph.space_after = PP_ALIGN.LEFT, Pt(0)
    return shape


def _frame(shape: Any, kind: str) -> None:
    """Boxes have a line, reasons a tint, a missing reason a broken line, heads nothing."""
    fill, stroke, broken = FRAMES.get(kind, ("", "", False))
    if fill:
        shape.fill.solid()
        shape.fill.fore_color.rgb = rgb(fill)
    else:
        shape.fill.background()
    if stroke:
        shape.line.color.rgb, shape.line.width = rgb(stroke), Pt(1)
    else:
        shape.line.fill.background()
    if broken:
        shape.line.dash_style = MSO_LINE.DASH


def _lane(slide: Any, node: Node) -> Any:
    """Where an arrow passes a column: a stroke that connectors hold on to."""
    box = (LEFT * 72 + node.x, TOP * 72 + node.middle - 1, node.width, 2)
    left, top, width, height = (Emu(int(Pt(1) * one)) for one in box)
    shape = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, left, top, width, height)
    shape.fill.solid()
    shape.fill.fore_color.rgb = KEY
    shape.line.fill.background()
    shape.shadow.inherit = False
    return shape
