"""What is told of a range: no number without a table, no guess outside."""

import re

import numpy as np
import pytest

from core.errors import Refused
from core.stats.conditions import (
    CENSUS_YEAR,
    CONDITIONS,
    Universe,
    cells,
    closure,
)
from core.stats.existence import existence, independent
from core.stats.existence_words import sentence, value
from core.stats.package import Package
from core.stats.values import evacuated_towns
from tests.core.stats.test_bounds import HOLDS, KINDS, fits, published, told

WALK = (["couple_children", "newborn"], ["single_65"], ["women", "age_75"])


@pytest.mark.parametrize("chosen", WALK, ids="-".join)
def test_no_municipality_hears_a_number_that_its_tables_do_not_give(
    package: Package, chosen: list[str]
) -> None:
    asked_of = 0
    for area in package.areas():
        try:
            found = existence(package, area.area_code, chosen)
        except Refused:
            continue
        asked_of += 1
        assert 0 <= found.low <= found.high <= found.whole
        words, short = sentence(found), value(found)
        assert not re.search(r"\bnan\b", " ".join((words.ja, words.en, short.ja, short.en)))
        told(found)
        row, wanted = package.cube.row[area.area_code], closure(chosen)
        smallest = np.nanmin([n[row] for group, n in published(package, found.universe, CENSUS_YEAR)
                              if group <= wanted])  # fmt: skip
        assert found.high <= smallest + 0.01, "the most is at most each count that holds them"
    assert asked_of > 1700


@pytest.mark.parametrize(
    "chosen",
    [
        ["single_65", "newborn"], ["single", "newborn"], ["couple", "newborn"],
        ["unemployed", "manufacturing"], ["women", "not_working", "care"],
        ["foreign", "newcomer"], ["under_15", "primary"], ["under_15", "unemployed"],
    ],
    ids="-".join,
)  # fmt: skip
def test_who_cannot_exist_gets_no_number_anywhere(package: Package, chosen: list[str]) -> None:
    universe = CONDITIONS[chosen[0]].universe
    assert not any(fits(one, chosen) for one in KINDS[universe, CENSUS_YEAR])
    asked_of = 0
    for area in package.areas():
        try:
            found = existence(package, area.area_code, chosen)
        except Refused:
            continue
        asked_of += 1
        assert (found.low, found.high, found.verdict) == (0, 0, "none") and found.impossible
        assert "いません。同時には成り立たない" in sentence(found).ja
        assert value(found).ja in ("0人", "0世帯")
    assert asked_of > 1700


def test_a_pupil_may_travel_to_another_town(package: Package) -> None:
    """Those who leave are counted with pupils under 15, since the census of 1970."""
    assert existence(package, "20209", ["under_15", "commuter"]).verdict == "unknown"


def test_both_ways_know_the_same_kinds_of_people() -> None:
    for (universe, year), kinds in KINDS.items():
        names = [name for name in HOLDS if _asks(name, universe, year)]
        true = {frozenset(name for name in names if HOLDS[name](one)) for one in kinds}
        assert {kind & {*names} for kind in cells(universe, year)} == true


def _asks(name: str, universe: Universe, year: int) -> bool:
    """Whether tables of a year speak of it; in 2015 nobody counts commuters or newcomers."""
    if name == "adult":
        return universe == "people"
    one = CONDITIONS[name]
    told = one.year == CENSUS_YEAR if year == CENSUS_YEAR else one.group not in ("commute", "moved")
    return one.universe == universe and told


def test_the_guess_lies_in_the_range_where_tables_agree(package: Package) -> None:
    at = package.cube.years.index(CENSUS_YEAR)
    gone = evacuated_towns(package)[:, at]
    for area in package.areas()[::60]:
        if not gone[package.cube.row[area.area_code]]:
            found = existence(package, area.area_code, ["women", "age_15_64", "employed"])
            assert found.low <= found.estimate <= found.high
    assert independent(frozenset("a"), {frozenset(): 9.0, frozenset("a"): 4.0})[0] == 4.0
