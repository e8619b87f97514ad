"""Maps: classes of about equal size, missing in its own colour, small enough for a phone."""

from itertools import pairwise

import numpy as np
import pytest

from core.charts.choropleth import (
    BLUES,
    BROWNS,
    NOTHING,
    choropleth,
    colours,
    legend,
)
from core.charts.histogram import histogram
from core.stats.catalog import INDICATORS
from core.stats.figure import figure
from core.stats.package import COUNTRY, Package
from core.stats.spread import Spread, mappable, spread, years_of
from core.stats.unsure import unsure
from core.stats.window import interval
from core.units import rounded


def names(found: Spread, package: Package) -> dict[str, str]:
    return {code: package.area(code).name for code in found.values}


def test_classes_hold_about_the_same_number(package: Package) -> None:
    found = spread(package, "women_in_labour_force", COUNTRY)
    sizes = [0] * 5
    for value in found.values.values():
        if value is not None:
            sizes[found.class_of(value)] += 1
    assert sum(sizes) == found.known and max(sizes) - min(sizes) <= 0.1 * found.known


def test_every_value_lies_in_its_class(package: Package) -> None:
    found = spread(package, "community_halls_rate", "01000")
    for value in found.values.values():
        if value is not None:
            n = found.class_of(value)
            low, high = found.classes[n]
            assert low <= float(rounded(value, found.indicator.decimals)) <= high
    assert len(legend(found, "ja")) == len(found.classes)


def test_what_chance_explains_is_hatched(package: Package) -> None:
    """Beside the interval of each place, of whatever kind the figure is."""
    for name, beside in (("net_migration_rate", 0.0), ("birth_rate", None),
                         ("births_per_marriage", None)):  # fmt: skip
        found, by_chance = spread(package, name, "45000"), unsure(package, name, "45000")
        assert by_chance is not None and found.window is not None
        known = {code: value for code, value in found.values.items() if value is not None}
        against = float(np.median(list(known.values()))) if beside is None else beside
        expected = set()
        for code in known:
            row = package.cube.row[code]
            chance = interval(package, found.indicator, row, found.window)
            assert chance is not None
            if chance.low <= against <= chance.high:
                expected.add(code)
        assert by_chance.against == against and by_chance.codes == expected
        assert 0 < len(expected) < len(known)
        spec = choropleth(found, names(found, package), "45204", unsure=by_chance.codes)
        (lines,) = [one for one in spec["layer"] if isinstance(one["mark"].get("fill"), dict)]
        shapes = lines["data"]["values"]["objects"]["areas"]["geometries"]
        assert len(shapes) == len(expected)
    assert unsure(package, "ageing", "45000") is None, "a census counts everybody"


def test_the_legend_beside_a_map_counts_the_places_of_each_colour(package: Package) -> None:
    found = spread(package, "net_migration_rate", COUNTRY, 2024)
    drawn = histogram(found, found.values["45204"], "ja")
    for size, colour in zip(found.sizes, colours(found), strict=True):
        assert f">{size:,}</text>" in drawn and f'fill="{colour}"' in drawn
    assert drawn.count('fill="none"') == 1, "the place's own colour is outlined"
    assert f">{found.classes[0][0]:.1f}</text>".replace("-", "−") in drawn
    some = spread(package, "women_in_labour_force", "13000")
    missing = len(some.values) - some.known
    assert (f"値なし {missing}" in histogram(some, None, "ja")) == (missing > 0)
    assert "偶然の範囲 12" in histogram(found, None, "ja", 12), "what is hatched is said beside it"
    assert "偶然の範囲" not in drawn
    spec = choropleth(found, names(found, package), country=True, keyed=False)
    coloured = [one["encoding"] for one in spec["layer"] if "tooltip" in one.get("encoding", {})]
    assert coloured[0]["color"]["legend"] is None


MAPPED = [one for one in INDICATORS.values() if mappable(one)]


@pytest.fixture(scope="module")
def maps(package: Package) -> list[Spread]:
    """Every indicator in every prefecture and the country."""
    areas = [*(f"{n:02d}000" for n in range(1, 48)), COUNTRY]
    return [spread(package, one.indicator_id, code) for one in MAPPED for code in areas]


def test_no_class_is_named_twice_nor_from_a_value_to_itself(maps: list[Spread]) -> None:
    assert len(maps) == 48 * len(MAPPED) > 4000
    for found in maps:
        names = legend(found, "ja")
        assert len(set(names)) == len(names) == len(colours(found)) == len(set(colours(found)))
        for name in names:
            low, _, high = name.partition("から" if "から" in name else "〜")
            assert low != high, (found.indicator.indicator_id, name)


def test_the_legend_holds_what_is_drawn_and_nothing_else(maps: list[Spread]) -> None:
    for found in maps:
        drawn: dict[int, list[float]] = {}
        for value in found.values.values():
            if value is not None:
                shown = float(rounded(value, found.indicator.decimals))
                drawn.setdefault(found.class_of(value), []).append(shown)
        ends = {n: (min(values), max(values)) for n, values in drawn.items()}
        assert ends == dict(enumerate(found.classes)), found.indicator.indicator_id
        assert {n: len(values) for n, values in drawn.items()} == dict(enumerate(found.sizes))
        for (_, high), (low, _) in pairwise(found.classes):
            assert high < low
        assert all(high < 0 or low >= 0 for low, high in found.classes), "a break at zero"
        assert found.known == 0 or len(found.classes) > 1 or len(set(drawn[0])) == 1
        if found.even:
            assert max(found.sizes) - min(found.sizes) <= max(2, 0.1 * found.known)


def test_loss_and_gain_have_colours_of_their_own(package: Package) -> None:
    found = spread(package, "net_migration_rate", COUNTRY)
    assert 0 < found.below < len(found.classes)
    hues = colours(found)
    assert set(hues[: found.below]) <= set(BROWNS) and set(hues[found.below :]) <= set(BLUES)
    assert hues[0] == BROWNS[-1], "dark is far from zero"
    gained = spread(package, "net_migration_rate", "13000")
    assert colours(gained)[-1] == BLUES[-1] and gained.below < len(gained.classes) - 1


def test_births_of_small_places_are_five_years_together(package: Package) -> None:
    assert spread(package, "birth_rate", "01000").years == "2020–24年の平均"
    assert spread(package, "births_per_women", "01000").years == "2020年", "the census comes alone"


def test_values_of_a_single_year_are_the_figures(package: Package) -> None:
    found = spread(package, "women_in_labour_force", "29000")
    for code in ("29362", "29201"):
        assert found.values[code] == figure(package, "women_in_labour_force", code).value


def test_a_colour_means_the_same_in_every_year(package: Package) -> None:
    years = years_of(package, "birth_rate", "45000")
    assert years[-1] == 2024 and len(years) > 3
    found = [spread(package, "birth_rate", "45000", year) for year in years]
    assert len({one.classes for one in found}) == 1
    for one in found:
        assert sum(one.sizes) == one.known == 26
        for value in one.values.values():
            low, high = one.classes[one.class_of(value or 0.0)]
            assert low <= float(rounded(value or 0.0, 1)) <= high
    assert found[-1].years == spread(package, "birth_rate", "45000").years
    around = spread(package, "birth_rate", "45000", years[0], ("46000",))
    assert len(around.values) == 26 + 43


def test_what_grows_with_size_is_not_coloured() -> None:
    assert not mappable(INDICATORS["births"]) and not mappable(INDICATORS["total_fertility_rate"])
    assert mappable(INDICATORS["birth_rate"])


def test_a_place_without_value_has_its_own_colour(package: Package) -> None:
    found = spread(package, "women_in_labour_force", "07000")
    spec = choropleth(found, names(found, package), "07546")
    scale = spec["layer"][1]["encoding"]["color"]["scale"]
    assert found.values["07546"] is None
    assert scale["domain"][-1] == "値なし" and scale["range"][-1] == NOTHING
