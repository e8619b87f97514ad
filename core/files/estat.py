"""Files of the statistics portal e-Stat, taken apart into numbers with their labels.

Two forms: columns (`tab_code,表章項目,…,value`) and cross tables whose header has one cell that
begins with `/`, before the labels of the dimension laid across. What stands above the header
names the statistics and the table.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from core.files import cells
from core.files.sheet import Grid, Row

HEADER_WITHIN = 60
SIGNS = {"tab_code", "time_code", "表章項目"}
"""Beside `value`: columns of a file written with codes or without."""
_ABOVE = {"STAT_NAME": 2, "TITLE": 2, "統計名": 1, "表題": 1, "統計表名": 1}
"""What stands above the header, and in which cell its words are."""


@dataclass(frozen=True)
class Value:
    """One number with what it is about: dimension → label, and dimension → code."""

    row: int
    labels: dict[str, str]
    codes: dict[str, str]
    text: str


@dataclass
class Table:
    """A table taken apart.

    Attributes:
        title: what stands above, for the source.
        year: of the whole table, where no dimension says it.
    """

    values: list[Value] = field(default_factory=list)
    title: str = ""
    year: int | None = None


def header(grid: Grid) -> Row | None:
    """The row that names the dimensions; None for a file that e-Stat did not write."""
    for row in grid.rows[:HEADER_WITHIN]:
        typed = [cells.narrow(cell) for cell in row.cells]
        columns = "value" in typed and bool(SIGNS & set(typed))
        across = any(cell.startswith("/") and not cell.endswith("コード") for cell in typed)
        if columns or (across and any("年齢" in cell or "男女" in cell for cell in typed)):
            return row
    return None


def taken_apart(grid: Grid, head: Row) -> Table:
    """Every number of a file with its labels."""
    names = [cells.narrow(cell) for cell in head.cells]
    above = [row for row in grid.rows if row.number < head.number]
    table = Table(title=_title(above), year=_year(above))
    below = [row for row in grid.rows if row.number > head.number]
    split = _columns if "value" in names else _across
    table.values = [value for row in below for value in split(row, names)]
    return table


def _title(above: Iterable[Row]) -> str:
    found: dict[str, str] = {}
    for row in above:
        key = cells.narrow(row.cells[0]).rstrip(":")
        at = _ABOVE.get(key)
        if at is not None and len(row.cells) > at:
            found.setdefault(key, cells.plain(row.cells[at]))
    return " ".join(dict.fromkeys(word for word in found.values() if word))


def _year(above: Iterable[Row]) -> int | None:
    """The year of a survey: of 実施年月, else the first in the title."""
    rows = [" ".join(row.cells) for row in above]
    for row in sorted(rows, key=lambda text: "実施年月" not in text):
        if "更新" in row or "公開" in row or "DATE" in row:
            continue
        for word in re.findall(r"(?:令和|平成|昭和)(?:元|\d{1,2})年|\d{4}年", cells.narrow(row)):
            if found := cells.year(word):
                return found[0]
    return None


def _columns(row: Row, names: list[str]) -> Iterator[Value]:
    labels, codes, text = {}, {}, ""
    for at, (name, cell) in enumerate(zip(names, row.cells, strict=False)):
        if name == "value":
            text = cell
        elif name.endswith("_code"):
            codes[names[at + 1]] = cells.narrow(cell)
        elif name not in ("unit", "annotation"):
            labels[name] = cells.narrow(cell)
    yield Value(row.number, labels, codes, text)


def _across(row: Row, names: list[str]) -> Iterator[Value]:
    turn = next(at for at, name in enumerate(names) if name.startswith("/"))
    labels, codes = {}, {}
    for name, cell in zip(names[:turn], row.cells, strict=False):
        if name.endswith("補助コード"):
            continue
        if name.endswith("コード"):
            codes[name.removesuffix("コード").strip()] = cells.narrow(cell)
        elif name:
            labels[name] = cells.narrow(cell)
    across = names[turn].lstrip("/").strip()
    for name, cell in zip(names[turn + 1 :], row.cells[turn + 1 :], strict=False):
        if name:
            label = name.partition("【")[0].strip()
            yield Value(row.number, labels | {across: label}, codes, cell)
