"""The packaged statistics: areas, sources, and all observations as one cube."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Literal

import duckdb
import numpy as np
import numpy.typing as npt

from core.errors import Refused
from core.stats.reading import fold
from core.stats.source import Source

Numbers = npt.NDArray[np.float64]
COUNTRY = "00000"
Kind = Literal["country", "prefecture", "municipality"]


@dataclass(frozen=True)
class Area:
    """A municipality, a prefecture or the country; `area_code` has five digits."""

    area_code: str
    name: str
    kind: Kind
    prefecture_code: str
    prefecture_name: str
    kana: str
    romaji: str
    peer_class: str


@dataclass(frozen=True)
class Cube:
    """All observations, each measure an array areas × years; missing is NaN.

    Attributes:
        row: area code → row.
        years: year of each column.
        values: measure → values, shape (areas, years).
        sources: measure → number of the source in `source_ids`, −1 without a value.
    """

    row: dict[str, int]
    years: list[int]
    values: dict[str, Numbers]
    sources: dict[str, npt.NDArray[np.int16]]
    source_ids: list[str]


class Package:
    """data/regional.duckdb, opened read-only. Everything derived is computed once."""

    def __init__(self, path: str | Path) -> None:
        self.db = duckdb.connect(str(path), read_only=True)
        self.version = str(self.rows("SELECT version FROM package")[0][0])
        self._areas = {a.area_code: a for a in map(_area, self.rows(AREAS))}
        self._sources = {s.source_id: s for s in map(_source, self.rows(SOURCES))}
        self.memory: dict[Any, Any] = {}
        """What other modules derive from the package; it never changes, so it is kept."""

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

    def areas(self) -> list[Area]:
        """Every area, sorted by code: the country first."""
        return list(self._areas.values())

    def source(self, source_id: str) -> Source:
        return self._sources[source_id]

    def search(self, text: str, limit: int = 20) -> list[Area]:
        """Areas whose name, reading or code begins with, then contains, what was typed.

        Kanji, kana, romaji, five or six digits, full-width or not; the prefecture may
        stand before the name. Whole names first, then by number of residents.
        """
        typed = unicodedata.normalize("NFKC", text).strip()
        if re.fullmatch(r"\d{6}", typed):
            typed = typed[:5]
        parts = [fold(part) for part in typed.split()] or [""]
        wanted = "".join(parts)
        if not wanted:
            return []
        ranked = []
        for at, (area, keys, wholes, every) in enumerate(self._search_keys):
            if not all(part in every for part in parts):
                continue
            rank = _rank(wanted, parts, keys, wholes)
            if rank is not None:
                ranked.append((rank, at, area))
        return [area for _, _, area in sorted(ranked, key=lambda r: r[:2])[:limit]]

    @cached_property
    def _search_keys(self) -> list[tuple[Area, list[str], list[str], str]]:
        size = dict(self.rows(SIZES))
        order = sorted(self._areas.values(), key=lambda a: (-size.get(a.area_code, 0), a.area_code))
        found = []
        for area in order:
            over = self._areas.get(area.prefecture_code)
            names = [fold(n) for n in (area.name, area.kana, area.romaji)]
            above = [fold(n) for n in (over.name, over.kana, over.romaji)] if over else []
            wholes = [a + n for a, n in zip(above, names, strict=True)] if above else []
            keys = [*names, area.area_code]
            found.append((area, keys, wholes, "\n".join(keys + wholes)))
        return found

    @cached_property
    def cube(self) -> Cube:
        """All observations in memory: about 50 MB, read once in under a second."""
        found = self.db.cursor().execute(OBSERVATIONS).fetchnumpy()
        frame = {name: np.ma.filled(column, np.nan) for name, column in found.items()}
        areas, ids = list(self._areas), list(self._sources)
        years = list(range(int(frame["year"].min()), int(frame["year"].max()) + 1))
        measures = [str(name) for (name,) in self.rows("SELECT measure FROM measures ORDER BY 1")]
        shape = (len(measures), len(areas), len(years))
        values = np.full(shape, np.nan)
        sources = np.full(shape, -1, dtype=np.int16)
        at = (frame["m"], frame["a"], frame["year"] - years[0])
        values[at] = np.ma.filled(frame["value"].astype(float), np.nan)
        sources[at] = frame["s"]
        return Cube(
            row={code: number for number, code in enumerate(areas)},
            years=years,
            values={name: values[n] for n, name in enumerate(measures)},
            sources={name: sources[n] for n, name in enumerate(measures)},
            source_ids=ids,
        )


def _rank(wanted: str, parts: list[str], keys: list[str], wholes: list[str]) -> int | None:
    if wanted in keys:
        return 0
    if any(k.startswith(wanted) for k in keys):
        return 1
    if any(w.startswith(wanted) for w in wholes):
        return 2
    if any(wanted in k for k in keys):
        return 3
    if any(all(p in w for p in parts) for w in wholes) and len(parts) > 1:
        return 4
    return None


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
           licence_name, processing_ja, processing_en FROM sources ORDER BY source_id
"""
SIZES = """
    SELECT area_code, value FROM observations
    WHERE measure = 'population_register' AND year = 2020
"""
OBSERVATIONS = """
    WITH m AS (SELECT measure, row_number() OVER (ORDER BY measure) - 1 AS m FROM measures),
    a AS (SELECT area_code, row_number() OVER (ORDER BY area_code) - 1 AS a FROM areas),
    s AS (SELECT source_id, row_number() OVER (ORDER BY source_id) - 1 AS s FROM sources)
    SELECT m, a, s, year, value FROM observations
    JOIN m USING (measure) JOIN a USING (area_code) JOIN s USING (source_id)
"""


def open_package(path: str | Path) -> Package:
    """The packaged statistics at `path`, read-only."""
    return Package(path)
