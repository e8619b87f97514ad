"""Values of indicators over all areas and years, from the package's cube."""

import ast
from collections.abc import Callable, Iterator, Mapping, Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd

from core.stats.cube import Cube, Numbers
from core.stats.formula import denominators, measures_in, parsed
from core.stats.indicator import Indicator
from core.stats.noise import SMALL_BASE
from core.stats.package import Package, kept

Flags = npt.NDArray[np.bool_]
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
    return _padded(cube, *_computed(formula, cube))


def _computed(formula: str, cube: Cube) -> tuple[slice, Numbers]:
    """The columns in which it may have values, and those values; not to be written to."""
    names = measures_in(formula)
    span = cube.columns(names)
    values = {name: cube.values[name][:, span] for name in names}
    with np.errstate(invalid="ignore", divide="ignore"):
        return span, _node(parsed(formula), values)


def _padded(cube: Cube, span: slice, known: Numbers) -> Numbers:
    """Those values among columns of NaN, shape (areas, years)."""
    found = np.empty((len(cube.row), len(cube.years)), order="F")  # as the cube lies
    found[:, : span.start] = found[:, span.stop :] = np.nan
    found[:, span] = known
    return found


def _node(node: ast.expr, values: Mapping[str, Numbers]) -> Numbers:
    match node:
        case ast.Constant(value=int() | float() as number):
            return np.asarray(float(number))
        case ast.Name(id=name):
            return values[name]
        case ast.BinOp(left=left, op=ast.Div(), right=right) if not isinstance(right, ast.Call):
            return _node(left, values) / _not_zero(_node(right, values))
        case ast.BinOp(left=left, op=op, right=right):
            return _OPERATORS[type(op)](_node(left, values), _node(right, values))
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            return -_node(operand, values)
        case ast.Call(func=ast.Name(id="nullif"), args=[argument, ast.Constant(value=0)]):
            return _not_zero(_node(argument, values))
    raise ValueError(f"not allowed in a formula: {ast.unparse(node)}")


def _not_zero(divisor: Numbers) -> Numbers:
    """What divides: by zero there is no value."""
    return np.where(divisor == 0, np.nan, divisor)


def as_number(value: np.float64) -> float | None:
    """A value of a table, None where it is missing."""
    return None if np.isnan(value) else float(value)


@kept
def table(package: Package, indicator: Indicator) -> Numbers:
    """All values of an indicator, shape (areas, years).

    A rate is missing over fewer than SMALL_BASE residents and in evacuated towns (unless its
    measures count registered residents, land or money).
    """
    span, known = _computed(indicator.formula, package.cube)
    for flags in _doubts(package, indicator) if indicator.is_rate else ():
        np.copyto(known, np.nan, where=flags[:, span])
    found = _padded(package.cube, span, known)
    if indicator.only == "municipality":
        found[_above_municipalities(package)] = np.nan
    return found


@kept
def newest_known(package: Package, indicator: Indicator) -> list[int]:
    """The last column with a value of each area; −1 where it has none."""
    return last_true(~np.isnan(table(package, indicator)))


def last_true(flags: Flags) -> list[int]:
    """The last column that is true in each row, −1 where none is."""
    last = flags.shape[1] - 1 - flags[:, ::-1].argmax(axis=1)
    found: list[int] = np.where(flags.any(axis=1), last, -1).tolist()
    return found


@kept
def _above_municipalities(package: Package) -> Flags:
    """True for prefectures and the country, shape (areas,)."""
    return np.array([a.kind != "municipality" for a in package.areas()])


@kept
def unreliable(package: Package, indicator: Indicator) -> Flags:
    """Where a rate says nothing: True in an array (areas, years)."""
    found = np.zeros((len(package.cube.row), len(package.cube.years)), dtype=bool)
    for flags in _doubts(package, indicator):
        found |= flags
    return found


def _doubts(package: Package, indicator: Indicator) -> Iterator[Flags]:
    """Each reason for which a rate says nothing, where it is so."""
    if _of_life(indicator):
        yield evacuated_towns(package)
    for base, measure in zip(denominators(indicator.formula), indicator.divisors, strict=True):
        if measure.residents:
            yield _small(package, base)


@kept
def _small(package: Package, base: str) -> Flags:
    """Where a denominator is below SMALL_BASE; many indicators share one."""
    span, known = _computed(base, package.cube)
    found = np.zeros((len(package.cube.row), len(package.cube.years)), dtype=bool, order="F")
    with np.errstate(invalid="ignore"):
        np.less(known, SMALL_BASE, out=found[:, span])
    return found


def evacuated(package: Package, indicator: Indicator) -> Flags:
    """Towns whose people live elsewhere, shape (areas, years).

    None for what counts registered residents, land or money: that is right there too.
    """
    moved = evacuated_towns(package)
    return moved if _of_life(indicator) else np.zeros_like(moved)


def _of_life(indicator: Indicator) -> bool:
    """Whether it counts people where they live, and not in the register, land or money."""
    return not indicator.registered and any(
        one.where not in ("land", "money") for one in indicator.counted
    )


@kept
def evacuated_towns(package: Package) -> Flags:
    """Where the census found less than half of the registered residents, shape (areas, years).

    The census of 2015 speaks for the years until 2019, that of 2020 for those from 2020.
    """
    cube = package.cube
    found = np.zeros((len(cube.row), len(cube.years)), dtype=bool, order="F")
    turn = cube.years.index(2020)
    for code, year in package.rows("SELECT area_code, year FROM evacuated"):
        columns = slice(None, turn) if year < 2020 else slice(turn, None)
        found[cube.row[code], columns] = True
    return found


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
