"""A file as rows of text: CSV in UTF-8, cp932 or UTF-16, or the first sheet of an .xlsx."""

import csv
import io
from dataclasses import dataclass, field
from math import ceil

from openpyxl.utils import get_column_letter  # type: ignore[import-untyped]

from core.own.archive import inspect
from core.own.model import MOST_BYTES, MOST_ROWS, BadFile, Problem
from core.own.workbook import LAST_ROW, MOST_COLUMNS, first_sheet

MACROS = (".xlsm", ".xltm", ".xlam", ".xlsb")


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
    grid = Grid()
    for row, at in first_sheet(inspect(data), grid.add):
        letter = get_column_letter(at + 1)
        grid.problems.append(Problem("formula", row, letter, {"cell": f"{letter}{row}"}))
    return grid
