"""Why a place has no value, in words. Missing is never zero."""

import numpy as np

from core.stats.indicator import Bilingual, Indicator
from core.stats.noise import SMALL_BASE
from core.stats.package import Area, Package
from core.stats.values import evacuated, evaluate

NOT_PUBLISHED = Bilingual(
    "収めた公表資料に、この地域のこの値はない。",
    "The packaged publications have no such value for this place.",
)
NOT_APPLICABLE = Bilingual(
    "公表された表には「-」（該当なし）とあり、数が書かれていない。",
    "The published table has “-” (not applicable) and no number.",
)
EVACUATED = Bilingual(
    "避難指示のため、国勢調査の人口が住民登録の半分より少ない。割合は実際のくらしを表さないので出さない。",
    "Evacuated: the census found fewer than half of the registered residents, so a rate would "
    "not describe life here.",
)
SMALL = Bilingual(
    f"割る人数や世帯数が{SMALL_BASE}より少なく、割合は1人で大きく動くので出さない。",
    f"Fewer than {SMALL_BASE} people or households to divide by: one person would move the rate.",
)
NOTHING = Bilingual(
    "割る相手（学校・世帯など）がこの地域にない。",
    "There is nothing to divide by here (no school, no household …).",
)
OTHER_MEANING = Bilingual(
    "都道府県や全国では意味が変わる数なので、出さない。",
    "For a prefecture or the country this number would mean something else.",
)


def why_missing(package: Package, indicator: Indicator, area: Area) -> Bilingual:
    """The reason that fits best; only asked where there is no value."""
    if indicator.only == "prefecture" and area.kind == "municipality" and indicator.missing:
        return indicator.missing
    if indicator.only == "municipality" and area.kind != "municipality":
        return OTHER_MEANING
    row, cube = package.cube.row[area.area_code], package.cube
    if indicator.is_rate and evacuated(package, indicator)[row, -1]:
        return EVACUATED
    known = [~np.isnan(cube.values[name][row]) for name in indicator.measures]
    together = np.logical_and.reduce(known)
    if not together.any():
        return NOT_APPLICABLE if _not_applicable(package, indicator, area) else NOT_PUBLISHED
    if np.isnan(evaluate(indicator.formula, cube)[row]).all():
        return NOTHING
    return SMALL


def _not_applicable(package: Package, indicator: Indicator, area: Area) -> bool:
    """Whether a measure is in the published table, with a dash for this place."""
    sql = """SELECT 1 FROM observations WHERE area_code = ? AND status = 'not_applicable'
             AND list_contains(?, measure) LIMIT 1"""
    return bool(package.rows(sql, [area.area_code, indicator.measures]))
