"""How everything hangs together as a picture (SVG): boxes that light up their thread."""

from dataclasses import dataclass

from markupsafe import Markup

from core.formats.html.templates import TEMPLATES
from core.formats.path.wrapped import across, wrapped
from core.record.graph import ROWS, Graph, Node
from core.text import Text

WIDTH, BOX, HIGH, APART, HEAD = 1180.0, 172.0, 66.0, 7.0, 24.0
"""Points: the whole across, a box, and between boxes; height of the heads."""
LETTERS, LINES = 10.4, 2
"""Letters of full width in a line of a box, and lines of its title."""


@dataclass(frozen=True)
class Box:
    """A node with its place and its lines."""

    node: Node
    x: float
    y: float
    lines: tuple[str, ...]


def picture(graph: Graph, text: Text) -> Markup:
    """The drawing; "" where there is nothing to draw."""
    if not graph.nodes:
        return Markup("")
    boxes = {one.key: _box(one) for one in graph.nodes}
    rows = max(one.row for one in graph.nodes) + 1
    return Markup(
        TEMPLATES.get_template("graph.html").render(
            text=text,
            boxes=boxes,
            heads=[*zip(graph.heads, graph.more, map(_left, range(len(graph.heads))), strict=True)],
            ties=[(_curve(boxes[a], boxes[b]), a, b) for a, b in graph.ties],
            lit={one.key for one in graph.nodes if one.lit},
            width=WIDTH,
            box=BOX,
            high=HIGH,
            height=HEAD + min(rows, ROWS) * (HIGH + APART) + 18,
        )
    )


def _left(column: int) -> float:
    return 1 + column * (WIDTH - 2 - BOX) / 5


def _box(node: Node) -> Box:
    lines = wrapped(node.title.rstrip("。"), LETTERS)
    if len(lines) > LINES:
        last = lines[LINES - 1]
        while across(f"{last}…") > LETTERS:
            last = last[:-1]
        lines = [*lines[: LINES - 1], f"{last}…"]
    return Box(node, _left(node.column), HEAD + node.row * (HIGH + APART), tuple(lines))


def _curve(before: Box, after: Box) -> str:
    x, y = before.x + BOX, before.y + HIGH / 2
    right, down = after.x, after.y + HIGH / 2
    middle = (x + right) / 2
    return f"M{x:.0f} {y:.0f}C{middle:.0f} {y:.0f} {middle:.0f} {down:.0f} {right:.0f} {down:.0f}"
