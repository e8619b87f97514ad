"""What must be known to read a value: a rate of a handful, a town that lives elsewhere."""

import ast

from core.stats.catalog import INDICATORS
from core.stats.indicator import Bilingual, Indicator
from core.stats.package import Package
from core.stats.sentence import plain
from core.stats.values import REGISTERED, evacuated
from core.stats.window import Window, part

HANDFUL = 10
"""Below ten of something one more or less moves its rate by over a tenth."""
COUNTED = {"人", "世帯", "件", "か所", "戸"}
"""Units of measures that count."""
HERE_AND_AWAY = Bilingual(
    "避難先でくらす住民を含む。", " Residents who live elsewhere since the evacuation are counted."
)
NOT_YET_BACK = Bilingual(
    "避難指示のため、国勢調査の人口は住民登録の半分より少ない。",
    " Because of the evacuation the census found under half of the registered residents.",
)


def remark(package: Package, indicator: Indicator, row: int, years: Window) -> Bilingual:
    """In words; empty where nothing needs to be said. Only asked where there is a value."""
    away = _away(package, indicator, row, years)
    count = few(package, indicator, row, years)
    if count is None:
        return away
    if count == 0:
        return Bilingual(f"実際の数も0。{away.ja}", f" The count itself is zero.{away.en}")
    signed = plain(count, 0)
    unit = _unit(package, indicator.measures[0])
    return Bilingual(
        f"もとになる数は{signed}{unit}で、1{unit}ちがうだけで大きく動く。{away.ja}",
        f" It rests on a count of {signed}: one more or less moves it much.{away.en}",
    )


def few(package: Package, indicator: Indicator, row: int, years: Window) -> float | None:
    """What was counted for a rate (or the difference of two counts), where it is under ten.

    None for larger counts, for what is no rate of a count, and where the interval of chance
    tells as much already.
    """
    counted = _counted(package, indicator)
    if not counted or indicator.count_measure:
        return None
    count = float(part(package, counted)[row, years.last])
    return count if abs(count) < HANDFUL else None


def _counted(package: Package, indicator: Indicator) -> str:
    """The formula of what is divided; "" where that is no count, or there is no one quotient."""
    tree = ast.parse(indicator.formula, mode="eval").body
    match tree:
        case ast.BinOp(
            left=ast.BinOp(left=ast.Constant(), op=ast.Mult(), right=over), op=ast.Div()
        ):
            names = [node.id for node in ast.walk(over) if isinstance(node, ast.Name)]
        case _:
            return ""
    return ast.unparse(over) if {_unit(package, name) for name in names} <= COUNTED else ""


def _unit(package: Package, measure: str) -> str:
    if "units" not in package.memory:
        package.memory["units"] = dict(package.rows("SELECT measure, unit_ja FROM measures"))
    return str(package.memory["units"][measure])


def _away(package: Package, indicator: Indicator, row: int, years: Window) -> Bilingual:
    """Of people counted in a town that the census found to be elsewhere."""
    if not evacuated(package, INDICATORS["ageing"])[row, years.last]:
        return Bilingual("", "")
    units = {_unit(package, name) for name in indicator.measures}
    if not units <= {"人", "件", "世帯"}:
        return Bilingual("", "")
    by_register = set(indicator.measures) <= REGISTERED | VITAL
    return HERE_AND_AWAY if by_register else NOT_YET_BACK


VITAL = {"births", "deaths", "marriages", "divorces", "moved_in", "moved_out"}
"""Counted where people are registered."""
