"""The path as a picture: on A4 pages across, or a small one among the words."""

from typing import Any

from reportlab.lib.colors import HexColor  # type: ignore[import-untyped]
from reportlab.lib.pagesizes import A4  # type: ignore[import-untyped]
from reportlab.lib.units import mm  # type: ignore[import-untyped]
from reportlab.platypus import Flowable  # type: ignore[import-untyped]

from core.formats.fonts import BOLD, PLAIN, draw
from core.formats.path.layers import FRAMES, TONES, Node, Style
from core.formats.path.layout import Drawing, layout
from core.formats.path.parts import parts
from core.formats.pdf.tags import Element
from core.palette import KEY
from core.record.logic import Logic
from core.text import Text

PAGE = Style(A4[1] - 30 * mm, 8.5, 12.5, 14, 5, 8, 8, paper=True)
UPRIGHT = Style(A4[0] - 30 * mm, 8, 11.5, 9, 4, 6, 6, paper=True)
"""In points."""
LOW = 95 * mm
"""Height up to which a picture stands upright."""
ROOM = A4[0] - 30 * mm - 8 - 80
"""Height of a picture under the heading and what is said of it."""


def pictures(logic: Logic, text: Text) -> list[Any]:
    """One for each page across."""
    found = parts(logic, lambda part: layout(part, PAGE, text).height <= ROOM)
    return [_Picture(layout(part, PAGE, text), PAGE, _told(part)) for part in found]


def small(logic: Logic, text: Text) -> Any:
    """The whole on a page upright, where it is low enough; None where it is not."""
    drawing = layout(logic, UPRIGHT, text)
    return _Picture(drawing, UPRIGHT, _told(logic)) if drawing.height <= LOW else None


def _told(logic: Logic) -> str:
    """The path in words: from what to what, and why."""
    name = {box.key: box.title for box in logic.boxes}
    arrows = [f"{name[one.from_key]} → {name[one.to_key]}" + (f" ({one.text})" if one.text else "")
              for one in logic.arrows]  # fmt: skip
    return " / ".join(arrows or name.values())


class _Picture(Flowable):  # type: ignore[misc]
    """A drawing from its upper left corner; one that is too high is made smaller as a whole."""

    def __init__(self, drawing: Drawing, style: Style, says: str) -> None:
        super().__init__()
        self.drawing, self.style, self.says = drawing, style, says
        self.scale = min(1.0, ROOM / drawing.height)
        self.width, self.height = drawing.width * self.scale, drawing.height * self.scale

    def draw(self) -> None:
        size = (self.width, self.height)
        with self.canv.marked(Element("Figure", alt=self.says, size=size)):
            self._draw(self.canv)

    def _draw(self, canvas: Any) -> None:
        canvas.saveState()
        canvas.translate(0, self.height)
        canvas.scale(self.scale, self.scale)
        nodes = self.drawing.nodes
        canvas.setStrokeColor(HexColor(KEY))
        canvas.setLineWidth(1.2)
        for before, after, last in self.drawing.edges:
            _edge(canvas, nodes[before], nodes[after], last)
        for node in nodes.values():
            if node.kind == "lane":
                canvas.line(node.x, -node.middle, node.x + node.width, -node.middle)
        for node in (*self.drawing.heads, *nodes.values()):
            _node(canvas, node, self.style)
        canvas.restoreState()


def _edge(canvas: Any, before: Node, after: Node, last: bool) -> None:
    x, y, right, down = before.x + before.width, -before.middle, after.x, -after.middle
    end = right - (4 if last else 0)
    middle = (x + end) / 2
    canvas.bezier(x, y, middle, y, middle, down, end, down)
    if last:
        tip = canvas.beginPath()
        tip.moveTo(right, down)
        tip.lineTo(right - 6, down - 3)
        tip.lineTo(right - 6, down + 3)
        tip.close()
        canvas.setFillColor(HexColor(KEY))
        canvas.drawPath(tip, stroke=0, fill=1)


def _node(canvas: Any, node: Node, style: Style) -> None:
    canvas.saveState()
    if node.kind in FRAMES:
        fill, stroke, broken = FRAMES[node.kind]
        canvas.setFillColor(HexColor(fill))
        canvas.setLineWidth(0.7)
        if stroke:
            canvas.setStrokeColor(HexColor(stroke))
        if broken:
            canvas.setDash(3, 2)
        box = (node.x, -node.y - node.height, node.width, node.height)
        canvas.roundRect(*box, 4, stroke=int(bool(stroke)), fill=1)
    for at, (words, tone) in enumerate(node.lines):
        bold, colour = TONES[tone]
        canvas.setFillColor(HexColor(colour))
        down = node.y + style.pad + style.size + at * style.lead
        font = BOLD if bold else PLAIN
        draw(canvas, node.x + style.pad, -down, words, font, style.size)
    canvas.restoreState()
