"""Population of 自治体標準オープンデータセット: parts of a town, added up after asking."""

from core.files import cells
from core.files.problem import BadFile, Problem
from core.files.sheet import Grid, Row
from core.own.model import Item
from core.own.official import Read, numbers
from core.own.places import Places
from core.stats.area import Area
from core.units import plain

SOURCE = "自治体標準オープンデータセット 人口"
DAY = "調査年月日"
READ = {"総人口": ("住民基本台帳の人口", "人"), "世帯数": ("世帯数", "世帯")}


def head(grid: Grid) -> Row | None:
    """The row of headings; None for any other file."""
    for row in grid.rows[:10]:
        typed = {cells.narrow(cell) for cell in row.cells}
        if DAY in typed and "総人口" in typed:
            return row
    return None


def read(grid: Grid, first: Row, places: Places) -> Read:
    """Sums over the parts of a town (町字), for one day.

    Raises:
        BadFile: several days or towns, parts beside their own sum, or a part without a number.
    """
    at = {cells.narrow(word): place for place, word in enumerate(first.cells) if word.strip()}
    rows = [row for row in grid.rows if row.number > first.number]
    area, year = _area(rows, at, places), _year(rows, at)
    part = next((at[name] for name in at if name.startswith("地域名_") or "町字" in name), None)
    whole = [row for row in rows if part is not None and not row.told(part).strip()]
    if whole and len(rows) > 1:
        raise BadFile("open_data_sum")
    items = []
    for name, (title, unit) in READ.items():
        if name not in at:
            continue
        place = at[name]
        found = [numbers(row, place) for row in rows]
        if None in found:
            raise BadFile("open_data_missing", name=name)
        whole_town = sum(value or 0.0 for value in found)
        items.append(Item(title, unit, "objective", "population", area.area_code, area.name,
                          year, False, whole_town, 0, SOURCE))  # fmt: skip
    total = next(item.value for item in items if item.unit == "人")
    shown = {"n": str(len(rows)), "area": area.name, "total": plain(total, 0), "year": str(year)}
    return Read(tuple(items), ask=Problem("ask_open_data", details=shown))


def _area(rows: list[Row], at: dict[str, int], places: Places) -> Area:
    code = next((place for name, place in at.items() if name.startswith("全国地方公共団体")), None)
    name = at.get("地方公共団体名", at.get("地域名"))
    found = [places.find(row.told(code) if code is not None else "",
                         row.told(name) if name is not None else "", row.number)
             for row in rows]  # fmt: skip
    areas = {one.area_code: one for one in found if isinstance(one, Area)}
    if len(areas) != 1 or any(isinstance(one, Problem) for one in found):
        raise BadFile("open_data_areas")
    return next(iter(areas.values()))


def _year(rows: list[Row], at: dict[str, int]) -> int:
    days = {cells.narrow(row.told(at[DAY])) for row in rows}
    found = cells.year(next(iter(days))) if len(days) == 1 else None
    if not found:
        raise BadFile("open_data_days")
    return found[0]
