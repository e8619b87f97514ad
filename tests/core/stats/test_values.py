"""Formulas over measures; what is missing stays missing."""

import numpy as np
import pytest

from core.stats.catalog import INDICATORS
from core.stats.formula import denominators
from core.stats.package import Package
from core.stats.values import evaluate, table, values


def test_the_share_of_the_old_worked_out_by_hand(package: Package) -> None:
    sql = "SELECT measure, value FROM observations WHERE area_code = '01210' AND year = 2020"
    known = dict(package.rows(sql))
    old = known["population_65_over"]
    everybody = old + known["population_under_15"] + known["population_15_64"]
    found = values(package, INDICATORS["ageing"], ["01210"]).set_index("year")["value"]
    assert found[2020] == pytest.approx(100 * old / everybody)


@pytest.mark.parametrize(
    "name", [n for n, i in INDICATORS.items() if i.is_rate and i.only == ""][::4]
)
def test_the_database_computes_the_same(package: Package, name: str) -> None:
    indicator = INDICATORS[name]
    columns = ", ".join(
        f"max(value) FILTER (WHERE measure = '{m}') AS {m}" for m in indicator.measures
    )
    sql = f"""WITH wide AS (SELECT area_code, year, {columns} FROM observations GROUP BY ALL)
              SELECT area_code, year, CAST({indicator.formula} AS DOUBLE) FROM wide"""
    cube, found = package.cube, table(package, indicator)
    compared = 0
    for code, year, value in package.rows(sql):
        mine = found[cube.row[code], cube.years.index(year)]
        if value is not None and not np.isnan(mine):
            assert mine == pytest.approx(value)
            compared += 1
    assert compared > 1700


def test_a_table_is_sorted_and_has_no_gaps_filled(package: Package) -> None:
    found = values(package, INDICATORS["children"], ["20209", "01210"])
    assert list(found["area_code"]) == ["01210", "01210", "20209", "20209"]
    assert list(found["year"]) == [2015, 2020, 2015, 2020]


def test_no_rate_is_infinite(package: Package) -> None:
    for indicator in INDICATORS.values():
        assert not np.isinf(table(package, indicator)).any()


def test_evacuated_towns_have_no_rates_of_the_census(package: Package) -> None:
    for code in ("07543", "07545", "07546", "07547"):
        assert values(package, INDICATORS["ageing"], [code]).empty


def test_a_town_that_came_back_has_rates_again(package: Package) -> None:
    found = values(package, INDICATORS["ageing"], ["07542"])
    assert list(found["year"]) == [2020]


def test_births_of_an_evacuated_town_are_a_count_and_stay(package: Package) -> None:
    assert len(values(package, INDICATORS["births"], ["07546"])) == 8


@pytest.mark.parametrize(
    "formula", ["__import__('os')", "births ** 2", "births if births else 0", "births[0]", "'a'"]
)
def test_a_formula_is_measures_and_arithmetic_only(package: Package, formula: str) -> None:
    with pytest.raises((ValueError, KeyError)):
        evaluate(formula, package.cube)


def test_what_is_divided_by_is_read_from_the_formula() -> None:
    assert denominators("100 * a / nullif(b + c, 0) - d / nullif(e, 0)") == ("b + c", "e")
