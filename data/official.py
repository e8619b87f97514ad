"""Official files in their own layouts: their figures take the place of copies in a package.

Read are the fertility rate by municipality (第2表), 結果表1 and 2-1 to 2-3 of 社人研, the list of
children waiting for nursery places, and the preliminary census of 2025 (e-Stat). Headings are
told by their words, never by their place. Only cells that the file has are replaced: what it
lacks stays what it was, a copy that is called one.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from core.bilingual import said
from core.files import cells, estat, sheet
from core.files.problem import BadFile
from core.files.sheet import Grid, Row
from core.own import measures
from core.own.names import NOW, OLD, same
from core.own.official import first_year, is_head, joined_heads
from data.candidate import Refused
from data.difference import Tables

Values = dict[tuple[str, str, int], float]
"""Measure, area code and year → value."""
TFR = {(2018, 2022): ("tfr_bayes_2018", 2020), (2008, 2012): ("tfr_bayes_2008", 2010)}
"""Years that a table takes together → the copy, and the year in their middle."""
AGES = {"0~14歳": "projected_under_15", "15~64歳": "projected_15_64",
        "65歳以上": "projected_65_over"}  # fmt: skip
BASE, LAST = 2020, 2050
ALL = {"総数", "計", "男女計", "総数(男女別)"}
CENSUS = {"人口": "population_preliminary", "5年間の人口増減率": "population_change_preliminary"}
FEWEST = 100
"""Municipalities that a table of the country or of a large prefecture has at least."""
_CODED = re.compile(r"(\d{4,6})[\s_:・]*(.*)")


class Towns:
    """Which municipality a row is of: its code and its name must both say so."""

    def __init__(self, old: Tables) -> None:
        areas = old["areas"]
        towns = areas[areas["kind"] == "municipality"]
        self.names: dict[str, set[str]] = {}
        self.by_name: dict[str, str] = {}
        for code, prefecture, name in towns[["area_code", "prefecture_name", "name"]].to_numpy():
            self._add(code, prefecture, name)
            for before in (one for one, now in NOW.items() if now == code):
                self._add(code, prefecture, OLD[before])

    def _add(self, code: str, prefecture: str, name: str) -> None:
        self.names.setdefault(code, set()).update({same(name), same(prefecture + name)})
        self.by_name[same(prefecture + name)] = code

    def of(self, row: Row, within: int = 5) -> str:
        """Its code; "" for a prefecture, a ward, a health centre or no place at all."""
        words = [cells.narrow(row.told(at)).replace(" ", "") for at in range(within)]
        for word in words:
            found = _CODED.fullmatch(word)
            if not found:
                continue
            code = found[1][:5].zfill(5)
            code = NOW.get(code, code)
            told = {same(one) for one in (*words, found[2]) if one}
            if told & self.names.get(code, set()):
                return code
        for first, second in pairwise(words):
            if code := self.by_name.get(same(first + second), ""):
                return code
        return ""


def read(file_name: str, data: bytes, old: Tables) -> tuple[str, Values]:
    """Which copy a file stands for, and its figures.

    Raises:
        Refused: it is none of these files, says no years, or has few municipalities.
    """
    towns = Towns(old)
    try:
        sheets = sheet.opened(file_name, data)
        grids = [grid for at in range(len(sheets.names)) if (grid := _grid(sheets, at))]
    except BadFile as bad:
        raise Refused(said(f"own.problem_{bad.problem.key}", **bad.problem.details)) from bad
    waiting: Values = {}
    for grid in grids:
        if head := estat.header(grid):
            return _enough("census_2025_preliminary", _census(grid, head, towns))
        first = _first(grid, towns)
        if first is None:
            continue
        title, heads = _above(grid, first)
        if measures.TFR in title:
            return _fertility(grid, title, heads, towns, old)
        if re.search("結果表|推計", title) and sum(_year(head) is not None for head in heads) >= 7:
            return _enough("ipss_2023", _projected(grid, title, heads, towns))
        if "待機児童" in title:
            waiting |= _waiting(grid, title, towns)
    if waiting:
        return "waiting_children_2025", _others_without(waiting, grids, towns)
    raise Refused(said("update.not_known"))


def _grid(sheets: sheet.Sheets, at: int) -> Grid | None:
    try:
        return sheets.read(at)
    except BadFile as bad:
        if bad.problem.key == "empty":
            return None
        raise


def _enough(source_id: str, values: Values) -> tuple[str, Values]:
    if len({code for _, code, _ in values}) < FEWEST:
        raise Refused(said("update.few_places"))
    return source_id, values


def _first(grid: Grid, towns: Towns) -> int | None:
    """The first row of a municipality."""
    return next((at for at, row in enumerate(grid.rows) if towns.of(row)), None)


def _above(grid: Grid, first: int) -> tuple[str, list[str]]:
    """Every word above the rows, and the heading of each column."""
    above = grid.rows[:first]
    words = [cells.narrow(cell) for row in above for cell in row.cells if cell.strip()]
    heads = joined_heads([row for row in above if is_head(row)])
    return f"{' '.join(words)} {grid.sheet}".replace("〜", "~"), heads


def _number(row: Row, at: int) -> float | None:
    found = cells.number(row.cells[at] if at < len(row.cells) else "")
    return found[0] if found else None


def _year(head: str) -> int | None:
    """A year of four digits among the words of a heading: 2025年, 2025年(令和7年)."""
    found = re.search(r"(?<!\d)(20\d\d)(?!\d)", head)
    return int(found[1]) if found else None


def _fertility(
    grid: Grid, title: str, heads: list[str], towns: Towns, old: Tables
) -> tuple[str, Values]:
    """The rate in the first column that has one behind the name, as the heading says."""
    at = next((at for at, head in enumerate(heads) if measures.TFR in head and at), 1)
    rows = [(towns.of(row, at), _number(row, at)) for row in grid.rows]
    found = {code: value for code, value in rows if code and value is not None}
    source_id, year = TFR.get(measures.period(title) or (0, 0)) or _alike(found, old)
    return _enough(source_id, {("tfr_municipal", code, year): v for code, v in found.items()})


def _alike(found: dict[str, float], old: Tables) -> tuple[str, int]:
    """Where a table names no years: the copy that nearly all of its figures equal.

    Raises:
        Refused: none does.
    """
    rows = old["observations"]
    rates = rows[rows["measure"] == "tfr_municipal"].dropna(subset=["value"])
    for source_id, year in TFR.values():
        known = rates[rates["year"] == year].set_index("area_code")["value"].to_dict()
        both = found.keys() & known.keys()
        if both and sum(abs(found[c] - known[c]) < 0.006 for c in both) > 0.9 * len(both):
            return source_id, year
    raise Refused(said("update.no_years"))


def _projected(grid: Grid, title: str, heads: list[str], towns: Towns) -> Values:
    """One of 結果表1 (all ages) and 2-1 to 2-3; years across, numbers before indices."""
    part = next((name for words, name in AGES.items() if words in title), "")
    columns: dict[int, int] = {}
    for at, head in enumerate(heads):
        if (year := _year(head)) is not None and year % 5 == 0:
            columns.setdefault(year, at)
    values: Values = {}
    for row in grid.rows:
        code = towns.of(row)
        for year, at in columns.items() if code else ():
            value = _number(row, at)
            if value is None:
                continue
            if not part:
                values["population_projected", code, year] = value
            elif year == LAST:
                values[part, code, year] = value
            if not part and year == BASE:
                later = (then for then in columns if then > BASE)
                values |= {("projected_from", code, then): value for then in later}
    return values


def _waiting(grid: Grid, title: str, towns: Towns) -> Values:
    """Triples of prefecture, municipality and number; several stand beside each other."""
    year = first_year(title)
    if year is None:
        raise Refused(said("update.no_years"))
    values: Values = {}
    for row in grid.rows:
        words = [cells.narrow(cell).replace(" ", "") for cell in row.cells]
        for at in range(len(words) - 2):
            code = towns.by_name.get(same(words[at] + words[at + 1]), "")
            value = _number(row, at + 2)
            if code and words[at] and value is not None:
                values.setdefault(("waiting_children", code, year), value)
    return values


def _others_without(values: Values, grids: list[Grid], towns: Towns) -> Values:
    """Towns that are not listed have none, where the list adds up to a total it states."""
    whole = sum(values.values())
    stated = {found[0] for grid in grids for row in grid.rows
              if re.search("全国|合計|計", " ".join(row.cells))
              for cell in row.cells if (found := cells.number(cell))}  # fmt: skip
    if whole not in stated:
        return values
    (year,) = {year for _, _, year in values}
    return {("waiting_children", code, year): 0.0 for code in towns.names} | values


def _census(grid: Grid, head: Row, towns: Towns) -> Values:
    """Both sexes together: people, and the change since 2020."""
    values: Values = {}
    for value in estat.taken_apart(grid, head).values:
        name = next((CENSUS[label] for label in _words(value) if label in CENSUS), "")
        sex = [label for dimension, label in value.labels.items() if "男女" in dimension]
        found = cells.number(value.text)
        if not name or not found or (sex and not set(sex) & ALL):
            continue
        told = [*value.codes.values(), *value.labels.values()]
        if "2025" not in " ".join(told):
            continue
        code = towns.of(Row(value.row, told), len(told))
        if code:
            values[name, code, 2025] = found[0]
    return values


def _words(value: estat.Value) -> Iterator[str]:
    """Labels without what stands in brackets behind them."""
    for label in value.labels.values():
        yield re.sub(r"\s*[\[(【].*", "", label)
