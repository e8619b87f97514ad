"""A file as rows of text: CSV in UTF-8, cp932 or UTF-16, or the first sheet of an .xlsx."""

import csv
import datetime
import io
import re
from dataclasses import dataclass, field
from itertools import repeat
from math import ceil
from operator import is_not
from typing import Any

import openpyxl  # type: ignore[import-untyped]
from openpyxl.cell.read_only import EMPTY_CELL  # type: ignore[import-untyped]
from openpyxl.utils import get_column_letter  # type: ignore[import-untyped]
from openpyxl.utils.exceptions import InvalidFileException  # type: ignore[import-untyped]

from core.own.archive import BROKEN, inspect
from core.own.model import MOST_BYTES, MOST_ROWS, BadFile, Problem

MOST_COLUMNS = 120
LAST_ROW = 1_048_576
FORMULA = re.compile(rb"<(\w+:)?f[\s/>]")
"""Of a cell; in any part, as a sheet may lie in a part of any name."""
MACROS = (".xlsm", ".xltm", ".xlam", ".xlsb")
UNREADABLE = (*BROKEN, InvalidFileException, SyntaxError, KeyError, TypeError, AttributeError,
              IndexError, OverflowError)  # fmt: skip
"""What openpyxl raises over parts that are not what they should be; XML parsers SyntaxError."""


@dataclass(frozen=True)
class Row:
    """Cells as text; `number` as a spreadsheet counts."""

    number: int
    cells: list[str]


@dataclass
class Grid:
    """The rows that hold anything, and cells that cannot be read."""

    rows: list[Row] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def add(self, number: int, cells: list[str]) -> None:
        if number > LAST_ROW:
            raise BadFile("rows", max=f"{MOST_ROWS:,}")
        if not any(cell.strip() for cell in cells):
            return
        if any(cell.strip() for cell in cells[MOST_COLUMNS:]):
            raise BadFile("wide", max=str(MOST_COLUMNS))
        if len(self.rows) > MOST_ROWS + 20:  # header and what stands above it
            raise BadFile("rows", max=f"{MOST_ROWS:,}")
        self.rows.append(Row(number, cells))


def read(file_name: str, data: bytes) -> Grid:
    """The rows of a file, told by its content, not by its name alone.

    Raises:
        BadFile: nothing in it can be used.
    """
    if len(data) > MOST_BYTES:
        raise BadFile("bytes", max="5", size=f"{ceil(len(data) / 1024 / 1024 * 10) / 10}")
    if not data.strip():
        raise BadFile("empty")
    if file_name.lower().endswith(MACROS):
        raise BadFile("macros")
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise BadFile("old_excel")
    grid = workbook(data) if data.startswith(b"PK") else table(data, file_name)
    if not grid.rows:
        raise BadFile("empty")
    return grid


def decoded(data: bytes) -> str:
    """Text of a CSV file; UTF-16 only with a BOM, UTF-8 with or without, else cp932."""
    wide = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    if b"\0" in data and not wide:
        raise BadFile("encoding")
    for encoding in ("utf-16",) if wide else ("utf-8-sig", "cp932"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise BadFile("encoding")


def table(data: bytes, file_name: str = "") -> Grid:
    """The records of a CSV file; tabs instead of commas are understood."""
    try:
        text, grid = decoded(data), Grid()
    except BadFile as error:
        if file_name.lower().endswith(".xlsx"):
            raise BadFile("broken") from error
        raise
    first = text.partition("\n")[0]
    delimiter = "\t" if "\t" in first and "," not in first else ","
    try:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
        for number, cells in enumerate(reader, start=1):
            grid.add(number, cells)
    except csv.Error as error:
        raise BadFile("csv") from error
    return grid


def workbook(data: bytes) -> Grid:
    """The first sheet: values as last calculated; a formula without a value is a problem."""
    parts = inspect(data)
    formulas = any(FORMULA.search(part) for part in parts.values())
    try:
        grid = _values(data)
        if formulas:
            grid.problems.extend(_uncalculated(data, grid))
    except UNREADABLE as error:
        raise BadFile("broken") from error
    return grid


def _first_rows(data: bytes, data_only: bool) -> list[tuple[int, list[object]]]:
    """Rows that hold anything, of the first sheet, without gaps; bounded whatever it claims."""
    book = openpyxl.load_workbook(
        io.BytesIO(data), read_only=True, data_only=data_only, keep_links=False
    )
    try:
        found: list[tuple[int, list[object]]] = []
        sheet = book.worksheets[0]
        sheet.reset_dimensions()  # what the file says of itself may leave rows out
        for number, row in enumerate(sheet.iter_rows(max_col=MOST_COLUMNS + 1), start=1):
            if number > LAST_ROW:
                raise BadFile("broken")
            if not any(map(is_not, row, repeat(EMPTY_CELL))):
                continue
            cells = [None if cell is EMPTY_CELL else _seen(cell) for cell in row]
            if any(cell is not None for cell in cells):
                found.append((number, cells))
            if len(found) > MOST_ROWS + 21:
                raise BadFile("rows", max=f"{MOST_ROWS:,}")
        return found
    finally:
        book.close()


def _seen(cell: Any) -> object:
    """A cell's value; 45.3 where 0.453 is shown as 45.3 %."""
    value: object = cell.value
    if isinstance(value, int | float) and value is not True and value is not False:
        shown = str(getattr(cell, "number_format", ""))
        return round(value * 100, 10) if "%" in shown else value
    return value


def _values(data: bytes) -> Grid:
    grid = Grid()
    for number, cells in _first_rows(data, data_only=True):
        grid.add(number, [_text(cell) for cell in cells])
    return grid


def _text(cell: object) -> str:
    """A cell as somebody would type it; 2023.0 is 2023."""
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, float):
        return f"{cell:.10f}".rstrip("0").rstrip(".")
    if isinstance(cell, datetime.datetime | datetime.date):
        return cell.isoformat()[:10]
    return str(cell)


def _uncalculated(data: bytes, grid: Grid) -> list[Problem]:
    known = {row.number: row.cells for row in grid.rows}
    problems = []
    for number, cells in _first_rows(data, data_only=False):
        values = known.get(number, [])
        for at, cell in enumerate(cells):
            kind = isinstance(cell, str) and cell.startswith("=")
            formula = kind or type(cell).__name__ in ("ArrayFormula", "DataTableFormula")
            if formula and not (at < len(values) and values[at]):
                letter = get_column_letter(at + 1)
                problems.append(Problem("formula", number, letter, {"cell": f"{letter}{number}"}))
    return problems
