"""How wide the columns of a table are, by what stands in them."""

from collections.abc import Sequence
from math import sqrt

from core.letters import ems

FEW, EDGE = 9, 1.5
"""Letters of a cell that stay on one line where there is room; what a column keeps free."""


def shares(rows: Sequence[Sequence[str]], across: float) -> list[float]:
    """Parts of one: each column has its few letters, and those with more share the rest.

    Args:
        across: how many letters stand beside each other in the whole table.
    """
    longest = [max(map(ems, column)) for column in zip(*rows, strict=True)]
    few = min(FEW, across / len(longest) / 2)
    least = [min(one, few) + EDGE for one in longest]
    more = [sqrt(max(0.0, one - few)) for one in longest]
    if not any(more):
        more = [1.0] * len(least)
    rest = max(0.0, across - sum(least)) / sum(more)
    widths = [one + rest * part for one, part in zip(least, more, strict=True)]
    return [one / sum(widths) for one in widths]
