"""Where boxes, reasons and arrows stand in the picture of the path.

Columns of boxes and columns of reasons take turns. An arrow that passes a column gets
a lane of its own there, so that no line crosses words.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from core.formats.path.layers import Edge, Line, Node, Style, order, placed
from core.formats.path.wrapped import torn, wrapped
from core.record.logic import Logic, LogicArrow
from core.text import Text

REASONS, EMPTY_BOXES, EMPTY_REASONS = 1.12, 0.66, 0.12
"""Width of columns as a part of one with boxes: of reasons, and of those in which nothing
stands."""


@dataclass(frozen=True)
class Drawing:
    """Everything in its place; the last edge of an arrow has its head."""

    width: float
    height: float
    heads: tuple[Node, ...]
    nodes: dict[str, Node]
    edges: tuple[Edge, ...]

    @property
    def torn(self) -> int:
        """In how many boxes and reasons words are torn."""
        return sum(one.torn for one in self.nodes.values())


def layout(logic: Logic, style: Style, text: Text) -> Drawing:
    """The whole path as one picture, as high as it needs to be."""
    layers, edges = _layers(logic, text)
    widths = _widths(layers, style)
    lefts = [sum(widths[:at]) + at * style.gap for at in range(len(widths))]
    heads = _heads(logic, widths, lefts, style, text)
    top = max(head.height for head in heads) + style.apart
    order(layers, edges)
    sized = [
        [_sized(node, lefts[at], widths[at], style) for node in layer]
        for at, layer in enumerate(layers)
    ]
    nodes = placed(sized, edges, style, top)
    bottom = max((node.y + node.height for node in nodes.values()), default=top)
    return Drawing(style.width, bottom + style.pad, heads, nodes, tuple(edges))


def _layers(logic: Logic, text: Text) -> tuple[list[list[Node]], list[Edge]]:
    """Nodes by layer (boxes at even ones, reasons at odd ones), and what ties neighbours."""
    layers: list[list[Node]] = [[] for _ in range(2 * len(logic.heads) - 1)]
    for box in logic.boxes:
        lines = ((box.title, "name"), *([(box.note, "note")] if box.note else []))
        layers[2 * box.column].append(Node(box.key, "box", 2 * box.column, lines))
    columns = {box.key: box.column for box in logic.boxes}
    edges: list[Edge] = []
    for arrow in logic.arrows:
        reason_at = 2 * columns[arrow.to_key] - 1
        steps = [arrow.from_key]
        for layer in range(2 * columns[arrow.from_key] + 1, reason_at):
            lane = Node(f"lane:{arrow.number}:{layer}", "lane", layer)
            layers[layer].append(lane)
            steps.append(lane.key)
        reason = Node(f"reason:{arrow.number}", "reason", reason_at, _reason(arrow, text))
        if not arrow.text:
            reason = replace(reason, kind="missing")
        layers[reason_at].append(reason)
        steps += [reason.key, arrow.to_key]
        edges += [(a, b, b == arrow.to_key) for a, b in pairwise(steps)]
    return layers, edges


def _reason(arrow: LogicArrow, text: Text) -> tuple[Line, ...]:
    if not arrow.text:
        return ((f"{arrow.number}. {text('path.missing')}", "gap"),)
    colon = text("record.colon")
    basis = f"{arrow.basis}{colon}{arrow.cited}" if arrow.cited else arrow.basis
    lines = ((f"{arrow.number}. {arrow.text}", "plain"), (basis, "basis"))
    return (*lines, (arrow.remark, "note")) if arrow.remark else lines


def _widths(layers: Sequence[Sequence[Node]], style: Style) -> list[float]:
    parts = []
    for at, layer in enumerate(layers):
        empty = all(node.kind == "lane" for node in layer)
        full = REASONS if at % 2 else 1.0
        parts.append((EMPTY_REASONS if at % 2 else EMPTY_BOXES) if empty else full)
    one = (style.width - style.gap * (len(parts) - 1)) / sum(parts)
    return [one * part for part in parts]


def _heads(
    logic: Logic,
    widths: Sequence[float],
    lefts: Sequence[float],
    style: Style,
    text: Text,
) -> tuple[Node, ...]:
    heads = []
    for column, (name, kind) in enumerate(logic.heads):
        lines: tuple[Line, ...] = ((name, "name"), (kind, "note"))
        if column in logic.empty:
            lines = (*lines, (text("path.column_none"), "gap"))
        at = 2 * column
        room = lefts[at + 2] - lefts[at] - style.gap if at + 2 < len(lefts) else widths[at]
        heads.append(_sized(Node(f"head:{column}", "head", at, lines), lefts[at], room, style))
    return tuple(heads)


def _sized(node: Node, left: float, width: float, style: Style) -> Node:
    """The node with its lines broken, as high as they need."""
    if node.kind == "lane":
        return replace(node, x=left, width=width, height=style.lane)
    most = (width - 2 * style.pad) / style.size
    told = [(wrapped(words, most, style.paper), tone) for words, tone in node.lines]
    lines = tuple((part, tone) for broken, tone in told for part in broken)
    whole = tuple(("\n".join(broken), tone) for broken, tone in told)
    tears = any(torn(words, most, style.paper) for words, _ in node.lines)
    height = len(lines) * style.lead + 2 * style.pad
    return replace(node, lines=lines, x=left, width=width, height=height, whole=whole, torn=tears)
