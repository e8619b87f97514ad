"""Nodes in layers: their order and their heights, so that none lies on another.

Nodes of a layer keep their order and their distance, and are moved towards what they
are tied to in the layers beside theirs.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from core.palette import CAUTION, FRAME, INK, KEY, SUB, TINT, WHITE

Line = tuple[str, str]
"""Words, and how they are drawn: name, plain, basis, note or gap."""
Edge = tuple[str, str, bool]
"""From one node to one of the next layer; whether an arrow ends there."""
SWEEPS = 6
TONES = {
    "name": (True, INK),
    "plain": (False, INK),
    "basis": (True, KEY),
    "note": (False, SUB),
    "gap": (True, CAUTION),
}
"""How words are drawn: whether bold, and their colour."""
FRAMES: dict[str, tuple[str, str, bool]] = {
    "box": (WHITE, FRAME, False),
    "reason": (TINT, "", False),
    "missing": (WHITE, CAUTION, True),
}
"""How nodes are drawn: ground, line ("" for none), and whether it is broken; others have none."""


@dataclass(frozen=True)
class Style:
    """Lengths of one medium in its own unit; letters are `size` high, lines `lead` apart.

    Attributes:
        paper: whether it is set in the font of files.
    """

    width: float
    size: float
    lead: float
    gap: float
    pad: float
    apart: float
    lane: float
    paper: bool = False


@dataclass(frozen=True)
class Node:
    """A head, a box, a reason or a lane; `key` of a box is that of its card.

    Attributes:
        lines: what it says, broken to its width; `whole`: the same, a paragraph each; `torn`:
            whether a phrase is longer than its width.
    """

    key: str
    kind: str
    layer: int
    lines: tuple[Line, ...] = ()
    x: float = 0.0
    y: float = 0.0
    width: float = 0.0
    height: float = 0.0
    whole: tuple[Line, ...] = ()
    torn: bool = False

    @property
    def middle(self) -> float:
        return self.y + self.height / 2


def order(layers: list[list[Node]], edges: Iterable[Edge]) -> None:
    """Nodes of a layer in the order of what they are tied to, so that few arrows cross."""
    left, right = _neighbours(edges)
    for sweep in range(SWEEPS):
        tied = right if sweep % 2 else left
        rank = {node.key: at for layer in layers for at, node in enumerate(layer)}
        for layer in reversed(layers) if sweep % 2 else layers:
            mean = {
                node.key: _mean([float(rank[key]) for key in tied[node.key]], rank[node.key])
                for node in layer
            }
            layer.sort(key=lambda node: mean[node.key])
            rank |= {node.key: at for at, node in enumerate(layer)}


def _neighbours(
    edges: Iterable[Edge],
) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    left: dict[str, list[str]] = defaultdict(list)
    right: dict[str, list[str]] = defaultdict(list)
    for a, b, _ in edges:
        left[b].append(a)
        right[a].append(b)
    return left, right


def _mean(values: Sequence[float], otherwise: float) -> float:
    return sum(values) / len(values) if values else otherwise


def placed(
    layers: list[list[Node]],
    edges: Iterable[Edge],
    style: Style,
    top: float,
) -> dict[str, Node]:
    """Nodes as near to the height of what they are tied to as their order allows."""
    left, right = _neighbours(edges)
    nodes = {n.key: n for layer in layers for n in _stacked(layer, {}, style)}
    for sweep in range(SWEEPS):
        tied = right if sweep % 2 else left
        for layer in reversed(layers) if sweep % 2 else layers:
            wished = {
                node.key: _mean(
                    [nodes[key].middle for key in tied[node.key]], nodes[node.key].middle
                )
                - node.height / 2
                for node in layer
            }
            nodes |= {node.key: node for node in _stacked(layer, wished, style)}
    highest = min((node.y for node in nodes.values()), default=0.0)
    return {key: replace(node, y=node.y - highest + top) for key, node in nodes.items()}


def _stacked(layer: Sequence[Node], wished: dict[str, float], style: Style) -> list[Node]:
    """Nodes under each other with least distance from their wished tops, in their order.

    Runs of nodes that press on each other move together, by the mean of their wishes.
    """
    offsets, total = [], 0.0
    for node in layer:
        offsets.append(total)
        total += node.height + style.apart
    runs: list[list[float]] = []
    for node, offset in zip(layer, offsets, strict=True):
        runs.append([wished.get(node.key, 0.0) - offset])
        while len(runs) > 1 and _mean(runs[-2], 0) > _mean(runs[-1], 0):
            runs[-2:] = [runs[-2] + runs[-1]]
    tops = [_mean(run, 0) for run in runs for _ in run]
    return [
        replace(node, y=top + offset)
        for node, top, offset in zip(layer, tops, offsets, strict=True)
    ]
