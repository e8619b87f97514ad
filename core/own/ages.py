"""Tables by age among own data: which series belong to one, told by their names.

A table by age is given as ordinary rows whose names say what was counted, of whom and at which
age: 「有配偶（女・25～29歳）」, 「出生数（母25～29歳）」, "Moved in (women, 20-24)".
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from core.own.cells import narrow
from core.own.model import OwnSeries
from core.stats.indicator import Bilingual

What = Literal["population", "married", "births", "order", "moved_in", "moved_out"]
Sex = Literal["women", "men"]
SEXES: tuple[Sex, ...] = ("women", "men")
MOTHERS = tuple(range(15, 50, 5))
"""First years of the age groups of mothers, 15–19 … 45–49."""
OLDEST = 85
"""The open age group, 85 and over."""
ALL_AGES = (*range(0, OLDEST, 5), OLDEST)
ORDERS = (1, 2, 3)
"""First, second, third and later children."""
_WHAT: dict[str, What] = {
    "人口": "population", "population": "population",
    "有配偶": "married", "有配偶者": "married", "married": "married",
    "転入": "moved_in", "転入者": "moved_in", "moved in": "moved_in",
    "転出": "moved_out", "転出者": "moved_out", "moved out": "moved_out",
}  # fmt: skip
_SEX: dict[str, Sex] = {"女": "women", "women": "women", "男": "men", "men": "men"}
_AGE = r"(?P<low>\d{1,2})(?:\s*[~〜\-–](?P<high>\d{1,2})|(?P<open>\+|歳以上))歳?"
_PEOPLE = re.compile(rf"(?P<what>[^(]+?)\s*\((?P<sex>[^\d・、,]+?)\s*[・、,]\s*{_AGE}\)")
_BIRTHS = re.compile(rf"(?:出生数?|births)\s*\((?:母|mothers)[・の,]?\s*{_AGE}\)")
_ORDER = re.compile(r"(?:出生数?|births)\s*\((?:第([123])子(?:以上)?|child ([123])\+?)\)")


@dataclass(frozen=True)
class Cell:
    """What one name of a table by age counts.

    Attributes:
        sex: of the people counted; "women" for births.
        low: first year of the age group; for `order` which child.
    """

    what: What
    sex: Sex
    low: int


def name_of(cell: Cell) -> Bilingual:
    """The name to write for a cell, in letters that Shift_JIS has."""
    if cell.what == "order":
        more = cell.low == ORDERS[-1]
        return Bilingual(f"出生数（第{cell.low}子{'以上' if more else ''}）",
                         f"Births (child {cell.low}{'+' if more else ''})")  # fmt: skip
    ja, en = span(cell.low)
    if cell.what == "births":
        return Bilingual(f"出生数（母{ja}）", f"Births (mothers {en})")
    words = {"population": ("人口", "Population"), "married": ("有配偶", "Married"),
             "moved_in": ("転入", "Moved in"), "moved_out": ("転出", "Moved out")}  # fmt: skip
    what_ja, what_en = words[cell.what]
    return Bilingual(f"{what_ja}（{'女' if cell.sex == 'women' else '男'}・{ja}）",
                     f"{what_en} ({cell.sex}, {en})")  # fmt: skip


def span(low: int) -> tuple[str, str]:
    """An age group as written in both languages."""
    if low == OLDEST:
        return f"{low}歳以上", f"{low}+"
    return f"{low}～{low + 4}歳", f"{low}-{low + 4}"


def cell_of(name: str) -> Cell | None:
    """The cell a name speaks of; None for any other name, or other age groups."""
    typed = narrow(name).lower()
    if found := _ORDER.fullmatch(typed):
        return Cell("order", "women", int(found[1] or found[2]))
    if found := _BIRTHS.fullmatch(typed):
        low = _low(found)
        return Cell("births", "women", low) if low in MOTHERS else None
    if found := _PEOPLE.fullmatch(typed):
        what, sex, low = _WHAT.get(found["what"]), _SEX.get(found["sex"]), _low(found)
        if what and sex and low is not None:
            return Cell(what, sex, low)
    return None


def _low(found: re.Match[str]) -> int | None:
    """The first year of a group of five years, or of 85 and over."""
    low = int(found["low"])
    if found["open"]:
        return low if low == OLDEST else None
    return low if low in ALL_AGES and int(found["high"]) == low + 4 else None


@dataclass(frozen=True)
class Ages:
    """The tables by age of one area.

    Attributes:
        counts: cell → year → number of people.
        series: what they were read from.
    """

    area_name: str = ""
    counts: dict[Cell, dict[int, float]] = field(default_factory=dict)
    series: tuple[OwnSeries, ...] = ()

    def at(self, what: What, low: int, year: int, sex: Sex = "women") -> float | None:
        """The number of a cell in a year, None where it was not given."""
        return self.counts.get(Cell(what, sex, low), {}).get(year)

    def years(self, what: What, sex: Sex = "women") -> list[int]:
        """Years in which anything of that table is given, oldest first."""
        return sorted({year for cell, known in self.counts.items()
                       if (cell.what, cell.sex) == (what, sex) for year in known})  # fmt: skip

    def sources(self, *wanted: What) -> tuple[str, ...]:
        """Sources of the tables, as given, each once."""
        return tuple(dict.fromkeys(
            item.source for one in self.series for item in one.items
            if (cell := cell_of(one.name)) and cell.what in wanted
        ))  # fmt: skip

    def origin(self) -> str:
        """The newest import these tables came from."""
        return max((origin for one in self.series for origin in one.origins), default="")


def ages(series: Iterable[OwnSeries]) -> Ages:
    """The tables by age among own series of one area; counts only, in people."""
    found: dict[Cell, dict[int, float]] = {}
    used: list[OwnSeries] = []
    for one in series:
        cell = cell_of(one.name)
        if cell and one.kind == "objective":
            used.append(one)
            found.setdefault(cell, {}).update({item.year: item.value for item in one.items})
    return Ages(used[0].area_name if used else "", found, tuple(used))
