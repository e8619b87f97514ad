"""What goes together: neighbours in as few groups as they fit into."""

from collections.abc import Callable, Iterable
from typing import TypeVar

T = TypeVar("T")


def packed(items: Iterable[T], fits: Callable[[list[T]], bool]) -> list[list[T]]:
    """In their order; one that fits nowhere stands alone."""
    found: list[list[T]] = []
    for one in items:
        if found and fits([*found[-1], one]):
            found[-1].append(one)
        else:
            found.append([one])
    return found


def paired(items: Iterable[T], fits: Callable[[T], bool]) -> list[list[T]]:
    """Neighbours in twos where half a slide is enough for each, else alone."""
    return beside(items, lambda one, n: n == 2 and fits(one))


def beside(items: Iterable[T], fits: Callable[[T, int], bool]) -> list[list[T]]:
    """Neighbours beside each other where that part of a slide is enough for each, else alone.

    Args:
        fits: whether one of so many has room enough.
    """
    return packed(items, lambda some: all(fits(one, len(some)) for one in some))
