"""Random figures, computed again from the raw files by another path."""

import random
import re

import pytest

from core.stats.catalog import INDICATORS
from core.stats.package import Package, open_package
from core.stats.values import table
from tests.data.raw import PACKAGE, number

CASES = 260
SEED = 20260701


def chosen() -> list[tuple[str, str, int]]:
    """Indicator, municipality and year, drawn by a seeded lot among values that exist."""
    package = open_package(PACKAGE)
    lot = random.Random(SEED)
    towns = [a.area_code for a in package.areas() if a.kind == "municipality"]
    municipal = [i for i in INDICATORS.values() if i.only != "prefecture"]
    found: list[tuple[str, str, int]] = []
    while len(found) < CASES:
        indicator, code = municipal[len(found) % len(municipal)], lot.choice(towns)
        row = table(package, indicator)[package.cube.row[code]]
        years = [y for y, v in zip(package.cube.years, row, strict=True) if v == v]
        if years:
            found.append((indicator.indicator_id, code, lot.choice(years)))
    return found


@pytest.fixture(scope="module")
def package() -> Package:
    return open_package(PACKAGE)


@pytest.mark.parametrize(("indicator_id", "area_code", "year"), chosen())
def test_a_figure_is_what_the_files_say(
    package: Package, indicator_id: str, area_code: str, year: int
) -> None:
    indicator, cube = INDICATORS[indicator_id], package.cube
    numbers = {name: number(name, area_code, year) for name in indicator.measures}
    assert None not in numbers.values(), numbers
    formula = re.sub(r"nullif\((.*?), 0\)", r"(\1)", indicator.formula)
    expected = eval(formula, {"__builtins__": {}}, numbers)
    shown = table(package, indicator)[cube.row[area_code], cube.years.index(year)]
    assert shown == pytest.approx(expected, rel=1e-9)
