"""What must be known to read a value: a rate of a handful, a town that lives elsewhere."""

import ast

import numpy as np

from core.stats.catalog import INDICATORS
from core.stats.indicator import Bilingual, Indicator
from core.stats.package import Package
from core.stats.sentence import amount, plain
from core.stats.values import REGISTERED, denominators, evacuated, table
from core.stats.window import Window, part

HANDFUL = 10
"""Below ten of something one more or less moves its rate by over a tenth."""
COUNTED = {"人", "世帯", "件", "か所", "戸"}
"""Units of measures that count."""
CROWDED = 150
"""Daytime people per 100 residents from which a rate per resident needs a word."""
PLACED = ("shops", "restaurants", "large_stores", "establishments", "employees", "doctors",
          "dentists", "pharmacists", "hospitals", "clinics", "dental_clinics", "libraries",
          "municipal_staff", "kindergarten_children", "elementary_pupils", "junior_high_pupils",
          "high_school_students")  # fmt: skip
"""What is counted where it stands or works, not where people live."""
SWING, BEFORE, FEWEST_BEFORE = 1.5, 5, 3
"""A year's spending above 1.5 times (or below its inverse) the median of the years before."""
NOTHING = Bilingual("", "")
AT_SCHOOL = Bilingual(
    "学校のある市区町村で数えるので、よその学校へ通う子は入らない。",
    " Counted where the school stands: those who go to school elsewhere are not in it.",
)
COUNTED_WHERE = {
    "elementary_pupils": AT_SCHOOL,
    "junior_high_pupils": AT_SCHOOL,
    "high_school_students": AT_SCHOOL,
    "kindergarten_children": Bilingual(
        "幼稚園のある市区町村で数え、幼保連携型のこども園の子は入らない。",
        " Counted where the kindergarten stands; children in certified centres are not in it.",
    ),
    "nurseries": Bilingual(
        "保育所と、保育所型・幼保連携型のこども園の数で、ほかの保育の場は入らない。",
        " Nurseries and certified centres only: other childcare is not in it.",
    ),
}
"""What a zero does not mean, by what is counted."""
HERE_AND_AWAY = Bilingual(
    "避難先でくらす住民を含む。", " Residents who live elsewhere since the evacuation are counted."
)
NOT_YET_BACK = Bilingual(
    "避難指示のため、国勢調査の人口は住民登録の半分より少ない。",
    " Because of the evacuation the census found under half of the registered residents.",
)


def remark(package: Package, indicator: Indicator, row: int, years: Window) -> Bilingual:
    """In words; empty where nothing needs to be said. Only asked where there is a value."""
    parts = (
        _handful(package, indicator, row, years),
        crowded(package, indicator, row),
        schooled_elsewhere(package, indicator, row),
        swing(package, indicator, row, years),
        _away(package, indicator, row, years),
    )
    return Bilingual("".join(part.ja for part in parts), "".join(part.en for part in parts))


def _handful(package: Package, indicator: Indicator, row: int, years: Window) -> Bilingual:
    count = few(package, indicator, row, years)
    if count is None:
        return NOTHING
    if count == 0:
        where = COUNTED_WHERE.get(indicator.measures[0], NOTHING)
        return Bilingual(f"公表された数が0。{where.ja}", f" The published count is zero.{where.en}")
    signed = plain(count, 0)
    unit = _unit(package, indicator.measures[0])
    return Bilingual(
        f"もとになる数は{signed}{unit}で、1{unit}ちがうだけで大きく動く。",
        f" It rests on a count of {signed}: one more or less moves it much.",
    )


def crowded(package: Package, indicator: Indicator, row: int) -> Bilingual:
    """That shops, jobs and the like serve far more people than live here; mostly empty."""
    if not indicator.measures[0].startswith(PLACED):
        return NOTHING
    if not all(base.startswith("population_") for base in denominators(indicator.formula)):
        return NOTHING
    ratios = part(package, "day_night_ratio")[row]
    known = ratios[~np.isnan(ratios)]
    if not len(known) or known[-1] < CROWDED:
        return NOTHING
    times = plain(known[-1] / 100, 0 if known[-1] >= 1000 else 1)
    return Bilingual(
        f"昼の人口は住民の約{times}倍で、住民あたりの数は大きく出る。",
        f" By day about {times} times as many people are here as live here, so numbers per "
        "resident come out large.",
    )


def schooled_elsewhere(package: Package, indicator: Indicator, row: int) -> Bilingual:
    """That nobody is counted for a part of what is divided by: students of a school next door."""
    base = " ".join(denominators(indicator.formula))
    if "junior_high_pupils" not in base or "elementary_pupils" not in base:
        return NOTHING
    students = part(package, "junior_high_pupils + compulsory_upper_pupils")[row]
    known = students[~np.isnan(students)]
    if len(known) and known[-1] > 0:
        return NOTHING
    return Bilingual(
        "学校のある市区町村で数えると中学生が0人なので、児童・生徒1人あたりの額は大きく出る。",
        " Counted where the school stands there are no junior high students to divide by, so "
        "spending per pupil comes out large.",
    )


def swing(package: Package, indicator: Indicator, row: int, years: Window) -> Bilingual:
    """That a year's spending is far from that of the years before; empty where it is not."""
    if not indicator.measures[0].startswith("expenditure_"):
        return NOTHING
    before = table(package, indicator)[row, max(0, years.last - BEFORE) : years.last]
    before = before[~np.isnan(before)]
    value = float(table(package, indicator)[row, years.last])
    if len(before) < FEWEST_BEFORE:
        return NOTHING
    usual = float(np.median(before))
    if usual / SWING < value < usual * SWING:
        return NOTHING
    n, much = len(before), [amount(indicator, usual, language) for language in ("ja", "en")]
    return Bilingual(
        f"その前の{n}年の中央値は{much[0]}。工事などのある年に大きく動く数。",
        f" The median of the {n} years before was {much[1]}; it swings with building works.",
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
        return NOTHING
    units = {_unit(package, name) for name in indicator.measures}
    if not units <= {"人", "件", "世帯"}:
        return NOTHING
    by_register = set(indicator.measures) <= REGISTERED
    return HERE_AND_AWAY if by_register else NOT_YET_BACK
