"""The packaged statistics: areas, sources, and all observations as one cube."""

from collections.abc import Callable, Iterable
from functools import cached_property, wraps
from pathlib import Path
from typing import Any, TypeVar, TypeVarTuple, cast

import duckdb
import numpy as np

from core.errors import Refused
from core.stats.area import Area as Area
from core.stats.cube import Cube, Layers, Numbers, SourceNumbers
from core.stats.search import Index
from core.stats.source import Source

COUNTRY = "00000"
T = TypeVar("T")
Given = TypeVarTuple("Given")


class Package:
    """data/regional.duckdb, opened read-only. Everything derived is computed once."""

    def __init__(self, path: str | Path) -> None:
        self.db = duckdb.connect(str(path), read_only=True)
        self.version = str(self.rows("SELECT version FROM package")[0][0])
        self._areas = {a.area_code: a for a in map(_area, self.rows(AREAS))}
        self._sources = {s.source_id: s for s in map(_source, self.rows(SOURCES))}
        self.memory: dict[tuple[object, ...], object] = {}
        """What functions marked `kept` derived from it."""
        self.whole = self
        """Of a package that ends in an earlier year the one it was made from."""

    def rows(self, sql: str, values: Iterable[object] = ()) -> list[tuple[Any, ...]]:
        """Rows of a query, on a cursor of its own: safe from any thread."""
        return self.db.cursor().execute(sql, list(values)).fetchall()

    def area(self, code: str) -> Area:
        """The area of a five-digit code.

        Raises:
            Refused: there is none.
        """
        found = self._areas.get(code)
        if found is None:
            raise Refused("refused.unknown")
        return found

    def has(self, code: str) -> bool:
        """Whether there is an area of this code."""
        return code in self._areas

    def areas(self) -> list[Area]:
        """Every area, sorted by code: the country first."""
        return list(self._areas.values())

    def source(self, source_id: str) -> Source:
        return self._sources[source_id]

    def search(self, text: str, limit: int = 20) -> list[Area]:
        """Areas whose name, reading or code begins with, then contains, what was typed."""
        return self._index.find(text, limit)

    @cached_property
    def _index(self) -> Index:
        return Index(self._areas, dict(self.rows(SIZES)))

    @cached_property
    def cube(self) -> Cube:
        """All observations in memory: about 80 MB, read once in under a second.

        Those of LATER, 20 MB more, are read when the first of them is needed.
        """
        years, newest = self.rows(YEARS)[0]
        names = [str(name) for (name,) in self.rows(MEASURES, [LATER])]
        values, sources = self._block(f"source != '{LATER}'", years)
        return Cube(
            row={code: number for number, code in enumerate(self._areas)},
            years=years,
            newest=newest,
            values=Layers(values, names, lambda: self._later[0]),
            sources=Layers(sources, names, lambda: self._later[1]),
            source_ids=list(self._sources),
        )

    @cached_property
    def _later(self) -> tuple[dict[str, Numbers], dict[str, SourceNumbers]]:
        return self._block(f"source = '{LATER}'", self.cube.years)

    def _block(
        self, which: str, years: list[int]
    ) -> tuple[dict[str, Numbers], dict[str, SourceNumbers]]:
        """Values and sources of some measures, which a condition on `measures` chooses."""
        names = [
            str(name)
            for (name,) in self.rows(f"SELECT measure FROM measures WHERE {which} ORDER BY 1")
        ]
        frame = self.db.cursor().execute(OBSERVATIONS.format(which=which)).fetchnumpy()
        columns = np.zeros(years[-1] + 1, dtype=np.int16)
        columns[years] = range(len(years))
        shape = (len(names), len(years), len(self._areas))  # a year's areas lie side by side
        values = np.full(shape, np.nan)
        sources = np.full(shape, -1, dtype=np.int16)
        at = (frame["m"], columns[frame["year"]], frame["a"])
        values[at] = np.ma.filled(np.ma.asarray(frame["value"], dtype=float), np.nan)
        sources[at] = frame["s"]
        return (
            dict(zip(names, values.transpose(0, 2, 1), strict=True)),
            dict(zip(names, sources.transpose(0, 2, 1), strict=True)),
        )


def kept(derive: Callable[[Package, *Given], T]) -> Callable[[Package, *Given], T]:
    """A function of the package and of hashable values, computed once: a package never changes."""

    @wraps(derive)
    def once(package: Package, *given: *Given) -> T:
        key = (derive, *given)
        if key not in package.memory:
            package.memory[key] = derive(package, *given)
        return cast(T, package.memory[key])

    return once


def _area(row: tuple[Any, ...]) -> Area:
    return Area(*row)


def _source(row: tuple[Any, ...]) -> Source:
    return Source(*row)


AREAS = """
    SELECT a.area_code, name, kind, prefecture_code, prefecture_name, kana, romaji,
           coalesce(peer_class, '')
    FROM areas a LEFT JOIN peer_classes USING (area_code) ORDER BY a.area_code
"""
SOURCES = """
    SELECT source_id, family, edition, producer_ja, producer_en, title_ja, title_en, url_main,
           licence_name, processing_ja, processing_en, copy_ja, copy_en
    FROM sources ORDER BY source_id
"""
LATER = "census_ages"
"""The family of sources whose many numbers few questions need."""
MEASURES = "SELECT measure FROM measures WHERE source = ? ORDER BY 1"
YEARS = """
    SELECT list(DISTINCT year ORDER BY year),
           max(year) FILTER (measure IN (SELECT measure FROM measures WHERE basis != 'projection'))
    FROM observations
"""
SIZES = """
    SELECT area_code, value FROM observations
    WHERE measure = 'population_register' AND year = 2020
"""
OBSERVATIONS = """
    WITH m AS (SELECT measure, row_number() OVER (ORDER BY measure) - 1 AS m FROM measures
               WHERE {which}),
    a AS (SELECT area_code, row_number() OVER (ORDER BY area_code) - 1 AS a FROM areas),
    s AS (SELECT source_id, row_number() OVER (ORDER BY source_id) - 1 AS s FROM sources)
    SELECT m::SMALLINT AS m, a::SMALLINT AS a, s::SMALLINT AS s, year::SMALLINT AS year, value
    FROM observations JOIN m USING (measure) JOIN a USING (area_code) JOIN s USING (source_id)
"""


def open_package(path: str | Path) -> Package:
    """The packaged statistics at `path`, read-only."""
    return Package(path)
