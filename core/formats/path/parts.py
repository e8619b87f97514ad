"""The path in parts that fit a page: what hangs together stays together as far as it fits."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from core.record.logic import Logic, LogicArrow

Arrows = Sequence[LogicArrow]


def parts(logic: Logic, fits: Callable[[Logic], bool]) -> list[Logic]:
    """As few as possible, each of which fits; a box may be on several of them.

    Args:
        fits: whether a part can be drawn on one page; a single arrow is never split.
    """
    pieces = [piece for one in _together(logic.arrows) for piece in _split(logic, one, fits)]
    pages: list[list[LogicArrow]] = []
    for piece in pieces:
        if pages and fits(_part(logic, [*pages[-1], *piece])):
            pages[-1].extend(piece)
        else:
            pages.append(list(piece))
    return [_part(logic, page) for page in pages]


def _part(logic: Logic, arrows: Arrows) -> Logic:
    ends = {key for arrow in arrows for key in (arrow.from_key, arrow.to_key)}
    boxes = tuple(box for box in logic.boxes if box.key in ends)
    return replace(logic, boxes=boxes, arrows=tuple(arrows))


def _split(logic: Logic, arrows: Arrows, fits: Callable[[Logic], bool]) -> list[Arrows]:
    if len(arrows) < 2 or fits(_part(logic, arrows)):
        return [arrows]
    half = len(arrows) // 2
    return [*_split(logic, arrows[:half], fits), *_split(logic, arrows[half:], fits)]


def _together(arrows: Arrows) -> list[list[LogicArrow]]:
    """Arrows by what they hang together with, in their order."""
    groups: list[tuple[set[str], list[LogicArrow]]] = []
    for arrow in arrows:
        ends = {arrow.from_key, arrow.to_key}
        touched = [group for group in groups if group[0] & ends]
        keys = ends.union(*(keys for keys, _ in touched))
        members = [one for _, found in touched for one in found]
        groups = [group for group in groups if group not in touched]
        groups.append((keys, [*members, arrow]))
    found = [sorted(members, key=lambda one: one.number) for _, members in groups]
    return sorted(found, key=lambda members: members[0].number)
