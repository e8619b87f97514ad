"""Values of indicators over all areas and years, from the package's cube."""

import ast
from collections.abc import Callable, Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd

from core.stats.indicator import Indicator
from core.stats.noise import SMALL_BASE
from core.stats.package import Cube, Numbers, Package

Flags = npt.NDArray[np.bool_]
REGISTERED = {
    "population_register",
    "male_register",
    "female_register",
    "households_register",
    "births_register",
    "deaths_register",
    "births",
    "deaths",
    "marriages",
    "divorces",
    "moved_in",
    "moved_out",
}
"""Counts of registered residents, wherever they live now: right for evacuated towns too."""
NO_PEOPLE = ("area_", "revenue", "expenditure", "local_tax")
"""What measures of land and accounts begin with: an evacuation changes neither."""
_OPERATORS: dict[type[ast.operator], Callable[[Numbers, Numbers], Numbers]] = {
    ast.Add: np.add,
    ast.Sub: np.subtract,
    ast.Mult: np.multiply,
    ast.Div: np.divide,
}


def evaluate(formula: str, cube: Cube) -> Numbers:
    """The formula over every area and year, shape (areas, years); missing is NaN.

    Raises:
        ValueError: something other than measures, numbers, + - * / ( ) and nullif(x, 0).
        KeyError: a measure the package does not have.
    """
    with np.errstate(invalid="ignore", divide="ignore"):
        found = _node(ast.parse(formula, mode="eval").body, cube)
    return np.where(np.isfinite(found), found, np.nan)


def _node(node: ast.expr, cube: Cube) -> Numbers:
    match node:
        case ast.Constant(value=int() | float() as number):
            return np.asarray(float(number))
        case ast.Name(id=name):
            return cube.values[name]
        case ast.BinOp(left=left, op=op, right=right):
            return _OPERATORS[type(op)](_node(left, cube), _node(right, cube))
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            return -_node(operand, cube)
        case ast.Call(func=ast.Name(id="nullif"), args=[argument, ast.Constant(value=0)]):
            found = _node(argument, cube)
            return np.where(found == 0, np.nan, found)
    raise ValueError(f"not allowed in a formula: {ast.unparse(node)}")


def as_number(value: np.float64) -> float | None:
    """A value of a table, None where it is missing."""
    return None if np.isnan(value) else float(value)


def denominators(formula: str) -> list[str]:
    """What the formula divides by: the arguments of its nullif calls."""
    calls = (n for n in ast.walk(ast.parse(formula, mode="eval")) if isinstance(n, ast.Call))
    return [ast.unparse(call.args[0]) for call in calls]


def table(package: Package, indicator: Indicator) -> Numbers:
    """All values of an indicator, shape (areas, years), kept in the package's memory.

    A rate is missing over a base below SMALL_BASE and in evacuated towns (unless its
    measures count registered residents, land or money).
    """
    key = ("table", indicator.indicator_id, indicator.formula)
    if key not in package.memory:
        found = evaluate(indicator.formula, package.cube)
        if indicator.is_rate:
            found = np.where(unreliable(package, indicator), np.nan, found)
        if indicator.only == "municipality":
            found = np.where(_above_municipalities(package), np.nan, found)
        package.memory[key] = found
    kept: Numbers = package.memory[key]
    return kept


def _above_municipalities(package: Package) -> Flags:
    """True for prefectures and the country, shape (areas, 1)."""
    return np.array([[a.kind != "municipality"] for a in package.areas()])


def unreliable(package: Package, indicator: Indicator) -> Flags:
    """Where a rate says nothing: True in an array (areas, years)."""
    found = evacuated(package, indicator)
    for base in denominators(indicator.formula):
        if not base.startswith(UNPEOPLED):
            found = found | _small(package, base)
    return found


def _small(package: Package, base: str) -> Flags:
    """Where a denominator is below SMALL_BASE; many indicators share one."""
    key = ("small", base)
    if key not in package.memory:
        with np.errstate(invalid="ignore"):
            package.memory[key] = evaluate(base, package.cube) < SMALL_BASE
    kept: Flags = package.memory[key]
    return kept


UNPEOPLED = ("area_", "revenue", "expenditure", "establishments", "employees", "elementary",
             "junior", "births", "moved", "marriages", "nursery", "kindergarten")  # fmt: skip
"""Denominators that are not people of a census or register: no smallest size."""


def evacuated(package: Package, indicator: Indicator) -> Flags:
    """Towns whose census found less than half of the registered residents.

    None for what counts registered residents, land or money: that is right there too.
    The census of 2015 speaks for the years until 2019, that of 2020 for those from 2020.
    """
    right = set(indicator.measures) <= REGISTERED or all(
        name.startswith(NO_PEOPLE) for name in indicator.measures
    )
    key = ("evacuated", right)
    if key not in package.memory:
        cube = package.cube
        found = np.zeros((len(cube.row), len(cube.years)), dtype=bool)
        turn = cube.years.index(2020)
        rows = [] if right else package.rows("SELECT area_code, year FROM evacuated")
        for code, year in rows:
            columns = slice(None, turn) if year < 2020 else slice(turn, None)
            found[cube.row[code], columns] = True
        package.memory[key] = found
    kept: Flags = package.memory[key]
    return kept


def values(package: Package, indicator: Indicator, area_codes: Sequence[str]) -> pd.DataFrame:
    """Values of one indicator in some areas, all years.

    Returns:
        Columns area_code (str), year (int), value (float, in `indicator.unit`); sorted by
        area_code and year. A missing value has no row: nothing is interpolated.
    """
    cube, found = package.cube, table(package, indicator)
    rows = [
        (code, year, float(found[cube.row[code], at]))
        for code in sorted(area_codes)
        for at, year in enumerate(cube.years)
        if not np.isnan(found[cube.row[code], at])
    ]
    return pd.DataFrame(rows, columns=["area_code", "year", "value"])
