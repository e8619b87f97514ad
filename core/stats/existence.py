"""How many people or households fit several conditions at once, from tables that hold only some.

The census crosses sex with age and with work, but not all three. Where a cross is published the
count is exact. Otherwise all published counts together leave a range, the narrowest there is
(`core.stats.bounds`). Between its ends lies the number that would fit if the conditions had
nothing to do with each other; it is said only where the range is narrow. People and households
are never multiplied with each other.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

import numpy as np

from core.errors import Refused
from core.stats.area import Area
from core.stats.bounds import extremes
from core.stats.conditions import CENSUS_YEAR, CONDITIONS, Set, Universe, cells, closure
from core.stats.crosses import TABLES, Table
from core.stats.formula import measures_in
from core.stats.package import Package, kept
from core.stats.recognisable import RECOGNISABLE
from core.stats.source import citations
from core.stats.values import evacuated_towns
from core.stats.window import part

MOST_BLOCKS = 4
WIDE = 10
"""A range whose most is more than so many times its least answers nothing."""
Verdict = Literal["none", "few", "unknown", "maybe_few", "many"]


@dataclass(frozen=True)
class Existence:
    """How many fit.

    Attributes:
        year: of the census.
        low, high: the range that the published counts leave; equal where the cross is published.
        estimate: if the conditions had nothing to do with each other; inside the range.
        whole: all people or private households of the place.
        used: the published counts it rests on, with their numbers.
    """

    area: Area
    conditions: tuple[str, ...]
    universe: Universe
    year: int
    low: float
    high: float
    estimate: float
    whole: float
    used: tuple[tuple[Table, float], ...]
    sources: tuple[str, ...]
    sources_en: tuple[str, ...]
    package_version: str

    @property
    def exact(self) -> bool:
        return self.high - self.low < 0.5

    @property
    def impossible(self) -> bool:
        """No person or household can be all of this at once, whatever the counts."""
        wanted = closure(self.conditions)
        return not any(wanted <= kind for kind in cells(self.universe, self.year))

    @property
    def verdict(self) -> Verdict:
        """Nobody, so few that they are known, not to be told, perhaps few, or enough."""
        if self.high < 0.5:
            return "none"
        if self.high < RECOGNISABLE:
            return "few"
        if self.low < 0.5 or self.high > WIDE * self.low:
            return "unknown"
        return "maybe_few" if self.low < RECOGNISABLE else "many"


def offered(package: Package, universe: Universe) -> dict[str, list[str]]:
    """Group → its conditions that the package has counts of."""
    found: dict[str, list[str]] = {}
    for name, one in CONDITIONS.items():
        if one.universe == universe and _tables(package, universe, one.year):
            found.setdefault(one.group, []).append(name)
    return found


def existence(package: Package, area_code: str, conditions: Sequence[str]) -> Existence:
    """The check for one place, from the newest census that has the conditions.

    Moves and births are those of the census's year.

    Raises:
        Refused: an unknown condition or place, both people and households, two conditions of
            one group, conditions which that census did not count there, or an evacuated town.
    """
    area = package.area(area_code)
    chosen = _checked(conditions)
    universe = CONDITIONS[chosen[0]].universe
    year = min(CONDITIONS[name].year for name in chosen)
    _inhabited(package, area_code, year)
    counts = _counts(package, area, universe, year)
    kinds = cells(universe, year)
    if any(closure(chosen) <= kind for kind in kinds):
        _counted(counts, chosen, year)
    low, high, estimate, used = _found(counts, kinds, chosen)
    known = {t.conditions: (t, n) for t, n in counts.items()}
    tables = [known[key] for key in used if key in known]
    names = {name for table, _ in tables for name in measures_in(table.formula)}
    return Existence(
        area, tuple(chosen), universe, year, low, high, estimate, known[frozenset()][1],
        tuple(tables), _cited(package, names, year, "ja"), _cited(package, names, year, "en"),
        package.version,
    )  # fmt: skip


def _found(
    counts: Mapping[Table, float], kinds: Sequence[Set], chosen: Sequence[str]
) -> tuple[float, float, float, list[Set]]:
    """(low, high, estimate, the counts of the estimate)."""
    wanted = closure(chosen)
    known = {table.conditions: n for table, n in counts.items()}
    if not any(wanted <= kind for kind in kinds):
        return 0.0, 0.0, 0.0, [closure([name]) for name in chosen]
    inside = {key: n for key, n in known.items() if key <= wanted}
    guess, used = independent(wanted, inside)
    if wanted in known:
        return guess, guess, guess, used
    low, high = extremes(kinds, known, wanted)
    return low, high, min(max(guess, low), high), used


def _checked(conditions: Sequence[str]) -> list[str]:
    chosen = list(dict.fromkeys(conditions))
    if not chosen or any(name not in CONDITIONS for name in chosen):
        raise Refused("refused.bad_request")
    found = [CONDITIONS[name] for name in chosen]
    groups = [one.group for one in found]
    if len({one.universe for one in found}) > 1 or len(set(groups)) < len(groups):
        raise Refused("existence.two_universes")
    return chosen


def _inhabited(package: Package, area_code: str, year: int) -> None:
    at = package.cube.years.index(year)
    if evacuated_towns(package)[package.cube.row[area_code], at]:
        raise Refused("existence.evacuated")


@kept
def _tables(package: Package, universe: Universe, year: int) -> tuple[Table, ...]:
    """The published tables of a census whose measures are all packaged; none without ages."""
    tables = TABLES[universe, year]
    held = tuple(t for t in tables if set(measures_in(t.formula)) <= package.cube.values.keys())
    return held if year == CENSUS_YEAR or held == tables else ()


def _counts(package: Package, area: Area, universe: Universe, year: int) -> dict[Table, float]:
    cube = package.cube
    row, at = cube.row[area.area_code], cube.years.index(year)
    found: dict[Table, float] = {}
    for table in _tables(package, universe, year):
        value = float(part(package, table.formula)[row, at])
        if not np.isnan(value):
            found[table] = value
    if not any(not table.conditions for table in found):
        raise Refused("existence.no_value")
    return found


def _counted(counts: Mapping[Table, float], chosen: Sequence[str], year: int) -> None:
    """Raise `Refused` with the conditions that none of the counts speaks of."""
    told = frozenset().union(*(table.conditions for table in counts))
    if unknown := [name for name in chosen if name not in told]:
        raise Refused("existence.no_value", conditions=unknown, year=year)


def independent(wanted: Set, known: Mapping[Set, float]) -> tuple[float, list[Set]]:
    """How many if the conditions had nothing to do with each other, and the counts it rests on.

    Raises:
        Refused: the counts do not speak of every condition.
    """
    if wanted in known:
        return known[wanted], [wanted]
    covers = list(_covers(wanted, known))
    if not covers:
        raise Refused("existence.no_value")
    blocks, inside = min(covers, key=_rank)
    estimate = known[inside]
    for block in blocks:
        estimate *= known[block] / known[inside] if known[inside] else 0.0
    return estimate, [*blocks, inside]


def _rank(cover: tuple[tuple[Set, ...], Set]) -> tuple[object, ...]:
    """Few groups first, inside a narrow one, each crossing much; then by name."""
    blocks, inside = cover
    return len(blocks), -len(inside), -sum(map(len, blocks)), sorted(map(sorted, blocks))


def _covers(wanted: Set, known: Mapping[Set, float]) -> Iterator[tuple[tuple[Set, ...], Set]]:
    """Published groups that together speak of every condition, and a group that holds them."""
    inner = [key for key in known if key]
    for count in range(2, min(MOST_BLOCKS, len(inner)) + 1):
        for blocks in combinations(inner, count):
            if frozenset().union(*blocks) != wanted:
                continue
            shared = frozenset.intersection(*blocks)
            for inside in known:
                if inside <= shared and inside not in blocks:
                    yield blocks, inside


def _cited(package: Package, names: Iterable[str], year: int, language: str) -> tuple[str, ...]:
    """Citations of the editions the census year's numbers stand in."""
    cube = package.cube
    at = cube.years.index(year)
    ids = {
        cube.source_ids[code]
        for name in names
        for code in np.unique(cube.sources[name][:, at])
        if code >= 0
    }
    return citations((package.source(one) for one in ids), language)
