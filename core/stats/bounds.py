"""The least and the most that may fit, from all published counts at once: the simplex method.

Every kind of person (a cell) holds an unknown number, not below 0. Each published count is the
sum of some cells. Among all numbers that give every count, those who fit are fewest and most at
corners, which the simplex method walks along; by Bland's rule it never walks in a circle.
"""

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

from core.stats.conditions import Set
from core.stats.cube import Numbers

SMALL = 1e-9
"""Of all people; below it a number is taken as 0."""


def extremes(kinds: Sequence[Set], counts: Mapping[Set, float], wanted: Set) -> tuple[float, float]:
    """(least, most) of those who fit `wanted`.

    Args:
        kinds: what is true of each kind of person there can be.
        counts: published number of all who fit a set of conditions; that of the empty set is all.

    Counts that contradict each other by a few people (rounding, people who did not tell) are
    taken down to the nearest that do not.
    """
    whole = counts[frozenset()]
    if not whole or not any(wanted <= kind for kind in kinds):
        return 0.0, 0.0
    columns = dict.fromkeys((*(group <= kind for group in counts), wanted <= kind)
                            for kind in kinds)  # fmt: skip
    held = np.array(list(columns), dtype=float).T
    shares = np.array([n / whole for n in counts.values()])
    corner, basis = _corner(held[:-1], shares)
    most = _walk(corner.copy(), basis.copy(), -held[-1])
    least = -_walk(corner, basis, held[-1])
    return max(0.0, least * whole), max(0.0, most * whole)


def _corner(held: Numbers, shares: Numbers) -> tuple[Numbers, npt.NDArray[np.int64]]:
    """Some numbers that give every count, as equations solved for the cells of the basis."""
    rows, size = held.shape
    equations = np.hstack([held, np.eye(rows), shares[:, None]])
    basis = np.arange(size, size + rows)
    _walk(equations, basis, np.r_[np.zeros(size), np.ones(rows)])
    equations[basis >= size, -1] = 0.0
    for row in np.flatnonzero(basis >= size):
        others = np.flatnonzero(np.abs(equations[row, :size]) > SMALL)
        if len(others):
            _pivot(equations, basis, int(row), int(others[0]))
    real = basis < size
    return np.hstack([equations[real, :size], equations[real, -1:]]), basis[real]


def _walk(equations: Numbers, basis: npt.NDArray[np.int64], cost: Numbers) -> float:
    """Walk to the corner of the least cost, in place; minus that cost."""
    while True:
        gain = cost - cost[basis] @ equations[:, :-1]
        better = np.flatnonzero(gain < -SMALL)
        if not len(better):
            return -float(cost[basis] @ equations[:, -1])
        column = equations[:, better[0]]
        rows = np.flatnonzero(column > SMALL)
        far = equations[rows, -1] / column[rows]
        nearest = rows[far <= far.min() + 1e-12]
        _pivot(equations, basis, int(nearest[np.argmin(basis[nearest])]), int(better[0]))


def _pivot(equations: Numbers, basis: npt.NDArray[np.int64], row: int, column: int) -> None:
    """Solve `row` for a cell, and put it into the other equations."""
    equations[row] /= equations[row, column]
    factors = equations[:, column].copy()
    factors[row] = 0.0
    equations -= np.outer(factors, equations[row])
    equations[:, -1] = np.maximum(equations[:, -1], 0.0)
    basis[row] = column
