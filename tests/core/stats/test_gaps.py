"""Years without figures have no column; what lies beyond them is neither near nor counted."""

import numpy as np
import pytest

from core.stats.advice import advice
from core.stats.catalog import INDICATORS
from core.stats.figure import figure
from core.stats.package import Package, open_package
from core.stats.peers import default
from core.stats.values import evaluate, table
from data.build import HERE


def test_the_years_are_those_with_figures(package: Package) -> None:
    years = package.cube.years
    assert years == [*range(1980, 2011, 5), *range(2011, 2026), *range(2030, 2051, 5)]
    assert [package.cube.column[year] for year in years] == list(range(len(years)))
    assert package.cube.newest == 2025


def test_ages_are_read_when_first_needed_and_are_the_same_then() -> None:
    package = open_package(HERE / "regional.duckdb")
    assert "_later" not in vars(package) and "male_0_4" in package.cube.values
    women = table(package, INDICATORS["women_15_49"])
    assert "_later" in vars(package)
    row = package.cube.row["01100"]
    assert women[row, package.cube.column[2015]] == sum(
        package.cube.values[f"female_{age}_{age + 4}"][row, package.cube.column[2015]]
        for age in range(15, 50, 5)
    )
    with pytest.raises(KeyError):
        package.cube.values["nothing"]


def test_a_formula_over_years_that_never_meet_has_no_value(package: Package) -> None:
    found = evaluate("projected_under_15 + female_0_4", package.cube)
    assert found.shape == (len(package.cube.row), len(package.cube.years))
    assert np.isnan(found).all()


def test_nothing_is_advised_on_a_projection(package: Package) -> None:
    peers = default(package, "29362")
    assert advice(package, "population_projected", "29362", peers, 3479, 4000, 5) is None
    assert advice(package, "population", "29362", peers, 6000, 6100, 5) is not None


def test_years_apart_are_years_and_not_columns(package: Package) -> None:
    peers = default(package, "29362")
    found = advice(package, "infants", "29362", peers, 2.9, 3.5, 10)
    assert found is not None and found.span == 10
    row, cube = package.cube.row["29362"], package.cube
    values = table(package, INDICATORS["infants"])[row]
    change = values[cube.column[2015]] - values[cube.column[2005]]
    assert found.own_change == pytest.approx(change)


def test_an_evacuated_town_is_told_why_it_has_no_ages(package: Package) -> None:
    """楢葉町 was counted empty in 2015 only, the newest census by age."""
    one = figure(package, "young_adults", "07542")
    assert one.value is None and one.missing is not None and "避難指示" in one.missing.ja


def test_a_difference_without_counts_is_put_beside_the_years_before_without_chance(
    package: Package,
) -> None:
    said = figure(package, "social_change", "29362").sentence.ja
    assert "2019–23年の平均は" in said and "偶然" not in said


def test_fertility_of_municipalities_stands_first(package: Package) -> None:
    assert next(iter(INDICATORS)) == "fertility_rate_municipal"
    known = table(package, INDICATORS["fertility_rate_municipal"])
    at = package.cube.column[2020]
    towns = [package.cube.row[a.area_code] for a in package.areas() if a.kind == "municipality"]
    assert (~np.isnan(known[towns, at])).sum() == 1_683
    assert np.nanmax(known[towns, at]) == known[package.cube.row["46530"], at] == 2.25


def test_births_of_five_years_carry_the_chance_of_all_five(package: Package) -> None:
    one = figure(package, "births_per_women_5_years", "29362")
    single = figure(package, "births_per_women", "29362")
    assert one.low is not None and one.high is not None and single.low is not None
    assert single.high is not None and one.value is not None
    assert one.high - one.low < 0.6 * (single.high - single.low)
    births = sum(
        package.cube.values["births_register"][package.cube.row["29362"], package.cube.column[y]]
        for y in range(2018, 2023)
    )
    women = package.cube.values["female_15_64"][
        package.cube.row["29362"], package.cube.column[2020]
    ]
    assert one.value == pytest.approx(1000 * births / 5 / women)
