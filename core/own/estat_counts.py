"""Counts by age of one town and its prefecture, picked out of a table of e-Stat."""

import re

from core.bilingual import Bilingual
from core.files import cells
from core.files.estat import Table, Value
from core.files.problem import BadFile, Problem
from core.own.ages import name_of
from core.own.model import Item
from core.own.places import Places
from core.stats.ages.tables import MOTHERS, OLDEST, ORDERS, Cell, What
from core.stats.area import Area
from core.stats.package import Package

SOURCE_LETTERS = 160
PLACE = re.compile("地域|市区町村|都道府県|住所地")
TIME = re.compile("時間軸|年次|調査年|年月")
TOTAL = re.compile("総数.*|.*総数|総計|合計|計|全体|移動者(\\(総数\\))?")
AGE = re.compile(
    r"(\d{1,3})(?:歳)?[~〜\-–](\d{1,3})歳?|(\d{1,3})歳(以上|以下|未満|~)|[~〜](\d{1,3})歳"
)
ORDER = re.compile(r"第(\d+)[子児](以上)?")
NO_COUNT = ("割合", "率", "性比", "平均", "密度", "超過", "増減", "指数")
MEASURE = "表章項目"
SIGNS: dict[str, What] = {
    "転入": "moved_in", "転出": "moved_out", "出生": "births", "人口": "population",
}  # fmt: skip
WIDEST = "他市区町村"
"""Of several measures of moves, the one over the municipality's border."""


class Reader:
    """Picks the counts by age of one town and its prefecture out of a table.

    Attributes:
        values: of these areas alone.
        skipped: how many numbers are of other areas.
    """

    def __init__(self, table: Table, package: Package, town: Area | None, last_year: int) -> None:
        self.by_label: dict[str, Area | None] = {}
        self.title, self.year, self.last_year = table.title, table.year, last_year
        self.town = town
        places = [town] if town else []
        if town and town.prefecture_code:
            places.append(package.area(town.prefecture_code))
        self.areas = {one.area_code: one for one in places}
        self.called = Places(package, town).called
        names = list(dict.fromkeys(name for v in table.values for name in v.labels))
        self.place = next((n for n in names if PLACE.search(n) and self._known(n, table)), "")
        self.values = [v for v in table.values if self._area(v, self.place)]
        self.skipped = len(table.values) - len(self.values)
        self.time = next((n for n in names if TIME.search(n)), "")
        self.age = next((n for n in names if "年齢" in n), "")
        self.sex = next((n for n in names if "男女" in n or "性別" in n), "")
        self.marital = next((n for n in names if "配偶" in n), "")
        self.order = next((n for n in names if "出生順位" in n), "")
        known = {self.place, self.time, self.age, self.sex, self.marital, self.order, MEASURE}
        self.others = [name for name in names if name not in known]
        self.of_mothers = "母" in self.age or "出生" in self.measures()
        self.old = _old({v.labels.get(self.age, "") for v in self.values})

    def _known(self, name: str, table: Table) -> bool:
        return any(self._area(value, name) for value in table.values)

    def _area(self, value: Value, name: str) -> Area | None:
        """By the code; by the name where there is none, or none of five or six digits."""
        code = value.codes.get(name, "")
        if len(code) in (5, 6):
            return self.areas.get(code[:5])
        if value.labels.get(name, "") not in self.by_label:
            words = value.labels.get(name, "").replace(" ", "")
            found = [one for one in self.called(words) if words] if PLACE.search(name) else []
            mine = [one for one in found if one.area_code in self.areas]
            self.by_label[value.labels.get(name, "")] = (
                mine[0] if len(found) == 1 and mine else None
            )
        return self.by_label[value.labels.get(name, "")]

    def items(self) -> list[Item]:
        """The counts as items of tables by age.

        Raises:
            BadFile: the table says nothing by age of this town, or has a dimension too many.
        """
        if not self.age and not self.order:
            raise BadFile("estat_unknown")
        if not self.place:
            name = self.town.name if self.town else ""
            raise BadFile("estat_no_area", Bilingual(name, name))
        self._single()
        self._one_measure()
        parts: dict[tuple[str, Cell, int, bool], list[float | None]] = {}
        for value in self.values:
            area, cell = self._area(value, self.place), self._cell(value)
            if area and cell:
                key = (area.area_code, cell, *self._years(value))
                parts.setdefault(key, []).append(self._count(value))
        sums = {key: counts for key, counts in parts.items() if None not in counts}
        if not sums:
            raise BadFile("estat_unknown")
        return [self._item(*key, sum(c or 0.0 for c in counts)) for key, counts in sums.items()]

    def _single(self) -> None:
        """Of every other dimension only its total; or its only label."""
        for name in self.others:
            labels = {v.labels.get(name, "") for v in self.values}
            if len(labels) < 2 or self._tells_moves(labels):
                continue
            totals = {label for label in labels if TOTAL.fullmatch(label)}
            if len(totals) != 1:
                raise BadFile("estat_dimension", Bilingual(name, name))
            self.values = [v for v in self.values if v.labels.get(name) in totals]

    def _one_measure(self) -> None:
        """Of several measures of the same thing, such as moves near and far, one."""
        found: dict[What, set[str]] = {}
        for value in self.values:
            if what := self._what(value):
                found.setdefault(what, set()).add(value.labels.get(MEASURE, ""))
        for labels in found.values():
            if len(labels) < 2:
                continue
            wide = {label for label in labels if WIDEST in label}
            if len(wide) != 1:
                raise BadFile("estat_dimension", Bilingual(MEASURE, MEASURE))
            drop = labels - wide
            self.values = [v for v in self.values if v.labels.get(MEASURE) not in drop]

    @staticmethod
    def _tells_moves(labels: set[str]) -> bool:
        return any("転入" in label or "転出" in label for label in labels)

    def _what(self, value: Value) -> What | None:
        """What a number counts, from the measure; from the title where no measure is told."""
        told = [value.labels.get(name, "") for name in self.others]
        moves = (label for label in told if self._tells_moves({label}))
        words = " ".join((value.labels.get(MEASURE, ""), *moves)).strip() or self.title
        if any(word in words for word in NO_COUNT):
            return None
        for sign, what in SIGNS.items():
            if sign in words:
                return what
        return None

    def _cell(self, value: Value) -> Cell | None:
        what = self._what(value)
        if what == "births":
            return self._birth(value)
        if what == "population" and self.marital:
            marital = value.labels.get(self.marital, "")
            if marital == "有配偶":
                what = "married"
            elif not TOTAL.fullmatch(marital):
                return None
        sex = {"女": "women", "男": "men"}.get(value.labels.get(self.sex, ""))
        low = self._low(value)
        if what is None or sex is None or low is None:
            return None
        if what == "married" and (sex == "men" or low not in MOTHERS):
            return None
        return Cell(what, "women" if sex == "women" else "men", low)

    def _birth(self, value: Value) -> Cell | None:
        """Births by age of mother over all birth orders, or by birth order over all ages."""
        sex, order = value.labels.get(self.sex, ""), value.labels.get(self.order, "")
        if self.sex and not TOTAL.fullmatch(sex):
            return None
        if self.order and (found := ORDER.fullmatch(order)):
            age = value.labels.get(self.age, "")
            whole = not self.age or TOTAL.fullmatch(age)
            return Cell("order", "women", min(int(found[1]), ORDERS[-1])) if whole else None
        if self.order and not TOTAL.fullmatch(order):
            return None
        low = self._low(value)
        if low is None or not self.age:
            return None
        return Cell("births", "women", min(max(low, MOTHERS[0]), MOTHERS[-1]))

    def _low(self, value: Value) -> int | None:
        """First year of the five-year group; groups beyond 85 are one, as are mothers under 15."""
        label = value.labels.get(self.age, "")
        found = AGE.fullmatch(label)
        if label in self.old and not self.of_mothers:
            return OLDEST
        if not found:
            return None
        first, last, edge, side, up_to = found.groups()
        if up_to or side in ("以下", "未満"):
            limit = int(up_to or edge) + (0 if side == "未満" else 1)
            return 10 if limit == 15 and self.of_mothers else None
        if edge:
            return int(edge) if self.of_mothers and int(edge) in (45, 50) else None
        low = int(first)
        return low if int(last) == low + 4 and low % 5 == 0 and low < OLDEST else None

    def _count(self, value: Value) -> float | None:
        """A dash is nobody in these tables; other signs say that it is unknown."""
        text = cells.narrow(value.text)
        if text in ("-", "－", "−"):
            return 0.0
        found = cells.number(text)
        return found[0] if found and not cells.says_nothing(text) else None

    def _years(self, value: Value) -> tuple[int, bool]:
        """The year of a value, and whether it is 年度."""
        found = cells.year(value.labels.get(self.time, "")) if self.time else None
        code = value.codes.get(self.time, "")[:4]
        year = found[0] if found else int(code) if code.isdigit() else self.year
        if year is None or not 1920 <= year <= self.last_year:
            raise BadFile("estat_year")
        return year, bool(found and found[1])

    def _item(self, area_code: str, cell: Cell, year: int, fiscal: bool, count: float) -> Item:
        title = self.title or self.measures()
        source = f"{title}（e-Stat）"
        if len(source) > SOURCE_LETTERS:
            source = f"{title[: SOURCE_LETTERS - 9]}…（e-Stat）"
        return Item(name_of(cell).ja, "人", "objective", "population", area_code,
                    self.areas[area_code].name, year, fiscal, count, 0, source)  # fmt: skip

    def measures(self) -> str:
        """What the table measures, in its own words."""
        found = dict.fromkeys(v.labels.get(MEASURE, "") for v in self.values)
        return cells.plain("・".join(word for word in found if word)[:80])


def _old(labels: set[str]) -> set[str]:
    """The labels that together are 85 and over, each of them once; none if some are missing."""
    found = [match for label in labels if (match := AGE.fullmatch(label))]
    opened = {int(match[3]): match[0] for match in found if match[4] == "以上"}
    fives = [m for m in found if m[1] and int(m[2]) == int(m[1]) + 4]
    spans = {int(match[1]): match[0] for match in fives}
    for edge in range(OLDEST, 105, 5):
        below = range(OLDEST, edge, 5)
        if edge in opened and all(low in spans for low in below):
            return {opened[edge], *(spans[low] for low in below)}
    return set()


def notes(reader: Reader) -> list[Problem]:
    """What was read and what was left out."""
    said = [Problem("estat", details={"title": reader.title[:80] or reader.measures()})]
    if reader.skipped:
        said.append(Problem("estat_others", details={"n": f"{reader.skipped:,}"}))
    return said
