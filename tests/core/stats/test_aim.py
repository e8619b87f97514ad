"""A target while it is thought of: with what it may be compared, and how strong that is."""

import numpy as np

from core.chance import unchanged
from core.stats.aim import aim, beyond_target
from core.stats.catalog import INDICATORS
from core.stats.package import Package
from core.stats.peers import default
from core.stats.values import table


def test_births_of_a_town_are_seen_beside_what_places_like_it_changed(package: Package) -> None:
    found = aim(package, "births", "45204", default(package, "45204"), 5)
    assert found is not None and found.strength == "peers" and found.span == 5
    year = max(found.past)
    value = found.past[year]
    row = package.cube.row["45204"]
    whole = table(package, INDICATORS["births"])[row]
    assert value == whole[package.cube.years.index(year)]
    assert found.chance == unchanged(round(value))
    assert not found.levels, "a larger place has more births: no comparison"
    assert found.own is not None and found.own < 0 and found.going_on is not None
    assert 0 < found.going_on < value
    needed = found.needed(value, value * 1.14)
    assert needed is not None and abs(needed - 14) < 1e-9
    assert beyond_target(found.changes, needed, True) == int(
        (np.array(found.changes) >= needed).sum()
    )
    assert beyond_target((), 1.0, True) == 0


def test_where_one_year_is_published_only_levels_are_told(package: Package) -> None:
    peers = default(package, "45204")
    found = [aim(package, key, "45204", peers, 5) for key in INDICATORS]
    kinds = {one.strength for one in found if one is not None}
    assert {"peers", "levels"} <= kinds
    for one in found:
        if one is not None and one.strength == "levels":
            assert one.span == 0 or len(one.changes) < 5
            assert list(one.levels) == sorted(one.levels) and len(one.levels) >= 5
