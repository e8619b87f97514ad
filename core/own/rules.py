"""What a value may be, told by its name, unit and kind."""

import re
from collections.abc import Iterator
from typing import Literal

from core.files.cells import narrow
from core.files.problem import Problem
from core.own.model import Item
from core.stats.noise import wilson
from core.stats.recognisable import RECOGNISABLE
from core.units import plain

SIGNED = ("増減", "増加", "減少", "差", "収支", "変化", "伸び", "change", "balance", "difference")
"""Words of indicators that may be below zero."""
LARGEST = 1e13
MOST_PERCENT = 1_000.0
MOST_TFR = 10.0
TFR = ("合計特殊出生率", "total fertility rate")
COUNTED = {"人", "件", "世帯", "組", "people", "persons", "cases", "households", "couples"}
Scale = Literal["percent", "five", "deviation", "people"]
ENDS: dict[Scale, tuple[float, float]] = {
    "percent": (0.0, 100.0),
    "five": (1.0, 5.0),
    "deviation": (0.0, 100.0),
    "people": (0.0, LARGEST),
}
SCORED: tuple[Scale, ...] = ("percent", "five")
"""Scales on which an answer is high or low by itself; 偏差値 only compares, 人 only counts."""


def scale(unit: str) -> Scale | None:
    """The scale of a subjective item, from its unit: 0–100 %, 1–5, 偏差値 or 人."""
    typed = narrow(unit)
    if "%" in typed or typed in ("パーセント", "percent"):
        return "percent"
    if re.search(r"1\s*[-–—~〜?から]+\s*5|5\s*(点満点|段階)|of 5", typed):
        return "five"
    if "偏差値" in typed or typed in ("standard score", "deviation"):
        return "deviation"
    return "people" if typed in ("人", "people", "persons") else None


def is_tfr(name: str) -> bool:
    return any(word in name.lower() for word in TFR)


def is_percent(unit: str) -> bool:
    return "%" in narrow(unit)


def share_interval(percent: float, answers: int) -> tuple[float, float]:
    """Wilson's 95 % interval of a share in per cent, as if the answers were drawn by lot."""
    found = wilson(percent / 100, answers)
    return 100 * found.low, min(100.0, 100 * found.high)


def impossible(item: Item, row: int, column: str) -> Problem | None:
    """Why a value cannot be; None when it can."""
    shown = plain(item.value, item.decimals)
    if item.kind == "subjective":
        kept = scale(item.unit)
        if kept is None:
            return Problem("scale", row, "unit", {"unit": item.unit})
        low, high = ENDS[kept]
        if not low <= item.value <= high:
            ends = {"value": shown, "low": f"{low:g}", "high": f"{high:g}"}
            return Problem("outside", row, column, ends)
    if is_tfr(item.name) and not 0 <= item.value <= MOST_TFR:
        return Problem("outside", row, column, {"value": shown, "low": "0", "high": "10"})
    if item.value < 0 and not any(word in item.name.lower() for word in SIGNED):
        return Problem("negative", row, column, {"value": shown})
    if abs(item.value) > (MOST_PERCENT if is_percent(item.unit) else LARGEST):
        return Problem("absurd", row, column, {"value": shown, "unit": item.unit})
    return None


def remarks(items: list[Item]) -> Iterator[Problem]:
    """What is worth a second look before the file is taken."""
    few = [i for i in items if narrow(i.unit) in COUNTED and 0 < i.value < RECOGNISABLE]
    few += [i for i in items if 0 < i.respondents < RECOGNISABLE]
    if few:
        yield Problem(
            "few", details={"n": str(len(few)), "name": few[0].name, "max": str(RECOGNISABLE)}
        )
    surveys = [i for i in items if i.kind == "subjective"]
    if any(not i.field for i in surveys):
        yield Problem("no_field")
    if any(not i.respondents for i in surveys):
        yield Problem("no_respondents")
    over = [i for i in items if is_percent(i.unit) and i.value > ENDS["percent"][1]]
    if over:
        yield Problem("over", details={"n": str(len(over)), "name": over[0].name})
    if any(is_tfr(i.name) for i in items):
        yield Problem("tfr")
