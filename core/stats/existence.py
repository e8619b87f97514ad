"""How many people or households fit several conditions at once, from tables that hold only some.

The census crosses sex with age and with work, but not all three. Where a cross is published the
count is exact. Otherwise the published counts leave a range: at most the smallest of them, at
least what must overlap (Fréchet's bounds, taken inside the smallest published group that holds
all of them), and between these the number that would fit if the conditions had nothing to do
with each other. People and households are never multiplied with each other.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

import numpy as np

from core.errors import Refused
from core.stats.catalog import INDICATORS
from core.stats.conditions import (
    CENSUS_YEAR,
    CONDITIONS,
    TABLES,
    Set,
    Table,
    Universe,
    closure,
)
from core.stats.indicator import measures_in
from core.stats.package import Area, Package
from core.stats.recognisable import RECOGNISABLE
from core.stats.sentence import plain
from core.stats.source import citations
from core.stats.values import evacuated, evaluate

MOST_BLOCKS = 4


@dataclass(frozen=True)
class Existence:
    """How many fit.

    Attributes:
        low, high: the range that the published counts leave; equal where the cross is published.
        estimate: if the conditions had nothing to do with each other; inside the range.
        whole: all people or private households of the place.
        used: the published counts it rests on, with their numbers.
    """

    area: Area
    conditions: tuple[str, ...]
    universe: Universe
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
    def verdict(self) -> Literal["none", "few", "maybe_few", "many"]:
        """Whether there may be nobody, so few that they are known, or enough."""
        if self.high < 0.5:
            return "none"
        if self.high < RECOGNISABLE:
            return "few"
        return "maybe_few" if self.estimate < RECOGNISABLE else "many"


def existence(package: Package, area_code: str, conditions: Sequence[str]) -> Existence:
    """The check for one place, from the census of 2020 and the year's moves and births.

    Raises:
        Refused: an unknown condition or place, both people and households, two conditions of
            one group, no value, or an evacuated town.
    """
    area = package.area(area_code)
    chosen = _checked(conditions)
    universe = CONDITIONS[chosen[0]].universe
    _inhabited(package, area_code)
    counts = _counts(package, area, universe)
    wanted = closure(chosen)
    impossible = "under_15" in wanted and "adult" in wanted
    known = {t.conditions: (t, n) for t, n in counts.items() if t.conditions <= wanted}
    whole = known[frozenset()][1]
    if impossible:
        low = high = estimate = 0.0
        used: list[Set] = [closure([name]) for name in chosen]
    else:
        low, high, estimate, used = _bounds(wanted, {key: n for key, (_, n) in known.items()})
    tables = [known[key] for key in used]
    names = {name for table, _ in tables for name in measures_in(table.formula)}
    return Existence(
        area, tuple(chosen), universe, low, high, estimate, whole, tuple(tables),
        _cited(package, names, "ja"), _cited(package, names, "en"), package.version,
    )  # fmt: skip


def _checked(conditions: Sequence[str]) -> list[str]:
    chosen = list(dict.fromkeys(conditions))
    if not chosen or any(name not in CONDITIONS for name in chosen):
        raise Refused("refused.bad_request")
    found = [CONDITIONS[name] for name in chosen]
    groups = [one.group for one in found]
    if len({one.universe for one in found}) > 1 or len(set(groups)) < len(groups):
        raise Refused("existence.two_universes")
    return chosen


def _inhabited(package: Package, area_code: str) -> None:
    at = package.cube.years.index(CENSUS_YEAR)
    if evacuated(package, INDICATORS["ageing"])[package.cube.row[area_code], at]:
        raise Refused("existence.evacuated")


def _counts(package: Package, area: Area, universe: Universe) -> dict[Table, float]:
    cube = package.cube
    row, at = cube.row[area.area_code], cube.years.index(CENSUS_YEAR)
    found: dict[Table, float] = {}
    for table in TABLES[universe]:
        key = ("existence", table.formula)
        if key not in package.memory:
            package.memory[key] = evaluate(table.formula, cube)
        value = float(package.memory[key][row, at])
        if not np.isnan(value):
            found[table] = value
    if not any(not table.conditions for table in found):
        raise Refused("existence.no_value")
    return found


def _bounds(wanted: Set, known: dict[Set, float]) -> tuple[float, float, float, list[Set]]:
    """(low, high, estimate, the counts of the estimate) of all who fit `wanted`.

    Raises:
        Refused: the counts do not speak of every condition.
    """
    if wanted in known:
        return known[wanted], known[wanted], known[wanted], [wanted]
    covers = list(_covers(wanted, known))
    if not covers:
        raise Refused("existence.no_value")
    high = min(known.values())
    low = max(sum(known[b] for b in blocks) - (len(blocks) - 1) * known[inside]
              for blocks, inside in covers)  # fmt: skip
    low = min(max(0.0, low), high)
    blocks, inside = min(covers, key=_rank)
    estimate = known[inside]
    for block in blocks:
        estimate *= known[block] / known[inside] if known[inside] else 0.0
    return low, high, min(max(estimate, low), high), [*blocks, inside]


def _rank(cover: tuple[tuple[Set, ...], Set]) -> tuple[object, ...]:
    """Few groups first, inside a narrow one, each crossing much; then by name."""
    blocks, inside = cover
    return len(blocks), -len(inside), -sum(map(len, blocks)), sorted(map(sorted, blocks))


def _covers(wanted: Set, known: dict[Set, float]) -> Iterator[tuple[tuple[Set, ...], Set]]:
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


def _cited(package: Package, names: Iterable[str], language: str) -> tuple[str, ...]:
    """Citations of the editions the census year's numbers stand in."""
    cube = package.cube
    at = cube.years.index(CENSUS_YEAR)
    ids = {
        cube.source_ids[code]
        for name in names
        for code in np.unique(cube.sources[name][:, at])
        if code >= 0
    }
    return citations((package.source(one) for one in ids), language)


def about(value: float, language: str) -> str:
    """A number of people as it may be said: two digits; below ten only that."""
    if value < 0.5:
        return "0"
    if value < RECOGNISABLE:
        return f"{RECOGNISABLE}未満" if language == "ja" else f"fewer than {RECOGNISABLE}"
    step = 10 ** max(0, len(str(int(value))) - 2)
    return plain(round(value / step) * step, 0)
