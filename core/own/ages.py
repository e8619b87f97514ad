"""Tables by age among own data: which series belong to one, told by their names.

A table by age is given as ordinary rows whose names say what was counted, of whom and at which
age: 「有配偶（女・25～29歳）」, 「出生数（母25～29歳）」, "Moved in (women, 20-24)".
"""

import re
from collections.abc import Iterable

from core.bilingual import Bilingual
from core.files.cells import narrow
from core.own.model import MARK, PUBLISHED, OwnSeries
from core.stats.ages.tables import ALL_AGES, MOTHERS, OLDEST, ORDERS, Ages, Cell, Sex, What, span

_WHAT: dict[str, What] = {
    "人口": "population", "population": "population",
    "将来推計人口": "projected", "projected": "projected",
    "有配偶": "married", "有配偶者": "married", "married": "married",
    "転入": "moved_in", "転入者": "moved_in", "moved in": "moved_in",
    "転出": "moved_out", "転出者": "moved_out", "moved out": "moved_out",
}  # fmt: skip
_SEX: dict[str, Sex] = {"女": "women", "women": "women", "男": "men", "men": "men"}
_AGE = r"(?P<low>\d{1,2})(?:\s*[~〜\-–](?P<high>\d{1,2})|(?P<open>\+|歳以上))歳?"
_PEOPLE = re.compile(rf"(?P<what>[^(]+?)\s*\((?P<sex>[^\d・、,]+?)\s*[・、,]\s*{_AGE}\)")
_BIRTHS = re.compile(rf"(?:出生数?|births)\s*\((?:母|mothers)[・の,]?\s*{_AGE}\)")
_ORDER = re.compile(r"(?:出生数?|births)\s*\((?:第([123])子(?:以上)?|child ([123])\+?)\)")


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
             "projected": ("将来推計人口", "Projected"),
             "moved_in": ("転入", "Moved in"), "moved_out": ("転出", "Moved out")}  # fmt: skip
    what_ja, what_en = words[cell.what]
    return Bilingual(f"{what_ja}（{'女' if cell.sex == 'women' else '男'}・{ja}）",
                     f"{what_en} ({cell.sex}, {en})")  # fmt: skip


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


def mark(tables: Ages) -> Bilingual:
    """What stands beside whatever is computed from them."""
    return PUBLISHED if tables.published else MARK


def ages(series: Iterable[OwnSeries]) -> Ages:
    """The tables by age among own series of one area; counts only, in people."""
    counts: dict[Cell, dict[int, float]] = {}
    cited: list[tuple[What, str]] = []
    used = [(cell, one) for one in series
            if one.kind == "objective" and (cell := cell_of(one.name))]  # fmt: skip
    for cell, one in used:
        counts.setdefault(cell, {}).update({item.year: item.value for item in one.items})
        cited += [(cell.what, item.source) for item in one.items]
    newest = max((origin for _, one in used for origin in one.origins), default="")
    published = bool(used) and all(item.published for _, one in used for item in one.items)
    return Ages(used[0][1].area_name if used else "", counts, tuple(cited), newest, published)
