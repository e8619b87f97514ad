"""All observations of the package in memory."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, cached_property
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.float64]
SourceNumbers = npt.NDArray[np.int16]
Array = TypeVar("Array", bound=npt.NDArray[Any])


class Layers(Mapping[str, Array]):
    """Arrays by measure; a second part of them is read when one of it is first asked for."""

    def __init__(
        self, now: dict[str, Array], names: Iterable[str], later: Callable[[], dict[str, Array]]
    ) -> None:
        self._now, self._later = now, later
        self._names = [*now, *names]

    def __getitem__(self, name: str) -> Array:
        return self._now[name] if name in self._now else self._later()[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)

    def each(self, change: Callable[[str, Array], Array]) -> "Layers[Array]":
        """The same names with other arrays."""

        def changed(arrays: dict[str, Array]) -> dict[str, Array]:
            return {name: change(name, array) for name, array in arrays.items()}

        later = self._names[len(self._now) :]
        return Layers(changed(self._now), later, cache(lambda: changed(self._later())))


@dataclass(frozen=True)
class Cube:
    """All observations, each measure an array areas × years; missing is NaN.

    Attributes:
        row: area code → row.
        years: year of each column, ascending; years without any figure have no column.
        newest: the newest year with a figure that is no projection.
        values: measure → values, shape (areas, years).
        sources: measure → number of the source in `source_ids`, −1 without a value.
    """

    row: dict[str, int]
    years: list[int]
    newest: int
    values: Layers[Numbers]
    sources: Layers[SourceNumbers]
    source_ids: list[str]

    @cached_property
    def column(self) -> dict[int, int]:
        """Year → column."""
        return {year: at for at, year in enumerate(self.years)}

    def until(self, year: int, projected: Collection[str]) -> "Cube":
        """The same without anything newer; and without these measures, whatever their years: a
        projection speaks of its last year."""
        many = sum(one <= year for one in self.years)
        nothing = np.full((len(self.row), many), np.nan)
        return replace(
            self,
            years=self.years[:many],
            newest=min(self.newest, self.years[many - 1]),
            values=self.values.each(lambda n, a: nothing if n in projected else a[:, :many]),
            sources=self.sources.each(lambda _, a: a[:, :many]),
        )

    def columns(self, measures: Iterable[str]) -> slice:
        """From the first to the last column in which all of some measures may have values."""
        spans = [self._span(name) for name in measures] or [(0, len(self.years))]
        return slice(max(first for first, _ in spans), min(last for _, last in spans))

    def _span(self, name: str) -> tuple[int, int]:
        if name not in self._spans:
            known = np.flatnonzero(self.sources[name].max(axis=0) >= 0)
            self._spans[name] = (int(known[0]), int(known[-1]) + 1) if len(known) else (0, 0)
        return self._spans[name]

    @cached_property
    def _spans(self) -> dict[str, tuple[int, int]]:
        return {}
